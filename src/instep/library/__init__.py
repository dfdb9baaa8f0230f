"""Reads content into values; refuses what does not hold together."""
