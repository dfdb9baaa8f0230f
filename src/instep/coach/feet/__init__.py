"""The look at the feet, the touch test and temperatures, and what was seen over time."""
