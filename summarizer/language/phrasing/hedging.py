"""Tell a report of what happened from the writer's own reading of it."""

from __future__ import annotations

from summarizer.domain.syntax import Parse
from summarizer.language.words.quotations import inside, quotations

_READING_VERBS = frozenset(
    """seem appear suggest signify signal underscore underline highlight illustrate mask reflect hint
    telegraph mean remain loom beg raise""".split()
)
_POSSIBILITY = frozenset({"may", "might", "could", "would", "should"})
_READING_WORDS = frozenset(
    """apparently arguably clearly curiously doubtless evidently ironically likely notably obviously perhaps
    possibly presumably probably seemingly strikingly surprisingly tellingly unclear unlikely""".split()
)


def is_reading(parse: Parse) -> bool:
    """Whether an unattributed sentence interprets or predicts rather than reports.

    Args:
        parse: analysis of one sentence that names no speaker.

    Returns:
        True if its main clause hangs on a verb of impression, a modal of possibility or a stance
        adverb outside quotation marks.
    """
    main = {i for root in parse.roots for i in (root, *parse.children(root))}
    quoted = quotations(parse.text)
    for i, token in enumerate(parse.tokens):
        if inside(quoted, token.start):
            continue
        lemma = token.lemma.lower()
        if lemma in _READING_WORDS:
            return True
        if i in main and (lemma in _POSSIBILITY or (token.pos == "VERB" and lemma in _READING_VERBS)):
            return True
    return False
