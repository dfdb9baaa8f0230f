"""The one question that may leave this machine: who practises in a place, asked of the public registry."""
