"""Names, roles, and who says what."""
