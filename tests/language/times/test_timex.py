"""Time expressions of news English, each in a made-up sentence, with values derived by hand.

All texts are written on Wednesday 12 June 2013. In that year 10 June was a Monday (ISO week 24), 9 June
the Sunday before.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.times.timex import Tense, TimeKind, find_time_expressions, resolve

WRITTEN = date(2013, 6, 12)
PAST, FUTURE = Tense.PAST, Tense.FUTURE
DATE, TIME, LENGTH, SET, RANGE = TimeKind.DATE, TimeKind.TIME, TimeKind.DURATION, TimeKind.SET, TimeKind.RANGE

# sentence, expression, kind, tense of its clause, TIMEX3 value
CASES = [
    # weekdays
    ("The ferry sank on Monday.", "Monday", DATE, PAST, "2013-06-10"),
    ("The ferry sank Tuesday off Brill.", "Tuesday", DATE, PAST, "2013-06-11"),
    ("It sank on Wednesday.", "Wednesday", DATE, PAST, "2013-06-12"),
    ("It sank on Thursday.", "Thursday", DATE, PAST, "2013-06-06"),
    ("The council meets on Thursday.", "Thursday", DATE, FUTURE, "2013-06-13"),
    ("The council will meet on Monday.", "Monday", DATE, FUTURE, "2013-06-17"),
    ("Friday's vote was close.", "Friday", DATE, PAST, "2013-06-07"),
    ("Friday’s vote will be close.", "Friday", DATE, FUTURE, "2013-06-14"),
    ("They met last Friday.", "last Friday", DATE, PAST, "2013-06-07"),
    ("They meet next Tuesday.", "next Tuesday", DATE, FUTURE, "2013-06-18"),
    ("They meet this Friday.", "this Friday", DATE, FUTURE, "2013-06-14"),
    ("They met this past Sunday.", "this past Sunday", DATE, PAST, "2013-06-09"),
    ("They meet this coming Sunday.", "this coming Sunday", DATE, FUTURE, "2013-06-16"),
    ("They met on Sunday night.", "Sunday night", TIME, PAST, "2013-06-09TNI"),
    ("They met Saturday morning.", "Saturday morning", TIME, PAST, "2013-06-08TMO"),
    ("They met late on Friday.", "late on Friday", DATE, PAST, "2013-06-07"),
    ("They met late on Friday night.", "late on Friday night", TIME, PAST, "2013-06-07TNI"),
    ("They met early Tuesday.", "early Tuesday", DATE, PAST, "2013-06-11"),
    ("They met on Tuesday of last week.", "Tuesday of last week", DATE, PAST, "2013-06-04"),
    ("They met on Friday last week.", "Friday last week", DATE, PAST, "2013-06-07"),
    ("They meet on Friday next week.", "Friday next week", DATE, FUTURE, "2013-06-21"),
    ("The Sunday meeting ended early.", "Sunday", DATE, PAST, "2013-06-09"),
    ("It reopened at noon on Monday.", "noon on Monday", TIME, PAST, "2013-06-10T12:00"),
    ("It closed Sunday at 5 p.m.", "Sunday at 5 p.m.", TIME, PAST, "2013-06-09T17:00"),
    ("It struck at 11am local time on Sunday.", "11am local time on Sunday", TIME, PAST, "2013-06-09T11:00"),
    ("It struck at 9:30 p.m. Tuesday.", "9:30 p.m. Tuesday", TIME, PAST, "2013-06-11T21:30"),
    ("It struck on Tuesday at 14:05 GMT.", "Tuesday at 14:05 GMT", TIME, PAST, "2013-06-11T14:05"),
    # days beside today
    ("It reopened today.", "today", DATE, PAST, "2013-06-12"),
    ("It closed yesterday.", "yesterday", DATE, PAST, "2013-06-11"),
    ("It reopens tomorrow.", "tomorrow", DATE, FUTURE, "2013-06-13"),
    ("It closes tonight.", "tonight", TIME, FUTURE, "2013-06-12TNI"),
    ("It closed last night.", "last night", TIME, PAST, "2013-06-11TNI"),
    ("It closed yesterday afternoon.", "yesterday afternoon", TIME, PAST, "2013-06-11TAF"),
    ("It reopens tomorrow evening.", "tomorrow evening", TIME, FUTURE, "2013-06-13TEV"),
    ("It closed this morning.", "this morning", TIME, PAST, "2013-06-12TMO"),
    ("It closed the day before yesterday.", "the day before yesterday", DATE, PAST, "2013-06-10"),
    ("It reopens the day after tomorrow.", "the day after tomorrow", DATE, FUTURE, "2013-06-14"),
    ("It closed late yesterday.", "late yesterday", DATE, PAST, "2013-06-11"),
    ("Yesterday it closed.", "Yesterday", DATE, PAST, "2013-06-11"),
    # calendar dates
    ("They met on March 14.", "March 14", DATE, PAST, "2013-03-14"),
    ("They met at a March 14 meeting.", "March 14", DATE, PAST, "2013-03-14"),
    ("They met on Oct. 3.", "Oct. 3", DATE, PAST, "2012-10-03"),
    ("They will meet on October 3.", "October 3", DATE, FUTURE, "2013-10-03"),
    ("They will meet on January 5.", "January 5", DATE, FUTURE, "2014-01-05"),
    ("They met on 14 March.", "14 March", DATE, PAST, "2013-03-14"),
    ("They met on the 14th of March.", "14th of March", DATE, PAST, "2013-03-14"),
    ("They met on March 14th.", "March 14th", DATE, PAST, "2013-03-14"),
    ("They met on March 14, 2011.", "March 14, 2011", DATE, PAST, "2011-03-14"),
    ("They met on 14 March 2011.", "14 March 2011", DATE, PAST, "2011-03-14"),
    ("They met on Monday, March 14, 2011.", "Monday, March 14, 2011", DATE, PAST, "2011-03-14"),
    ("They met on Tuesday 4 June.", "Tuesday 4 June", DATE, PAST, "2013-06-04"),
    ("They met on Thur., March 14.", "Thur., March 14", DATE, PAST, "2013-03-14"),
    ("They met on Wednesday, March 14.", "Wednesday, March 14", DATE, PAST, "2012-03-14"),
    ("They met on Thu. March 14.", "Thu. March 14", DATE, PAST, "2013-03-14"),
    ("They met on Sept. 9, 2009.", "Sept. 9, 2009", DATE, PAST, "2009-09-09"),
    ("They met on March 14 last year.", "March 14 last year", DATE, PAST, "2012-03-14"),
    ("They met on 2011-03-14.", "2011-03-14", DATE, PAST, "2011-03-14"),
    ("Sent 2011-03-14T08:15:00Z from Brill.", "2011-03-14T08:15:00Z", TIME, PAST, "2011-03-14T08:15"),
    ("They met on 25/12/2011.", "25/12/2011", DATE, PAST, "2011-12-25"),
    ("They met on 12/25/2011.", "12/25/2011", DATE, PAST, "2011-12-25"),
    ("They met on 14.03.2011.", "14.03.2011", DATE, PAST, "2011-03-14"),
    ("They met on 3/4/2011.", "3/4/2011", DATE, PAST, "2011"),
    ("It closes at 5 p.m. EST Nov. 9.", "5 p.m. EST Nov. 9", TIME, FUTURE, "2013-11-09T17:00"),
    ("It happened on May 5.", "May 5", DATE, PAST, "2013-05-05"),
    # months
    ("They met in May 2010.", "May 2010", DATE, PAST, "2010-05"),
    ("They met in January.", "January", DATE, PAST, "2013-01"),
    ("They met in October.", "October", DATE, PAST, "2012-10"),
    ("They will meet in October.", "October", DATE, FUTURE, "2013-10"),
    ("They met last May.", "last May", DATE, PAST, "2013-05"),
    ("They met last June.", "last June", DATE, PAST, "2012-06"),
    ("They meet next March.", "next March", DATE, FUTURE, "2014-03"),
    ("They met in early December.", "early December", DATE, PAST, "2012-12"),
    ("They met in mid-April.", "mid-April", DATE, PAST, "2013-04"),
    ("They met at the end of March.", "the end of March", DATE, PAST, "2013-03"),
    ("They met in June last year.", "June last year", DATE, PAST, "2012-06"),
    ("They met in April of this year.", "April of this year", DATE, PAST, "2013-04"),
    ("They met in late September 2012.", "late September 2012", DATE, PAST, "2012-09"),
    # years and longer
    ("The mill opened in 1998.", "1998", DATE, PAST, "1998"),
    ("His 2007 campaign failed.", "2007", DATE, PAST, "2007"),
    ("It will close by 2030.", "2030", DATE, FUTURE, "2030"),
    ("It closed in early 2011.", "early 2011", DATE, PAST, "2011"),
    ("It closed in mid-1996.", "mid-1996", DATE, PAST, "1996"),
    ("It closed at the end of 2012.", "the end of 2012", DATE, PAST, "2012"),
    ("It closed last year.", "last year", DATE, PAST, "2012"),
    ("It closes next year.", "next year", DATE, FUTURE, "2014"),
    ("It opened this year.", "this year", DATE, PAST, "2013"),
    ("It opened early this year.", "early this year", DATE, PAST, "2013"),
    ("It opened in the 1970s.", "the 1970s", DATE, PAST, "197"),
    ("It opened in the late 1970s.", "the late 1970s", DATE, PAST, "197"),
    ("It opened in the '80s.", "the '80s", DATE, PAST, "198"),
    ("It opened in the 19th century.", "the 19th century", DATE, PAST, "18"),
    ("Sales fell in the first quarter.", "the first quarter", DATE, PAST, "2013-Q1"),
    ("Sales fell in the fourth quarter.", "the fourth quarter", DATE, PAST, "2012-Q4"),
    ("Sales fell in the third quarter of 2011.", "the third quarter of 2011", DATE, PAST, "2011-Q3"),
    ("Its first-quarter profit fell.", "first-quarter", DATE, PAST, "2013-Q1"),
    ("Sales fell in last year's third quarter.", "last year's third quarter", DATE, PAST, "2012-Q3"),
    ("Sales fell last quarter.", "last quarter", DATE, PAST, "2013-Q1"),
    ("Sales fell in the first half of 2012.", "the first half of 2012", DATE, PAST, "2012-H1"),
    ("The dam burst last summer.", "last summer", DATE, PAST, "2012-SU"),
    ("The dam burst in the spring of 2011.", "the spring of 2011", DATE, PAST, "2011-SP"),
    ("The dam burst in winter 2010.", "winter 2010", DATE, PAST, "2010-WI"),
    # weeks and months beside the present one
    ("They met last week.", "last week", DATE, PAST, "2013-W23"),
    ("They meet next week.", "next week", DATE, FUTURE, "2013-W25"),
    ("They met this week.", "this week", DATE, PAST, "2013-W24"),
    ("They met earlier this week.", "earlier this week", DATE, PAST, "2013-W24"),
    ("They meet later this week.", "later this week", DATE, FUTURE, "2013-W24"),
    ("They met early this month.", "early this month", DATE, PAST, "2013-06"),
    ("They met last month.", "last month", DATE, PAST, "2013-05"),
    ("They meet next month.", "next month", DATE, FUTURE, "2013-07"),
    ("They met late last month.", "late last month", DATE, PAST, "2013-05"),
    ("They met at the beginning of the month.", "the beginning of the month", DATE, PAST, "2013-06"),
    ("It closes by the end of the year.", "the end of the year", DATE, FUTURE, "2013"),
    ("It closes at the end of next month.", "the end of next month", DATE, FUTURE, "2013-07"),
    ("They met last weekend.", "last weekend", DATE, PAST, "2013-W23-WE"),
    ("They met over the weekend.", "the weekend", DATE, PAST, "2013-W23-WE"),
    ("They meet this weekend.", "this weekend", DATE, FUTURE, "2013-W24-WE"),
    # distances
    ("It closed two days ago.", "two days ago", DATE, PAST, "2013-06-10"),
    ("It closed one month ago.", "one month ago", DATE, PAST, "2013-05"),
    ("It closed about a year ago.", "about a year ago", DATE, PAST, "2012"),
    ("It closed four years ago.", "four years ago", DATE, PAST, "2009"),
    ("It closed three weeks ago.", "three weeks ago", DATE, PAST, "2013-W21"),
    ("It closed 10 days ago.", "10 days ago", DATE, PAST, "2013-06-02"),
    ("It closed 48 hours ago.", "48 hours ago", DATE, PAST, "2013-06-10"),
    ("It closed months ago.", "months ago", DATE, PAST, "PXM"),
    ("It reopens three days from now.", "three days from now", DATE, FUTURE, "2013-06-15"),
    # durations
    ("They held four hours of talks.", "four hours", LENGTH, PAST, "PT4H"),
    ("The four-hour meeting failed.", "four-hour", LENGTH, PAST, "PT4H"),
    ("It was an hour-long call.", "an hour-long", LENGTH, PAST, "PT1H"),
    ("It took almost seven years.", "almost seven years", LENGTH, PAST, "P7Y"),
    ("It took two and a half years.", "two and a half years", LENGTH, PAST, "P30M"),
    ("It took an hour and a half.", "an hour and a half", LENGTH, PAST, "PT90M"),
    ("It took half an hour.", "half an hour", LENGTH, PAST, "PT30M"),
    ("It took 45 minutes.", "45 minutes", LENGTH, PAST, "PT45M"),
    ("It took a couple of weeks.", "a couple of weeks", LENGTH, PAST, "P2W"),
    ("It took several months.", "several months", LENGTH, PAST, "PXM"),
    ("It lasted for decades.", "decades", LENGTH, PAST, "PXY"),
    ("It lasted a decade.", "a decade", LENGTH, PAST, "P10Y"),
    ("It lasted more than 30 days.", "more than 30 days", LENGTH, PAST, "P30D"),
    ("It lasted twenty-four hours.", "twenty-four hours", LENGTH, PAST, "PT24H"),
    ("She finished in 3:07:35.", "3:07:35", LENGTH, PAST, "PT3H7M35S"),
    ("Sales rose in the past two weeks.", "the past two weeks", LENGTH, PAST, "P2W"),
    ("Sales rose in the last six months.", "the last six months", LENGTH, PAST, "P6M"),
    ("It will rise over the next few years.", "the next few years", LENGTH, FUTURE, "PXY"),
    ("They promoted it in recent weeks.", "recent weeks", LENGTH, PAST, "PXW"),
    ("They will meet in the coming week.", "the coming week", LENGTH, FUTURE, "P1W"),
    ("They will meet in the coming days.", "the coming days", LENGTH, FUTURE, "PXD"),
    ("Sales fell over the past year.", "the past year", LENGTH, PAST, "P1Y"),
    # what recurs
    ("They meet every Friday.", "every Friday", SET, None, "XXXX-WXX-5"),
    ("They meet on Fridays.", "Fridays", SET, None, "XXXX-WXX-5"),
    ("They meet every morning.", "every morning", SET, None, "XXXX-XX-XXTMO"),
    ("They meet each week.", "each week", SET, None, "XXXX-WXX"),
    ("They speak daily.", "daily", SET, None, "XXXX-XX-XX"),
    ("The annual fair is open.", "annual", SET, None, "XXXX"),
    ("It pumps 40,000 barrels a day.", "a day", SET, None, "XXXX-XX-XX"),
    ("They meet twice a year.", "a year", SET, None, "XXXX"),
    # vague references
    ("It now stands empty.", "now", DATE, None, "PRESENT_REF"),
    ("It is currently shut.", "currently", DATE, None, "PRESENT_REF"),
    ("It recently shut.", "recently", DATE, PAST, "PAST_REF"),
    ("He said earlier that it was shut.", "earlier", DATE, PAST, "PAST_REF"),
    ("It will soon open.", "soon", DATE, FUTURE, "FUTURE_REF"),
    # ranges
    ("She served from 1998 to 2000.", "1998 to 2000", RANGE, PAST, "1998/2000"),
    ("The 2009-2010 drought was mild.", "2009-2010", RANGE, PAST, "2009/2010"),
    ("They meet on Thursday and Friday.", "Thursday and Friday", RANGE, FUTURE, "2013-06-13/2013-06-14"),
    ("They met from Friday to Sunday.", "Friday to Sunday", RANGE, PAST, "2013-06-07/2013-06-09"),
    ("They met on March 14-16.", "March 14-16", RANGE, PAST, "2013-03-14/2013-03-16"),
    ("They met on March 14 and 15.", "March 14 and 15", RANGE, PAST, "2013-03-14/2013-03-15"),
    ("They met on March 14-16, 2011.", "March 14-16, 2011", RANGE, PAST, "2011-03-14/2011-03-16"),
    ("It ran from May to July 2011.", "May to July 2011", RANGE, PAST, "2011-05/2011-07"),
    ("It ran between 2001 and 2005.", "2001 and 2005", RANGE, PAST, "2001/2005"),
    ("It ran from March 3 to April 9.", "March 3 to April 9", RANGE, PAST, "2013-03-03/2013-04-09"),
]


@pytest.mark.parametrize(("sentence", "text", "kind", "tense", "value"), CASES, ids=[c[0] for c in CASES])
def test_an_expression_is_found_with_its_extent_kind_and_value(sentence, text, kind, tense, value):
    [found] = find_time_expressions(sentence)
    resolved = resolve(found, WRITTEN, tense)
    assert (found.text, found.kind, resolved and resolved.value) == (text, kind, value)


def test_the_suite_is_large_enough_to_mean_something():
    assert len(CASES) >= 150


@pytest.mark.parametrize(
    "sentence",
    [
        "It may rain, and the march goes on.",
        "May the best team win.",
        "April Jones spoke to Mark.",
        "More than 2000 people came.",
        "Some 1900 soldiers left.",
        "It cost $2010 or 2,014 crowns.",
        "The six-year-old boy is safe.",
        "She read the Sunday Herald.",
        "Shops opened on Black Friday.",
        "He appeared on “This Week” with them.",
        "A photograph by USA Today shows it.",
        "The second man and the third minister spoke.",
        "It seconded the motion in one quarter.",
        "Call 555-2011-44 or see 3.14.15.",
        "As soon as it ended, they left.",
        "The fall of Brill and the spring in the mattress.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(sentence):
    assert find_time_expressions(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "They met on Friday.",
        "They met last week.",
        "They met yesterday.",
        "They met on March 14.",
        "Two days later.",
    ],
)
def test_without_an_anchor_a_relative_expression_has_no_days(sentence):
    [found] = find_time_expressions(sentence)
    value = resolve(found, None)
    assert value is None or value.start is None


def test_a_full_date_needs_no_anchor():
    [found] = find_time_expressions("They met on March 14, 2011.")
    value = resolve(found, None)
    assert value is not None and value.start == value.end == date(2011, 3, 14)


def test_a_day_that_no_calendar_has_is_unknown():
    [found] = find_time_expressions("They met on February 30, 2011.")
    assert resolve(found, WRITTEN) is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Two days later they left.", date(2013, 5, 3)),
        ("The next day they left.", date(2013, 5, 2)),
        ("The day before, they left.", date(2013, 4, 30)),
        ("That same day they left.", None),
        ("48 hours later they left.", date(2013, 5, 3)),
    ],
)
def test_what_counts_from_the_time_last_told_needs_that_time(sentence, day):
    found = find_time_expressions(sentence)[0]
    with_told = resolve(found, WRITTEN, PAST, date(2013, 5, 1))
    without = resolve(found, WRITTEN, PAST)
    if day is not None:
        assert with_told is not None and with_told.start == day
    assert without is None or without.start is None


@pytest.mark.parametrize(
    "sentence", ["Two days after the vote, they left.", "The day before the vote, they left."]
)
def test_a_distance_from_a_named_happening_is_not_counted_from_another_day(sentence):
    found = find_time_expressions(sentence)[0]
    value = resolve(found, WRITTEN, PAST, date(2013, 5, 1))
    assert value is None or value.start is None


def test_a_window_ends_or_begins_on_the_day_of_writing():
    past, coming = (
        resolve(find_time_expressions(text)[0], WRITTEN)
        for text in ("the past two weeks", "the next 10 days")
    )
    assert past is not None and (past.start, past.end) == (date(2013, 5, 29), WRITTEN)
    assert coming is not None and (coming.start, coming.end) == (WRITTEN, date(2013, 6, 22))


def test_a_season_names_a_year_but_claims_no_days():
    value = resolve(find_time_expressions("last summer")[0], WRITTEN)
    assert value is not None and (value.start, value.end) == (None, None)


def test_early_and_late_are_kept_apart_from_the_date():
    early, late = (find_time_expressions(text)[0] for text in ("early this month", "late on Friday"))
    assert (early.mod, late.mod) == ("START", "END")


WORDS = st.sampled_from(
    """on in the last next early late Friday Sunday March May 14 2011 2014 to and between week ago two days
    later before p.m. 5 , . year""".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_expressions_are_ordered_and_disjoint_and_quote_their_text(text):
    found = find_time_expressions(text)
    assert all(text[e.start : e.end] == e.text for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.lists(WORDS, max_size=12).map(" ".join), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_resolved_interval_never_ends_before_it_starts(text, anchor):
    for expression in find_time_expressions(text):
        for tense in (None, PAST, FUTURE):
            value = resolve(expression, anchor, tense, anchor)
            if value is not None and value.start is not None and value.end is not None:
                assert value.start <= value.end


@given(st.integers(0, 6), st.dates(date(1990, 1, 1), date(2050, 1, 1)))
def test_a_bare_weekday_lies_within_a_week_on_the_side_of_its_tense(weekday, anchor):
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    [expression] = find_time_expressions(f"on {name}")
    past, coming = (resolve(expression, anchor, tense) for tense in (PAST, FUTURE))
    assert past is not None and past.start is not None and coming is not None and coming.start is not None
    assert 0 <= (anchor - past.start).days < 7 and past.start.weekday() == weekday
    assert 0 <= (coming.start - anchor).days < 7 and coming.start.weekday() == weekday
