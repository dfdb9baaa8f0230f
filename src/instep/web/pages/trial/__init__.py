"""The pages of a fair test on oneself: choose, propose, rate day by day, and what the days told."""
