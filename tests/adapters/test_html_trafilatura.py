"""The article of a web page, with what the page states about it."""

from __future__ import annotations

import time

import pytest

from summarizer.adapters.html_trafilatura import TrafilaturaExtractor
from summarizer.domain.text import RawArticle

PARAGRAPHS = [
    "The ferry between Brill and Halm sailed again on Friday after a pause of three weeks, it was said.",
    "Divers had found a crack in the hull during an inspection, and the ship went into the dock at Halm.",
    "Ana Roe, the mayor of Brill, said the island had lost half of its visitors while the ferry was away.",
]
PAGE = f"""<!DOCTYPE html>
<html><head>
<title>Ferry runs again | Brill Post</title>
<meta property="og:title" content="Ferry runs again">
<meta property="og:site_name" content="Brill Post">
<meta property="og:url" content="https://brill.example/ferry">
<meta property="article:published_time" content="2031-05-02T08:00:00Z">
<meta name="author" content="Bo Kim">
<script>var article = "<p>Scripts are no text.</p>";</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry runs again</h1><p>{"</p><p>".join(PARAGRAPHS)}</p></article>
<aside><h2>Most read</h2><ul><li><a href="/1">Ten beaches for the summer</a></li></ul></aside>
<footer>Copyright Brill Post</footer>
</body></html>"""


def extract(page: str) -> RawArticle | None:
    return TrafilaturaExtractor().extract(page, "ferry.html")


def test_scripts_navigation_and_teasers_stay_out_of_the_text() -> None:
    article = extract(PAGE)
    assert article is not None
    assert [line for line in article.text.splitlines() if line != "Ferry runs again"] == PARAGRAPHS


def test_the_page_states_title_outlet_address_author_and_date() -> None:
    article = extract(PAGE)
    assert article is not None
    assert (article.title, article.outlet, article.author) == ("Ferry runs again", "Brill Post", "Bo Kim")
    assert (article.url, article.published) == ("https://brill.example/ferry", "2031-05-02")
    assert article.path == "ferry.html"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Ferry runs again | Brill Post", "Ferry runs again"),
        ("Ferry runs again - Harbour News - The Brill Post", "Ferry runs again"),
        ("Ferry - a love story", "Ferry - a love story"),
    ],
)
def test_the_sites_name_is_no_part_of_the_title(stated: str, title: str) -> None:
    article = extract(PAGE.replace('content="Ferry runs again"', f'content="{stated}"'))
    assert article is not None
    assert article.title == title


def test_a_date_that_the_page_does_not_state_is_not_guessed_from_its_text() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2031-05-02T08:00:00Z">', "")
    article = extract(page.replace("three weeks", "three weeks since April 3, 2029"))
    assert article is not None
    assert article.published is None


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<<<>>>"])
def test_a_page_without_an_article_gives_none(page: str) -> None:
    assert extract(page) is None


@pytest.mark.parametrize("unit", ["<script>", "<script", "<style><p>", "<div>", "data:image/png;base64,A"])
def test_hostile_mark_up_costs_linear_time(unit: str) -> None:
    begin = time.perf_counter()
    extract(PAGE + unit * 20_000)
    assert time.perf_counter() - begin < 20
