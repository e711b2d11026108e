"""Which sentences are tried for which days, until each day is told or given up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from summarizer.domain.drafts import Draft, Judged
from summarizer.domain.text import Span
from summarizer.stages.datewise.central import DayPool
from summarizer.stages.datewise.mentions import Mention

_MOST_TRIES = 8
"""Sentences of one day that are tried in vain before the day is given up."""

Proposal = tuple[Mention, ...]
"""Mentions of one day in the same words; the first is phrased, all are cited."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sentence is no entry, and the draft that the gate refused, if it came so far."""

    reason: str
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An entry: the gate let it through."""

    proposal: Proposal
    judged: Judged


Write = Callable[[Sequence[Proposal]], Sequence[Judged | Refusal]]


@dataclass
class _Telling:
    """One day on its way into the timeline."""

    pool: DayPool
    told: dict[int, Told] = field(default_factory=dict)
    barred: set[int] = field(default_factory=set)
    failures: int = 0

    @property
    def given_up(self) -> bool:
        return not self.told and self.failures >= _MOST_TRIES

    def proposals(self, most: int, used: set[Span]) -> list[int]:
        """The candidates to try next, marked as used."""
        spans = [same[0].sentence.span for same in self.pool.mentions]
        self.barred |= {i for i, span in enumerate(spans) if span in used and i not in self.told}
        chosen = list(self.told)
        while len(chosen) < most and self.failures < _MOST_TRIES:
            best = self.pool.best(chosen, self.barred)
            if best is None:
                break
            chosen.append(best)
            used.add(spans[best])
        proposed = chosen[len(self.told) :]
        if not proposed and not self.told:
            self.failures = _MOST_TRIES
        return proposed


def tell_days(
    days: Iterable[date], pool_of: Callable[[date], DayPool], wanted: int, sentences: int, write: Write
) -> tuple[list[Told], dict[Span, Refusal]]:
    """Find entries for days; where a day has none, the next takes its place.

    Args:
        days: ranked, the weightiest first.
        pool_of: the candidates of a day.
        wanted: most days.
        sentences: most sentences a day.
        write: phrases proposals and puts them to the gate; it is asked in rounds, about all days at once.

    Returns:
        Entries in order of days as ranked, within a day as chosen; and why sentences were refused.
    """
    queue = iter(days)
    tellings: list[_Telling] = []
    used: set[Span] = set()
    refused: dict[Span, Refusal] = {}
    while True:
        standing = sum(not telling.given_up for telling in tellings)
        tellings += [_Telling(pool_of(day)) for _, day in zip(range(wanted - standing), queue, strict=False)]
        asked = [(t, i) for t in tellings for i in t.proposals(sentences, used)]
        if not asked:
            if standing == sum(not t.given_up for t in tellings):
                break
            continue
        answers = write([t.pool.mentions[i] for t, i in asked])
        for (telling, i), answer in zip(asked, answers, strict=True):
            proposal = telling.pool.mentions[i]
            if isinstance(answer, Refusal):
                telling.barred.add(i)
                telling.failures += 1
                refused |= {mention.sentence.span: answer for mention in proposal}
            else:
                telling.told[i] = Told(proposal, answer)
    return [told for telling in tellings for told in telling.told.values()], refused
