"""Pooling of studies for a person who asks."""
