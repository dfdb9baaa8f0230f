"""What forms send, read into values once; what is wrong is named by its field."""
