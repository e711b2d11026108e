"""Event times of the claims of a made-up story: a bridge in Brill, its mayor Holt, the builder Brandt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from summarizer.domain.claims import Claim, ClaimGroup
from summarizer.domain.events import UNKNOWN_TIME, EventTime, TimeBasis
from summarizer.domain.text import Document, Sentence, Span
from summarizer.language.words.sentences import split_sentences
from summarizer.ports import Parser
from summarizer.stages.order import order_events, resolve_times, story_period, timeline_candidates
from tests.builders import article

pytestmark = pytest.mark.models


class Story:
    """Articles with one claim a sentence, their times resolved."""

    def __init__(self, parser: Parser, documents: Sequence[Document], as_of: date | None = None) -> None:
        self.documents = tuple(documents)
        sentences = {d.doc_id: _sentences(d, parser) for d in documents}
        raw = [_claim(s) for own in sentences.values() for s in own]
        self.claims = resolve_times(self.documents, sentences, raw, as_of)

    def claim(self, beginning: str) -> Claim:
        """The claim that begins so."""
        [found] = [c for c in self.claims if c.text.startswith(beginning)]
        return found

    def time(self, beginning: str) -> EventTime:
        """The time of the claim that begins so."""
        return self.claim(beginning).time

    def groups(self) -> tuple[ClaimGroup, ...]:
        """Every claim a group of its own."""
        return tuple(ClaimGroup(f"g-{c.claim_id}", (c,), (c.doc_id,)) for c in self.claims)


def _sentences(document: Document, parser: Parser) -> tuple[Sentence, ...]:
    spans = [
        (Span(document.doc_id, block.start + start, block.start + end), number)
        for number, block in enumerate(document.blocks)
        for start, end in split_sentences(document.text[block.start : block.end])
    ]
    texts = [document.quote(span) for span, _ in spans]
    return tuple(
        Sentence(span, text, index, block, document.blocks[block].kind, parse)
        for index, ((span, block), text, parse) in enumerate(
            zip(spans, texts, parser.parse(texts), strict=True)
        )
    )


def _claim(sentence: Sentence) -> Claim:
    return Claim(
        claim_id=f"{sentence.span.doc_id}-{sentence.index}",
        doc_id=sentence.span.doc_id,
        text=sentence.text,
        parse=sentence.parse,
        evidence=(sentence.span,),
        sentence_indexes=(sentence.index,),
    )


def undated() -> tuple[Document, ...]:
    """Three articles without a date; the talks were on Sunday."""
    return (
        article(
            None,
            "Mayor Anna Holt and the builder Karl Brandt met for three hours in Brill on Sunday. "
            "They failed to agree on the bridge.",
            "Holt had called Brandt on Friday.",
            "The two met last week in Sarn, where Holt answered a plan Brandt gave her at a May 3 meeting.",
            path="a.txt",
        ),
        article(
            None,
            "Talks on the bridge ended without a deal on Sunday.",
            "On Saturday, Brandt said on television that work would not stop.",
            "The council will meet on Tuesday and Wednesday.",
            path="b.txt",
        ),
        article(
            None,
            "Brandt left the talks late on Sunday night.",
            "The old bridge was built in 1931. It served the town well.",
            "He told reporters that he would write to Holt.",
            path="c.txt",
        ),
    )


def test_without_any_date_days_are_counted_from_the_day_most_articles_name(parser: Parser):
    story = Story(parser, undated())
    offsets = {
        "Mayor Anna": 0,
        "Talks on": 0,
        "Brandt left": 0,
        "Holt had called": -2,
        "On Saturday": -1,
        "The two met": -7,
        "The council": 2.5,
    }
    assert {beginning: story.time(beginning).offset for beginning in offsets} == offsets


def test_without_any_date_none_is_invented(parser: Parser):
    times = [c.time for c in Story(parser, undated()).claims if "1931" not in c.text]
    assert {(t.start, t.end) for t in times} == {(None, None)}
    assert {t.basis for t in times} == {TimeBasis.RELATIVE, TimeBasis.UNKNOWN}


def test_the_words_of_a_time_stand_in_its_passage(parser: Parser):
    story = Story(parser, undated())
    for claim in story.claims:
        if claim.time.basis is not TimeBasis.UNKNOWN and not claim.time.anchors:
            assert claim.time.text in claim.text


def test_a_claim_without_an_expression_has_no_time(parser: Parser):
    story = Story(parser, undated())
    assert story.time("He told reporters") == UNKNOWN_TIME  # opens another paragraph
    assert story.time("It served") == UNKNOWN_TIME  # a thing has no day


def test_a_sentence_that_goes_on_has_the_time_of_the_one_before_which_anchors_it(parser: Parser):
    story = Story(parser, undated())
    assert story.time("They failed").offset == 0
    [anchor] = story.time("They failed").anchors
    assert story.documents[0].quote(anchor).startswith("Mayor Anna Holt")


def test_a_month_and_day_without_a_year_lies_before_the_week_of_the_weekdays(parser: Parser):
    [mention] = Story(parser, undated()).claim("The two met").mentions
    assert mention.time.text == "May 3" and mention.time.start is None
    assert mention.time.offset is not None and mention.time.offset < -7


def test_a_stated_year_is_known_without_an_anchor(parser: Parser):
    time = Story(parser, undated()).time("The old bridge")
    assert (time.basis, time.start, time.end) == (TimeBasis.STATED, date(1931, 1, 1), date(1931, 12, 31))


def test_as_of_turns_weekdays_into_inferred_dates(parser: Parser):
    # Monday 13 May 2013: Sunday was the 12th, Friday the 10th; Tuesday comes on the 14th.
    story = Story(parser, undated(), as_of=date(2013, 5, 13))
    friday, sunday, council = (story.time(b) for b in ("Holt had", "Talks on", "The council"))
    assert (sunday.basis, sunday.start, sunday.offset) == (TimeBasis.INFERRED, date(2013, 5, 12), 0)
    assert (friday.start, friday.offset) == (date(2013, 5, 10), -2)
    assert (council.start, council.end) == (date(2013, 5, 14), date(2013, 5, 15))


def test_a_published_date_anchors_its_own_article(parser: Parser):
    # Both name the same Sunday, 12 May 2013: one written that day, the other the day after.
    first = article(None, "The bridge fell on Sunday.", path="a.txt", published="2013-05-12")
    second = article(
        None, "Divers searched the river yesterday.", path="b.txt", published="2013-05-13T08:00:00Z"
    )
    story = Story(parser, [first, second])
    assert story.time("The bridge").start == story.time("Divers").start == date(2013, 5, 12)


def test_a_dateline_of_its_own_anchors_an_article_and_is_shown(parser: Parser):
    document = article(None, "May 13, 2013", "The bridge fell on Sunday.")
    time = Story(parser, [document]).time("The bridge")
    assert (time.basis, time.start) == (TimeBasis.INFERRED, date(2013, 5, 12))
    assert [document.quote(span) for span in time.anchors] == ["May 13, 2013"]


def test_a_date_stated_for_the_main_day_dates_the_other_articles(parser: Parser):
    first = article(None, "The bridge fell on Sunday, May 12, 2013.", path="a.txt")
    second = article(None, "The bridge fell on Sunday.", "Holt had closed it on Friday.", path="b.txt")
    story = Story(parser, [first, second])
    friday = story.time("Holt had closed")
    assert (friday.basis, friday.start) == (TimeBasis.INFERRED, date(2013, 5, 10))
    assert [first.quote(span) for span in friday.anchors] == ["Sunday, May 12, 2013"]


def test_an_undated_article_that_opens_with_yesterday_was_written_the_day_after(parser: Parser):
    first = article(None, "The bridge fell on Sunday.", path="a.txt")
    second = article(None, "Divers searched the river yesterday.", path="b.txt")
    assert Story(parser, [first, second]).time("Divers").offset == 0


def test_an_undated_article_that_opens_with_the_next_weekday_is_later_not_a_week_older(parser: Parser):
    first = article(None, "The bridge fell on Sunday.", path="a.txt")
    third = article(None, "Holt visited the bridge, which fell on Sunday.", path="c.txt")
    second = article(None, "Divers searched the river on Monday.", path="b.txt")
    assert Story(parser, [first, second, third]).time("Divers").offset == 1


def test_a_main_day_named_with_month_and_day_places_other_months_and_days(parser: Parser):
    first = article(None, "The bridge fell on Sunday, May 12.", path="a.txt")
    second = article(None, "The bridge fell on Sunday.", "Holt had closed it on May 2.", path="b.txt")
    story = Story(parser, [first, second])
    assert story.time("Holt had closed") == EventTime("May 2", TimeBasis.RELATIVE, offset=-10)


def test_a_weekday_that_may_lie_before_or_after_the_main_day_is_left_open(parser: Parser):
    # Monday could be the day after the Sunday, or six days before it.
    document = article(None, "The bridge fell on Sunday.", "Divers searched the river on Monday.")
    assert Story(parser, [document]).time("Divers") == UNKNOWN_TIME


def test_news_of_a_month_belongs_to_the_day_it_was_told(parser: Parser):
    document = article(None, "Brandt said on Friday that sales fell in March.", published="2013-05-12")
    assert Story(parser, [document]).time("Brandt said").start == date(2013, 5, 10)


def test_two_days_later_counts_from_the_day_last_told(parser: Parser):
    document = article(None, "The bridge fell on May 3. Two days later, divers found the crane.")
    story = Story(parser, [document], as_of=date(2013, 5, 20))
    assert story.time("Two days").start == date(2013, 5, 5)


def test_about_a_year_ago_claims_no_days(parser: Parser):
    document = article(None, "The bridge fell on Sunday.", "Brandt bought the yard about a year ago.")
    time = Story(parser, [document], as_of=date(2013, 5, 13)).time("Brandt bought")
    assert (time.basis, time.start) == (TimeBasis.RELATIVE, None)
    assert time.offset is not None and time.offset < -300


@pytest.mark.parametrize(
    ("sentence", "words", "offset"),
    [
        (
            "Brandt had repaired the crane before Thursday.",
            "before Thursday",
            -3.0,
        ),  # the main day is a Sunday
        ("Divers will have searched the river by Wednesday.", "by Wednesday", 3.0),
        ("Brandt warned Holt three weeks before the bridge fell.", "three weeks before", -21.0),
    ],
)
def test_a_limit_places_what_has_no_other_time_and_claims_no_day(
    parser: Parser, sentence: str, words: str, offset: float
):
    document = article(None, "The bridge fell on Sunday.", sentence, published="2013-05-12")
    assert Story(parser, [document]).time(sentence[:9]) == EventTime(words, TimeBasis.RELATIVE, offset=offset)


@pytest.mark.parametrize(
    "sentence",
    [
        "Divers searched the river before the army came.",
        "Divers searched the river ten minutes before the bridge fell.",  # the same day, perhaps
        "Divers have searched the river since Thursday.",
    ],
)
def test_a_limit_that_tells_no_day_apart_leaves_the_time_open(parser: Parser, sentence: str):
    document = article(None, "The bridge fell on Sunday.", sentence, published="2013-05-12")
    assert Story(parser, [document]).time("Divers") == UNKNOWN_TIME


def test_the_order_of_the_articles_changes_nothing(parser: Parser):
    forward = {c.claim_id: c for c in Story(parser, undated()).claims}
    backward = {c.claim_id: c for c in Story(parser, undated()[::-1]).claims}
    assert forward == backward


def test_the_timeline_runs_from_the_first_meeting_to_the_announced_one(parser: Parser):
    groups = Story(parser, undated()).groups()
    moments = timeline_candidates(groups)
    told = list(dict.fromkeys(m.time.text for m in moments))
    assert told == ["May 3", "last week", "Friday", "Saturday", "Sunday", "Tuesday and Wednesday"]
    assert moments == timeline_candidates(groups[::-1])


def test_a_moment_names_the_passage_of_its_claim_that_it_dates(parser: Parser):
    moments = timeline_candidates(Story(parser, undated()).groups())
    [may] = [m for m in moments if m.time.text == "May 3"]
    assert may.claim.text[may.start : may.end] == "a May 3 meeting"


def test_the_period_spans_the_known_days_around_the_main_event(parser: Parser):
    story = Story(parser, undated(), as_of=date(2013, 5, 13))
    # Friday 10 May to Wednesday 15 May; "last week" names no day.
    assert story_period(story.groups()) == (date(2013, 5, 10), date(2013, 5, 15))
    assert story_period(Story(parser, undated()).groups()) is None


def test_events_of_the_story_stand_in_their_order(parser: Parser):
    events = order_events(Story(parser, undated()).groups())
    first = [
        next(i for i, e in enumerate(events) if e.time.text == t)
        for t in ("1931", "last week", "Friday", "Sunday")
    ]
    assert first == sorted(first)
