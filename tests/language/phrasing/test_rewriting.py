"""Datelines and connectives, without a parser."""

from __future__ import annotations

import pytest

from summarizer.language.phrasing.rewriting import dateline_end


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("PARIS — The talks failed.", "The talks failed."),
        ("HALM, Norland (NPA) — The talks failed.", "The talks failed."),
        ("Halm, March 3 (NPA) - The talks failed.", "The talks failed."),
        ("HALM, Nov. 4, 2029 (NPA) -- The talks failed.", "The talks failed."),
        ("WASHINGTON -- “We sail,” he said.", "“We sail,” he said."),
        ("(NPA) — The talks failed.", "The talks failed."),
        ("The port — all of it — closed.", "The port — all of it — closed."),
        ("NATO - the alliance - met.", "NATO - the alliance - met."),
        ("Halm - The town closed its port.", "Halm - The town closed its port."),
        ("Ships sailed.", "Ships sailed."),
    ],
)
def test_only_a_place_in_capitals_or_an_agency_makes_a_dateline(text: str, rest: str) -> None:
    assert text[dateline_end(text) :] == rest
