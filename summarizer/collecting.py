"""How often the interpreter looks for cycles of dead values in a process of its own."""

from __future__ import annotations

import gc

_ALLOCATIONS, _YOUNG, _OLD = 100_000, 20, 20


def collect_rarely() -> None:
    """Look for cycles a hundred times less often than the interpreter does by itself, for old ones rarer.

    Parsed sentences are millions of small values without cycles that live to the end; looking through them
    again and again takes a tenth of a long run. For entry points of the command line: a library leaves the
    settings of its process alone.
    """
    gc.set_threshold(_ALLOCATIONS, _YOUNG, _OLD)
