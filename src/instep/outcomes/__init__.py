"""Ratings before and after, and whether they changed."""
