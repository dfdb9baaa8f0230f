"""Whom to ask, how to check them, and what to say."""
