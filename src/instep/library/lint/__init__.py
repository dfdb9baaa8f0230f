"""Whether the content holds together."""
