"""Tagging, dependencies, lemmas and entities by a spaCy pipeline of weights on disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc

from summarizer.adapters.weights import weights_digest
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.syntax import Parse, Token
from summarizer.errors import ModelError


class SpacyParser:
    """A ``Parser`` on a spaCy pipeline with a tagger, a parser, a lemmatizer and entities.

    Each text is taken as one sentence. The pipeline may still see several roots in it; they all
    stay in the one ``Parse``.
    """

    def __init__(self, folder: Path, model_id: str = "en_core_web_sm") -> None:
        """Load the pipeline.

        Args:
            folder: the pipeline's folder (the one with ``config.cfg``).
            model_id: its name, for the record.

        Raises:
            ModelError: if the folder holds no pipeline that this spaCy can load.
        """
        try:
            # senter finds sentence boundaries, which are settled before a text comes here.
            self._nlp = spacy.load(folder, exclude=["senter"])
        except (OSError, ValueError) as error:
            raise ModelError(f"no spaCy pipeline can be loaded from {folder}: {error}") from error
        self._identity = ModelIdentity("parser", model_id, weights_digest(folder))
        self._known: dict[str, Parse] = {}

    @property
    def identity(self) -> ModelIdentity:
        """Name of the pipeline and digest of its files."""
        return self._identity

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Analyse every text as one sentence, in order.

        Args:
            texts: sentences; a repeated one is analysed once in the life of the instance, as the gate
                asks again and again about passages that are parsed already.

        Returns:
            One parse a text; an empty text has no tokens.
        """
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, map(_parse, self._nlp.pipe(new)), strict=True))
        return [self._known[text] for text in texts]


def _parse(doc: Doc) -> Parse:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: position for position, token in enumerate(kept)}
    tokens = []
    for position, token in enumerate(kept):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        tokens.append(
            Token(
                text=token.text,
                start=token.idx,
                end=token.idx + len(token.text),
                lemma=token.lemma_,
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=index.get(head.i, position),
                entity=token.ent_type_,
                entity_start=token.ent_iob_ == "B",
            )
        )
    return Parse(doc.text, tuple(tokens))
