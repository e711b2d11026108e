"""Which of the blocks before an article's text is its title, and which its standfirst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.language.pages.furniture import BYLINE, CREDIT, Candidate, is_dated_line
from summarizer.language.pages.mastheads import is_masthead, is_menu
from summarizer.language.pages.shapes import mentions_picture
from summarizer.language.words.tokens import content_stems, words

_SHORTEST_TITLE, _LONGEST_TITLE = 3, 30
_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 5, 70
_BODY_SAMPLE = 12
_BY = ("By ", "BY ", "by ")
_NEAR = 12
_GOOD_SHARE = 0.4
_PASSING_WORD = 0.15
_STANDFIRST_KINSHIP = 0.2
_SAME_AS_TITLE = 0.6
_SAME_TITLE = 0.75


class Head(NamedTuple):
    """Positions of title and standfirst among the candidates, None where there is none."""

    title: int | None
    standfirst: int | None


def find_head(
    candidates: Sequence[Candidate],
    marks: Sequence[str | None],
    body: tuple[int, int],
    title: str | None,
    standfirst: str | None = None,
) -> Head:
    """Find title and standfirst.

    A title that the input states is looked up; otherwise the title is the first block before the
    body that is no full sentence and shares words with the body, and the standfirst follows it.

    Args:
        candidates: all blocks.
        marks: reasons to remove, by form, or None.
        body: half-open range of the body.
        title: stated title, if any.
        standfirst: stated standfirst, if any.

    Returns:
        Positions, at most one each.
    """
    topic = _topic(candidates, marks, body)
    stated = _position_of(candidates, title, body[1])
    at = stated if title else _first_title(candidates, marks, body, topic)
    if named := _position_of(candidates, standfirst, body[1], beyond=at):
        return Head(at, named)
    return Head(at, None if standfirst or at is None else _standfirst(candidates, marks, body, topic, at))


def _topic(
    candidates: Sequence[Candidate], marks: Sequence[str | None], body: tuple[int, int]
) -> dict[str, float]:
    """Stems of the body with their weight."""
    prose = [
        candidates[i].text[:1500] for i in range(*body) if marks[i] is None and candidates[i].shape.is_prose
    ]
    sample = prose[1 : _BODY_SAMPLE + 1] or prose
    blocks_with = Counter(stem for text in sample for stem in _stems(text))
    # A word that only one paragraph uses says little about what the article is about.
    central = 2 if len(sample) > 3 else 1
    return {stem: 1.0 if blocks >= central else _PASSING_WORD for stem, blocks in blocks_with.items()}


def _stems(text: str) -> set[str]:
    return set(content_stems(text.replace("-", " ").replace("–", " ")))


def _position_of(
    candidates: Sequence[Candidate], stated: str | None, end: int, beyond: int | None = None
) -> int | None:
    """Where a stated title stands: the first block before ``end`` made of the same words."""
    wanted = _bag(stated or "")
    if not wanted:
        return None
    for i in range(0 if beyond is None else beyond + 1, end):
        if candidates[i].shape.words > 2 * len(wanted) + 4:
            continue
        own = _bag(candidates[i].text)
        if own and len(own & wanted) >= _SAME_TITLE * max(len(own), len(wanted)):
            return i
    return None


def _bag(text: str) -> frozenset[str]:
    return frozenset(w.text.casefold() for w in words(text[:1000]))


def _first_title(
    candidates: Sequence[Candidate],
    marks: Sequence[str | None],
    body: tuple[int, int],
    topic: Mapping[str, float],
) -> int | None:
    head = [i for i in range(min(body[0] + 1, body[1])) if _may_be_title(candidates[i], marks[i])]
    for i in head:
        if candidates[i].block.heading:
            return i
    head = [i for i in head if not is_masthead(candidates[i].text)] or head
    scores = {i: _kinship(candidates[i], topic) for i in head}
    if not any(scores.values()):
        opening = dict.fromkeys(_stems(candidates[body[0]].text[:1500]), 1.0) if body[0] < body[1] else {}
        scores = {i: _kinship(candidates[i], opening) for i in head}
    # A menu stands far above the text, a title close to it.
    near = [i for i in head if i >= body[0] - _NEAR and scores[i]] or [i for i in head if scores[i]]
    best = max((scores[i] for i in near), default=0.0)
    found = next((i for i in near if scores[i] >= _GOOD_SHARE * best), None)
    # A standfirst says more of the story than the title right above it.
    above = [i for i in near if found is not None and i == found - 1 and _shared(candidates[i], topic) >= 1.0]
    return above[0] if above else found


def _kinship(c: Candidate, topic: Mapping[str, float]) -> float:
    """Weight of the words shared with the body (four are plenty) times their share of the block's words."""
    shared = _shared(c, topic)
    return min(shared, 4.0) * shared / max(1, len(_stems(c.text)))


def _shared(c: Candidate, topic: Mapping[str, float]) -> float:
    return sum(topic.get(stem, 0.0) for stem in _stems(c.text))


def _may_be_title(c: Candidate, mark: str | None) -> bool:
    if c.block.heading and mark is None:
        return True
    if mark is not None or not _SHORTEST_TITLE <= c.shape.words <= _LONGEST_TITLE or is_dated_line(c):
        return False
    if mentions_picture(c.text) or "//" in c.text or is_menu(c.text):
        return False
    full_stop = c.text.rstrip("\"'”’»)").endswith((".", ":")) and not _ends_in_initials(c.text)
    return not full_stop and not c.shape.cut_off


def _ends_in_initials(text: str) -> bool:
    return text[-3:-2] == "." and text[-2:-1].isupper()


def _standfirst(
    candidates: Sequence[Candidate],
    marks: Sequence[str | None],
    body: tuple[int, int],
    topic: Mapping[str, float],
    title: int,
) -> int | None:
    first = title + 1
    for i in range(first, min(max(body[0], first) + 1, body[1])):
        c = candidates[i]
        if i >= body[0] and c.shape.ended:
            break
        fits = _SHORTEST_STANDFIRST <= c.shape.words <= _LONGEST_STANDFIRST
        plain = not is_dated_line(c) and not mentions_picture(c.text) and not c.text.startswith(_BY)
        if marks[i] is not None or not fits or not plain or _same(c, candidates[title]):
            continue
        if _kinship(c, topic) >= _STANDFIRST_KINSHIP or _is_set_off(candidates, marks, body, i, first):
            return i
    return _prose_standfirst(candidates, marks, body, first)


def _is_set_off(
    candidates: Sequence[Candidate], marks: Sequence[str | None], body: tuple[int, int], at: int, first: int
) -> bool:
    """Whether a line stands between title and text with nothing beside it but who wrote it and when."""
    c = candidates[at]
    lone = all(_names_writer(candidates[i], marks[i]) for i in (*range(first, at), *range(at + 1, body[0])))
    site = c.shape.to_reader or is_menu(c.text) or is_masthead(c.text)
    return lone and at < body[0] and c.shape.words > _SHORTEST_STANDFIRST and not site


def _names_writer(c: Candidate, mark: str | None) -> bool:
    return mark == CREDIT or is_dated_line(c)


def _same(c: Candidate, title: Candidate) -> bool:
    own, other = _bag(c.text), _bag(title.text)
    return len(own & other) >= _SAME_AS_TITLE * min(len(own), len(other))


def _prose_standfirst(
    candidates: Sequence[Candidate], marks: Sequence[str | None], body: tuple[int, int], first: int
) -> int | None:
    """A first sentence that the byline separates from the rest of the body."""
    start = max(first, body[0])
    if start + 2 >= body[1] or candidates[start].shape.words > _LONGEST_STANDFIRST:
        return None
    following = candidates[start + 1]
    dated = marks[start + 1] == BYLINE or is_dated_line(following)
    return start if dated and marks[start] is None and candidates[start].shape.is_prose else None
