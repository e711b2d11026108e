"""The syntactic analysis of one sentence, as Universal-Dependencies-like values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``text[start:end]`` of the parsed string."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    """Universal part of speech (``NOUN``, ``PROPN``, ``VERB`` …)."""
    tag: str
    """Penn Treebank tag (``VBD``, ``NNP`` …)."""
    dep: str
    """Dependency label (ClearNLP scheme: ``nsubj``, ``dobj``, ``ccomp`` …; ``ROOT`` for the root)."""
    head: int
    """Index of the head token in ``Parse.tokens``; a root is its own head."""
    entity: str
    """Entity type (``PERSON``, ``ORG``, ``GPE``, ``DATE`` …), or the empty string."""
    entity_start: bool
    """Whether this token opens an entity."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: ``text[start:end]`` of the parsed string, tokens ``[first, last)``."""

    text: str
    start: int
    end: int
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The analysis of one string."""

    text: str
    tokens: tuple[Token, ...]

    def children(self, index: int) -> tuple[int, ...]:
        """Indices of the direct dependents of token ``index``, in order."""
        return tuple(i for i, t in enumerate(self.tokens) if t.head == index and i != index)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of token ``index`` and all it dominates, in order."""
        found = {index}
        pending = [index]
        while pending:
            for child in self.children(pending.pop()):
                if child not in found:
                    found.add(child)
                    pending.append(child)
        return tuple(sorted(found))

    @property
    def roots(self) -> tuple[int, ...]:
        """Indices of the root tokens (usually one)."""
        return tuple(i for i, t in enumerate(self.tokens) if t.head == i)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The named entities in order."""
        found: list[Entity] = []
        first: int | None = None
        for i, token in enumerate((*self.tokens, None)):
            if first is not None and (token is None or not token.entity or token.entity_start):
                start, end = self.tokens[first].start, self.tokens[i - 1].end
                found.append(Entity(self.text[start:end], start, end, self.tokens[first].entity, first, i))
                first = None
            if token is not None and token.entity and first is None:
                first = i
        return tuple(found)
