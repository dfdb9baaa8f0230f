"""Moves, routines and positions as values."""
