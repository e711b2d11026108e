"""Shorten a sentence by leaving out whole adjuncts, so that what remains is still said by it.

Only material whose removal cannot change what the rest asserts is ever left out: parentheses,
non-restrictive relative clauses and appositions set off by commas, participial and accompanying
clauses at the edge, settings that open or close the sentence, and a second main clause. Conditions,
contrasts, restrictions, negations, times and attributions stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.domain.syntax import Parse, Token
from summarizer.language.phrasing.commas import COMMAS, Beside, beside
from summarizer.language.support.exact_content import without_content
from summarizer.language.words.quotations import quotations
from summarizer.language.words.tokens import words

_RESTRICTING = frozenset(
    {"if", "unless", "until", "except", "provided", "only", "without", "whether", "than", "lest"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_SIDE_CLAUSE_MARKS = frozenset({"while", "as"})
_POINTING_BACK = frozenset({"also", "meanwhile", "therefore", "thus"})
_COMPANY = frozenset({"between", "with", "in", "at", "near", "during"})
_SETTINGS = frozenset({"in", "at", "during", "on"})
_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "nothing", "nobody", "none"})
_RESUMING = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PART"})


class Cut(NamedTuple):
    """A stretch of text, ``[start, end)``, that may be left out; a smaller ``rank`` goes first."""

    rank: int
    start: int
    end: int
    closing: int = 0
    """End of the mark that closes it, which goes too unless something beside it needs that mark; else 0."""
    follows: bool = False
    """Whether something set off by the same marks ends right before it."""
    leads: bool = False
    """Whether something set off by the same marks begins right after it."""


def without_connectives(parse: Parse) -> str:
    """The sentence without "also" and its like, which point at a sentence that no longer stands before it.

    Args:
        parse: analysis of the whole sentence.

    Returns:
        The text, unchanged if nothing in it points back this way.
    """
    return _without(parse.text, cuts) if (cuts := list(_connectives(parse))) else parse.text


def shortenings(parse: Parse) -> tuple[str, ...]:
    """Ever shorter versions of a sentence, each made by leaving out one more adjunct.

    Args:
        parse: analysis of the whole sentence.

    Returns:
        Texts from the mildest shortening to the strongest, without the sentence itself; empty if
        nothing can be left out.
    """
    found: list[str] = []
    chosen: list[Cut] = []
    for cut in sorted(set(_cuts(parse))):
        if any(cut.start < c.end and c.start < cut.end for c in chosen):
            inside = [c for c in chosen if cut.start <= c.start and c.end <= cut.end]
            if len(inside) != sum(cut.start < c.end and c.start < cut.end for c in chosen):
                continue
            chosen = [c for c in chosen if c not in inside]
        chosen.append(cut)
        text = _without(parse.text, chosen)
        whole = _still_a_sentence(text) and _says_as_much(parse, chosen)
        if whole and text not in found and text != parse.text:
            found.append(text)
        else:
            chosen.remove(cut)
    return tuple(found)


def _cuts(parse: Parse) -> Iterator[Cut]:
    yield from _connectives(parse)
    yield from _parentheses(parse)
    for i, token in enumerate(parse.tokens):
        rank = _rank(parse, i, token)
        if rank is None:
            continue
        cut = _set_off(parse, rank, parse.subtree(i))
        if cut is not None:
            yield cut
    yield from _second_clauses(parse)
    for cut in (*_closing_phrases(parse), *_opening_phrases(parse), *_purposes(parse)):
        # "Nobody was hurt in Tarn" says less than "nobody was hurt": under negation a setting restricts.
        kept = [t for t in parse.tokens if t.end <= cut.start or cut.end <= t.start]
        if not any(t.text.lower() in _NEGATIONS for t in kept):
            yield cut


def _rank(parse: Parse, index: int, token: Token) -> int | None:
    """How readily the constituent headed by a token may go; None if it may not."""
    head = parse.tokens[token.head]
    if token.dep == "relcl":
        return 1
    if token.dep == "appos" and head.pos == "PROPN" and token.pos != "PROPN":
        lists = any(parse.tokens[c].dep == "conj" for c in parse.subtree(index))
        return None if lists else 2
    if token.dep == "advcl":
        marks = {
            parse.tokens[c].lemma.lower() for c in parse.children(index) if parse.tokens[c].dep == "mark"
        }
        has_subject = any(parse.tokens[c].dep in _SUBJECTS for c in parse.children(index))
        if token.tag in {"VBG", "VBN"} and not has_subject and not marks:
            return 3
        return 4 if marks and marks <= _SIDE_CLAUSE_MARKS else None
    if token.dep == "acl" and token.tag in {"VBG", "VBN"}:
        return 3
    return None


def _connectives(parse: Parse) -> Iterator[Cut]:
    """Adverbs between subject and verb that join a sentence to the one before."""
    for i, token in enumerate(parse.tokens):
        before = parse.tokens[i - 1] if i else None
        if (
            token.dep != "advmod"
            or token.text not in _POINTING_BACK
            or before is None
            or before.text in COMMAS
        ):
            continue
        verbal = parse.tokens[token.head].pos in {"VERB", "AUX"} and before.lemma != "not"
        if verbal and _outside_quotations(parse.text, token.start, token.end):
            yield Cut(-1, before.end, token.end)


def _parentheses(parse: Parse) -> Iterator[Cut]:
    for match in re.finditer(r"\s*\([^()]{1,120}\)", parse.text):
        yield Cut(0, match.start(), match.end())


def _set_off(parse: Parse, rank: int, subtree: tuple[int, ...]) -> Cut | None:
    """The stretch of a constituent that commas set off from the rest, with those commas."""
    first, last = subtree[0], subtree[-1]
    tokens = parse.tokens
    if last - first + 1 != len(subtree) or _restricts(tokens[first : last + 1]):
        return None
    if tokens[last].text in COMMAS:
        last -= 1
    if not _outside_quotations(parse.text, tokens[first].start, tokens[last].end):
        return None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    closes = after is None or after.text in COMMAS or after.text in ".!?"
    if not closes:
        return None
    if first == 0:
        follower = tokens[last + 2] if last + 2 < len(tokens) else None
        opens = after is not None and after.text == "," and follower is not None and follower.pos != "PRON"
        return Cut(rank, 0, after.end) if opens and after is not None else None
    if tokens[first].text in COMMAS:
        first += 1
    before = tokens[first - 1]
    if before.text not in COMMAS:
        return None
    inner = after is not None and after.text == before.text
    if inner and (last + 2 >= len(tokens) or tokens[last + 2].pos not in _RESUMING):
        return None  # what follows may be the rest of a list that the parse took apart
    closing = after.end if inner and after is not None else 0
    follows, leads = beside(parse, first, last) if inner else Beside(False, False)
    return Cut(rank, before.start, tokens[last].end, closing, follows, leads)


def _second_clauses(parse: Parse) -> Iterator[Cut]:
    """A second main clause after ", and" at the sentence's end; without one after "but", half is missing."""
    for i, token in enumerate(parse.tokens):
        if token.dep != "conj" or parse.tokens[token.head].dep != "ROOT" or token.pos not in {"VERB", "AUX"}:
            continue
        if not any(parse.tokens[c].dep in _SUBJECTS for c in parse.children(i)):
            continue
        first = min(parse.subtree(i))
        while first > 0 and parse.tokens[first - 1].dep in {"cc", "punct"}:
            first -= 1
        joined = first > 0 and parse.tokens[first].text in COMMAS and parse.tokens[first + 1].lemma == "and"
        if not joined or _restricts(parse.tokens[first:]):
            continue
        last = len(parse.tokens) - 1
        if parse.tokens[last].text not in ".!?":
            last += 1
        yield Cut(
            5,
            parse.tokens[first].start,
            parse.tokens[last].start if last < len(parse.tokens) else len(parse.text),
        )


def _closing_phrases(parse: Parse) -> Iterator[Cut]:
    """Who or where, said of the last noun of an adjunct: "after four hours of talks | between the two"."""
    last = len(parse.tokens) - (parse.tokens[-1].text in ".!?")
    for i, token in enumerate(parse.tokens):
        head = parse.tokens[token.head]
        nested = token.dep == "prep" and head.pos == "NOUN" and head.dep == "pobj"
        if not nested or token.lemma.lower() not in _COMPANY:
            continue
        subtree = parse.subtree(i)
        whole = subtree == tuple(range(i, last))
        start, end = parse.tokens[i].start, parse.tokens[last - 1].end
        if whole and not _restricts(parse.tokens[i:last]) and _outside_quotations(parse.text, start, end):
            yield Cut(6, parse.tokens[i - 1].end, end)


def _purposes(parse: Parse) -> Iterator[Cut]:
    """What an act is done for, told at the sentence's end: "they meet on Monday | to discuss the plan"."""
    last = len(parse.tokens) - (parse.tokens[-1].text in ".!?")
    for i, token in enumerate(parse.tokens):
        if token.dep != "advcl" or token.tag != "VB" or parse.tokens[token.head].dep not in {"ROOT", "xcomp"}:
            continue
        subtree = parse.subtree(i)
        first = subtree[0]
        # Only after a time: elsewhere "to" may belong to the noun before it ("calls for him to leave").
        opens = parse.tokens[first].text == "to" and parse.tokens[first - 1].entity in {"DATE", "TIME"}
        start, end = parse.tokens[first].start, parse.tokens[last - 1].end
        whole = subtree[-1] >= last - 1 and not _restricts(parse.tokens[first:last])
        if opens and whole and _outside_quotations(parse.text, start, end):
            yield Cut(7, parse.tokens[first - 1].end, end)


def _opening_phrases(parse: Parse) -> Iterator[Cut]:
    """A setting before the subject: where or on what occasion, but never when."""
    first = parse.tokens[0]
    if first.dep != "prep" or parse.tokens[first.head].dep != "ROOT" or first.lemma.lower() not in _SETTINGS:
        return
    subtree = parse.subtree(0)
    last = subtree[-1]
    if subtree != tuple(range(last + 1)) or last + 2 >= len(parse.tokens):
        return
    comma, follower = parse.tokens[last + 1], parse.tokens[last + 2]
    timed = any(t.entity in {"DATE", "TIME"} for t in parse.tokens[: last + 1])
    if (
        comma.text == ","
        and follower.pos != "PRON"
        and not timed
        and not _restricts(parse.tokens[: last + 1])
    ):
        yield Cut(6, 0, comma.end)


def _outside_quotations(text: str, start: int, end: int) -> bool:
    """Whether a stretch neither lies in a quotation nor cuts through one."""
    return all(
        q.end <= start or end <= q.start or (start <= q.start and q.end <= end) for q in quotations(text)
    )


def _restricts(tokens: tuple[Token, ...]) -> bool:
    return any(t.lemma.lower() in _RESTRICTING for t in tokens)


def _without(text: str, cuts: list[Cut]) -> str:
    kept: list[str] = []
    position = 0
    for run in _runs(cuts):
        kept.append(text[position : run[0].start])
        position = run[-1].end if run[0].follows or run[-1].leads else max(run[-1].end, run[-1].closing)
    joined = re.sub(r"\s+", " ", " ".join((*kept, text[position:]))).strip(" ,;–—")
    joined = re.sub(r"\s+([,.;:!?])", r"\1", joined)
    joined = re.sub(r"[,;]+([.!?])", r"\1", joined)
    if joined and joined[-1] not in ".!?”\"'’":
        joined += "."
    return joined[:1].upper() + joined[1:]


def _runs(cuts: list[Cut]) -> list[list[Cut]]:
    """Cuts in order, those together that lie end to end."""
    runs: list[list[Cut]] = []
    for cut in sorted(cuts, key=lambda c: c.start):
        if runs and runs[-1][-1].closing and runs[-1][-1].end == cut.start:
            runs[-1].append(cut)
        else:
            runs.append([cut])
    return runs


def _says_as_much(parse: Parse, cuts: list[Cut]) -> bool:
    """Whether what somebody said stands where it is still told that they spoke."""
    gone = {i for i, t in enumerate(parse.tokens) if any(c.start <= t.start < c.end for c in cuts)}
    return set(without_content(parse, gone)) <= set(without_content(parse))


def _still_a_sentence(text: str) -> bool:
    balanced = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return balanced and text.count("(") == text.count(")") and len(words(text)) >= 5
