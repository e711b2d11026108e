"""Differing days for one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.times.timex import TimeExpression, find_time_expressions
from summarizer.language.times.timex_forms import WeekdayName
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.context import as_words, near, overlap, same_word, text_between
from summarizer.stages.conflicts.happenings import others_act

_REACH = 3
_COUNT, _PLAIN, _SHARE = 3, 2, 0.4
"""Words near the days of one event that two passages must share, plain ones, and their weight."""


_PLANNING = frozenset("will expect set plan schedule due agree invite".split())
_GATHERING = frozenset("meet sit convene gather assemble meeting session sitting".split())
_AGAIN = frozenset("again next resume resumes another second third".split())
"""Words that count an event as one in a row."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Weekdays in a claim with the event they are of."""

    claim: Claim
    analysis: Analysis
    text: str
    days: frozenset[int]
    day: int
    """Token of the first of them."""
    event: int
    around: tuple[int, ...]
    """What says what happens then, the event's own word included."""

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """The words that say what happens then."""
        return as_words(self.analysis, self.around)


def day_conflicts(claims: Sequence[Claim], weights: Mapping[str, float]) -> list[Conflict]:
    """Find weekdays of one event that overlap without being the same.

    Such days may all hold (a meeting of two days, somebody's stay there from the second on), so they
    are apparent conflicts. Days that have none in common are far more often two events than one
    that is dated wrongly, and are not reported.

    Args:
        claims: all claims of the story, in a fixed order.
        weights: rarity of stems in it.

    Returns:
        One conflict for each two differing sets of days.
    """
    mentions = [m for claim in claims for m in _mentions(claim)]
    found: dict[tuple[str, ...], Conflict] = {}
    for a, b in combinations(mentions, 2):
        if _differ(a, b) and _one_event(a, b, weights):
            values = tuple(sorted((_value(a), _value(b)), key=lambda v: v.value))
            found.setdefault(
                tuple(v.value for v in values), Conflict(_point(a, b), ConflictKind.APPARENT, values)
            )
    return list(found.values())


def _mentions(claim: Claim) -> Iterable[_Mention]:
    analysis = analyse(claim.parse)
    run: list[TimeExpression] = []
    for expression in find_time_expressions(claim.text):
        days = [part for part in expression.parts if isinstance(part.form, WeekdayName)]
        if not days or len(days) < len(expression.parts):
            continue
        if run and claim.text[run[-1].end : expression.start].strip(" ,") not in {"and", "", "or"}:
            yield from _mention(claim, analysis, run)
            run = []
        run.append(expression)
    yield from _mention(claim, analysis, run)


def _mention(claim: Claim, analysis: Analysis, run: Sequence[TimeExpression]) -> Iterable[_Mention]:
    if not run:
        return
    start, end = run[0].start, run[-1].end
    inside = [i for i, t in enumerate(analysis.tokens) if start <= t.start < end]
    if not inside:
        return
    event = _event(analysis, inside)
    around = near(analysis, event, _REACH, [i for i in inside if i != event])
    days = [part.form.weekday for e in run for part in e.parts if isinstance(part.form, WeekdayName)]
    covered = range(days[0], days[-1] + 1) if "to" in claim.text[start:end].split() else days
    yield _Mention(
        claim, analysis, claim.text[start:end], frozenset(covered), inside[0], event, (event, *around)
    )


def _event(analysis: Analysis, days: Sequence[int]) -> int:
    """The noun or verb that the days belong to; a name is never an event, however it is parsed."""
    heads = [analysis.tokens[i].head for i in days if analysis.tokens[i].head not in days]
    above = (i for head in heads for i in (head, *analysis.chain(head)) if i not in days)
    return next((i for i in above if analysis.tokens[i].pos in {"NOUN", "VERB", "AUX"}), days[0])


def _differ(a: _Mention, b: _Mention) -> bool:
    """Whether the days overlap without being the same, and neither are all among the other's.

    Days among others' are a difference of a single event that is still planned: of what has happened,
    one source simply tells less.
    """
    if a.claim.doc_id == b.claim.doc_id or a.days == b.days or not a.days & b.days:
        return False
    return bool(a.days - b.days and b.days - a.days) or (_is_planned(a) and _is_planned(b))


def _is_planned(mention: _Mention) -> bool:
    """Whether the event is said to be set, expected or agreed for its days."""
    analysis = mention.analysis
    for verb in (mention.event, *analysis.chain(mention.event)):
        token = analysis.tokens[verb]
        lemmas = {token.lemma.casefold()} | {
            analysis.tokens[c].text.casefold() for c in analysis.children[verb]
        }
        if token.pos in {"VERB", "AUX"} and lemmas & _PLANNING:
            return True
    return False


def _one_event(a: _Mention, b: _Mention, weights: Mapping[str, float]) -> bool:
    if a.days < b.days or b.days < a.days:
        return _next_gathering(a, b)
    shared = overlap(a.words, b.words, weights)
    return shared.count >= _COUNT and shared.plain >= _PLAIN and shared.share >= _SHARE


def _next_gathering(a: _Mention, b: _Mention) -> bool:
    """Whether both are one meeting to come, the next in a row or of those who meet, and not of others."""
    gathered = all(any(same_sense(word, "meeting") for word, _ in m.words) for m in (a, b))
    again = all({t.text.casefold() for t in m.analysis.tokens} & _AGAIN for m in (a, b))
    if _others(a, b) and _others(b, a):
        return False
    meeting = all(m.analysis.tokens[m.event].lemma.casefold() in _GATHERING for m in (a, b))
    return (gathered and again) or (meeting and not others_act(a.analysis, a.day, b.analysis, b.day))


def _others(a: _Mention, b: _Mention) -> bool:
    """Whether names stand by the event that do not stand by the other."""
    return any(name and not any(same_word(word, name, *other) for other in b.words) for word, name in a.words)


def _value(mention: _Mention) -> ConflictValue:
    told = mention.claim.attribution
    return ConflictValue(mention.text, mention.claim.evidence, told.speaker if told else None)


def _point(a: _Mention, b: _Mention) -> str:
    """The event as one of the passages names it: its noun with the words both share."""
    named = [ranked for x, y in ((a, b), (b, a)) for ranked in _event_phrases(x, y)]
    if named:
        return f"days of the {min(named)[-1]}"
    if nouns := [noun for x, y in ((a, b), (b, a)) for noun in _shared_nouns(x, y)]:
        return f"days of the {max(nouns, key=lambda text: (len(text), text))}"
    if nouns := [noun for m in (a, b) for noun in _subjects(m)]:
        return f"days of the {nouns[0]}"
    shared = (w for w, n in a.words if any(same_word(w, n, *other) for other in b.words))
    return f"days of the event ({', '.join(dict.fromkeys(shared))})"


def _subjects(mention: _Mention) -> Iterable[str]:
    """The nouns of those who do what happens then."""
    tokens = mention.analysis.tokens
    found = mention.analysis.dependents(mention.event, "nsubj", "nsubjpass")
    return (tokens[i].text for i in found if tokens[i].pos == "NOUN")


def _shared_nouns(mention: _Mention, other: _Mention) -> Iterable[str]:
    """Nouns with their adjectives that the other passage has too, be it as a verb."""
    analysis = mention.analysis
    for i in mention.around:
        if analysis.tokens[i].pos == "NOUN" and any(
            same_word(analysis.tokens[i].text, False, *o) for o in other.words
        ):
            yield text_between(analysis, min([i, *analysis.dependents(i, "amod", "compound")]), i)


def _event_phrases(mention: _Mention, other: _Mention) -> Iterable[tuple[int, int, str]]:
    analysis = mention.analysis
    for i in mention.around:
        token = analysis.tokens[i]
        if token.pos != "NOUN" or not any(same_word(token.text, False, *o) for o in other.words):
            continue
        first = min([i, *analysis.dependents(i, "amod", "compound", "nmod")])
        last = max([i, *(t for p in analysis.dependents(i, "prep") for t in analysis.parse.subtree(p))])
        kept = range(first, last + 1)
        content = [w for w in as_words(analysis, kept) if any(same_word(*w, *o) for o in other.words)]
        if len(content) >= _COUNT and len(kept) <= 8:
            phrase = text_between(analysis, first, last)
            yield -len(content), len(phrase), phrase
