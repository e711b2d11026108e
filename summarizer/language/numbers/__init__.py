"""Numbers, what they count and how exactly they are meant."""
