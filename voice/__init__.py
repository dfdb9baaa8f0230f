"""What the ear is made from: recorded and synthetic speech, and the command that trains its head."""
