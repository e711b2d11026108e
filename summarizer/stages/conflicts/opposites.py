"""When two assertions exclude each other: by negation, by who does it to whom, by how it ends."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.people.names import same_name
from summarizer.language.people.phrases import is_person_noun
from summarizer.language.support.arguments import Argument, Sort, share_thing
from summarizer.language.support.propositions import Proposition
from summarizer.language.words.inflection import base_stem
from summarizer.language.words.thesaurus import same_sense

EMPTY = frozenset("be have do go get come take make seem appear remain want".split())
_SUPPORT = frozenset("be give make take reach hold issue receive have".split())
"""Verbs that leave it to a noun to say what happens: "no warning was given"."""
_OUTCOMES = tuple(
    tuple(pair.split("/"))
    for pair in """
    elect/reject vote/abstain acquit/convict acquit/sentence acquit/jail survive/die accept/reject
    approve/reject adopt/reject resign/dismiss resign/fire stay/leave remain/leave
    """.split()
)
"""Verbs of which one thing can only come out one way."""
_WANTING = frozenset("want call demand seek urge ask press".split())
"""Verbs of what one wants to happen."""
_STEM = 4
"""Letters that a verb and a noun made of it share at least."""
_SYMMETRIC = frozenset("meet marry join merge talk speak agree fight play face share border beat".split())


def excludes(p: Proposition, q: Proposition, v: str, w: str, beside: bool) -> bool:
    """Whether two assertions with the verbs ``v`` and ``w`` cannot both hold."""
    if p.negated is not q.negated and (_nominal(p, w) or _nominal(q, v)):
        return True
    if v in EMPTY or w in EMPTY:
        return False
    if not (same_sense(v, w) or base_stem(v) == base_stem(w)):
        return False
    if p.negated is not q.negated:
        return _same_places(p, q) or (beside and not _of_other_things(p, q))
    return not p.negated and v not in _SYMMETRIC and swapped(p, q)


def ends_otherwise(p: Proposition, q: Proposition, v: str, w: str) -> bool:
    """Whether two verbs tell of one person or thing that it came out one way, and the other way."""
    if p.negated or q.negated or not any({v, w} == {x, y} for x, y in _OUTCOMES):
        return False
    mine, theirs = (_plain(x.objects or x.subjects) for x in (p, q))
    return share_thing(mine, theirs)


def wants_otherwise(p: Proposition, q: Proposition) -> bool:
    """Whether one person wants something and does not want it: "calls for a strike", "wants no strike"."""
    if not {p.lemma, q.lemma} <= _WANTING or p.negated is q.negated:
        return False
    wanted = [[*x.objects, *(o.filler for o in x.obliques if o.preposition == "for")] for x in (p, q)]
    return share_thing(_plain(wanted[0]), _plain(wanted[1]))


def of_one_thing(p: Proposition, q: Proposition) -> bool:
    """Whether something happens to a thing in one and not in the other, in whatever words."""
    alone = not any(x.subjects and x.objects for x in (p, q))
    return alone and p.negated is not q.negated and share_thing(_patients(p), _patients(q))


def _patients(p: Proposition) -> list[Argument]:
    """The things, no persons, of which a verb without another object tells something."""
    return [x for x in (p.subjects or p.objects) if x.sort is Sort.NOUN and not is_person_noun(x.lemma)]


def _nominal(p: Proposition, verb: str) -> bool:
    """Whether a noun denies what a verb says: "there was no offer", "no warning was given"."""
    if p.lemma not in _SUPPORT or not p.negated or len(verb) < _STEM:
        return False
    nouns = (*p.complements, *(x.lemma for x in (*p.subjects, *p.objects)))
    return any(noun.startswith(verb[: max(_STEM, len(verb) - 1)]) for noun in nouns)


def _same_places(p: Proposition, q: Proposition) -> bool:
    """Whether who does it is the same, and to whom or about what, as far as both say."""
    subjects = _plain(p.subjects), _plain(q.subjects)
    if all(subjects) and not share_thing(*subjects):
        return False
    objects = _plain(p.objects), _plain(q.objects)
    if not any(objects):
        return all(subjects)
    around = [(*xs, *(o.filler for o in x.obliques)) for xs, x in zip(objects, (p, q), strict=True)]
    return share_thing(objects[0], around[1]) or share_thing(objects[1], around[0])


def _of_other_things(p: Proposition, q: Proposition) -> bool:
    """Whether both say to what it is done, or towards what, and nothing of it is the same."""
    mine, theirs = (_plain(_undergoing(x)) for x in (p, q))
    return bool(mine and theirs) and not share_thing(mine, theirs)


def _plain(arguments: Sequence[Argument]) -> list[Argument]:
    return [x for x in arguments if x.sort is not Sort.PRONOUN]


def swapped(p: Proposition, q: Proposition) -> bool:
    """Whether who does it in one is whom it is done to in the other, by name."""
    return any(
        _named(s, o2) and _named(o, s2)
        for s in p.subjects
        for o in p.objects
        for s2 in q.subjects
        for o2 in q.objects
        if not _named(s, o)
    )


def crossed(p: Proposition, q: Proposition) -> bool:
    """Whether one thing does it to another in one, and the other way round, or to "him", in the other."""
    if p.negated or q.negated or {p.lemma, q.lemma} & (_SYMMETRIC | EMPTY):
        return False
    doers, others = zip(*((_plain(x.subjects), _plain(_undergoing(x))) for x in (p, q)), strict=True)
    back = [
        share_thing(doers[n], others[1 - n]) or any(x.sort is Sort.PRONOUN for x in y.objects)
        for n, y in enumerate((q, p))
    ]
    met = [share_thing(doers[1 - n], others[n]) for n in (0, 1)]
    return not share_thing(*doers) and any(back[n] and met[n] for n in (0, 1)) and all(doers)


def _undergoing(p: Proposition) -> list[Argument]:
    """To what something is done, or towards what."""
    return [*p.objects, *(o.filler for o in p.obliques)]


def _named(a: Argument, b: Argument) -> bool:
    return any(same_name(x, y) for x in a.names for y in b.names)
