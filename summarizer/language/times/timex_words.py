"""The words that English time expressions are made of, as patterns and as values."""

from __future__ import annotations

import re

from summarizer.language.times.timex_forms import Unit

MONTHS = {
    name: number
    for number, names in enumerate(
        """january|jan february|feb march|mar april|apr may june|jun july|jul august|aug
        september|sept|sep october|oct november|nov december|dec""".split(),
        start=1,
    )
    for name in names.split("|")
}
WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
UNITS = {unit.value: unit for unit in Unit}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
SHIFTS = {
    **dict.fromkeys(("last", "past", "previous", "preceding"), -1),
    **dict.fromkeys(("this", "current"), 0),
    **dict.fromkeys(("next", "coming", "upcoming", "following"), 1),
}
MODS = {
    **dict.fromkeys(("early", "earlier", "start", "beginning", "small hours", "early hours"), "START"),
    **dict.fromkeys(("mid", "middle", "midway"), "MID"),
    **dict.fromkeys(("late", "later", "end", "close"), "END"),
}

MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_SHORT = {name[:3]: number for name, number in WEEKDAYS.items()}
UNIT = r"(?P<unit>second|minute|hour|day|weekend|week|fortnight|month|quarter|year|decade|centur)"
UNIT_NAMES = tuple(sorted({"centur", *UNITS} - {"century", "weekend"}))
DAY_PART = r"(?P<part>morning|afternoon|evening|night)"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)"
YEAR = rf"{_YEAR}(?![\d%]|[.,:]\d|\w)"
DOUBLE_YEAR = rf"{_YEAR}[-–/](?P<short>\d\d)\b(?![-/]\d)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d\w%]|[.,:]\d)"
MOD = (
    r"(?:(?P<mod>early|late|earlier|later|mid)(?:[ -](?:on|in))?(?:[ ]the)?[ -]"
    r"|(?:the[ ])?(?P<edge>start|beginning|middle|end|close|(?:small|early)[ ]hours)[ ]of[ ](?:the[ ])?)"
)
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {
    **{word: value for value, word in enumerate(_SMALL, start=1)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "hundred": 100,
}
_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[:9])})\b)?|{'|'.join(reversed(_SMALL))})"
AMOUNT = (
    r"(?P<amount>\d[\d,]*(?:\.\d+)?(?:[ ]1/2)?|half[ ]an?|an?[ ]half|(?:an?|one)[ ]hundred"
    rf"|an?[ ]couple(?:[ ]of)?|an?[ ]few|few|an?|{_NUMBER}(?:[ ](?:and[ ]a[ ]half|hundred))?|several|some"
    r"|many|a[ ]number[ ]of|(?:dozens|scores|tens|hundreds|thousands)[ ]of)"
)
_VAGUE = re.compile(r"few|several|some|many|number|dozens|scores|tens|hundreds|thousands")


_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINAL_WORDS = {
    **{word: number for number, word in enumerate(_ORDINALS, start=1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS[:9], start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
ORDINAL_DAY = rf"(?P<day>{'|'.join(sorted(ORDINAL_WORDS, key=len, reverse=True))})"


def read_amount(words: str) -> float | None:
    """Read what :data:`AMOUNT` matched.

    Args:
        words: the matched words.

    Returns:
        The number, or None where the words give none ("several").

    >>> read_amount("two and a half"), read_amount("forty-eight"), read_amount("a few")
    (2.5, 48.0, None)
    """
    words = words.casefold().replace("-", " ")
    if _VAGUE.search(words):
        return None
    if words[0].isdigit():
        return float(words.split()[0].replace(",", "")) + 0.5 * words.endswith("1/2")
    if words.startswith(("half", "a half")):
        return 0.5
    if "couple" in words:
        return 2.0
    total = sum(NUMBER_WORDS.get(word, 0) for word in words.split())
    if words.endswith("hundred"):
        total = max(1, total - 100) * 100
    return (total or 1) + 0.5 * words.endswith("and a half")


def read_unit(word: str) -> Unit:
    """The unit that :data:`UNIT` matched."""
    word = word.casefold()
    return Unit.CENTURY if word == "centur" else UNITS[word]


def read_weekday(word: str) -> int:
    """The weekday (0 for Monday) that a name or an abbreviation stands for."""
    return _SHORT[word[:3].casefold()]


def read_month(word: str) -> int:
    """The month (1 to 12) that :data:`MONTH` matched."""
    return MONTHS[word.rstrip(".").casefold()]
