"""People, their answers, their country, and what stopped them."""
