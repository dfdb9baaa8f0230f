"""A fair test on one person: its design, its power, and what its days can and cannot tell."""
