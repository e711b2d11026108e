"""The visible attribution of what a single source reports, and its way back."""

from __future__ import annotations

import re
from typing import NamedTuple

UNNAMED = "one report"
SHARED = "one shared report"
"""Several outlets print the same text."""
_ANONYMOUS = (UNNAMED, SHARED)
_SUFFIX = re.compile(r", (?P<outlet>[^,“”\"]{2,80}?) (?:says|reports)\.$")
_PREFIX = re.compile(r"^(?P<outlet>[^,:“”\"]{2,80}?) (?:says|reports): ")


class Reported(NamedTuple):
    """A sentence without its attribution to a source, and that source's name as printed."""

    text: str
    outlet: str | None


def attribute(text: str, reporter: str) -> str:
    """Say in the sentence that one source reports it.

    Args:
        text: a declarative sentence.
        reporter: the source's outlet, or :data:`UNNAMED` or :data:`SHARED` if there is no one name.

    Returns:
        The sentence with its attribution.

    >>> attribute("The port was closed.", "Harbour Post")
    'The port was closed, Harbour Post reports.'
    >>> attribute("The port was “closed.”", UNNAMED)
    'One report says: The port was “closed.”'
    """
    verb = "says" if reporter in _ANONYMOUS else "reports"
    if text.endswith(".") and text[-2:-1].isalnum():
        return f"{text[:-1]}, {reporter} {verb}."
    return f"{reporter[:1].upper()}{reporter[1:]} {verb}: {text}"


def strip_attribution(text: str, outlets: frozenset[str]) -> Reported:
    """Take off the attribution that :func:`attribute` adds, if it names one of ``outlets`` or none.

    Args:
        text: a sentence of a brief.
        outlets: outlets of the documents it cites.

    Returns:
        The bare sentence and the source named; the sentence itself and None where no such
        attribution stands.

    >>> strip_attribution("The port was closed, one report says.", frozenset())
    Reported(text='The port was closed.', outlet='one report')
    >>> strip_attribution("The port was closed, the minister says.", frozenset({"Harbour Post"})).outlet
    """
    known = {
        *outlets,
        *(o[:1].upper() + o[1:] for o in outlets),
        *_ANONYMOUS,
        *(a.capitalize() for a in _ANONYMOUS),
    }
    found = _SUFFIX.search(text)
    if found and found["outlet"] in known:
        return Reported(f"{text[: found.start()]}.", found["outlet"])
    found = _PREFIX.match(text)
    if found and found["outlet"] in known:
        return Reported(text[found.end() :], found["outlet"])
    return Reported(text, None)
