"""Cues into sound."""
