"""Shared wording, and where it comes from: ``python -m eval origins``."""
