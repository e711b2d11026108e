"""Development and held-out halves of labelled data, by document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

_Item = TypeVar("_Item")


class Half(StrEnum):
    """What a record may be used for."""

    DEVELOPMENT = "dev"
    """Failures here may be looked at."""
    HELD_OUT = "held out"
    """Only measured."""


def by_parity(items: Iterable[_Item]) -> Iterator[tuple[Half, _Item]]:
    """Every second item is held out, beginning with the second.

    >>> [half.value for half, _ in by_parity("abc")]
    ['dev', 'held out', 'dev']
    """
    for number, item in enumerate(items):
        yield (Half.HELD_OUT if number % 2 else Half.DEVELOPMENT), item


def half_of(name: str) -> Half:
    """The half that a document or story belongs to by its name, which new ones do not change."""
    odd = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2
    return Half.HELD_OUT if odd else Half.DEVELOPMENT
