"""Neutral, cited briefs of many news articles about the same events."""

__version__ = "0.1.0"
