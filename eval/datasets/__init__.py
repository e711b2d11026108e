"""Data sets as items: articles of one story, with what a person prepared for it."""
