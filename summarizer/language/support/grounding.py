"""Whether a statement that somebody else worded can be traced to the sentences it is said to come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Sentence, Span
from summarizer.language.people.names import same_name
from summarizer.language.people.speakers import Spoken, listen
from summarizer.language.phrasing.standing import objection
from summarizer.language.words.tokens import content_stems, stem, words

_LEAST_SHARE = 0.6
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def read_alone(parse: Parse) -> Spoken:
    """Read a statement as if it were a whole article: nothing comes before it."""
    text = parse.text
    return listen([Sentence(Span("alone", 0, len(text)), text, 0, 0, BlockKind.PARAGRAPH, parse)], text)[0]


def ungrounded(parse: Parse, evidence: Sequence[str], passage: Sequence[str]) -> str | None:
    """Say why a statement does not come from its evidence.

    Args:
        parse: analysis of the statement.
        evidence: the sentences it is said to come from.
        passage: those and their neighbours, where its names may be introduced.

    Returns:
        The reason, or None: it stands alone, its numbers and most of its words are in the
        evidence, and its names are in the passage.
    """
    reason = objection(read_alone(parse).reading)
    if reason is not None:
        return f"cannot stand alone: {reason}"
    numbers = set(_NUMBER.findall(parse.text)) - set(_NUMBER.findall(" ".join(evidence)))
    if numbers:
        return f"has the number {min(numbers)}, which is not in its sentences"
    names = name_stems(parse) - _stems(passage)
    if names:
        return f"has a name that is not in the passage: {min(names)}"
    wanted = [s for s in content_stems(parse.text) if s not in name_stems(parse)]
    known = _stems(evidence)
    if sum(s in known for s in wanted) < _LEAST_SHARE * len(wanted):
        return "has too few of its sentences' words"
    return None


def name_stems(parse: Parse) -> frozenset[str]:
    """Stems of the words of names."""
    return frozenset(stem(t.text) for t in parse.tokens if t.pos == "PROPN")


def introduces(name: str, text: str) -> bool:
    """Whether a text has the last word of a name."""
    last = next((w.text for w in reversed(words(name))), "")
    return stem(last) in _stems([text])


def says_who(parse: Parse, speaker: str) -> bool:
    """Whether a statement names its speaker itself, as who says it or as who it is about."""
    if any(s.main and s.name and same_name(s.name, speaker) for s in read_alone(parse).statements):
        return True
    subjects = [t.text for t in parse.tokens if t.dep in {"nsubj", "nsubjpass"} and t.head in parse.roots]
    return any(introduces(speaker, subject) for subject in subjects)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(w.text) for text in texts for w in words(text))
