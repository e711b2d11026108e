"""Article text can never become markup or steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.stages.render.escaping import clip, markdown, plain

HOSTILE = st.text(alphabet="ab1 .)-+*_`[]<>&#!|~\\\"'/:@$^={}\n\t\x1b\u202e\u200bé;", max_size=40)


def shown_text(source: str) -> str:
    """What a Markdown reader shows of one line, provided it is one paragraph of plain text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(source)
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"], source
    children = tokens[1].children or []
    assert {t.type for t in children} <= {"text", "text_special"}, source
    return "".join(t.content for t in children)


@given(HOSTILE)
def test_markdown_shows_the_plain_text_and_nothing_else(text: str) -> None:
    line = plain(text)
    if line:
        assert shown_text(markdown(text)) == line


@given(HOSTILE)
def test_a_list_item_stays_one_list_item(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).parse(f"- {markdown(text)} [1]")
    assert [t.type for t in tokens] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    ]


@given(st.text(max_size=60))
def test_plain_text_holds_no_control_character(text: str) -> None:
    assert not [c for c in plain(text) if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\nlines\tand  gaps", "two lines and gaps"),
        ("\x1b[2Jgone", "�[2Jgone"),  # a terminal would clear its screen
        ("\x9b31mred", "�31mred"),  # the one-character form of the same
        ("evil\u202etxt.exe", "evil�txt.exe"),  # would show as evilexe.txt
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("half \ud800 a character", "half � a character"),
    ],
)
def test_control_characters_are_shown_not_obeyed(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "prose",
    [
        "The minister said on Monday (again) that £5 – or $16.50 – was “too much”; it's 10:30 now.",
        "A well-known firm: A&B Ltd. pays 3% more, doesn't it?",
        "a file named harbour_talks_2.txt",
    ],
)
def test_ordinary_prose_stays_as_it_is(prose: str) -> None:
    assert markdown(prose) == prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see http://x.example or www.x.example", r"see http\://x.example or www\.x.example"),
        ("[free](http://x.example)", r"\[free\](http\://x.example)"),
        ("![](x.png)", r"\!\[\](x.png)"),
        ("&lt;script&gt;", r"\&lt;script\&gt;"),
        ("2031. A year", r"2031\. A year"),
        ("a | b", r"a \| b"),
        ("_a_ and __init__", r"\_a\_ and \_\_init\_\_"),
        ("formula $x$", r"formula \$x\$"),
    ],
)
def test_markup_is_disarmed(text: str, expected: str) -> None:
    assert markdown(text) == expected


def test_a_clipped_text_says_that_it_goes_on() -> None:
    assert clip("one two three", 2) == "one two …"
    assert clip("one two", 2) == "one two"
