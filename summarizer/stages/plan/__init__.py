"""plan: choose what a brief says within its word budget, and where."""

from summarizer.stages.plan.arrange import is_position, make_plan, pruned
from summarizer.stages.plan.lengths import LONGEST_SENTENCE, SENTENCE_WORDS, word_count

__all__ = ["LONGEST_SENTENCE", "SENTENCE_WORDS", "is_position", "make_plan", "pruned", "word_count"]
