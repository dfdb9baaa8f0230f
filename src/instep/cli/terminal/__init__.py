"""The coach in a terminal: asks, shows, listens for keys, and plays."""
