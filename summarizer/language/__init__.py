"""Pure functions over text and parses."""
