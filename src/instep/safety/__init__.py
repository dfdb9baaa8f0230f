"""Every decision that can stop hands or send someone to care."""
