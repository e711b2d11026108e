"""Exact check of who did what, whether it is denied, how firmly it is said, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain.syntax import Parse
from summarizer.language.support.analysis import analyse
from summarizer.language.support.arguments import (
    Argument,
    Sort,
    argument,
    is_time,
    may_be_same,
    same_thing,
    share_thing,
)
from summarizer.language.support.exact_opposites import opposite_problems, swap_problems
from summarizer.language.support.negation import Force
from summarizer.language.support.problem import Problem
from summarizer.language.support.propositions import Oblique, Proposition, all_obliques, propositions
from summarizer.language.support.shortening import may_drop_speaker
from summarizer.language.support.voices import ACCUSING
from summarizer.language.words.thesaurus import opposed, same_sense

_LIGHT = frozenset("be have do get make take give".split())

_NEUTRAL = frozenset("say tell add".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_AGENT = re.compile(r"(?:[a-z]?er|or)s?")
_PARTS = frozenset("most some many few half rest other majority minority".split())
_WHEN = frozenset({"in", "on", "at", "during"})


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a text asserts, and every noun phrase in it."""

    propositions: tuple[Proposition, ...]
    mentions: tuple[Argument, ...]
    obliques: tuple[Oblique, ...]
    """Every prepositional phrase."""


def fact_problems(sentence: Parse, premises: Sequence[Parse], *, attributed: bool) -> Iterator[Problem]:
    """Compare each assertion of a sentence with what its passages assert by the same verb.

    An assertion without a counterpart is left to the entailment model; of several counterparts the
    one that shares most with it decides.

    Args:
        sentence: the sentence.
        premises: the passages.
        attributed: whether the sentence is visibly credited to a source as a whole, so that no
            speaker is missing.

    Yields:
        What keeps the nearest counterpart of an assertion from supporting it.
    """
    facts = [_facts(p) for p in premises]
    mentions = tuple(m for f in facts for m in f.mentions)
    obliques = tuple(o for f in facts for o in f.obliques)
    asserted = [q for f in facts for q in f.propositions]
    claims = _facts(sentence).propositions
    yield from opposite_problems(claims, asserted)
    yield from swap_problems(claims, asserted)
    told = [f.propositions for f in facts]
    credited = [s for c in claims if c.reporting for s in c.subjects or (None,)]
    for claim in claims:
        rivals = [q for q in asserted if _counterparts(claim, q)]
        if not rivals:
            yield from _other_speakers(claim, asserted, mentions)
            continue
        found = [
            [
                *_content_problems(claim, q, asserted, obliques, mentions),
                *_speaker_problems(claim, q, told, mentions, credited, attributed=attributed),
            ]
            for q in (*_comparable(claim, rivals, mentions), *_otherwise_worded(claim, asserted))
        ]
        yield from min(found, key=len, default=())


@lru_cache(maxsize=4096)
def _facts(parse: Parse) -> _Facts:
    analysis = analyse(parse)
    nouns = [
        i for i, t in enumerate(parse.tokens) if t.pos in _NOMINAL and (t.dep != "compound" or is_time(t))
    ]
    return _Facts(propositions(parse), tuple(argument(analysis, i) for i in nouns), all_obliques(analysis))


def _counterparts(claim: Proposition, passage: Proposition) -> bool:
    """Whether two propositions say the same kind of thing of somebody."""
    if _merely_says(claim) and passage.reporting:
        return True
    if not same_sense(claim.lemma, passage.lemma):
        return False
    if claim.lemma not in _LIGHT:
        return True
    if claim.complements:
        return bool(set(claim.complements) & set(passage.complements))
    return share_thing(claim.objects, passage.objects)


def _otherwise_worded(claim: Proposition, asserted: Sequence[Proposition]) -> list[Proposition]:
    """What the passages tell of the same subject and object by another verb ("won" 81 seats, "took" 81)."""
    return [q for q in asserted if _may_mean(claim.lemma, q.lemma) and _shares_both(claim, q)]


def _other_speakers(
    claim: Proposition, asserted: Sequence[Proposition], mentions: Sequence[Argument]
) -> Iterator[Problem]:
    """The speaker of a reworded assertion, if the passages let only others speak of its things."""
    if not claim.speakers or claim.quoted or claim.reporting:
        return
    spoken = [(_in_common(claim, q), q) for q in asserted if q.speakers]
    most = max((n for n, _ in spoken), default=0)
    if most < 2:
        return
    theirs = [s for n, q in spoken if n == most for s in q.speakers]
    if all(_clashes(s, theirs, mentions) for s in claim.speakers):
        who, said = (" and ".join(dict.fromkeys(s.text for s in found)) for found in (theirs, claim.speakers))
        yield Problem(f"the cited passages attribute this to {who}, not to {said}", True)


def _in_common(claim: Proposition, passage: Proposition) -> int:
    return sum(any(same_thing(x, y) for y in _phrases(passage)) for x in _phrases(claim))


def _may_mean(claim: str, passage: str) -> bool:
    """Whether the verb of a passage may be another word for that of a claim."""
    return passage in _LIGHT or same_sense(claim, passage)


def _shares_both(claim: Proposition, passage: Proposition) -> bool:
    return share_thing(claim.subjects, passage.subjects) and share_thing(claim.objects, passage.objects)


def _nearest(claim: Proposition, rivals: Sequence[Proposition]) -> list[Proposition]:
    """The rivals that share most with a claim; to have said something, all are equal."""
    if _merely_says(claim):
        own = [q for q in rivals if share_thing(claim.subjects, q.subjects)]
        return own or list(rivals)
    most = max(_shared(claim, q) for q in rivals)
    return [q for q in rivals if _shared(claim, q) == most]


def _comparable(
    claim: Proposition, rivals: Sequence[Proposition], mentions: Sequence[Argument]
) -> list[Proposition]:
    """The nearest rivals, unless they tell of another event or the passages put the claim as a noun."""
    if any(_is_agent(claim.lemma, m) and same_thing(s, m) for s in claim.subjects for m in mentions):
        return []
    return [q for q in _nearest(claim, rivals) if not _other_event(claim, q)]


def _is_agent(verb: str, mention: Argument) -> bool:
    """Whether a noun phrase calls somebody the doer of a verb: "the opposition leader", "the winner"."""
    root = verb.rstrip("e")
    return any(w.startswith(root) and _AGENT.fullmatch(w[len(root) :]) for w in mention.words)


def _other_event(claim: Proposition, passage: Proposition) -> bool:
    """Whether the same verb is said of other things throughout: no argument is shared, in any place."""
    mine = (*claim.subjects, *claim.objects)
    theirs = (*passage.subjects, *passage.objects)
    fillers = [o.filler for o in passage.obliques]
    own = [o.filler for o in claim.obliques]
    if not (claim.subjects and (claim.objects or own) and passage.subjects and (passage.objects or fillers)):
        return False
    return not any(may_be_same(x, y) for x in mine for y in theirs) and not any(
        same_thing(x, y) for x in (*mine, *own) for y in (*theirs, *fillers)
    )


def _content_problems(
    claim: Proposition,
    passage: Proposition,
    asserted: Sequence[Proposition],
    obliques: Sequence[Oblique],
    mentions: Sequence[Argument],
) -> Iterator[Problem]:
    """Mismatches in what is said; quoted words are compared letter by letter elsewhere."""
    if claim.quoted:
        return
    if not _merely_says(claim):
        yield from _manner_problems(claim, passage)
        yield from _role_problems(claim, passage, mentions)
    elif not _is_speaker(claim.subjects, asserted):
        yield from _role_problems(claim, passage, mentions)
    yield from _oblique_problems(claim, passage, obliques, mentions)


def _merely_says(claim: Proposition) -> bool:
    """Whether a claim only brings in what somebody said, however the passages put it."""
    return claim.lemma in _NEUTRAL and claim.force is Force.ACTUAL and not claim.negated


def _is_speaker(subjects: Sequence[Argument], asserted: Sequence[Proposition]) -> bool:
    return any(same_thing(mine, s) for mine in subjects for q in asserted for s in q.speakers)


def _shared(claim: Proposition, passage: Proposition) -> int:
    """How many arguments, circumstances and speakers of a claim a passage shares."""
    pairs = (
        (claim.subjects, passage.subjects),
        (claim.objects, passage.objects),
        (claim.speakers, passage.speakers),
        ([o.filler for o in claim.obliques], [o.filler for o in passage.obliques]),
    )
    shared = sum(any(same_thing(x, y) for y in theirs) for mine, theirs in pairs for x in mine)
    words = set(claim.complements) & set(passage.complements) | set(claim.adverbs) & set(passage.adverbs)
    return shared + len(words) + (claim.lemma == passage.lemma)


def _manner_problems(claim: Proposition, passage: Proposition) -> Iterator[Problem]:
    if claim.negated is not passage.negated and not _denies_otherwise(claim, passage):
        verb = "deny" if passage.negated else "do not deny"
        yield Problem(f"the cited passages {verb} “{claim.lemma}”", True)
    if claim.force > passage.force and not passage.said_by & ACCUSING:
        yield Problem(f"“{claim.lemma}” is said more firmly than in the cited passages", False)
    if passage.conditional and not claim.conditional and claim.force > Force.WISHED:
        yield Problem(f"the cited passages say “{claim.lemma}” only under a condition", False)


def _denies_otherwise(claim: Proposition, passage: Proposition) -> bool:
    """Whether the difference between a denial and none may lie elsewhere than in the verb.

    So it does with a part of a whole ("most did not"), with a noun that the passages deny ("copied
    names but no numbers"), and with opposite prepositions ("did not vote for" it, "voted against").
    """
    if any(s.lemma in _PARTS or s.words & _PARTS for s in (*claim.subjects, *claim.objects)):
        return True
    denied = (x.denied or y.denied for x in _phrases(claim) for y in _phrases(passage) if same_thing(x, y))
    if any(denied):
        return True
    return any(opposed(o.preposition, p.preposition) for o in claim.obliques for p in passage.obliques)


def _phrases(proposition: Proposition) -> tuple[Argument, ...]:
    return (*proposition.subjects, *proposition.objects, *(o.filler for o in proposition.obliques))


def _role_problems(
    claim: Proposition, passage: Proposition, mentions: Sequence[Argument]
) -> Iterator[Problem]:
    for role, mine, theirs in (
        ("who or what did", claim.subjects, passage.subjects),
        ("whom or what concerned", claim.objects, passage.objects),
    ):
        if len(mine) > 1 and any(t.plural for t in theirs):
            continue
        for argument_ in mine:
            if _clashes(argument_, theirs, mentions):
                said = " or ".join(dict.fromkeys(t.text for t in theirs))
                yield Problem(
                    f"{role} “{claim.lemma}”: the cited passages say {said}, not {argument_.text}", True
                )


def _clashes(mine: Argument, theirs: Sequence[Argument], mentions: Sequence[Argument]) -> bool:
    """Whether the passage fills a place with something else and mentions this argument in another."""
    if not theirs or any(may_be_same(mine, t) for t in theirs):
        return False
    other_date = any(t.numbers and t.lemma == mine.lemma for t in theirs) and bool(mine.numbers)
    return mine.sort is Sort.PRONOUN or other_date or any(same_thing(mine, m) for m in mentions)


def _oblique_problems(
    claim: Proposition, passage: Proposition, obliques: Sequence[Oblique], mentions: Sequence[Argument]
) -> Iterator[Problem]:
    for mine in claim.obliques:
        same_word = [o for o in passage.obliques if _same_preposition(mine, o)]
        rivals = [o for o in same_word if same_sense(o.governor, mine.governor)] if mine.filler.amount else []
        if any(same_thing(mine.filler, o.filler) for o in rivals or same_word):
            continue
        theirs = [o for o in same_word if _same_place(mine, o, claim, passage)] or _of_noun(
            mine, claim, obliques
        )
        if _clashes(mine.filler, [o.filler for o in theirs], mentions):
            said = " and ".join(dict.fromkeys(f"“{o.preposition} {o.filler.text}”" for o in theirs))
            yield Problem(
                f"“{mine.preposition} {mine.filler.text}” belongs to something else in the cited passages; "
                f"with “{claim.lemma}” they say {said}",
                True,
            )


def _same_preposition(a: Oblique, b: Oblique) -> bool:
    if a.filler.sort is b.filler.sort is Sort.TIME and a.preposition in _WHEN:
        return b.preposition in _WHEN
    return a.preposition == b.preposition


def _of_noun(mine: Oblique, claim: Proposition, obliques: Sequence[Oblique]) -> list[Oblique]:
    """Phrases that hang on the same noun with the same preposition anywhere in the passages."""
    if mine.governor == claim.lemma:
        return []
    return [o for o in obliques if o.preposition == mine.preposition and o.governor == mine.governor]


def _same_place(a: Oblique, b: Oblique, claim: Proposition, passage: Proposition) -> bool:
    """Whether two phrases hang on the same word or verb, or are amounts, times or names that compete."""
    if same_sense(a.governor, b.governor) or (_is_core(a, claim) and _is_core(b, passage)):
        return True
    return (
        a.filler.amount is not None and b.filler.amount is not None
    ) or a.filler.sort is b.filler.sort is Sort.TIME


def _is_core(oblique: Oblique, proposition: Proposition) -> bool:
    """Whether a phrase hangs on the verb or its object, which parsers cannot tell apart."""
    return oblique.governor in {proposition.lemma, *(o.lemma for o in proposition.objects)}


def _speaker_problems(
    claim: Proposition,
    passage: Proposition,
    told: Sequence[Sequence[Proposition]],
    mentions: Sequence[Argument],
    credited: Sequence[Argument | None],
    *,
    attributed: bool,
) -> Iterator[Problem]:
    if not passage.speakers:
        return
    who = " and ".join(dict.fromkeys(s.text for s in passage.speakers))
    if claim.speakers:
        together = len(claim.speakers) > 1 and any(t.plural for t in passage.speakers)
        if not together and all(_clashes(s, passage.speakers, mentions) for s in claim.speakers):
            said = " and ".join(s.text for s in claim.speakers)
            yield Problem(f"the cited passages attribute this to {who}, not to {said}", True)
    elif not (
        attributed
        or claim.reporting
        or claim.aside
        or passage.aside
        or _is_credited(passage, credited)
        or may_drop_speaker(claim, passage, told)
    ):
        yield Problem(f"the cited passages say this only in the words of {who}, who is not named", False)


def _is_credited(passage: Proposition, credited: Sequence[Argument | None]) -> bool:
    """Whether the sentence names a speaker of the passage, even if its parse does not say of what."""
    return any(c is None or any(_credits(c, s) for s in passage.speakers) for c in credited)


def _credits(named: Argument, speaker: Argument) -> bool:
    return same_thing(named, speaker) or (speaker.sort is Sort.PRONOUN and may_be_same(named, speaker))
