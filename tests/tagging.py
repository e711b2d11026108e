"""Parses written by hand: ``tagged("some/ADV 40/NUM ships/NOUN")``."""

from __future__ import annotations

from summarizer.domain.syntax import Parse, Token

_TAGS = {"PROPN": "NNP", "VERB": "VBD", "NUM": "CD", "ADJ": "JJ"}


def tagged(notation: str) -> Parse:
    """A parse from ``word/POS`` items; ``~`` before an item glues it to the one before.

    Lemmas are the lower-case words, without the ``s`` of a plural noun; a number depends on the next
    noun, everything else on the first token. ``word/POS/ENTITY`` names an entity of one token.
    """
    tokens: list[Token] = []
    text = ""
    items = [item.split("/") for item in notation.split()]
    for index, (word, *rest) in enumerate(items):
        pos = rest[0] if rest else "X"
        entity = rest[1] if len(rest) > 1 else ""
        text += " " * (bool(text) and not word.startswith("~"))
        word = word.removeprefix("~")
        plural = pos == "NOUN" and word.endswith("s") and not word.endswith("ss")
        lemma = word.casefold().removesuffix("s") if plural else word.casefold()
        nouns = (i for i in range(index + 1, len(items)) if items[i][1:2] == ["NOUN"])
        head = next(nouns, 0) if pos == "NUM" else 0
        dep = "ROOT" if index == 0 else "nummod" if pos == "NUM" else "dep"
        tag = "NNS" if plural else "NN" if pos == "NOUN" else _TAGS.get(pos, pos)
        tokens.append(
            Token(word, len(text), len(text) + len(word), lemma, pos, tag, dep, head, entity, bool(entity))
        )
        text += word
    return Parse(text, tuple(tokens))
