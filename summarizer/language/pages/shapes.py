"""What a block of text looks like: prose, a label, a credit, a link. Form only, no topic."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.words.tokens import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*")
_END = re.compile(r"[.!?…。！？][\"'”’»)\]*]*$")
_CUT_OFF = re.compile(r"(?:\.{3}|…)$")
_OPENS_LIST = re.compile(r":[\"'”’]?$")
_QUOTED = re.compile(r"[\"“«][^\"”»]{0,2000}[\"”»]")
_READER = re.compile(
    r"\b(?:you|your|yours|please|(?-i:us)|click|sign up|subscribe|read more)\b|\bhere\W*$"
    r"|(?:^|[.!?:]\s)(?:try|get|join|follow|share|send|tell|support|download|enter|contact|read|see|watch|listen|"
    r"donate|log|help|like|save|buy)\b",
    re.I,
)
_SENTENCE_GAP = re.compile(r"(?<=[.!?])[)\]”’\"']*\s+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_SAMPLE = 1500
_FEWEST_PROSE_WORDS = 6
_LONG_WITHOUT_END = 20
_FEWEST_CAPTION_WORDS = 4
_NARRATION = frozenset(
    """
    was were had did said says told came went made took got wasn't weren't hadn't didn't would could should
    might will won't wouldn't couldn't shouldn't he she they it we i
    """.split()
)

_PICTURE = (
    r"(?:photo(?:s|graphs?|graphy|graphers?)?|images?|pictures?|video|illustrations?|graphics?|artwork)"
)
_AGENCY = (
    r"(?:getty(?:\s+images)?|reuters|afp|ap|epa|upi|shutterstock|alamy|istock|bloomberg|pool|handout|file)"
)
_NAME = r"[A-ZÀ-Þ][\w.’'\-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'\-]*|de|van|von|bin|al|for|the|via|of)){0,5}"
_SLASHED = re.compile(rf"\(?{_NAME}(?:\s*[/|]\s*{_NAME}){{1,4}}\)?")
_PICTURE_LABEL = re.compile(
    rf"[(\[]?(?:(?:main|file|cover|lead)\s+)?{_PICTURE}(?:\s+(?:credits?|courtesy|source))?(?:\s+by\s|\s*[:/©|])|^credits?\s*:|^©",
    re.I,
)
_AGENCY_ONLY = re.compile(rf"[(\[]?(?:{_NAME}\s*[,–—\-]\s*)?{_AGENCY}(?:[\s,/|–—\-]+{_AGENCY})*[)\]]?", re.I)
_PICTURE_TAIL = re.compile(
    rf"[(\[](?=[^()\[\]]{{3,80}}[)\]]$)(?:[^()\[\]]*(?:\b{_PICTURE}\b|\b{_AGENCY}\b)[^()\[\]]*|{_NAME}(?:\s*/\s*{_NAME})+)[)\]]$",
    re.I,
)
_FILE_PICTURE = re.compile(
    rf"(?:^|[.!?)]\s|[–—-]\s|[(\[])(?:archive|file|library|stock|symbolic) {_PICTURE}\W*$", re.I
)
_PICTURE_WORDS = re.compile(
    rf"\b(?:captions?|pictured|seen (?:here|above))\b|[/©]\s?{_AGENCY}\b|^\W*(?:image|photo|picture|file)\b"
    r"|\((?:photo|image|picture)",
    re.I,
)
_CONTRIBUTION = re.compile(
    r"\bcontribut\w+\s+(?:\w+\s+){0,2}to\s+(?:this|the)\s+(?:report|article|stor|piece|dispatch|coverage)"
    r"|^\W*(?:additional\s+)?(?:report(?:ing|ed)|editing|edited|writing|written|compiled)\s+by\s+[A-Z]"
    r"|^\W*with\s+(?:additional\s+)?(?:reporting|files|reports|material|information)\s+(?:by|from)\b"
    r"|\badditional\s+reporting(?:\s+(?:by|from)\b|:)"
    r"|^\W*(?:parts?\s+of\s+)?this\s+(?:article|report|story|piece|text)\s+[^.]{0,60}\b(?:material|reporting|reports)"
    r"\s+(?:by|from)\b",
    re.I,
)
_SERVICES = re.compile(r"\b(?:wires?|(?:wire|news)\s+(?:services?|agenc(?:y|ies)))\W*$", re.I)
_COPYRIGHT = re.compile(r"^\W*(?:copyright\b|©|\(c\)\s)|\ball rights reserved\b", re.I)
_LABELLED_LINK = re.compile(
    r"\W*(?:read|see|watch|listen|more|also|related|video|photos?|gallery|recommended|explore|don[’']t miss)"
    r"(?:\s+\w+){0,3}\s*[:|>»]\s",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of one block."""

    words: int
    stop_share: float | None
    """Share of English closed-class words, 0 to 1; running prose has a quarter or more. None where
    the article is in another language."""
    ended: bool
    """Whether it ends as a sentence does."""
    cut_off: bool
    """Whether it ends in an ellipsis, as teasers do."""
    opens_list: bool
    """Whether it ends in a colon."""
    to_reader: bool
    """Whether half of its sentences or more speak to its reader, outside quotation marks."""

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a sentence, or long and full of closed-class words."""
        if self.words < _FEWEST_PROSE_WORDS:
            return False
        if self.ended or self.opens_list:
            return self.stop_share is None or self.stop_share >= 0.12
        return self.is_open_prose

    @property
    def is_open_prose(self) -> bool:
        """Whether it is long enough to be running text although it does not end as a sentence does."""
        fluent = self.stop_share is None or self.stop_share >= 0.2
        return self.words >= _LONG_WITHOUT_END and fluent and not self.ended


def plain_words(text: str) -> list[str]:
    """Words in lower case with straight apostrophes; several times as fast as finding their offsets."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def shape_of(text: str) -> Shape:
    """Measure one block of clean text; of a very long one, its beginning."""
    head = text[:_SAMPLE]
    found = plain_words(head)
    stops = sum(map(STOP_WORDS.__contains__, found))
    count = len(found) + len(_UNSPACED.findall(head)) // 2
    if len(head) < len(text):
        count = count * len(text) // len(head)
    tail = text[-20:]
    return Shape(
        words=count,
        stop_share=stops / len(found) if found else 0.0,
        ended=_END.search(tail) is not None,
        cut_off=_CUT_OFF.search(tail) is not None,
        opens_list=_OPENS_LIST.search(tail) is not None,
        to_reader=_speaks_to_reader(head),
    )


def _speaks_to_reader(text: str) -> bool:
    # A columnist's "let us begin" or a single question to the reader makes no notice of a paragraph.
    said = [s for s in _SENTENCE_GAP.split(_QUOTED.sub(" ", text)) if s.strip()]
    return 2 * sum(_READER.search(s) is not None for s in said) >= max(1, len(said))


def is_picture_credit(text: str) -> bool:
    """Whether a block names who made a picture ("Ana Roe/Brill Press", "Photo: Ana Roe", "(Reuters)")."""
    if len(text) > 120:
        return False
    if _SLASHED.fullmatch(text) or _AGENCY_ONLY.fullmatch(text):
        return True
    return _PICTURE_LABEL.match(text) is not None and not text.endswith(".")


def ends_in_picture_credit(text: str) -> bool:
    """Whether a block ends in a bracketed picture credit, as captions do."""
    return _PICTURE_TAIL.search(text[-90:]) is not None


def mentions_picture(text: str) -> bool:
    """Whether a block's first or last words are those of a caption ("Image caption …", "… pictured")."""
    return any(_PICTURE_WORDS.search(part) for part in (text[:40], text[-40:]))


def is_file_picture(text: str) -> bool:
    """Whether a block ends in a note that its picture shows something like it ("… Library photo.")."""
    return _FILE_PICTURE.search(text[-40:]) is not None


def is_open_caption(text: str) -> bool:
    """Whether words after a paragraph's last full sentence are a caption rather than a sentence without end.

    Captions tell in the present tense what is to be seen; narration without its full stop has a verb
    of the past or a modal.
    """
    found = plain_words(text)
    if len(found) < _FEWEST_CAPTION_WORDS or not text[-1:].isalnum() or not text[:1].isupper():
        return False
    half = found[: len(found) // 2]
    return half == found[len(found) // 2 :] or not _NARRATION.intersection(found)


def is_contribution(text: str) -> bool:
    """Whether a short block says where an article's text comes from: a contribution, agencies, a right."""
    if len(text) > 300:
        return False
    if _CONTRIBUTION.search(text) or _COPYRIGHT.search(text):
        return True
    return len(text) < 100 and not text.endswith(".") and _SERVICES.search(text) is not None


def is_labelled_link(text: str) -> bool:
    """Whether a block is a link with its label ("Read more: …")."""
    return len(text) < 250 and _LABELLED_LINK.match(text) is not None
