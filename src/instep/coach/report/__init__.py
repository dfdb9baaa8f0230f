"""The page for the podiatrist: which days, and what they held."""
