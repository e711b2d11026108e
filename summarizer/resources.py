"""Where the package's data files are: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import SummarizerError

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """Find a folder of data files.

    Args:
        name: ``configs`` or ``prompts``.

    Returns:
        The folder inside the installed package or, for an editable install (which has none), the
        one in the checkout.

    Raises:
        SummarizerError: if it is in neither place.
    """
    places = (_PACKAGE / "_data" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise SummarizerError(
        f"The data folder {name!r} is missing; looked in {places[0]} and {places[1]}. Reinstall the package."
    )
