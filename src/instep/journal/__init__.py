"""The append-only record of facts."""
