"""The plan as a timeline, and the chart that plays it."""
