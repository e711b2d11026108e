"""A reason why passages do not support a sentence."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One mismatch between a sentence and the passages it cites, as an editor would put it."""

    message: str
    refutes: bool
    """Whether the passages say otherwise, and not merely nothing of the kind."""


def listed(items: list[str], limit: int = 3) -> str:
    """Join distinct items for a message.

    >>> listed(["three", "12", "three"])
    'three, 12'
    """
    distinct = list(dict.fromkeys(items))
    more = f" and {len(distinct) - limit} more" if len(distinct) > limit else ""
    return ", ".join(distinct[:limit]) + more
