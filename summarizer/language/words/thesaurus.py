"""Words of news English that mean the same or the opposite, as far as a gate must know."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from summarizer.language.words.inflection import base_stem as stem

_SAME = """
talk negotiation meeting discussion
cut reduce lower slash
raise increase hike lift
rise climb grow increase
fall drop decline sink
buy acquire purchase
sell divest
kill die dead death
injure hurt wound
vanish disappear
say state tell
dismiss sack fire
jail imprison
arrest detain
free release
troop soldier force
lawyer attorney
quake earthquake
start begin commence
end finish conclude
close shut
agreement deal accord pact
big large huge
halt stop suspend
lead head
firm company business
doctor physician
child kid youngster
assault attack
pullback withdrawal pullout
withdraw pull
win victory
beat defeat
lose loss
vote election poll
resign quit
cancel scrap axe
ask request
need require
refuse decline
reject refuse
help aid assist
flee escape
hit strike
damage harm
build construct
show demonstrate
discover find
get receive obtain
give provide
explode blast explosion
price cost
probe investigation inquiry
blaze fire
wildfire fire
car vehicle
crash collision accident
boost increase
demand insist
seek want
warn caution
blame accuse
choose pick select
plan intend
try attempt
hold keep
permit allow
ban prohibit forbid
back support
oppose resist
strike walkout
""".strip()

_OPPOSITE = """
rise/fall rise/drop rise/decline increase/decrease increase/cut increase/reduce raise/cut raise/lower
raise/reduce
grow/shrink climb/fall climb/drop up/down gain/lose gain/loss win/lose earn/lose profit/loss
accept/reject accept/refuse agree/refuse agree/disagree approve/reject support/oppose back/oppose
allow/ban allow/prohibit permit/ban permit/forbid admit/deny confirm/deny buy/sell open/close start/end
begin/end begin/finish arrive/leave enter/leave join/leave hire/dismiss arrest/release free/jail
guilty/innocent convict/acquit guilty/acquit live/die alive/dead survive/die harm/unharmed
north/south northern/southern east/west eastern/western left/right upper/lower hot/cold warm/cold
first/second first/last before/after early/late high/low higher/lower above/below over/under more/less
more/fewer
most/least maximum/minimum major/minor large/small big/small long/short new/old young/old rich/poor
male/female man/woman men/women boy/girl husband/wife brother/sister son/daughter father/mother mother/father
strong/weak safe/dangerous legal/illegal lawful/unlawful possible/impossible likely/unlikely
succeed/fail success/failure attack/defend import/export lend/borrow teach/learn ask/answer push/pull
public/private military/civilian domestic/foreign urban/rural day/night summer/winter spring/autumn
better/worse best/worst good/bad right/wrong true/false full/empty for/against with/without
remember/forget love/hate friend/enemy victory/defeat beat/lose uphold/overturn uphold/reverse uphold/quash
confirm/overturn hope/fear best/only
strengthen/weaken expand/shrink widen/narrow promote/demote promote/dismiss hire/fire praise/criticise
build/demolish create/abolish double/halve extend/shorten include/exclude reward/punish praise/condemn
encourage/discourage approve/block inner/outer
""".strip()

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
_MEASURES = (
    tuple("minute hour day week month year decade century".split()),
    tuple("kilometre mile metre yard acre hectare".split()),
    tuple("tonne litre gallon pound kilogram barrel".split()),
)
_SERIES = (
    WEEKDAYS,
    MONTHS,
    tuple("north south east west".split()),
    tuple("first second third fourth fifth".split()),
    *_MEASURES,
)


@lru_cache(maxsize=1)
def _same() -> frozenset[tuple[str, str]]:
    rows = ({stem(w) for w in row.split()} for row in _SAME.splitlines())
    return frozenset(
        pair for row in rows for a, b in combinations(sorted(row), 2) for pair in ((a, b), (b, a))
    )


@lru_cache(maxsize=1)
def _opposite() -> frozenset[tuple[str, str]]:
    pairs = (tuple(stem(w) for w in pair.split("/")) for pair in _OPPOSITE.split())
    return frozenset(p for a, b in pairs for p in ((a, b), (b, a)) if a != b)


def is_calendar_word(word: str) -> bool:
    """Whether a word names a weekday or a month."""
    return word.casefold() in WEEKDAYS or word.casefold() in MONTHS


@lru_cache(maxsize=65536)
def same_sense(a: str, b: str) -> bool:
    """Whether two words have one stem, or are listed as meaning the same.

    >>> same_sense("acquired", "buys"), same_sense("rise", "fall")
    (True, False)
    """
    left, right = stem(a), stem(b)
    return left == right or (left, right) in _same()


@lru_cache(maxsize=65536)
def opposed(a: str, b: str) -> bool:
    """Whether two words exclude each other: listed opposites, or different weekdays, months, compass points.

    >>> opposed("rose", "fell"), opposed("rising", "falls"), opposed("Monday", "Friday")
    (True, True, True)
    """
    left, right = stem(a), stem(b)
    return left != right and (
        (left, right) in _opposite() or _in_one_series(left, right) or _negates(left, right)
    )


def _negates(a: str, b: str) -> bool:
    """Whether one word is the other with a negative prefix."""
    short, long = sorted((a, b), key=len)
    return any(long == prefix + short for prefix in ("un", "in", "im", "il", "ir", "dis", "non", "mis"))


def _in_one_series(a: str, b: str) -> bool:
    return any(a in row and b in row for row in _stemmed_series())


@lru_cache(maxsize=1)
def _stemmed_series() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, row)) for row in _SERIES)
