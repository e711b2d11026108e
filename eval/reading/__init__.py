"""Sentences of a run, read blind by people, and how well gate and judge agree with them."""
