"""Time expressions and their values: ``python -m eval time``."""
