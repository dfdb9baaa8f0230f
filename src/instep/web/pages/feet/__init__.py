"""The foot record's pages: the feet today and on any day, the daily look, one finding's history."""
