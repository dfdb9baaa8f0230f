"""A fair test on oneself: proposed, run day by day, and its result."""
