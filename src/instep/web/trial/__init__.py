"""A fair test on oneself."""
