"""The sheet that readers fill in, and the key that stays with who drew it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.reading.draw import Drawn
from summarizer.adapters.output_file import read_text
from summarizer.domain.brief import Role
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import UsageError
from summarizer.stages.render.escaping import plain

COLUMNS = ("number", "verdict", "sentence", "passages", "note")
SCHEMA_VERSION = 1
ANSWERS = {"yes": True, "supported": True, "partly": False, "no": False, "not supported": False}
"""What readers may write; a sentence that is partly supported is not supported."""
_NOTE = {Role.CONTEXT: " (only resolves a name or date)"}


class Answered(NamedTuple):
    """One sentence of the key."""

    number: int
    digest: str
    systems: tuple[str, ...]
    story: str
    judge: bool | None
    gate: bool | None


class Key(NamedTuple):
    """What the sheet hides."""

    judge: str
    gate: str
    sentences: tuple[Answered, ...]


def as_csv(drawn: Sequence[Drawn]) -> str:
    """The sheet: a row a sentence, the column ``verdict`` empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for number, sentence in enumerate(drawn, start=1):
        writer.writerow([number, "", _cell(sentence.text), _passages(sentence), ""])
    return out.getvalue()


def _passages(sentence: Drawn) -> str:
    return "\n".join(
        f"[{p.source or 'sources'}]{_NOTE.get(p.role, '')} {plain(p.text)}" for p in sentence.passages
    )


def _cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    shown = plain(text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown


def _mark(text: str) -> str:
    """Digest by which a row is known again, whatever a spreadsheet does to white space."""
    return hashlib.sha256(plain(text).lstrip("'").encode()).hexdigest()[:16]


def as_key(drawn: Sequence[Drawn], judge: ModelIdentity, gate: ModelIdentity | None, seed: int) -> str:
    """The key as JSON; the same for the same draw."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "seed": seed,
        "judge": f"{judge.model_id} {judge.digest[:16]}",
        "gate": f"{gate.model_id} {gate.digest[:16]}" if gate else "",
        "sentences": [
            {
                "number": number,
                "digest": _mark(s.text),
                "systems": list(s.systems),
                "story": s.story,
                "place": s.place,
                "judge": s.judge,
                "gate": s.gate,
            }
            for number, s in enumerate(drawn, start=1)
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_key(path: Path) -> Key:
    """Read a key.

    Raises:
        UsageError: if the file is none.
    """
    try:
        value = json.loads(read_text(path))
        return Key(str(value["judge"]), str(value["gate"]), tuple(_answered(s) for s in value["sentences"]))
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no key of a sheet. Name the file that was written beside it.") from error


def _answered(value: Mapping[str, Any]) -> Answered:
    return Answered(
        int(value["number"]),
        value["digest"],
        tuple(value["systems"]),
        value["story"],
        value["judge"],
        value["gate"],
    )


def read_sheet(path: Path, key: Key) -> dict[int, bool]:
    """Read what one reader answered.

    Args:
        path: the sheet, filled in; a semicolon or a tab may stand for its commas.
        key: the key of the draw.

    Returns:
        Whether the passages support the sentence, by number; sentences without an answer are left out.

    Raises:
        UsageError: if the sheet does not belong to the key, or an answer is none of the known ones.
    """
    text = read_text(path)
    if not text.startswith(COLUMNS[0]):
        raise UsageError(f"{path} is no sheet: its first column is not {COLUMNS[0]!r}.")
    known = {str(s.number): s for s in key.sentences}
    found: dict[int, bool] = {}
    for row in csv.DictReader(io.StringIO(text), delimiter=text[len(COLUMNS[0])]):
        number, verdict = (row.get("number") or "").strip(), (row.get("verdict") or "").strip().casefold()
        sentence = known.get(number)
        if sentence is None or sentence.digest != _mark(row.get("sentence") or ""):
            raise UsageError(
                f"{path}: sentence {number!r} is not the one of the key; was it drawn another time?"
            )
        if verdict and verdict not in ANSWERS:
            raise UsageError(f"{path}, sentence {number}: {verdict!r} is none of {', '.join(ANSWERS)}.")
        if verdict:
            found[int(number)] = ANSWERS[verdict]
    return found
