"""Copying, redundancy, loaded words, ROUGE and coverage without a reference, by hand."""

from __future__ import annotations

import pytest

from eval.metrics.answers import Answer, Article, Part, Passage, Stated, article
from eval.metrics.copying import copying, longest_run, novel_share, repeats
from eval.metrics.corroboration import corroboration, differences_shown, sides
from eval.metrics.matching import UnitMatcher
from eval.metrics.neutrality import loaded_words, neutrality
from eval.metrics.overlap import rouge
from summarizer.adapters.embed_hashing import HashingEmbedder
from summarizer.domain.brief import Method


def told(*texts: str, articles: tuple[Article, ...] = ()) -> Answer:
    return Answer(tuple(Stated(f"{i}", text) for i, text in enumerate(texts, 1)), articles)


def test_words_in_quotation_marks_do_not_prolong_a_copied_run() -> None:
    source = ["he", "said", "the", "deal", "is", "dead", "on", "friday"]
    assert longest_run("He said the deal is dead", [source]) == ("he", "said", "the", "deal", "is", "dead")
    assert longest_run("He said “the deal is dead”", [source]) == ("he", "said")


def test_novel_bigrams_are_those_that_no_source_has() -> None:
    # Bigrams: "the ferry" (there), "ferry sank" (new).
    assert novel_share(["The ferry sank"], [["the", "ferry", "sailed"]], 2) == 0.5
    assert novel_share([""], [["the"]], 2) is None


def test_a_sentence_is_redundant_if_an_earlier_one_has_most_of_its_words() -> None:
    first, again, other = "The ferry sank off Brill.", "The ferry sank.", "Voters elected a mayor."
    assert repeats([first, again, other]) == [False, True, False]


def test_a_lead_may_say_what_the_body_says() -> None:
    both = (Stated("1", "The ferry sank.", part=Part.LEAD), Stated("2", "The ferry sank."))
    assert copying(Answer(both, ())).redundancy == 0.0


def test_methods_are_shares_of_the_sentences() -> None:
    sentences = (Stated("1", "A.", method=Method.WRITTEN), Stated("2", "B.", method=Method.EXTRACT))
    assert copying(Answer(sentences, ())).methods == {"written": 0.5, "trimmed": 0.0, "extract": 0.5}
    assert copying(told("A.")).methods == {}


def test_loaded_words_count_outside_quotation_marks_only() -> None:
    assert loaded_words("The minister slammed the disgraceful plan.") == ("slammed", "disgraceful")
    assert loaded_words("The minister called the plan “disgraceful”.") == ()
    assert loaded_words("The minister met the mayor on Friday.") == ()


def test_a_loaded_word_that_no_passage_has_was_introduced_by_the_brief() -> None:
    passage = Passage(1, "The minister rejected the plan, a shocking one.")
    answer = Answer((Stated("1", "The minister slammed the shocking plan.", (passage,)),), ())
    assert neutrality(answer, HashingEmbedder()).sentences[0].introduced == ("slammed",)


def test_rouge_of_equal_texts_is_one_and_of_different_ones_zero() -> None:
    assert all(o.f1 == 1.0 for o in rouge("Rain fell. The dam held.", "Rain fell. The dam held.").values())
    assert all(o.f1 == 0.0 for o in rouge("Rain fell.", "Voters chose.").values())


def test_rouge_recall_is_by_the_reference() -> None:
    # Unigrams of the reference: rain, fell, hard, today; two are there. Bigrams: 1 of 3.
    found = rouge("Rain fell", "Rain fell hard today")
    assert (found["rouge1"].recall, found["rouge2"].recall) == (0.5, pytest.approx(1 / 3))


WIRE = "Eleven passengers drowned when the ferry Aster sank off Brill on Monday night in heavy seas."
OWN = "The ferry Aster sank off Brill on Monday night in heavy seas; eleven passengers drowned."


def test_what_is_copied_is_no_second_origin() -> None:
    matcher = UnitMatcher(HashingEmbedder())
    copied = corroboration(told(WIRE, articles=(article("a", WIRE), article("b", WIRE))), matcher)
    assert (copied.share, copied.sentences) == (None, ())
    retold = corroboration(told(WIRE, articles=(article("a", WIRE), article("b", OWN))), matcher)
    assert [s.origins for s in retold.sentences] == [1, 1]
    assert retold.share is not None and retold.share > 0.8


def test_what_several_report_and_the_brief_leaves_out_lowers_the_share() -> None:
    matcher = UnitMatcher(HashingEmbedder())
    sources = (article("a", WIRE), article("b", OWN))
    share = corroboration(told("Voters elected a new mayor.", articles=sources), matcher).share
    assert share is not None and share < 0.1


def test_a_side_is_heard_by_the_last_word_of_its_name() -> None:
    found = sides({"Ana Roe": 3, "the Dockers' Union": 1}, told("Roe rejected the claim."))
    assert (found.share, found.heard, found.unheard) == (0.75, ("Ana Roe",), ("the Dockers' Union",))
    assert sides({}, told("Roe rejected the claim.")).share is None


def test_a_difference_is_shown_by_two_of_its_values() -> None:
    wanted = [("deaths", ("eleven dead", "nine dead"))]
    both = told("One report says eleven dead, another nine dead.")
    one = told("One report says eleven dead.")
    assert differences_shown(wanted, both) == (("deaths", True),)
    assert differences_shown(wanted, one) == (("deaths", False),)
