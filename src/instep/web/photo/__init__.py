"""Photos of the feet, kept at home and compared."""
