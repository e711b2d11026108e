"""Time expressions, and the happenings they belong to."""
