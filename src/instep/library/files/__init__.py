"""What people hand in: answers, plans, tables, replies."""
