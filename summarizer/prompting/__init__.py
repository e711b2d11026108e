"""Load and fill prompts; parse replies."""
