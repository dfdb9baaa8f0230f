"""What changed over many sessions, as sentences and as a document."""
