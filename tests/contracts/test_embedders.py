"""What every ``Embedder`` keeps to, whatever is behind it."""

import numpy as np
import pytest

from summarizer.adapters.embed_hashing import HashingEmbedder
from summarizer.ports import Embedder

TEXTS = [
    "The ferry sank in the harbour on Friday.",
    "A ferry went down in the harbour.",
    "Taxes on wine rise in spring.",
    "Wine is taxed more from spring.",
]


@pytest.fixture(params=["transformers", "hashing"])
def model(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hashing":
        return HashingEmbedder()
    real: Embedder = request.getfixturevalue("embedder")
    return real


pytestmark = pytest.mark.models


def test_a_model_says_what_it_is(model: Embedder) -> None:
    assert model.identity.role == "embedder"
    assert model.identity.model_id and model.identity.digest


def test_every_row_is_a_unit_vector(model: Embedder) -> None:
    vectors = model.embed([*TEXTS, "?", "–"])
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_no_texts_have_no_rows_but_the_same_width(model: Embedder) -> None:
    assert model.embed([]).shape == (0, model.embed(TEXTS).shape[1])


def test_vectors_depend_neither_on_neighbours_nor_on_order(model: Embedder) -> None:
    others = [f"Sentence {n} about {'boats ' * n}." for n in range(1, 40)]
    alone = [model.embed([text + " x"])[0] for text in others]  # an instance may remember what it has seen
    together = model.embed([text + " y" for text in others] + [text + " x" for text in others][::-1])
    assert np.array_equal(np.stack(alone), together[len(others) :][::-1])


def test_texts_about_one_thing_are_closer_than_texts_about_two(model: Embedder) -> None:
    cosines = model.embed(TEXTS) @ model.embed(TEXTS).T
    assert min(cosines[0, 1], cosines[2, 3]) > max(cosines[0, 2], cosines[0, 3], cosines[1, 2], cosines[1, 3])


def test_the_end_of_a_very_long_text_counts(model: Embedder) -> None:
    start = "The ferry sailed. " * 200
    one, other = model.embed([start, start + "Taxes on wine rise in spring. " * 100])
    assert float(one @ other) < 0.99
