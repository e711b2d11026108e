"""Scores of a brief: from a file and its articles to figures with their evidence."""
