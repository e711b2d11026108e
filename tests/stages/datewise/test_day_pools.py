"""Of a day, the sentences come first that say what most say of it; none is said twice."""

from __future__ import annotations

from datetime import date

from summarizer.domain.text import BlockKind, Document, make_document
from summarizer.domain.timelines import Written
from summarizer.stages.datewise import Pools, find_mentions
from summarizer.stages.segment import split

DAY = date(2031, 5, 4)


class Lines:
    """A splitter for texts of one sentence a block."""

    def split(self, text: str) -> list[tuple[int, int]]:
        return [(0, len(text))]


def pool_texts(*documents: Document, most: int = 9, day: date = DAY) -> list[str]:
    """The candidates of a day in the order in which they are taken."""
    written = {d.doc_id: Written(date.fromisoformat(d.published)) for d in documents if d.published}
    sentences = split(documents, Lines())
    pool = Pools(sentences, find_mentions(sentences, written, ()), written).of(day)
    chosen: list[int] = []
    while len(chosen) < most and (best := pool.best(chosen, ())) is not None:
        chosen.append(best)
    return [pool.mentions[i][0].sentence.text for i in chosen]


def article(number: int, *sentences: str, published: str = "2031-05-05") -> Document:
    return make_document(
        [(BlockKind.PARAGRAPH, s) for s in sentences], path=f"{number}.txt", published=published
    )


SANK = "The ferry Tarn sank off the harbour of Brill on Sunday with forty passengers aboard."
SANK_TOO = "Forty passengers were aboard the ferry Tarn when it sank off Brill harbour on Sunday."
ASIDE = "The bakery in Malt Street celebrated its hundredth birthday on Sunday with cinnamon buns."
RESCUE = "Lifeboats from three villages pulled survivors out of the cold water until midnight on Sunday."


def test_what_most_articles_say_comes_first_and_is_not_repeated() -> None:
    taken = pool_texts(article(1, SANK, RESCUE), article(2, SANK_TOO), article(3, ASIDE))
    assert taken[0] in {SANK, SANK_TOO}
    assert not {SANK, SANK_TOO} <= set(taken)
    assert set(taken[1:]) == {RESCUE, ASIDE}


def test_the_same_words_in_several_articles_are_one_candidate() -> None:
    assert pool_texts(article(1, SANK), article(2, SANK)) == [SANK]


def test_sentences_of_a_few_words_are_no_candidates() -> None:
    assert pool_texts(article(1, "It sank on Sunday.", SANK)) == [SANK]


def test_an_announcement_gives_way_to_what_then_happened() -> None:
    announced = article(
        1, "The ferry Tarn will leave Brill on Sunday with forty passengers.", published="2031-05-02"
    )
    assert len(pool_texts(announced)) == 1
    assert pool_texts(announced, article(2, SANK)) == [SANK]


def test_a_day_that_nobody_names_has_no_candidate() -> None:
    assert pool_texts(article(1, SANK), day=date(2031, 5, 1)) == []
