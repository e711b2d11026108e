"""Timelines of topics: ``python -m eval timeline``."""
