"""Trains the ear's head from the clips beside it: `python voice/train`."""
