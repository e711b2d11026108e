"""render: a briefing as Markdown, JSON or terminal text, and back from JSON."""
