"""Pages, a small JSON door, and the offline player."""
