"""Labelled data: files of records, their halves, and their texts as the program sees them."""
