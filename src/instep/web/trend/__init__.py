"""What changed over many sessions."""
