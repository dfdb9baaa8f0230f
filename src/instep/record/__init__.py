"""The foot record: what was found on a foot, and what became of it."""
