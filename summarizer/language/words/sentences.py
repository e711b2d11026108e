"""Where sentences end: rules over one block of text, linear in its length."""

from __future__ import annotations

import re

from summarizer.language.words.tokens import STOP_WORDS

_STOP = re.compile(r"(?:\.(?:[^\S\n]\.)+|[.!?…。！？]+)[\"'”’»)\]*]*")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[—–/]*$")
_NEXT_WORD = re.compile(r"[\"'“”‘’«»(\[¿¡*_]*(\S{0,40})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_INITIAL = re.compile(r"[^\W\d_]|[^\W\d_]\.-[^\W\d_]")
_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[)\].]*")
_LONGEST_WORD = 40
_LONGEST_MARKER = 8
_ADDRESS = re.compile(r"[@/]|\w\.\w")
_REPORTED = re.compile(
    r"(?:(?:[^\W\d_][\w.’'-]{0,30},?\s){1,4})(?:said|says|asked|asks|told|added|wrote|writes|replied|tweeted)\b"
)

# Never the last word of a sentence: a name, a number or an example follows.
_OPENS_NAME = frozenset(
    """
    adm amb atty brig capt cmdr col cpl dr e.g fr gen gov hon i.e lt maj messrs mme mlle mr mrs ms mt no nos
    pp pres prof pvt rep reps rev rt sen sens sgt supt viz vs v cf art fig figs sec vol approx ca
    """.split()
)
# Abbreviations that a sentence may end with.
_SHORTENED = frozenset(
    """
    al assn ave blvd bros co corp dept dist est etc ft hwy inc intl jr llc ltd natl ph.d plc rd sq sr st univ
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore
    pa penn tenn tex va vt wash wis wyo ont que alta sask
    """.split()
)
# "No." and "art." are also words: only a number makes them abbreviations.
_BEFORE_NUMBER = frozenset("no nos pp art fig figs sec vol approx ca".split())
_AFTER_CLOCK = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday et est edt ct cst cdt mt mst mdt pt pst pdt gmt
    utc bst cet ist jst aest eastern central mountain pacific local
    """.split()
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a block of text.

    A full stop after an initial, a title, an abbreviation or inside "U.S." ends a sentence only if
    what follows can only begin one. Line breaks do not matter, blank lines always separate.

    Args:
        text: any text.

    Returns:
        Half-open offsets in order, disjoint, without surrounding white space; together they hold
        every character that is not white space.

    >>> text = "Sen. Ana Roe (D-Calif.) left the U.S. on Friday. “Why?” he asked. No. 5 stayed."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Sen. Ana Roe (D-Calif.) left the U.S. on Friday.', '“Why?” he asked.', 'No. 5 stayed.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for cut in _cuts(text):
        found.extend(_trimmed(text, start, cut))
        start = cut
    found.extend(_trimmed(text, start, len(text)))
    return found


def _cuts(text: str) -> list[int]:
    """Offsets at which one sentence has ended, in order."""
    cuts = [m.start() for m in _PARAGRAPH.finditer(text)]
    start = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        if end < len(text) and (text[end].isspace() or _glued(text, stop)) and _ends(text, start, stop):
            cuts.append(end)
            start = end
    return sorted(set(cuts))


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return []
    first = start + len(piece) - len(piece.lstrip())
    return [(first, first + len(body))]


def _glued(text: str, stop: re.Match[str]) -> bool:
    """Whether a lost space is the likely reason that a capital follows at once ("left.The")."""
    before = _last_word(text, 0, stop.start())
    after = _NEXT_WORD.match(text, stop.end())
    word = after.group(1) if after else ""
    return before[-2:].islower() and word.istitle() and not _ADDRESS.search(f"{before} {word}")


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the sentence that began at ``start`` ends with this punctuation."""
    following = _following(text, stop.end())
    if following is None:
        return True
    word = following.group(1)
    marks = stop.group().rstrip("\"'”’»)]*")
    if word[:1].islower():
        return _is_brand(word) and marks == "."
    quoted = len(marks) < len(stop.group())
    if marks != ".":
        if stop.start() - start <= _LONGEST_MARKER and not text[start : stop.start()].strip():
            return False
        return not (quoted and _REPORTED.match(text, following.start(1), following.start(1) + 120))
    return _period_ends(text, start, stop, word)


def _following(text: str, position: int) -> re.Match[str] | None:
    """The first word after ``position``; None at the end of the text."""
    while position < len(text) and (text[position].isspace() or text[position] in "—–-•"):
        position += 1
    return _NEXT_WORD.match(text, position) if position < len(text) else None


def _last_word(text: str, start: int, end: int) -> str:
    match = _LAST_WORD.search(text[max(start, end - _LONGEST_WORD) : end])
    return match.group() if match else ""


def _is_brand(word: str) -> bool:
    return len(word) > 1 and word[1].isupper()


def _period_ends(text: str, start: int, stop: re.Match[str], following: str) -> bool:
    """Decide a single full stop before a word that does not start in lower case."""
    last = _last_word(text, start, stop.start())
    key = last.casefold()
    closes_quotation = any(mark in stop.group() for mark in '"”»')
    if stop.start() - start <= _LONGEST_MARKER and _MARKER.fullmatch(text[start : stop.start()].strip()):
        return False
    if key in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if key in _OPENS_NAME:
        return False
    starts = following.rstrip(".,;:!?\"'”’").casefold().replace("’", "'") in STOP_WORDS
    if key in {"a.m", "p.m", "am", "pm"} and "." in stop.group():
        return following.strip(".,;()").casefold() not in _AFTER_CLOCK
    if _INITIAL.fullmatch(last) or _INITIALS.fullmatch(last) or key in _SHORTENED:
        return starts or (closes_quotation and following[:1].isupper())
    return True


def plain_sentences(text: str) -> tuple[str, ...]:
    r"""The sentences of a text, each on one line.

    >>> plain_sentences("Rain fell\nall night. The dam held.")
    ('Rain fell all night.', 'The dam held.')
    """
    return tuple(" ".join(text[start:end].split()) for start, end in split_sentences(text))
