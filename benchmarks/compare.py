"""The naive chain and this pipeline on the same articles, weights, dtype and threads, in one process.

Run ``python -m benchmarks.compare [INPUT…] [--config NAME]``. Prints Markdown. The language model is
loaded and warmed up before either clock starts, since both need it; everything else the pipeline
imports and loads is on its clock.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from eval.systems.meters import CountingChat, Measurement, forget_peak, peak_mb
from eval.systems.naive_chain import summarize_naively
from summarizer.adapters.statistics import Statistics
from summarizer.config import load_settings
from summarizer.domain.brief import Briefing
from summarizer.errors import ModelError
from summarizer.ports import ChatMessage, ChatRequest
from summarizer.wiring import Summarizer, build_writer

T = TypeVar("T")


def measure(work: Callable[[], T], chat: CountingChat) -> tuple[T, Measurement]:
    """Run ``work`` once and say what it cost."""
    chat.reset()
    forget_peak()
    began, cpu_began = time.perf_counter(), time.process_time()
    result = work()
    cost = Measurement(
        seconds=time.perf_counter() - began,
        cpu_seconds=time.process_time() - cpu_began,
        model_seconds=chat.seconds,
        calls=chat.calls,
        tokens_in=chat.tokens_in,
        tokens_out=chat.tokens_out,
        peak_mb=peak_mb(),
    )
    return result, cost


def load_chat(config: str) -> tuple[CountingChat, float]:
    """The profile's language model, warmed up, and the seconds that took.

    Raises:
        ModelError: if the profile has none.
    """
    began = time.perf_counter()
    chat = build_writer(load_settings(config))
    if chat is None:
        raise ModelError(f"The profile {config!r} has no language model to compare with. Name one that has.")
    chat.complete([ChatRequest((ChatMessage("user", "Say yes."),), 2)])
    return CountingChat(chat), time.perf_counter() - began


def brief_of(inputs: Sequence[str], config: str, chat: CountingChat, statistics: Statistics) -> Briefing:
    """What the command ``summarizer brief`` does, short of writing the result."""
    summarizer = Summarizer.from_config(config, chat_model=chat)
    reading = summarizer.read(inputs)
    documents = summarizer.clean(reading, observer=statistics)
    briefing = summarizer.summarize(documents, unread=reading.unread, observer=statistics)
    statistics.finish()
    return briefing


def table(naive: Measurement, ours: Measurement) -> str:
    """Both costs side by side, as Markdown."""
    rows = [
        ("wall time, s", f"{naive.seconds:.1f}", f"{ours.seconds:.1f}"),
        ("… in the language model, s", f"{naive.model_seconds:.1f}", f"{ours.model_seconds:.1f}"),
        ("… outside it, s", *(f"{m.seconds - m.model_seconds:.1f}" for m in (naive, ours))),
        ("processor time, s", f"{naive.cpu_seconds:.1f}", f"{ours.cpu_seconds:.1f}"),
        ("language model calls", f"{naive.calls}", f"{ours.calls}"),
        ("tokens in", f"{naive.tokens_in}", f"{ours.tokens_in}"),
        ("tokens out", f"{naive.tokens_out}", f"{ours.tokens_out}"),
        ("new tokens/s", *(_number(m.tokens_per_second) for m in (naive, ours))),
        ("peak memory, MiB", *(_number(m.peak_mb) for m in (naive, ours))),
    ]
    lines = ["| | naive chain | this pipeline |", "|---|--:|--:|"]
    return "\n".join([*lines, *(f"| {name} | {a} | {b} |" for name, a, b in rows)])


def stage_table(seconds: Mapping[str, float]) -> str:
    """Seconds a stage, in the order the stages ran, as Markdown."""
    return "\n".join(["| stage | s |", "|---|--:|", *(f"| {n} | {s:.2f} |" for n, s in seconds.items())])


def main() -> None:
    """Measure both and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="*", default=["examples/kelmouth"], metavar="INPUT")
    parser.add_argument("--config", default="offline", help="profile whose language model both use")
    options = parser.parse_args()

    chat, loading = load_chat(options.config)
    statistics = Statistics()
    briefing, ours = measure(lambda: brief_of(options.inputs, options.config, chat, statistics), chat)
    articles = [
        article.text for article in Summarizer.from_config(options.config).read(options.inputs).articles
    ]
    result, naive = measure(lambda: summarize_naively(articles, chat), chat)

    print(
        f"{len(articles)} articles, {chat.identity.model_id}; loading it took {loading:.1f} s (in neither).\n"
    )
    print(table(naive, ours))
    wall, cpu = ours.seconds / naive.seconds, ours.cpu_seconds / naive.cpu_seconds
    print(f"\nThis pipeline takes {wall:.2f} of the naive chain's time ({cpu:.2f} of its processor time).")
    print(f"The naive chain clipped {result.clipped_characters} characters of the articles.\n")
    print(stage_table({name: figures.seconds for name, figures in statistics.stages.items()}))
    print(f"\nThe naive chain wrote:\n\n> {result.brief.replace(chr(10), chr(10) + '> ')}\n")
    print(f"This pipeline wrote {sum(len(b.sentences()) for b in briefing.briefs)} cited sentences.")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


if __name__ == "__main__":
    main()
