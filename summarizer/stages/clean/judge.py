"""Doubtful blocks, decided by meaning: nearer to the article or to what sites say about themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from summarizer.language.pages.furniture import Candidate
from summarizer.ports import Embedder
from summarizer.stages.clean.draft import Draft

SITE_NOTICE = "site notice"
OFF_TOPIC = "off topic"

# What site furniture talks about, in this project's own words: the other end of the axis on which
# a doubtful block is placed. Compared by meaning, so other wordings are near them too.
_SITE_TALK = (
    "Sign up for our daily newsletter and get the top stories in your inbox.",
    "Subscribe now to continue reading. Already a subscriber? Log in.",
    "Follow us on social media and share this article with your friends.",
    "Click here to read more related stories.",
    "Leave a comment. Your email address will not be published.",
    "We use cookies to improve your experience. Read our privacy policy and terms of use.",
    "All rights reserved. This material may not be republished without permission.",
    "Advertisement. The story continues below.",
    "Download our app for the latest news and alerts.",
    "The author is a reporter for this newspaper. Contact the writer by email.",
    "Support our journalism with a donation.",
    "The opinions expressed here are the author's own and not those of this publication.",
    "Watch the video below. Scroll down for more photos.",
    "Thank you for signing up. Something went wrong, please try again later.",
    "Apply for this job today. Salary and benefits.",
    "This is a developing story. Check back for updates.",
    "Start your free trial. Cancel anytime.",
    "Our newspaper is read by thousands of people every day.",
    "Correction or complaint? Send us a tip or tell us what you think.",
)
_CORE_SAMPLE = 6
_CORE_WORDS = 12
_EDGE = 2
_DOUBTFUL_WORDS = 80
_DOUBTFUL_ADDRESS_WORDS = 160
_MOST_DOUBTFUL = 20
_EMBEDDED_CHARACTERS = 250
_SITE_SIMILARITY = 0.33
_SITE_MARGIN = 0.05
_SILENT_SITE_SIMILARITY = 0.42
"""For a block that does not speak to its reader."""
_CLOSING_SITE_SIMILARITY = 0.28
_CLOSING_SITE_MARGIN = 0.1
"""For one that does, at the end of the article: there most of them are the site's."""
_FOREIGN_SIMILARITY = 0.12
_FOREIGN_WORDS = 8
_FEWEST_PARAGRAPHS = 3
_PURE_SITE_SIMILARITY = 0.45


def judge(drafts: Sequence[Draft], embedder: Embedder) -> list[Draft]:
    """Decide the doubtful blocks of all drafts with one call of the embedder."""
    shared = _shared_texts(drafts)
    asked = [(_doubtful(d, shared), _sample(d)) for d in drafts]
    texts = list(_SITE_TALK)
    for draft, (doubtful, sample) in zip(drafts, asked, strict=True):
        texts += [draft.candidates[i].text[:_EMBEDDED_CHARACTERS] for i in (*doubtful, *sample)]
    if len(texts) == len(_SITE_TALK):
        return list(drafts)
    vectors = embedder.embed(texts)
    site, position = vectors[: len(_SITE_TALK)], len(_SITE_TALK)
    judged = []
    for draft, (doubtful, sample) in zip(drafts, asked, strict=True):
        middle, end = position + len(doubtful), position + len(doubtful) + len(sample)
        verdicts = _verdicts(draft, doubtful, sample, vectors[position:middle], vectors[middle:end], site)
        judged.append(_with_marks(draft, verdicts))
        position = end
    return judged


def _shared_texts(drafts: Sequence[Draft]) -> frozenset[str]:
    """Texts of kept short blocks that stand in several articles."""
    seen: dict[str, set[int]] = {}
    for number, draft in enumerate(drafts):
        for i in draft.kept():
            if draft.candidates[i].shape.words <= _DOUBTFUL_WORDS:
                seen.setdefault(draft.candidates[i].text, set()).add(number)
    return frozenset(text for text, numbers in seen.items() if len(numbers) > 1)


def _doubtful(draft: Draft, shared: frozenset[str]) -> list[int]:
    kept = draft.kept()
    edges = {*kept[:1], *kept[-_EDGE:]}
    edges |= {i for i in kept if _is_removed(draft, i - 1) or _is_removed(draft, i + 1)}
    found = [
        i for i in kept if _is_doubtful(draft.candidates[i], i in edges or draft.candidates[i].text in shared)
    ]
    standfirst = [] if draft.head.standfirst is None else [draft.head.standfirst]
    return standfirst + found[:_MOST_DOUBTFUL]


def _is_doubtful(c: Candidate, suspected: bool) -> bool:
    if c.shape.to_reader:
        return c.shape.words <= _DOUBTFUL_ADDRESS_WORDS
    return suspected and c.shape.words <= _DOUBTFUL_WORDS


def _is_removed(draft: Draft, i: int) -> bool:
    return draft.body[0] <= i < draft.body[1] and draft.marks[i] is not None


def _sample(draft: Draft) -> list[int]:
    """Paragraphs that stand for the article, spread over its body."""
    long = [i for i in draft.kept() if draft.candidates[i].shape.words >= _CORE_WORDS]
    step = max(1, -(-len(long) // _CORE_SAMPLE))
    return long[::step]


def _verdicts(
    draft: Draft,
    doubtful: Sequence[int],
    sample: Sequence[int],
    doubtful_vectors: NDArray[np.float32],
    sample_vectors: NDArray[np.float32],
    site: NDArray[np.float32],
) -> dict[int, str]:
    """Reasons for the doubtful blocks that go."""
    verdicts: dict[int, str] = {}
    last = set(draft.kept()[-_EDGE:])
    for i, vector in zip(doubtful, doubtful_vectors, strict=True):
        near_site = float((site @ vector).max())
        others = [float(v @ vector) for j, v in zip(sample, sample_vectors, strict=True) if j != i]
        if not others:
            if near_site >= _PURE_SITE_SIMILARITY:
                verdicts[i] = SITE_NOTICE
            continue
        shape, margin = draft.candidates[i].shape, near_site - max(others)
        if _is_site_notice(shape.to_reader, near_site, margin, closing=i in last):
            verdicts[i] = SITE_NOTICE
        elif i in last and margin > _SITE_MARGIN and _is_foreign(others, shape.words):
            verdicts[i] = OFF_TOPIC
    return verdicts


def _is_site_notice(to_reader: bool, near_site: float, margin: float, *, closing: bool) -> bool:
    if not to_reader:
        return near_site >= _SILENT_SITE_SIMILARITY and margin > _SITE_MARGIN
    if closing and near_site >= _CLOSING_SITE_SIMILARITY and margin > _CLOSING_SITE_MARGIN:
        return True
    return near_site >= _SITE_SIMILARITY and margin > (0.0 if closing else _SITE_MARGIN)


def _is_foreign(similarities: Sequence[float], words: int) -> bool:
    """Whether a block is far from all of several paragraphs; a short one may be by chance."""
    enough = len(similarities) >= _FEWEST_PARAGRAPHS and words >= _FOREIGN_WORDS
    return enough and max(similarities) < _FOREIGN_SIMILARITY


def _with_marks(draft: Draft, verdicts: dict[int, str]) -> Draft:
    marks = tuple(verdicts.get(i, mark) for i, mark in enumerate(draft.marks))
    spared = draft.head if draft.head.standfirst not in verdicts else draft.head._replace(standfirst=None)
    return replace(draft, marks=marks, head=spared)
