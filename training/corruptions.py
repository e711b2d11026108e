"""True sentences made false the way news goes wrong, one error at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from summarizer.domain.syntax import Entity, Parse

_REPORTING = frozenset(
    "say tell add warn claim insist deny announce report write state explain argue believe think".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split()
_UNITS = [
    "thousand million billion trillion".split(),
    "seconds minutes hours days weeks months years".split(),
    "metres kilometres miles feet inches yards".split(),
    "meters kilometers miles".split(),
    "dollars euros pounds yen".split(),
    "tonnes kilograms grams litres barrels".split(),
    ["percent", "million", "points"],
]
_CURRENCIES = "$€£"
_OPPOSITES = [
    "rose fell", "risen fallen", "rising falling", "increased decreased", "increase decrease",
    "increases decreases", "won lost", "win lose", "wins loses", "accepted rejected", "accept reject",
    "accepts rejects", "approved blocked", "approve block", "supported opposed", "support oppose",
    "supports opposes", "arrested released", "arrest release", "opened closed", "open close",
    "opens closes", "began ended", "begin end", "begins ends", "started stopped", "start stop",
    "praised criticised", "praise criticise", "praised condemned", "confirmed denied", "confirm deny",
    "allowed banned", "allow ban", "allows bans", "hired fired", "joined left", "join leave",
    "survived died", "convicted acquitted", "guilty innocent", "raised lowered", "raise lower",
    "bought sold", "buy sell", "buys sells", "agreed refused", "agree refuse", "passed failed",
    "gained lost", "built destroyed", "entered left", "welcomed rejected", "improved worsened",
    "higher lower", "more fewer", "best worst", "largest smallest", "first last", "old new", "young old",
    "strong weak", "early late", "north south", "east west", "northern southern", "eastern western",
    "male female", "man woman", "men women", "husband wife", "son daughter", "brother sister",
    "father mother", "public private", "legal illegal", "safe dangerous", "success failure",
    "victory defeat", "profit loss", "profits losses", "majority minority", "optimistic pessimistic",
    "possible impossible", "likely unlikely", "able unable", "with without", "inside outside",
    "increase reduction", "friend enemy", "strengthened weakened", "expanded shrank", "hot cold",
]  # fmt: skip
_OPPOSITE = {a: b for pair in _OPPOSITES for a, b in (pair.split(), pair.split()[::-1])}
_FIRMER = {
    "may": "will", "might": "will", "could": "will", "can": "must", "should": "must", "would": "will",
    "will": "may", "must": "may", "plans": "has decided", "possibly": "certainly", "probably": "certainly",
    "reportedly": "certainly", "allegedly": "demonstrably", "likely": "certain", "suspected": "proven",
    "alleged": "proven", "expected": "certain", "considering": "carrying out", "proposed": "final",
    "potential": "actual", "aims": "has managed", "tried": "managed", "hopes": "knows", "hoped": "managed",
}  # fmt: skip
_SCOPE = {
    "some": "all", "many": "all", "most": "all", "several": "all", "all": "some", "every": "hardly any",
    "at least": "at most", "more than": "less than", "less than": "more than", "over": "under",
    "fewer than": "more than", "up to": "more than", "nearly": "well over", "almost": "more than",
    "about half": "almost all", "only": "not only", "always": "sometimes", "often": "rarely",
    "never": "often", "no": "several", "none": "many", "few": "most", "before": "after", "after": "before",
    "because of": "in spite of", "despite": "because of", "unless": "if", "until": "after",
}  # fmt: skip
_HEDGING_VERBS = frozenset("claim allege insist argue suggest believe deny accuse warn think suspect".split())
_TIGHT = re.compile(r"\s+([.,;:!?%)\]])")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a corruption may borrow: the article's other sentences, and names from elsewhere."""

    sentences: tuple[Parse, ...]
    names: dict[str, tuple[str, ...]]
    """Names by entity type."""


Corruption = Callable[[Parse, Surroundings, Random], str | None]


def number(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Another number: a changed digit, another magnitude, or one that the article has elsewhere."""
    found = [t for t in parse.tokens if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", t.text)]
    spelt = [t for t in parse.tokens if t.text.casefold() in _NUMBER_WORDS]
    if not found and not spelt:
        return None
    token = rng.choice([*found, *spelt])
    others = sorted(
        {t.text for s in around.sentences for t in s.tokens if t.pos == "NUM" and t.text[0].isdigit()}
        - {token.text}
    )
    if token in spelt:
        new = rng.choice([w for w in _NUMBER_WORDS if w != token.text.casefold()])
    elif others and rng.random() < 0.35 and not _year(token.text):
        new = rng.choice(others)
    else:
        new = _other_number(token.text, rng)
    return _replaced(parse.text, token.start, token.end, new)


def _year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))


def _other_number(text: str, rng: Random) -> str:
    if _year(text):
        return str(int(text) + rng.choice([-10, -4, -2, -1, 1, 2, 5, 10]))
    places = [i for i, c in enumerate(text) if c.isdigit()]
    if len(places) > 1 and rng.random() < 0.3 and text[places[0]] != text[places[1]] != "0":
        i, j = places[0], places[1]
        return text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]
    place = rng.choice(places[:2])
    digit = rng.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + digit + text[place + 1 :]


def date(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Another weekday, month or side of today."""
    for kind in rng.sample([_DAYS, _MONTHS], 2):
        found = [t for t in parse.tokens if t.text in kind and (t.text != "May" or t.entity == "DATE")]
        if found:
            token = rng.choice(found)
            return _replaced(
                parse.text, token.start, token.end, rng.choice([d for d in kind if d != token.text])
            )
    swaps = {"yesterday": "tomorrow", "today": "yesterday", "tomorrow": "yesterday", "last": "next"}
    found = [t for t in parse.tokens if t.text.casefold() in swaps and t.entity == "DATE"]
    if not found:
        return None
    token = rng.choice(found)
    return _replaced(parse.text, token.start, token.end, swaps[token.text.casefold()])


def name(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Another name of the same type, from the article if it has one, else from elsewhere."""
    found = [e for e in parse.entities if e.label in around.names and e.text[0].isupper()]
    if not found:
        return None
    entity = rng.choice(found)
    new = _other_name(entity, around, rng)
    return new and _replaced(parse.text, entity.start, entity.end, new)


def _other_name(entity: Entity, around: Surroundings, rng: Random) -> str | None:
    near = {e.text for s in around.sentences for e in s.entities if e.label == entity.label}
    near = {n for n in near if not set(n.casefold().split()) & set(entity.text.casefold().split())}
    far = [n for n in around.names[entity.label] if n != entity.text]
    pool = sorted(near) if near and rng.random() < 0.6 else far
    return rng.choice(pool) if pool else None


def speaker(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Somebody else says it."""
    for index, token in enumerate(parse.tokens):
        if token.lemma not in _REPORTING or token.pos != "VERB":
            continue
        for child in parse.children(index):
            if parse.tokens[child].dep != "nsubj":
                continue
            span = parse.subtree(child)
            start, end = parse.tokens[span[0]].start, parse.tokens[span[-1]].end
            pool = [
                s.text[_first(s, p) : _last(s, p)]
                for s in around.sentences
                for p, t in enumerate(s.tokens)
                if t.dep == "nsubj" and t.pos == "PROPN"
            ]
            pool = [
                p for p in pool if len(p) < 60 and not set(p.split()) & set(parse.text[start:end].split())
            ]
            pool = pool or list(around.names.get("PERSON", ()))
            return _replaced(parse.text, start, end, rng.choice(sorted(pool))) if pool else None
    return None


def _first(parse: Parse, index: int) -> int:
    return parse.tokens[parse.subtree(index)[0]].start


def _last(parse: Parse, index: int) -> int:
    return parse.tokens[parse.subtree(index)[-1]].end


def roles(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Who did it and whom it was done to change places."""
    for index in rng.sample(range(len(parse.tokens)), len(parse.tokens)):
        if parse.tokens[index].pos != "VERB":
            continue
        ends: dict[str, tuple[int, int]] = {}
        for child in parse.children(index):
            token = parse.tokens[child]
            if token.dep in {"nsubj", "nsubjpass", "dobj"} and token.pos in {"NOUN", "PROPN"}:
                ends[token.dep] = (_first(parse, child), _last(parse, child))
            elif token.dep == "agent":
                for agent in parse.children(child):
                    ends["dobj"] = (_first(parse, agent), _last(parse, agent))
        subject = ends.get("nsubj") or ends.get("nsubjpass")
        if (
            subject
            and "dobj" in ends
            and subject[1] <= ends["dobj"][0]
            and ends["dobj"][1] - ends["dobj"][0] < 70
        ):
            return _swapped(parse.text, subject, ends["dobj"])
    return None


def _swapped(text: str, a: tuple[int, int], b: tuple[int, int]) -> str:
    left, right = text[slice(*a)], text[slice(*b)]
    if a[0] == 0 and not right[0].isupper():
        right = right[0].upper() + right[1:]
        if left.split()[0] in {"The", "A", "An", "His", "Her", "Their", "Its", "Two", "Some"}:
            left = left[0].lower() + left[1:]
    return text[: a[0]] + right + text[a[1] : b[0]] + left + text[b[1] :]


def negation(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Denied where it was affirmed, or the reverse."""
    negative = [
        t for t in parse.tokens if t.dep == "neg" and t.text.casefold() in {"not", "n't", "n’t", "never"}
    ]
    if negative:
        token = negative[0]
        if token.text.casefold() in {"n't", "n’t"} and parse.text[: token.start].endswith(
            ("ca", "wo", "sha")
        ):
            return None
        return _tidy(parse.text[: token.start].rstrip() + parse.text[token.end :])
    helpers = [t for t in parse.tokens if t.pos == "AUX" and t.tag in {"VBD", "VBZ", "VBP", "MD"}]
    if helpers:
        token = rng.choice(helpers)
        if token.text[0] in "'’":
            return None
        return _tidy(f"{parse.text[: token.end]} not{parse.text[token.end :]}")
    verbs = [
        t for t in parse.tokens if t.pos == "VERB" and t.tag in {"VBD", "VBZ", "VBP"} and t.dep != "amod"
    ]
    if not verbs:
        return None
    token = rng.choice(verbs)
    helper = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}[token.tag]
    return _replaced(parse.text, token.start, token.end, f"{helper} {token.lemma}")


def modality(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """What may be becomes what will be, and other changes of firmness."""
    return _from_table(parse, _FIRMER, rng)


def scope(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Some become all, at least becomes at most, before becomes after."""
    return _from_table(parse, _SCOPE, rng)


def predicate(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """The opposite, or another thing that somebody else in the article did."""
    changed = _from_table(parse, _OPPOSITE, rng)
    if changed and rng.random() < 0.7:
        return changed
    verbs = [
        t
        for t in parse.tokens
        if t.pos == "VERB" and t.tag in {"VBD", "VBN", "VB", "VBG"} and len(t.text) > 3
    ]
    if not verbs:
        return changed
    token = rng.choice(verbs)
    pool = sorted(
        {
            t.text
            for s in around.sentences
            for t in s.tokens
            if t.tag == token.tag and t.pos == "VERB" and len(t.text) > 3 and t.text.islower()
        }
        - {token.text, token.lemma}
    )
    return _replaced(parse.text, token.start, token.end, rng.choice(pool)) if pool else changed


def unit(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Another unit, magnitude or currency."""
    for index, token in enumerate(parse.tokens):
        if token.text in _CURRENCIES:
            new = rng.choice([c for c in _CURRENCIES if c != token.text])
            return _replaced(parse.text, token.start, token.end, new)
        if index and parse.tokens[index - 1].pos == "NUM":
            for units in _UNITS:
                if token.text.casefold() in units:
                    new = rng.choice([u for u in units if u != token.text.casefold()])
                    return _replaced(parse.text, token.start, token.end, new)
    return None


def merge(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """Somebody is said to have done what the next sentence tells of somebody else."""
    own = _clause(parse)
    others = [c for s in around.sentences if s is not parse and (c := _clause(s))]
    if own is None or not others:
        return None
    subject, other = own[0], rng.choice(others)
    if set(subject.casefold().split()) & set(other[0].casefold().split()):
        return None
    return f"{subject} {other[1]}"


def _clause(parse: Parse) -> tuple[str, str] | None:
    """Subject and predicate of a sentence that begins with its subject."""
    for root in parse.roots:
        for child in parse.children(root):
            token = parse.tokens[child]
            if (
                token.dep in {"nsubj", "nsubjpass"}
                and _first(parse, child) == 0
                and token.pos in {"NOUN", "PROPN"}
            ):
                end = _last(parse, child)
                return parse.text[:end], parse.text[end:].lstrip(" ,")
    return None


def attribution(parse: Parse, around: Surroundings, rng: Random) -> str | None:
    """What somebody claims, suspects or denies, told as a fact."""
    for index, token in enumerate(parse.tokens):
        if token.lemma not in _HEDGING_VERBS or token.pos != "VERB":
            continue
        for child in parse.children(index):
            if parse.tokens[child].dep == "ccomp":
                told = parse.text[_first(parse, child) : _last(parse, child)].removeprefix("that ")
                if len(told.split()) > 4:
                    return told[0].upper() + told[1:].rstrip(".") + "."
    return None


CORRUPTIONS: dict[str, Corruption] = {
    "number": number,
    "date": date,
    "name": name,
    "speaker": speaker,
    "roles": roles,
    "negation": negation,
    "modality": modality,
    "scope": scope,
    "predicate": predicate,
    "unit": unit,
    "merge": merge,
    "attribution": attribution,
}
"""Every kind of error; each gives None where a sentence offers no place for it."""


def corrupted(parse: Parse, around: Surroundings, rng: Random, most: int) -> list[tuple[str, str]]:
    """Up to ``most`` wrong versions of a sentence, each with another kind of error.

    Returns:
        Kind and text.
    """
    found: list[tuple[str, str]] = []
    for kind in rng.sample(sorted(CORRUPTIONS), len(CORRUPTIONS)):
        text = CORRUPTIONS[kind](parse, around, rng)
        if text and text != parse.text:
            found.append((kind, text))
        if len(found) == most:
            break
    return found


def _from_table(parse: Parse, table: dict[str, str], rng: Random) -> str | None:
    lowered = parse.text.casefold()
    found = [
        (m.start(), m.end(), table[key])
        for key in table
        for m in re.finditer(rf"\b{re.escape(key)}\b", lowered)
    ]
    if not found or len(lowered) != len(parse.text):
        return None
    start, end, new = rng.choice(found)
    return _replaced(parse.text, start, end, new)


def _replaced(text: str, start: int, end: int, new: str) -> str:
    if start == 0 and new[:1].islower():
        new = new[0].upper() + new[1:]
    return text[:start] + new + text[end:]


def _tidy(text: str) -> str:
    return _TIGHT.sub(r"\1", " ".join(text.split()))
