"""Whose feet they are: people, what they said of themselves, and what stopped them."""
