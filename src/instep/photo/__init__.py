"""Photos of the feet: taken in safely, judged for use, kept here, lined up with earlier ones. Never rated."""
