"""What a proposed difference is about, in words that its sentences use, or in safe ones of our own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.domain.claims import ConflictKind
from summarizer.domain.syntax import Parse
from summarizer.language.support.analysis import analyse
from summarizer.language.words.quotations import quotations
from summarizer.language.words.thesaurus import same_sense
from summarizer.language.words.tokens import content_stems, is_stop_word, stem, word_texts
from summarizer.stages.conflicts.sides import Side

_NEUTRAL = frozenset(
    map(
        stem,
        """
        whether number amount sum share total day date time hour year month place name spelling age cause
        reason role length size weight price cost order origin result outcome kind extent
        """.split(),
    )
)
"""Words that ask of anything what may differ, and tell nothing."""
_ASKING = frozenset("whether who whom whose what which when where why how if".split())
_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*")
_MOST_WORDS = 10
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_UNNAMED = {ConflictKind.ACCOUNT: "what the sides say", ConflictKind.CORRECTION: "what was corrected"}
_UNNAMED_ELSE = "what the sources say"


def named_point(point: Parse, kind: ConflictKind, sides: Sequence[Side]) -> str:
    """Name what is in question.

    Args:
        point: what a model calls it, analysed.
        kind: of the difference.
        sides: its sides.

    Returns:
        The model's words if they are few and plain, assert nothing, have no number, and each of them
        stands in a side's sentences outside quotation marks, in the sentences of all sides, or is a neutral
        one; else a fixed phrase.
    """
    if _is_plain(point) and set(content_stems(point.text)) <= _NEUTRAL | _usable(sides):
        return point.text[0].lower() + point.text[1:] if _opens_plainly(point) else point.text
    return _UNNAMED.get(kind, _UNNAMED_ELSE)


def speak_of_one_thing(point: Parse, sides: Sequence[Side]) -> bool:
    """Whether sides speak of the same, as far as words can tell.

    Args:
        point: what a model calls in question, analysed.
        sides: at least two.

    Returns:
        True if all sides give a number of one kind, if their sentences share a telling word, or if a word of
        the point, or of its sense, stands in a paragraph of every side.
    """
    if set.intersection(*({quantity.kind for quantity in side.quantities} for side in sides)):
        return True
    sentences = [{s for line in side.lines for s in content_stems(line.sentence.text)} for side in sides]
    if any(not s[0].isdigit() for s in set.intersection(*sentences)):
        return True
    told = [token.text for token in point.tokens if not is_stop_word(token.text)]
    known = [{word for line in side.lines for word in word_texts(line.paragraph)} for side in sides]
    return any(
        word[0].isalnum() and all(any(same_sense(word, other) for other in words) for words in known)
        for word in told
    )


def _is_plain(point: Parse) -> bool:
    """Whether it is a short phrase or an indirect question, and no statement."""
    told = content_stems(point.text)
    if not told or not _PLAIN.fullmatch(point.text) or len(point.text.split()) > _MOST_WORDS:
        return False
    analysis = analyse(point)
    states = any(
        t.tag in _FINITE and analysis.has(i, "nsubj", "nsubjpass") for i, t in enumerate(point.tokens)
    )
    return not states or point.text.split()[0].casefold() in _ASKING


def _opens_plainly(point: Parse) -> bool:
    return point.tokens[0].pos != "PROPN" and not point.tokens[0].text.isupper()


def _usable(sides: Sequence[Side]) -> set[str]:
    """Stems that tell what is in question in nobody's words: what one side alone quotes is left out."""
    told = [{s for line in side.lines for s in content_stems(line.sentence.text)} for side in sides]
    plain = {s for side in sides for line in side.lines for s in content_stems(_unquoted(line.sentence.text))}
    return plain | set.intersection(*told)


def _unquoted(text: str) -> str:
    for q in reversed(quotations(text)):
        text = f"{text[: q.start]} {text[q.end :]}"
    return text
