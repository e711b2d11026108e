"""The event time of each claim, and of the happenings it mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from summarizer.domain.claims import Claim, TimedMention
from summarizer.domain.events import DatedBy, EventTime, TimeBasis
from summarizer.domain.text import Document, Sentence
from summarizer.language.times.event_times import Place, PlacedTime, place_times
from summarizer.language.times.timex import Tense, TimeValue, resolve
from summarizer.language.times.timex_forms import (
    Base,
    CalendarDate,
    Distance,
    Duration,
    Era,
    Feast,
    Form,
    Moved,
    Range,
    Recurrence,
    Reference,
    Shift,
    Unit,
    WeekdayName,
    WeekOf,
    YearPart,
)
from summarizer.stages.order.calendar import Anchor, StoryCalendar, build_calendar, day_of_year

_DAYS = {
    Unit.SECOND: 0.0,
    Unit.MINUTE: 0.0,
    Unit.HOUR: 1 / 24,
    Unit.DAY: 1.0,
    Unit.WEEKEND: 7.0,
    Unit.WEEK: 7.0,
    Unit.FORTNIGHT: 14.0,
    Unit.MONTH: 30.0,
    Unit.QUARTER: 91.0,
    Unit.YEAR: 365.0,
    Unit.DECADE: 3652.0,
    Unit.CENTURY: 36525.0,
}
_OUTSIDE_THE_WEEK = 15.0
"""News names the days of about a week by weekday; a month and day without a year lies further off."""
_OTHER_YEAR = 400.0
_OR_AFTER = -5.0
"""A weekday five or six days back may as well be the one after the main day, if no article is dated."""


@dataclass(frozen=True, slots=True)
class _Timed:
    """A placed expression with its event time."""

    placed: PlacedTime
    time: EventTime
    exact: bool
    """Whether it names days, not a week, month or year."""


def resolve_times(
    documents: Sequence[Document],
    sentences: Mapping[str, tuple[Sentence, ...]],
    claims: Sequence[Claim],
    as_of: date | None,
) -> tuple[Claim, ...]:
    """Give each claim the time of what it tells.

    Args:
        documents: documents of one story.
        sentences: their sentences.
        claims: claims made from them.
        as_of: the day the reader counts from, for articles without a date.

    Returns:
        The claims in the given order; a claim without a time keeps :data:`UNKNOWN_TIME`. Dates are set
        only where one is stated or follows from a known anchor.
    """
    calendar = build_calendar(documents, sentences, as_of)
    dated: dict[str, Claim] = {}
    for document in documents:
        own = [c for c in claims if c.doc_id == document.doc_id]
        by_index = {s.index: s for s in sentences.get(document.doc_id, ())}
        dated |= _resolve_document(own, by_index, calendar)
    return tuple(dated.get(c.claim_id, c) for c in claims)


def _resolve_document(
    claims: Sequence[Claim], sentences: Mapping[int, Sentence], calendar: StoryCalendar
) -> dict[str, Claim]:
    """Resolve the claims of one document in reading order, so that "two days later" has its base."""
    dated: dict[str, Claim] = {}
    told: date | None = None
    running: dict[int, EventTime] = {}
    for claim in sorted(claims, key=lambda c: (c.sentence_indexes, c.claim_id)):
        anchor = calendar.anchors[claim.doc_id]
        placed = place_times(claim.parse)
        timed = list(_timed(placed, anchor, calendar, told))
        main = _main_time(timed)
        last = claim.sentence_indexes[-1]
        if timed:
            told = _told_day(timed, main, calendar)
        if main is not None and main.exact:
            running[last] = main.time
        time = main.time if main is not None else _continued(claim, sentences, running)
        time = time or _limited(placed, anchor, calendar)
        if time is None:
            dated[claim.claim_id] = replace(claim, mentions=_mentions(timed, None, len(claim.text)))
            continue
        running.setdefault(last, time)
        dated[claim.claim_id] = replace(claim, time=time, mentions=_mentions(timed, main, len(claim.text)))
    return dated


def _limited(placed: Sequence[PlacedTime], anchor: Anchor, calendar: StoryCalendar) -> EventTime | None:
    """About when something happened "before Christmas", or will "by the end of the month".

    Only an offset is given, no day is claimed.
    """
    side = {Tense.PAST: -1, Tense.FUTURE: 1}
    lag = (anchor.day - calendar.main).days
    for p in placed:
        if not p.limit or p.tense not in side:
            continue
        form, text = p.expression.form, p.expression.text
        if isinstance(form, Distance):
            offset = (
                None if form.amount is None or _DAYS[form.unit] < 1 else lag - form.amount * _DAYS[form.unit]
            )
        else:
            time = _event_time(p, anchor, calendar, None)
            offset, text = time.offset if time is not None else None, f"{p.limit} {text}"
        # The limit must lie on the side of the day of writing that the tense speaks of.
        if offset is not None and (offset - lag) * side[p.tense] > 0:
            return EventTime(text, TimeBasis.RELATIVE, offset=round(offset, 2))
    return None


def _told_day(timed: Sequence[_Timed], main: _Timed | None, calendar: StoryCalendar) -> date | None:
    """The day last told, for "two days later"; none where a claim also names a longer stretch."""
    if main is None or not all(t.exact for t in timed):
        return None
    return calendar.main + timedelta(days=round(main.time.offset or 0))


def _timed(
    placed: Sequence[PlacedTime], anchor: Anchor, calendar: StoryCalendar, told: date | None
) -> Iterator[_Timed]:
    for p in placed:
        if p.place is Place.BOUND:
            continue
        time = _event_time(p, anchor, calendar, told)
        if time is not None:
            yield _Timed(p, time, _names_days(p.expression.form))


def _main_time(timed: Sequence[_Timed]) -> _Timed | None:
    """The time of the main clause; a day rather than a longer stretch, the first of several.

    What was said on a day about a month or a year is news of that day.
    """
    return min(
        (t for t in timed if t.placed.place <= Place.SUBJECT),
        key=lambda t: (_is_long(t), t.placed.place, not t.exact, t.placed.expression.start),
        default=None,
    )


def _is_long(timed: _Timed) -> bool:
    """Whether a time is a month, a quarter, a year or more."""
    form = timed.placed.expression.form
    form = form.first.form if isinstance(form, Range) else form
    if isinstance(form, Shift | Distance | Duration):
        return _DAYS[form.unit] >= _DAYS[Unit.MONTH]
    return isinstance(form, YearPart | Era) or (isinstance(form, CalendarDate) and form.day is None)


def _mentions(timed: Sequence[_Timed], main: _Timed | None, length: int) -> tuple[TimedMention, ...]:
    """Times of what a claim mentions, where they differ from its own or belong to a part of it only."""
    return tuple(
        TimedMention(t.time, t.placed.start, t.placed.end)
        for t in timed
        if (t is main and t.placed.end - t.placed.start < length)
        or (t.placed.place is Place.ASIDE and (main is None or t.time.offset != main.time.offset))
    )


def _continued(
    claim: Claim, sentences: Mapping[int, Sentence], running: Mapping[int, EventTime]
) -> EventTime | None:
    """The time of the sentence before, if this one goes on about its subject in the same paragraph."""
    first = claim.sentence_indexes[0]
    sentence, before = sentences.get(first), sentences.get(first - 1)
    if sentence is None or before is None or before.block != sentence.block or first - 1 not in running:
        return None
    if not _goes_on(sentence):
        return None
    time = running[first - 1]
    basis = TimeBasis.RELATIVE if time.start is None else TimeBasis.INFERRED
    return replace(time, basis=basis, anchors=(before.span,))


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence opens with a pronoun and tells in the simple past what its bearer did."""
    parse = sentence.parse
    for root in parse.roots[:1]:
        opening = [i for i in parse.children(root) if i < 2 and parse.tokens[i].dep.startswith("nsubj")]
        auxiliaries = [i for i in parse.children(root) if parse.tokens[i].dep.startswith("aux")]
        pronoun = any(parse.tokens[i].text.casefold() in {"he", "she", "they"} for i in opening)
        return parse.tokens[root].tag == "VBD" and not auxiliaries and pronoun
    return False


def _names_days(form: Form) -> bool:
    match form:
        case CalendarDate():
            return form.day is not None
        case WeekdayName():
            return True
        case Shift() | Distance():
            return form.unit in {Unit.DAY, Unit.HOUR}
        case Range():
            return _names_days(form.first.form)
        case Feast():
            return True
        case Moved():
            return _names_days(form.origin.form)
        case YearPart() | Era() | Duration() | Reference() | Recurrence() | WeekOf():
            return False


def _states_year(form: Form) -> bool:
    match form:
        case CalendarDate() | YearPart() | Feast():
            return form.year is not None
        case Moved():
            return _states_year(form.origin.form)
        case WeekOf():
            return _states_year(form.day.form)
        case Era():
            return True
        case Range():
            return _states_year(form.first.form) and _states_year(form.last.form)
        case WeekdayName() | Shift() | Distance() | Duration() | Reference() | Recurrence():
            return False


def _approximate(form: Form) -> bool:
    """Whether an expression counts in weeks or longer units, so that its days are a guess."""
    return isinstance(form, Distance | Duration) and not _names_days(form)


def _event_time(
    placed: PlacedTime, anchor: Anchor, calendar: StoryCalendar, told: date | None
) -> EventTime | None:
    """The event time an expression gives; None if it gives none."""
    expression = placed.expression
    form = expression.form
    if isinstance(form, Reference | Recurrence) or (isinstance(form, Duration) and not form.window):
        return None
    if expression.clock[1:2].isdigit() and isinstance(form, Shift) and form.base is Base.TOLD:
        return None  # a bare "5 p.m." names no day
    value = resolve(expression, anchor.day, placed.tense, told)
    certain = anchor.known
    if anchor.window is not None:
        either = [resolve(expression, day, placed.tense, told) for day in anchor.window]
        certain = either[0] == either[1] == value
    offset = _offset(placed, form, value, anchor, calendar)
    if value is None or offset is None:
        return None
    offset = round(offset, 2)
    text = f"in {expression.text}" if isinstance(form, Duration) else expression.text
    if value.start is not None and _states_year(form):
        return EventTime(text, TimeBasis.STATED, value.start, value.end, offset, dated_by=DatedBy.PASSAGE)
    if value.start is not None and certain and not _approximate(form):
        return EventTime(text, TimeBasis.INFERRED, value.start, value.end, offset, anchor.spans, anchor.by)
    return EventTime(text, TimeBasis.RELATIVE, offset=offset)


def _offset(
    placed: PlacedTime, form: Form, value: TimeValue | None, anchor: Anchor, calendar: StoryCalendar
) -> float | None:
    """Days from the main day to the middle of what the expression names."""
    lag = float((anchor.day - calendar.main).days)
    match form:
        case Shift() if form.unit is not Unit.DAY:
            return None if value is None or value.start is None else lag + _shifted(form, placed)
        case Distance():
            middle = _middle(value, calendar.main)
            ahead = middle is not None and middle > lag
            return None if ahead and placed.tense is not Tense.FUTURE else middle
        case Duration():
            return lag + form.window * (form.amount or 2.0) * _DAYS[form.unit] / 2
        case Range():
            return _offset_of_range(placed, form, value, anchor, calendar)
        case CalendarDate() | YearPart() | Era() if not calendar.dated:
            return _undated_offset(form, placed.tense, value, calendar)
        case WeekdayName() if not calendar.weekday_known:
            return None
        case WeekdayName() if not calendar.dated:
            middle = _middle(value, calendar.main)
            return None if middle is None or middle - lag <= _OR_AFTER else middle
        case _:
            return _middle(value, calendar.main)


def _offset_of_range(
    placed: PlacedTime, form: Range, value: TimeValue | None, anchor: Anchor, calendar: StoryCalendar
) -> float | None:
    if calendar.dated or isinstance(form.first.form, WeekdayName | Shift):
        return _middle(value, calendar.main) if calendar.weekday_known else None
    first = _undated_offset(form.first.form, placed.tense, resolve(form.first, anchor.day), calendar)
    last = _undated_offset(form.last.form, placed.tense, resolve(form.last, anchor.day), calendar)
    return None if first is None or last is None else (first + last) / 2


def _middle(value: TimeValue | None, main: date) -> float | None:
    if value is None or value.start is None or value.end is None:
        return None
    return ((value.start - main).days + (value.end - main).days) / 2


def _shifted(form: Shift, placed: PlacedTime) -> float:
    """Distance of "last week" and the like; of the current unit, the part that mod and tense speak of."""
    days = _DAYS[form.unit]
    if form.amount:
        return form.amount * days
    if placed.tense is Tense.FUTURE:
        return 0.3 * days
    early = placed.expression.mod == "START"
    return -0.65 * days if early else -0.3 * days * (placed.tense is Tense.PAST)


def _undated_offset(
    form: Form, tense: Tense | None, value: TimeValue | None, calendar: StoryCalendar
) -> float | None:
    """Order without an anchor: years before months and days before the week that weekdays speak of."""
    if value is not None and value.start is not None and _states_year(form):
        years = (value.start - date(calendar.latest_year, 12, 31)).days
        return years + (_OTHER_YEAR if years > 0 else -_OTHER_YEAR)
    side = 1 if tense is Tense.FUTURE else -1
    if isinstance(form, CalendarDate) and form.month is not None and form.year_shift is None:
        if calendar.main_month_day is not None:
            return (day_of_year(form) - calendar.main_month_day + 183) % 366 - 183.0
        if side > 0 or not calendar.month_days:
            return side * _OUTSIDE_THE_WEEK
        return -_OUTSIDE_THE_WEEK - (calendar.month_days[-1] - day_of_year(form)) % 366
    return None
