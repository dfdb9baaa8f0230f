"""From the questions to the session itself, and what came of it."""
