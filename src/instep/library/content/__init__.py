"""What ships with Instep, read into values."""
