"""Train the entailment model that ships with the project: `python -m training --help`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.errors import UsageError
from training.command import run

BASE = "minilm-l6-v2"
PARSER = "spacy-en-core-web-sm-3.8.0"
_NEEDED = ("faithfulness", "nli", "compression", "stories")


def train(
    data: Annotated[Path, typer.Option("--data", help="Folder of labelled sets (docs/training.md).")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the weights; made if need be.")],
    base: Annotated[str, typer.Option(help="Encoder to start from: an embedded model or a folder.")] = BASE,
    seed: Annotated[int, typer.Option(help="Of the choice of pairs, their order and the new layer.")] = 0,
) -> None:
    """Two courses of pairs, then weights of one byte, calibration and the list of documents used.

    The weights after the first course are kept in OUT; a second call goes on from there.
    """
    _require(data)
    import torch
    from safetensors.torch import load_file, save_model
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    from summarizer.adapters.calibration import Calibration
    from summarizer.adapters.pair_scorer import PairScorer
    from summarizer.adapters.parse_spacy import SpacyParser
    from summarizer.wiring import find_weights, open_store
    from training.calibrate import calibrate, examples, used_documents
    from training.export import export, write_calibration, write_used
    from training.fit import fit
    from training.mixture import describe, news_pairs
    from training.pairs import nli_pairs

    store = open_store()
    folder = find_weights(base, store)
    torch.manual_seed(seed)
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    # Drop-out would cost a third of the time on a processor, and no pair is seen more than a few times.
    model: Any = AutoModelForSequenceClassification.from_pretrained(
        folder,
        num_labels=3,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    model.get_input_embeddings().weight.requires_grad_(False)  # too few pairs to move 30,000 words
    model.to("cuda" if torch.cuda.is_available() else "cpu")

    first = list(nli_pairs(data))
    kept = out / "first-course.safetensors"
    if kept.is_file():
        _say(f"the first course is done: {kept}")
        model.load_state_dict(load_file(kept))
    else:
        _say(f"first course: {len(first)} pairs of sentences, seen twice")
        fit(
            model,
            tokenizer,
            first,
            seed=seed,
            rate=1.5e-4,
            final_rate=4e-5,
            max_tokens=128,
            report=_say,
            passes=2,
        )
        out.mkdir(parents=True, exist_ok=True)
        save_model(model, str(kept))
    parser = SpacyParser(find_weights(PARSER, store))
    second = news_pairs(data, parser, seed)
    _say(f"second course: {len(second)} pairs")
    fit(model, tokenizer, second, seed=seed + 1, rate=1e-4, final_rate=5e-6, max_tokens=256, report=_say)

    export(model.cpu(), folder / "tokenizer.json", out)
    write_calibration(Calibration(), out)
    write_used(used_documents(data), out)
    counts = {"first": json.loads(describe(first)), "second": json.loads(describe(second))}
    (out / "pairs.json").write_text(json.dumps(counts, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_calibration(calibrate(examples(data, PairScorer.load(out, out.name))), out)
    kept.unlink()
    _say(f"written to {out}")


def _require(data: Path) -> None:
    missing = [name for name in _NEEDED if not (data / name).is_dir()]
    if missing:
        raise UsageError(
            f"{data} lacks the folders {', '.join(missing)}; docs/training.md says what they hold."
        )


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    run(train)
