"""Files of content units: a story's gold, records with weights, or one unit a line."""

from __future__ import annotations

from pathlib import Path

from eval.labelled.records import records
from eval.metrics.coverage import OKAY, VITAL, Unit
from eval.scoring.score import Gold
from summarizer.errors import UsageError


def read_gold(units: Path | None, reference: Path | None) -> Gold:
    """Read what a person prepared.

    Args:
        units: a story's ``gold.toml``; ``.jsonl`` records with ``text`` and, if wanted, ``weight`` (a number,
            or ``vital`` or ``okay``); or a text with one unit a line.
        reference: a text. Without it a story's own reference is used, if there is one.

    Returns:
        The gold.

    Raises:
        UsageError: if a file cannot be read or names no unit.
    """
    gold = _read_units(units) if units is not None else Gold()
    if reference is None:
        return gold
    text = _text(reference)
    if not text.strip():
        raise UsageError(f"{reference} is empty: a reference text is wanted.")
    return Gold(text, gold.units, gold.differences)


def _read_units(path: Path) -> Gold:
    if path.suffix == ".toml":
        return _story(path)
    if path.name.endswith((".jsonl", ".jsonl.gz")):
        found = tuple(
            Unit(str(r["text"]), _weight(r.get("weight", VITAL), path))
            for r in records(path)
            if r.get("text")
        )
    else:
        found = tuple(Unit(line.strip()) for line in _text(path).splitlines() if line.strip())
    if not found:
        raise UsageError(f"{path} names no content unit.")
    return Gold(units=found)


def _story(path: Path) -> Gold:
    from eval.gold.suite import Weight, load_story

    story = load_story(path.parent)
    return Gold(
        story.reference,
        tuple(Unit(n.text, VITAL if n.weight is Weight.VITAL else OKAY) for n in story.nuggets),
        tuple((c.point, tuple(v.value for v in c.values)) for c in story.conflicts),
    )


def _weight(given: object, path: Path) -> float:
    named = {"vital": VITAL, "okay": OKAY}.get(str(given))
    if named is not None:
        return named
    try:
        return float(str(given))
    except ValueError as error:
        raise UsageError(f"{path}: the weight {given!r} is neither a number nor vital or okay.") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
