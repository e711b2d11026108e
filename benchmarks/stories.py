"""What splitting stories and finding origins cost as the pile grows: `python -m benchmarks.stories FILE…`.

FILEs are labelled stories, as for `python -m eval stories`. Embedding is not counted. Prints, for each
size, seconds and peak memory of both stages; origins are sought in the whole pile, as if it were one story.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.labelled.piles import draw, read_pile
from eval.stages.stories.split import load_embedder
from summarizer.domain.text import Document
from summarizer.stages.origins import find_origins
from summarizer.stages.stories import split_stories

_SIZES = (1000, 2000, 5000)
_GIST = 600
_MEBIBYTE = 2**20


def main() -> None:
    """Print one line a size."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", type=Path, nargs="+")
    given = arguments.parse_args()
    pile = read_pile(given.files)
    documents = [each.document for each in draw(pile, len(pile), seed=1)]
    report(documents, load_embedder().embed([d.text[:_GIST] or d.path for d in documents]))


def report(documents: Sequence[Document], vectors: NDArray[np.float32]) -> None:
    """Measure beginnings of a pile.

    Args:
        documents: the pile.
        vectors: an embedding each.
    """
    for size in (s for s in _SIZES if s <= len(documents)):
        part, gists = documents[:size], vectors[:size]
        stages: dict[str, Callable[[], object]] = {
            "stories": partial(split_stories, part, gists),
            "origins": partial(find_origins, part),
        }
        for name, run in stages.items():
            seconds, mebibytes = cost(run)
            print(f"{size} documents, {name}: {seconds:.1f} s of processor time, {mebibytes:.0f} MiB")


def cost(run: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds of one run, and the peak of what another one allocates."""
    before = time.process_time()
    run()
    seconds = time.process_time() - before
    tracemalloc.start()
    run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return seconds, peak / _MEBIBYTE


if __name__ == "__main__":
    main()
