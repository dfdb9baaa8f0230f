"""What leaves the house, in open formats."""
