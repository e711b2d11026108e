"""Whom a line of credit names: agencies and papers, not their writers."""

from __future__ import annotations

import pytest

from summarizer.language.pages.credits import credited


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Northern Press writer Ada Brenn contributed to this report.", "Northern Press"),
        ("Northern Press writers Ada Brenn and Tomas Reil in Halm contributed.", "Northern Press"),
        ("NPR's Ada Brenn contributed to this report.", "NPR"),
        ("Harbour News’ Ada Brenn and Tomas Reil contributed to this report.", "Harbour News"),
        ("The Northern Press contributed to this report.", "Northern Press"),
        ("Halmwire contributed to this report.", "Halmwire"),
        ("Copyright 2031 The Northern Press. All rights reserved.", "Northern Press"),
        ("© 2031 Agence Halm-Presse", "Agence Halm-Presse"),
        ("With files from the Northern Press Agency", "Northern Press Agency"),
        ("With files from Northern Press Agency", "Northern Press Agency"),
        ("Northern News Service", "Northern News Service"),
        ("NPA", "NPA"),
    ],
)
def test_the_organisation_is_the_credit(line: str, name: str) -> None:
    assert credited(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brenn contributed to this report.",
        "Ada Brenn and Tomas Reil contributed to this report.",
        "Additional reporting by Tomas Reil",
        "(Reporting by Ada Brenn; Editing by Tomas Reil)",
        "Ada Brenn",
        "All rights reserved.",
    ],
)
def test_a_person_alone_is_no_credit(line: str) -> None:
    assert credited(line) is None
