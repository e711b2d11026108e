"""Differences between sources: ``python -m eval conflicts``."""
