"""The organisation that a line of credit names as the source of an article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.people.given_names import FEMALE, MALE
from summarizer.language.people.phrases import is_institution
from summarizer.language.people.roles import plain

_WORD = r"(?:(?:[A-Z]\.)+|[A-Z](?:[\w&-]|\.(?=\w))*)"
_NAME = rf"{_WORD}(?:(?: of| for)? {_WORD})*"
_STAFF = (
    r"(?:staff |senior |special )*(?:writer|reporter|correspondent|journalist|producer|editor|contributor)s?"
)
_EMPLOYER = re.compile(rf"(?P<name>{_NAME})(?:[’']s?)? {_STAFF}\b|(?P<owner>{_NAME})[’']s? (?={_WORD})")
_RIGHTS = re.compile(
    rf"(?:[Cc]opyright|©|[Ss]ource)[:\s]+(?:[Cc]opyright |© ?)?(?:\d{{4}} )?(?P<name>{_NAME})"
)
_GIVEN = re.compile(
    rf"(?:\b[Vv]ia|\b[Ff]rom|\b[Bb]y)[:\s]+(?:the )?(?P<by>{_NAME})|(?P<name>{_NAME})(?=,? contributed\b)"
)
_BESIDE_STAFF = re.compile(
    r"\b[Bb]y (?:our |an? |the )?(?:[a-z]+ ){0,2}"
    r"(?:reporter|correspondent|writer|journalist|newsroom|staff|team|desk)s? "
    rf"and (?:the )?(?P<name>{_NAME})\W*\Z"
)
_ALONE = re.compile(rf"\A\W*(?P<name>{_NAME})\W*\Z")
OUTLET_WORDS = frozenset(
    """
    associated broadcasting chronicle corporation daily gazette guardian herald international journal mail
    media mirror news post presse press radio standard telegraph television times tribune tv wire wires
    wireservice services
    """.split()
)
"""What the names of agencies, papers and stations are made of."""
_SHORT = re.compile(r"[A-Z][A-Z.&]{1,6}")


def credited(line: str) -> str | None:
    """The organisation that a credit names; a person alone is none.

    Args:
        line: a line that says where an article's text comes from.

    Returns:
        Its name without "The", or None.

    >>> credited("Associated Press writer Ada Brenn contributed to this report.")
    'Associated Press'
    >>> credited("Ada Brenn contributed to this report.")
    """
    return next(_organisations(line), None)


def shares_byline(line: str) -> bool:
    """Whether a byline names an agency beside the paper's own people.

    >>> shares_byline("By our reporters and NPA"), shares_byline("By our reporters")
    (True, False)
    """
    return any(_is_organisation(name) for name in _named(_BESIDE_STAFF, line))


def _organisations(line: str) -> Iterator[str]:
    """From the surest to the least sure; who owns the text or employs its writer need not look like one."""
    for pattern in (_EMPLOYER, _RIGHTS):
        for name in _named(pattern, line):
            if plain(name.split()[0]) not in FEMALE | MALE:
                yield name
    for pattern in (_GIVEN, _BESIDE_STAFF, _ALONE):
        yield from (name for name in _named(pattern, line) if _is_organisation(name))


def _named(pattern: re.Pattern[str], line: str) -> Iterator[str]:
    for match in pattern.finditer(line):
        name = next(n for n in match.groups() if n).removeprefix("The ").rstrip(".")
        yield re.sub(r"^(?:Additional|Reporting|Writing|Editing) ", "", name)


def _is_organisation(name: str) -> bool:
    found = [plain(w) for w in name.split()]
    telling = any(w in OUTLET_WORDS or is_institution(w) for w in found)
    single = len(found) == 1 and found[0] not in FEMALE | MALE
    return telling or single or _SHORT.fullmatch(name) is not None
