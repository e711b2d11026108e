"""Who says what: ``python -m eval speakers``."""
