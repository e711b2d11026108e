"""What can go wrong, as a small tree; every message says what happened, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 10


class SummarizerError(Exception):
    """Base of every error this package raises on purpose; ``exit_code`` is what the command returns."""

    exit_code = 1


class UsageError(SummarizerError):
    """The request itself cannot be carried out (a bad option, a bad configuration file)."""

    exit_code = 2


class NothingUsableError(SummarizerError):
    """No input is left to work on, whatever the reason."""

    exit_code = 3


class ModelError(SummarizerError):
    """A model or backend is missing, damaged or cannot be reached."""

    exit_code = 4


class OutputError(SummarizerError):
    """An output cannot be written; nothing half-written is left behind."""

    exit_code = 5


class ReplyError(SummarizerError):
    """A language model's reply does not have the form its prompt asks for."""


class SeveralStoriesError(SummarizerError):
    """One brief was asked for, but the documents tell several stories."""


def nothing_usable(reasons: Sequence[str]) -> str:
    """The message for inputs that were all set aside.

    Args:
        reasons: one text an input, beginning with its path.

    Returns:
        A message of several lines that names the first few.
    """
    shown = [*reasons[:_SHOWN], *([f"and {len(reasons) - _SHOWN} more"] if len(reasons) > _SHOWN else [])]
    return "Nothing usable is left of the input:" + "".join(f"\n  {reason}" for reason in shown)
