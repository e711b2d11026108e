"""Checkers by name: what can be asked whether a text is supported."""

from __future__ import annotations

from collections.abc import Sequence

from eval.labelled.parsing import load_embedder, load_parser
from eval.meta.support import Checker
from summarizer.config import EntailmentSettings
from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.language.support.exact import problems
from summarizer.language.support.retrieval import relevant
from summarizer.language.words.sentences import split_sentences
from summarizer.ports import EntailmentModel, EntailmentPair, Judgement, Parser

_READ = 110
"""Words of a source that the exact checks read beside one sentence."""
_PENALTY = 0.5
"""What one objection leaves of the probability, so that texts can be ranked."""


class GateChecker:
    """An ``EntailmentModel`` that supports only what the exact checks do not object to, as the gate does."""

    def __init__(self, model: EntailmentModel, parser: Parser) -> None:
        """Take the entailment model and a parser for the checks."""
        self._model = model
        self._parser = parser

    @property
    def identity(self) -> ModelIdentity:
        """The model's, said to be behind the checks."""
        inner = self._model.identity
        return ModelIdentity("entailment", f"{inner.model_id} and exact checks", inner.digest)

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        """Judge every pair, in order."""
        return [
            self._checked(pair, judgement)
            for pair, judgement in zip(pairs, self._model.judge(pairs), strict=True)
        ]

    def _checked(self, pair: EntailmentPair, judgement: Judgement) -> Judgement:
        if judgement.support is None or judgement.probability is None:
            return judgement
        source = [pair.premise[s:e] for s, e in split_sentences(pair.premise)]
        found = [
            problem
            for start, end in split_sentences(pair.hypothesis)
            for problem in self._objections(source, pair.hypothesis[start:end])
        ]
        if not found:
            return judgement
        probability = judgement.probability * _PENALTY ** len(found)
        return Judgement(Verdict.NOT_ENOUGH_INFO, probability, judgement.contradiction, "; ".join(found))

    def _objections(self, source: Sequence[str], sentence: str) -> list[str]:
        read = [source[i] for i in relevant(source, sentence, _READ)]
        parses = self._parser.parse([sentence, *read])
        return [p.message for p in problems(parses[0], parses[1:], attributed=True)]


def load_checker(name: str, *, allow_hub: bool = False) -> Checker:
    """Load a checker.

    Args:
        name: ``news`` (the model that comes with the package), ``gate`` (the same with the exact checks),
            ``likelihood`` (how likely the embedded language model finds a text after its source),
            ``alignment`` (no trained weights),
            ``chat:PROFILE`` (the writer of that profile as judge), or a folder or hub id of a classifier.
        allow_hub: whether a hub id may be downloaded.

    Returns:
        The checker; of the package's own it is known on which documents they were trained or fitted.
    """
    from summarizer.wiring import build_entailment

    if name in {"news", "gate", "likelihood"}:
        from summarizer.adapters.entail_shipped import document_key, used_documents

        used = used_documents()
        settings = EntailmentSettings(provider="likelihood" if name == "likelihood" else "news")
        model = build_entailment(settings, load_embedder)
        if name == "gate":
            model = GateChecker(model, load_parser())
        return Checker(name, model, lambda text: document_key(text) in used)
    if name == "alignment":
        settings = EntailmentSettings(provider="alignment")
    elif name.startswith("chat:"):
        settings = EntailmentSettings(provider="chat", model=name.removeprefix("chat:"))
    else:
        settings = EntailmentSettings(provider="transformers", model=name, allow_hub=allow_hub)
    return Checker(name, build_entailment(settings, load_embedder))
