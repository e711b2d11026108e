"""Events from claim groups with hand-made times and parses."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.claims import Attribution, Claim, ClaimGroup, TimedMention
from summarizer.domain.events import UNKNOWN_TIME, EventTime, Phase, TimeBasis
from summarizer.domain.syntax import Parse, Token
from summarizer.domain.text import Span
from summarizer.stages.order import order_events, story_period, timeline_candidates


def parse_of(text: str) -> Parse:
    """A rough parse: the first word in "-ed" is the root; "had" and "will" are its auxiliaries, "the" belongs
    to the next word, "on" and what follows it to the word before.
    """
    words = text.replace(".", "").split()
    root = next((i for i, w in enumerate(words) if w.endswith("ed")), 0)
    tokens = []
    for i, word in enumerate(words):
        dep = "ROOT" if i == root else "aux" if word in {"had", "will"} else "det" if word == "the" else "dep"
        after_on = i > 0 and words[i - 1] == "on"
        head = i + 1 if dep == "det" and i + 1 < len(words) else i - 1 if word == "on" or after_on else root
        pos = "VERB" if i == root else "AUX" if dep == "aux" else "ADP" if word == "on" else "NOUN"
        start = text.index(word, tokens[-1].end if tokens else 0)
        tokens.append(
            Token(
                word, start, start + len(word), word.casefold(), pos, "X", dep, head, "", entity_start=False
            )
        )
    return Parse(text, tuple(tokens))


def relative(text: str, offset: float) -> EventTime:
    return EventTime(text, TimeBasis.RELATIVE, offset=offset)


def group(
    name: str,
    text: str,
    time: EventTime = UNKNOWN_TIME,
    origins: int = 1,
    speaker: str | None = None,
    mentions: tuple[TimedMention, ...] = (),
) -> ClaimGroup:
    claim = Claim(
        claim_id=name,
        doc_id="d1",
        text=text,
        parse=parse_of(text),
        evidence=(Span("d1", 0, 1),),
        sentence_indexes=(0,),
        attribution=Attribution(speaker, "say", direct=False) if speaker else None,
        time=time,
        mentions=mentions,
    )
    return ClaimGroup(name, (claim,), tuple(f"o{i}" for i in range(origins)))


SUNDAY, FRIDAY, TUESDAY = relative("Sunday", 0), relative("Friday", -2), relative("Tuesday", 2)
TALKS = group("talks", "Holt and Brandt talked in Brill", SUNDAY, origins=3)
CALL = group("call", "Brandt called Holt about steel prices", FRIDAY)
VOTE = group("vote", "councillors planned a vote", TUESDAY)


def phases(*groups: ClaimGroup) -> list[tuple[str, Phase, list[str]]]:
    return [(e.time.text, e.phase, sorted(g.group_id for g in e.groups)) for e in order_events(groups)]


def test_events_stand_in_order_of_time_with_their_phase():
    assert phases(VOTE, TALKS, CALL) == [
        ("Friday", Phase.BEFORE, ["call"]),
        ("Sunday", Phase.MAIN, ["talks"]),
        ("Tuesday", Phase.AFTER, ["vote"]),
    ]


def test_events_are_numbered_in_their_order():
    assert [e.event_id for e in order_events([VOTE, TALKS, CALL])] == ["e1", "e2", "e3"]


def test_groups_of_one_day_that_share_words_are_one_event():
    more = group("more", "Holt talked to Brandt in Brill", SUNDAY)
    assert phases(TALKS, more) == [("Sunday", Phase.MAIN, ["more", "talks"])]


def test_groups_of_one_day_that_share_nothing_are_two_events_the_weightier_first():
    fire = group("fire", "lightning damaged a mill", SUNDAY)
    assert phases(fire, TALKS) == [("Sunday", Phase.MAIN, ["talks"]), ("Sunday", Phase.MAIN, ["fire"])]


def test_a_group_without_a_time_joins_the_event_of_the_group_it_is_most_like():
    prices = group("prices", "Brandt raised steel prices Holt called")
    assert phases(TALKS, CALL, prices)[0] == ("Friday", Phase.BEFORE, ["call", "prices"])


def test_a_group_without_a_time_that_is_like_none_joins_the_main_event():
    other = group("other", "anglers welcomed cooler weather")
    assert phases(TALKS, CALL, other)[1] == ("Sunday", Phase.MAIN, ["other", "talks"])


def test_a_group_that_only_mentions_a_day_does_not_join_its_event():
    mention = (TimedMention(FRIDAY, 0, 6),)
    prices = group("prices", "Brandt raised steel prices Holt called", mentions=mention)
    assert phases(TALKS, CALL, prices)[0] == ("Friday", Phase.BEFORE, ["call"])


def test_what_came_after_a_dated_happening_is_told_with_it():
    text = "engineers arranged it after Brandt called"
    after = (TimedMention(FRIDAY, text.index("after"), len(text)),)
    arranged = group("arranged", text, mentions=after)
    assert phases(TALKS, CALL, arranged)[0] == ("Friday", Phase.BEFORE, ["arranged", "call"])


def test_a_group_that_names_a_dated_happening_joins_it():
    # "call" bears the time of Friday alone, so "the call" is that one.
    lasted = group("lasted", "the call lasted long")
    dated = group("dated", "Brandt placed one call on Friday", FRIDAY)
    assert phases(TALKS, dated, lasted)[0] == ("Friday", Phase.BEFORE, ["dated", "lasted"])


def test_what_had_happened_is_background_and_what_will_is_outlook():
    had = group("had", "engineers had warned")
    will = group("will", "engineers will be invited")
    assert [(phase, ids) for _, phase, ids in phases(TALKS, will, had)] == [
        (Phase.BACKGROUND, ["had"]),
        (Phase.MAIN, ["talks"]),
        (Phase.AFTER, ["will"]),
    ]


def test_a_statement_about_the_future_belongs_to_the_event_it_was_made_at():
    will = group("will", "engineers will be invited", speaker="Anna Holt")
    assert phases(TALKS, will) == [("Sunday", Phase.MAIN, ["talks", "will"])]


def test_what_lies_long_before_is_background():
    old = group("old", "masons finished it", relative("1931", -30000))
    assert phases(TALKS, old)[0] == ("1931", Phase.BACKGROUND, ["old"])


def test_announced_days_that_differ_by_one_can_be_one_event():
    other = group("other", "councillors planned a vote", relative("Wednesday", 3))
    [event] = order_events([VOTE, other])
    assert len(event.groups) == 2


def test_no_groups_make_no_events():
    assert order_events([]) == () and timeline_candidates([]) == () and story_period([]) is None


def test_without_any_time_all_is_one_event_of_unknown_time():
    [event] = order_events([group("a", "Holt talked"), group("b", "anglers fished")])
    assert event.time == UNKNOWN_TIME and len(event.groups) == 2


def test_the_timeline_calls_a_day_by_its_name_rather_than_today():
    tonight = group("tonight", "Brandt smiled", relative("tonight", 0))
    assert {m.time.text for m in timeline_candidates([TALKS, tonight])} == {"Sunday"}


def test_the_timeline_leaves_out_the_distant_past():
    old = group("old", "masons finished it", relative("1931", -30000))
    assert [m.group.group_id for m in timeline_candidates([old, TALKS])] == ["talks"]


def test_what_is_told_comes_before_what_is_mentioned_of_the_same_day():
    later = group(
        "a-later", "The mill closed after Friday", SUNDAY, 5, mentions=(TimedMention(FRIDAY, 16, 28),)
    )
    friday = [m.group.group_id for m in timeline_candidates([later, CALL]) if m.time.offset == -2]
    assert friday == ["call", "a-later"]


def test_the_period_is_that_of_known_days_near_the_main_event():
    def day(text: str, n: int, offset: float) -> EventTime:
        return EventTime(text, TimeBasis.INFERRED, date(2013, 5, n), date(2013, 5, n), offset)

    year = EventTime("2013", TimeBasis.STATED, date(2013, 1, 1), date(2013, 12, 31), 40)
    groups = [
        group("a", "Holt talked", day("Sunday", 12, 0)),
        group("b", "Brandt called", day("Friday", 10, -2)),
        group("c", "masons finished", day("1 May", 1, -300)),
        group("d", "voters waited", year),
    ]
    assert story_period(groups) == (date(2013, 5, 10), date(2013, 5, 12))


TIMES = st.sampled_from([UNKNOWN_TIME, SUNDAY, FRIDAY, TUESDAY, relative("last week", -7)])
TEXTS = st.lists(
    st.sampled_from("Holt Brandt talked called will had the bridge steel vote mill".split()), min_size=1
)
GROUPS = st.lists(st.tuples(TEXTS.map(" ".join), TIMES, st.integers(1, 3)), max_size=8).map(
    lambda rows: [group(f"g{i}", text, time, n) for i, (text, time, n) in enumerate(rows)]
)


@given(GROUPS, st.randoms(use_true_random=False))
def test_every_group_is_in_one_event_whatever_the_order(groups, random):
    events = order_events(groups)
    assert sorted(g.group_id for e in events for g in e.groups) == sorted(g.group_id for g in groups)
    shuffled = list(groups)
    random.shuffle(shuffled)
    assert order_events(shuffled) == events


@given(GROUPS)
def test_known_offsets_never_run_backwards(groups):
    offsets = [e.time.offset for e in order_events(groups) if e.time.offset is not None]
    assert offsets == sorted(offsets)
