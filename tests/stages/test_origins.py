"""Which passages of several articles are one text, and which only tell the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from builders import article, passage
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.claims import Origin, origin_of
from summarizer.domain.text import Document, Removed, Span
from summarizer.stages.origins import find_origins

WIRE = (
    "Dockers at the northern terminal walked out before dawn after talks on a new night roster broke down.",
    "The harbour master ordered incoming freighters to anchor behind the breakwater until further notice.",
    "Insurers warned that perishable cargo worth several fortunes could spoil within the coming days.",
)
EDITED = (
    "Dockers at the northern terminal walked out before sunrise after talks on a new night roster collapsed.",
    "The harbour master ordered incoming vessels to anchor behind the breakwater until further notice.",
    "Insurers cautioned that perishable cargo worth several fortunes could quickly spoil in the coming days.",
)
OWN = (
    "Shopkeepers along the quay said they had noticed nothing unusual so far.",
    "A bakery near the fish market gave out free rolls to the strikers.",
    "Schools stayed open, and the ferry to the islands ran on time.",
    "The mayor is to address the town council in the evening.",
)
SPEECH = "“We were given a timetable and no choice, and we will stay out until somebody listens to us.”"


def shared(origins: tuple[Origin, ...], document: Document) -> list[str]:
    """The shared passages of one document."""
    return [document.quote(p) for o in origins for p in o.passages if p.doc_id == document.doc_id]


def test_reprinted_copy_is_one_origin_with_its_exact_passages() -> None:
    first = article("Port at a standstill", OWN[0], *WIRE, path="a")
    second = article("Strike hits harbour", *WIRE, OWN[1], path="b")
    (origin,) = find_origins([first, second])
    assert set(origin.passages) == {passage(first, "\n\n".join(WIRE)), passage(second, "\n\n".join(WIRE))}


def test_lightly_edited_and_reordered_copy_is_found() -> None:
    first = article("Port at a standstill", OWN[0], " ".join(WIRE), path="a")
    second = article("Strike hits harbour", " ".join((EDITED[2], EDITED[0], EDITED[1])), OWN[1], path="b")
    origins = find_origins([first, second])
    assert shared(origins, first) == [" ".join(WIRE)]
    assert shared(origins, second) == [" ".join((EDITED[2], EDITED[0], EDITED[1]))]


def test_a_single_long_unusual_sentence_counts() -> None:
    first, second = article("A", OWN[0], WIRE[1], path="a"), article("B", WIRE[1], OWN[1], path="b")
    assert shared(find_origins([first, second]), first) == [WIRE[1]]


def test_only_the_shared_half_of_a_sentence_is_the_passage() -> None:
    half = "the harbour master ordered incoming freighters to anchor behind the breakwater until noon"
    rest = ", while at the other end of town children on bicycles raced one another along the empty promenade"
    first = article("A", f"Before noon {half}{rest}.", path="a")
    second = article("B", f"It was in vain that {half}.", path="b")
    assert shared(find_origins([first, second]), first) == [half]


def test_a_shared_quotation_alone_is_no_shared_origin() -> None:
    first = article("A", f"{SPEECH} union leader Ada Brenn told a crowd.", path="a")
    second = article("B", f"Brenn was blunt when she met the press. {SPEECH}", path="b")
    assert find_origins([first, second]) == ()


def test_a_quotation_amid_shared_wording_belongs_to_it() -> None:
    first = article("A", WIRE[0], SPEECH, WIRE[1], OWN[0], path="a")
    second = article("B", OWN[1], WIRE[0], SPEECH, WIRE[1], path="b")
    assert shared(find_origins([first, second]), first) == ["\n\n".join((WIRE[0], SPEECH, WIRE[1]))]


def test_names_and_stock_phrases_are_no_shared_origin() -> None:
    names = "Harbour Secretary Ada J. Brenn and Norvik Chief Executive Officer Tomas Reil of Halm"
    first = article("A", f"{names} met on Sunday for four hours of talks in the old customs house.", path="a")
    second = article(
        "B", f"Nothing came of the Sunday meeting of {names}, who left without a word.", path="b"
    )
    assert find_origins([first, second]) == ()


def test_equal_headlines_are_no_shared_origin() -> None:
    title = "Dockers walk out before dawn after talks on a new night roster broke down"
    assert find_origins([article(title, OWN[0], path="a"), article(title, OWN[1], path="b")]) == ()


def test_copy_within_one_article_is_no_origin() -> None:
    assert find_origins([article("A", *WIRE, *WIRE, path="a"), article("B", *OWN, path="b")]) == ()


def test_all_that_two_same_articles_share_is_one_origin() -> None:
    first = article("A", WIRE[0], *OWN[:2], OWN[2], OWN[3], WIRE[1], path="a")
    second = article("B", WIRE[1], SPEECH, "So it was.", "Nobody knew why.", "It rained.", WIRE[0], path="b")
    (origin,) = find_origins([first, second])
    assert len(origin.passages) == 4


def test_texts_of_two_sources_stay_two_origins() -> None:
    mixed = article("A", WIRE[0], OWN[0], OWN[1], OWN[2], WIRE[2], path="a")
    first, second = article("B", WIRE[0], path="b"), article("C", WIRE[2], path="c")
    origins = find_origins([mixed, first, second])
    assert [len(o.passages) for o in origins] == [2, 2]


def test_the_credit_of_the_dateline_is_kept() -> None:
    first = article("A", f"HALM (NPA) — {WIRE[0]}", path="a")
    second = article("B", WIRE[0], path="b")
    assert [o.credit for o in find_origins([first, second])] == ["NPA"]


def test_the_credit_that_cleaning_took_out_is_kept() -> None:
    line = Removed(0, 9, "Northern Press Agency contributed to this report.", "credit")
    first = replace(article("A", WIRE[0], path="a"), removed=(line,))
    assert [o.credit for o in find_origins([first, article("B", WIRE[0], path="b")])] == [
        "Northern Press Agency"
    ]


def test_an_agency_is_credited_not_its_writer() -> None:
    line = Removed(0, 9, "Northern Press writer Ada Brenn contributed to this report.", "credit")
    first = replace(article("A", WIRE[0], path="a"), removed=(line,))
    assert [o.credit for o in find_origins([first, article("B", WIRE[0], path="b")])] == ["Northern Press"]


def test_a_caption_names_no_credit() -> None:
    line = Removed(0, 9, "Photo: Northern Press Agency", "caption")
    first = replace(article("A", WIRE[0], path="a"), removed=(line,))
    assert [o.credit for o in find_origins([first, article("B", WIRE[0], path="b")])] == [None]


def test_a_credit_in_capitals_or_initials_is_the_same_credit() -> None:
    capitals = Removed(0, 9, "NORTHERN PRESS", "credit")
    plain = Removed(0, 9, "Source: Northern Press", "credit")
    first = replace(article("A", f"HALM, March 4 (NP) — {WIRE[0]}", path="a"), removed=(capitals,))
    second = replace(article("B", WIRE[0], path="b"), removed=(plain,))
    assert [o.credit for o in find_origins([first, second])] == ["Northern Press"]


def test_what_two_editions_of_one_publisher_add_is_one_voice() -> None:
    first = article("A", *WIRE, OWN[0], path="a", outlet="Halm Post")
    second = article("B", *WIRE, OWN[1], path="b", outlet="Halm Post")
    origins = find_origins([first, second])
    added = {origin_of([passage(d, own)], origins) for d, own in ((first, OWN[0]), (second, OWN[1]))}
    assert len(added) == 1 and not added & {f"doc:{d.doc_id}" for d in (first, second)}


def test_another_publisher_or_another_article_of_it_is_a_voice_of_its_own() -> None:
    def voices(first: tuple[str, ...], second: tuple[str, ...], outlet: str) -> int:
        a = article("A", *first, OWN[0], path="a", outlet="Halm Post")
        b = article("B", *second, OWN[1], path="b", outlet=outlet)
        origins = find_origins([a, b])
        return len({origin_of([passage(d, own)], origins) for d, own in ((a, OWN[0]), (b, OWN[1]))})

    assert voices(WIRE, WIRE, "Norvik News") == 2
    assert voices((*WIRE, SPEECH), (WIRE[0], *OWN[2:], OWN[2], OWN[3]), "Halm Post") == 2


def test_the_order_of_the_input_changes_nothing() -> None:
    documents = [
        article("A", *WIRE, path="a"),
        article("B", OWN[0], *EDITED, path="b"),
        article("C", WIRE[1], OWN[1], path="c"),
    ]
    results = {find_origins(order) for order in permutations(documents)}
    assert len(results) == 1 and results != {()}


@given(st.lists(st.lists(st.sampled_from((*WIRE, *EDITED, *OWN)), min_size=1), min_size=2, max_size=4))
def test_every_origin_has_disjoint_passages_of_two_documents_or_more(texts: list[list[str]]) -> None:
    documents = {d.doc_id: d for d in (article(None, *t, path=str(i)) for i, t in enumerate(texts))}
    for origin in find_origins(list(documents.values())):
        assert len({p.doc_id for p in origin.passages}) > 1
        for p in origin.passages:
            assert documents[p.doc_id].quote(p).strip() == documents[p.doc_id].quote(p)
            assert not any(p.overlaps(q) for q in origin.passages if q != p)


def test_a_passage_belongs_to_the_origin_that_holds_half_of_it() -> None:
    wire = Origin("o1", (Span("a", 0, 50), Span("b", 0, 50)))
    assert origin_of([Span("a", 25, 75)], [wire]) == "o1"
    assert origin_of([Span("a", 26, 76)], [wire]) == "doc:a"
    assert origin_of([Span("c", 0, 10)], [wire]) == "doc:c"
