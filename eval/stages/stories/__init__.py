"""Mixed piles split into stories: ``python -m eval stories``."""
