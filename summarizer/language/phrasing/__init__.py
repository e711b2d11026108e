"""Sentences that stand on their own, in fewer words."""
