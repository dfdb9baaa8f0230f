"""The page for the podiatrist, and taking everything out."""
