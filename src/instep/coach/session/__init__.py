"""From the questions before a massage to what earlier ones mean for the next."""
