"""Quantities in a parsed sentence: how much, of what, and how exactly it is said."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.domain.syntax import Parse, Token
from summarizer.language.numbers.approximations import approximation_after, approximation_before, reach
from summarizer.language.numbers.numerals import Form, Lexeme, Numeral, lexemes, read_numeral

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_WORDS = frozenset((*_MONTHS, *(m[:3] for m in _MONTHS), "sept"))
_CURRENCIES = {
    "$": "$",
    "£": "£",
    "€": "€",
    "¥": "¥",
    "₹": "₹",
    "eur": "€",
    "usd": "$",
    "gbp": "£",
    "chf": "franc",
}
_CURRENCY_WORDS = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "yen": "¥", "rupees": "₹"}
_TIME_UNITS = frozenset("second minute hour day week month year decade century night weekend".split())
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday".split()
)
_SINGULAR = {"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child"}
_OPAQUE = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+"  # addresses
    r"|\+?\(?\d{2,4}\)?(?:[ .\-]\d{2,4}){2,}(?![\d,])"  # telephone numbers
    r"|\d+(?:/\d+)+"  # 9/11, 24/7, 3/14/2014
    r"|\d{4}-\d{1,2}-\d{1,2}"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})"
    r"(?:(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?|:(?P<minutes>\d{2})\b| o['’]clock)",
    re.I,
)


class QuantityKind(StrEnum):
    """What a number is the measure of; the last four are numbers that count nothing."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    FRACTION = "fraction"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence: ``text`` is ``parse.text[start:end]``, approximation word included."""

    start: int
    end: int
    text: str
    value: float
    """The number as stated; of a range or a vague number the lower end."""
    low: float
    high: float
    """What the wording allows: ``about 40,000`` is 36,000 to 44,000, ``at least 5`` has no upper end."""
    approximation: str
    """``about``, ``nearly``, ``just over``, ``more than``, ``less than``, ``at least``, ``at most``,
    ``up to``, ``between`` (a range), ``vague`` (tens of thousands), or the empty string."""
    unit: str
    """Lemma of the noun counted, ``%``, a currency sign, or the empty string."""
    kind: QuantityKind
    head: int | None = None
    """Index of the noun counted among the parse's tokens."""


def is_currency_code(word: str) -> bool:
    """Whether a word is a code that stands for a currency before an amount ("EUR")."""
    return word.isalpha() and word.isupper() and word.casefold() in _CURRENCIES


def find_quantities(parse: Parse) -> tuple[Quantity, ...]:
    """Find the numbers of a sentence and what they count.

    Numbers that count nothing (days of a date, years, clock times, numbers in names) are found
    too, with a kind of their own; telephone numbers and addresses are not.

    Args:
        parse: the parsed sentence.

    Returns:
        The quantities in order; they do not overlap.
    """
    clock = _clock_times(parse.text)
    opaque = [*(m.span() for m in _OPAQUE.finditer(parse.text)), *((q.start, q.end) for q in clock)]
    lex = lexemes(parse.text)
    found = list(clock)
    index = 0
    while index < len(lex):
        numeral = read_numeral(lex, index)
        if numeral is None or any(start <= lex[index].start < end for start, end in opaque):
            index += 1
            continue
        made, index = _Reading(parse, lex, numeral).quantities()
        found += made
    return tuple(sorted(found, key=lambda q: q.start))


def _clock_times(text: str) -> list[Quantity]:
    found = []
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
        if (match["half"] or "").casefold() == "p" and hour < 12:
            hour += 12
        value = hour + minute / 60
        found.append(Quantity(*match.span(), match.group(), value, value, value, "", "", QuantityKind.TIME))
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    """One numeral in its sentence, on its way to a quantity."""

    parse: Parse
    lex: Sequence[Lexeme]
    numeral: Numeral

    def quantities(self) -> tuple[list[Quantity], int]:
        """The quantities that begin here, and the lexeme to read on from."""
        first, second = self.numeral, self._range_end()
        if second is None:
            made = self._quantity(first, first.low, first.high)
            return ([made] if made else []), first.last
        low, high = self._range_values(second)
        if low >= high:  # 5-4, 54-46
            both = [self._made(n, n.low, n.high, QuantityKind.SCORE, "", None) for n in (first, second)]
            return both, second.last
        whole = first._replace(last=second.last)
        made = self._quantity(whole, low, high)
        return ([made] if made else []), second.last

    def _range_end(self) -> Numeral | None:
        """The second number of ``10-15``, ``£16500 - £17500``, ``between 5 and 10``."""
        word, last = self._word, self.numeral.last
        if self.numeral.form is not Form.CARDINAL or self._plain_year(self.numeral):
            return None
        before = self.numeral.first - 1 - (word(self.numeral.first - 1) in _CURRENCIES)
        between = word(last) == "and" and word(before) == "between"
        # "rose from 3 to 5" states two numbers, "3 to 5 people" one range
        to = word(last) == "to" and word(before) != "from"
        if not (between or to or word(last) in {"-", "–", "—"}):
            return None
        start = last + 1 + (word(last + 1) in _CURRENCIES)
        second = read_numeral(self.lex, start) if start < len(self.lex) else None
        return second if second and second.form is Form.CARDINAL else None

    def _range_values(self, second: Numeral) -> tuple[float, float]:
        low, high = self.numeral.low, second.high
        spoken = self.lex[second.last - 1]
        if self.numeral.last - self.numeral.first == 1 and not spoken.is_digits and low < 1000 <= high:
            scale = 10.0 ** (3 * int(math.log10(high) // 3))
            return low * scale, high  # "$3-4 million"
        return low, high

    def _quantity(self, numeral: Numeral, low: float, high: float) -> Quantity | None:
        kind = self._uncounted_kind(numeral)
        if kind is not None:
            return self._made(
                numeral, low, high, kind, self._month(numeral) if kind is QuantityKind.DATE else "", None
            )
        symbol, last = self._symbol(numeral)
        if symbol:
            kind = QuantityKind.PERCENT if symbol == "%" else QuantityKind.MONEY
            return self._made(numeral._replace(last=last), low, high, kind, symbol, None)
        head = self._head(numeral)
        unit = _unit(self.parse.tokens[head]) if head is not None else ""
        if self._is_pronoun(numeral, unit):
            return None
        kind = self._counted_kind(numeral, unit, head)
        if kind is QuantityKind.ORDINAL and head is None and not self.lex[numeral.first].is_digits:
            return None  # "first he spoke", "a second later"
        return self._made(numeral, low, high, kind, unit, head)

    def _is_pronoun(self, numeral: Numeral, unit: str) -> bool:
        """Whether it is the ``one`` of "one of them", "no one", "one another"."""
        if numeral.last - numeral.first > 1 or self._word(numeral.first) != "one":
            return False
        return (
            not unit
            or self._word(numeral.last) == "of"
            or self._word(numeral.first - 1) in {"no", "this", "that"}
        )

    def _counted_kind(self, numeral: Numeral, unit: str, head: int | None) -> QuantityKind:
        if numeral.form is Form.ORDINAL:
            return QuantityKind.ORDINAL
        if unit in _TIME_UNITS and head is not None:
            old = {t.text.casefold() for t in self.parse.tokens[head + 1 : head + 3]} & {"old", "olds"}
            return QuantityKind.AGE if old else QuantityKind.DURATION
        apposed = (
            self._word(numeral.first - 1) == "," and self._word(numeral.last) in {",", "."} and head is None
        )
        if self._word(numeral.first - 1) in {"aged", "age"} or (apposed and numeral.high < 120):
            return QuantityKind.AGE  # "Jones, 45, said"
        return QuantityKind.FRACTION if numeral.form is Form.FRACTION else QuantityKind.COUNT

    def _uncounted_kind(self, numeral: Numeral) -> QuantityKind | None:
        digits = self.lex[numeral.first].is_digits
        if self._month(numeral) and numeral.low <= 31:
            return QuantityKind.DATE
        decade = digits and self._word(numeral.last) == "s" and self._adjacent(numeral.last)
        if decade or (digits and self._plain_year(numeral) and not self._counts_plural(numeral)):
            return QuantityKind.YEAR
        return QuantityKind.NAME if self._in_a_name(numeral) else None

    def _plain_year(self, numeral: Numeral) -> bool:
        lexeme = self.lex[numeral.first]
        single = lexeme.is_digits and len(lexeme.text) == 4 and numeral.last == numeral.first + 1
        return single and 1000 <= numeral.low <= 2199 and self._word(numeral.first - 1) not in _CURRENCIES

    def _counts_plural(self, numeral: Numeral) -> bool:
        if (
            self._symbol(numeral)[0]
            or approximation_before(self.parse.text[: self.lex[numeral.first].start])[0]
        ):
            return True
        token = self._token_at(numeral.first)
        head = self._head(numeral)
        if token is None or head is None or self.parse.tokens[token].entity == "DATE":
            return False
        return self.parse.tokens[head].tag == "NNS" and self.parse.tokens[token].dep == "nummod"

    def _month(self, numeral: Numeral) -> str:
        """The month of ``March 14`` or ``14th of March``, or the empty string."""
        after = numeral.last + (self._word(numeral.last) == "of")
        for index in (
            numeral.first - 1,
            numeral.first - 2 if self._word(numeral.first - 1) == "." else -1,
            after,
        ):
            if 0 <= index < len(self.lex) and self.lex[index].text in _MONTH_WORDS:
                lexeme = self.lex[index]
                if self.parse.text[lexeme.start].isupper():
                    return lexeme.text[:3]
        return ""

    def _in_a_name(self, numeral: Numeral) -> bool:
        """Whether the number is part of a name: ``MH370``, ``F-16``, ``Channel One``, ``Route 66``."""
        first = numeral.first
        if self._word(first - 1) in _CURRENCIES:
            return False
        letter_before = self._word(first - 1).isalpha() and self._adjacent(first)
        hyphen_before = self._word(first - 1) == "-" and self._adjacent(first) and self._adjacent(first - 1)
        if letter_before or (hyphen_before and self._word(first - 2).isalpha()):
            return True
        letter_after = (
            self._adjacent(numeral.last)
            and len(self._word(numeral.last)) == 1
            and self._word(numeral.last).isalpha()
        )
        if letter_after and self.lex[first].is_digits:
            return True
        token = self._token_at(first)
        if token is None or token == 0:
            return False
        here, before = self.parse.tokens[token], self.parse.tokens[token - 1]
        if before.text.casefold().rstrip(".") in {"no", "number"} and here.text[0].isdigit():
            return True
        if here.pos == "PROPN" and not here.text[0].isdigit() and self._head(numeral) is None:
            return True  # the Group of Seven
        named = before.pos == "PROPN" and (here.pos == "PROPN" or self._head(numeral) is None)
        return named and before.text.casefold() not in _WEEKDAYS and not before.tag.startswith("$")

    def _symbol(self, numeral: Numeral) -> tuple[str, int]:
        """Currency or percent sign of a number and the lexeme after it."""
        last, word = numeral.last, self._word
        if word(last) == "%":
            return "%", last + 1
        percent = last + (word(last) == "-")
        if word(percent) in {"percent", "pct"}:
            return "%", percent + 1
        if word(last) == "per" and word(last + 1) == "cent":
            return "%", last + 2
        if word(last) == "percentage" and word(last + 1).startswith("point"):
            return "%", last + 2
        if (sign := word(numeral.first - 1)) in _CURRENCIES:
            return _CURRENCIES[sign], last
        if (name := word(last + (word(last) == "-"))) in _CURRENCY_WORDS:
            return _CURRENCY_WORDS[name], last + 1 + (word(last) == "-")
        return self._shared_symbol(last), last

    def _shared_symbol(self, last: int) -> str:
        """The sign that ``from 3 to 5 percent`` states only once."""
        second = (
            read_numeral(self.lex, last + 1)
            if self._word(last) == "to" and last + 1 < len(self.lex)
            else None
        )
        return self._symbol(second)[0] if second else ""

    def _head(self, numeral: Numeral) -> int | None:
        """The token of the noun that is counted, found to the right of the number."""
        end = self.lex[numeral.last - 1].end
        end += approximation_after(self.parse.text[end:])[1]
        tokens = self.parse.tokens
        index = first = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
        if self.parse.text[end : end + 1] == "-" and self.parse.text[end + 1 : end + 2].isalpha():
            compound = (i for i in (first, first + 1) if i < len(tokens) and tokens[i].text != "-")
            return next(compound, None)  # "four-hour meeting" counts hours
        found: int | None = None
        while index < len(tokens) and not _ends_noun_phrase(tokens, first, index, found):
            if tokens[index].pos in {"NOUN", "PROPN"}:
                found = index
            index += 1
        return found

    def _made(
        self, numeral: Numeral, low: float, high: float, kind: QuantityKind, unit: str, head: int | None
    ) -> Quantity:
        start, end = self.lex[numeral.first].start, self.lex[numeral.last - 1].end
        if self._word(numeral.first - 1) in _CURRENCIES:
            start = self.lex[numeral.first - 1].start
        word, begin = approximation_before(self.parse.text[:start])
        after, finish = approximation_after(self.parse.text[end:])
        word = word or after
        if not word and numeral.form is Form.VAGUE:
            word = "vague"
        elif not word and low < high:
            word = "between"
        lowest, highest = reach(low, high, word)
        text = self.parse.text[begin : end + finish]
        return Quantity(begin, end + finish, text, low, lowest, highest, word, unit, kind, head)

    def _word(self, index: int) -> str:
        return self.lex[index].text if 0 <= index < len(self.lex) else ""

    def _adjacent(self, index: int) -> bool:
        return 0 < index < len(self.lex) and self.lex[index - 1].end == self.lex[index].start

    def _token_at(self, index: int) -> int | None:
        start = self.lex[index].start
        return next((i for i, t in enumerate(self.parse.tokens) if t.start <= start < t.end), None)


def _unit(noun: Token) -> str:
    return _SINGULAR.get(noun.text.casefold(), noun.lemma.casefold())


def _ends_noun_phrase(tokens: Sequence[Token], first: int, index: int, noun: int | None) -> bool:
    token = tokens[index]
    if token.pos == "NUM" and tokens[first].text.casefold() == "of" and noun is None:
        return False  # "12 of the 15 soldiers" counts soldiers
    if token.text.casefold() in _WEEKDAYS | set(_MONTHS):
        return True
    if noun is not None:
        return token.pos != "NOUN" and not (token.pos == "PROPN" and tokens[noun].pos == "PROPN")
    skipped = {"ADJ", "DET", "NOUN", "PROPN", "PRON"}
    return token.pos not in skipped and token.text.casefold() not in {
        "of",
        "-",
        "more",
        "other",
        "additional",
        "“",
        '"',
    }
