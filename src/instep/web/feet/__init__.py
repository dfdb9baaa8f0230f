"""The look, the touch test, temperatures, and the record of both feet."""
