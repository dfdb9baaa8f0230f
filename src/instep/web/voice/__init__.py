"""What a page speaks and hears."""
