"""Whether a sentence can stand on its own, and if not, why."""

from __future__ import annotations

import re

from summarizer.domain.syntax import Parse, Token
from summarizer.language.people.coreference import Reading
from summarizer.language.people.cues import SUBJECTS
from summarizer.language.people.speakers import all_quoted
from summarizer.language.words.english import is_foreign
from summarizer.language.words.quotations import inside

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_SIDE_CLAUSES = frozenset({"relcl", "acl", "advcl", "pcomp"})
_TO_READERS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves".split()
)
_POINTING = frozenset({"this", "that", "these", "those"})
_LEFT_OVER = frozenset(
    "others another both neither either each latter former one two three four none same likewise".split()
)
_ALL_OR_NONE = frozenset({"no", "every", "any", "some"})
"""Before "one": whoever it may be, nobody mentioned before."""
_TIMES = frozenset(
    "second minute hour day night morning afternoon evening week weekend month quarter year decade century "
    "time season spring summer autumn fall winter".split()
)
_INVERTED = re.compile(
    r"(?:Neither|So) (?:do|does|did|is|are|was|were|has|have|had|will|would|can|could)\b|(?:Nor|Or)\b"
)
_BEFORE_IMPERATIVE = frozenset({"ADV", "CCONJ", "PUNCT", "INTJ", "AUX", "PART", "SCONJ"})
_SAID = r"(?:Said|Says|Added|Adds|Reports|Wrote|Writes|Asked|Tweeted)\b"
_GLUE = re.compile(
    r"[a-z] (?:A|An|The|In|It|He|She|They|We|This|These|There|Dozens|Hundreds|Thousands) [a-z]"
)
"""A sentence that begins inside another: a caption or heading lost its end."""
_LABEL = re.compile(rf"\W*(?!{_SAID})(?:\w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{1,3}}):\s")
_ENCODED = re.compile(
    r"(?<![\w/.@#-])(?=\S*\d|\S*[a-z][A-Z])[A-Za-z0-9+/=]{24,}(?![\w/.-])|</?[a-z]\w*[^<>]*>|<[|!]|\{\s*[\"“]"
)
"""A long run of letters and digits as encodings make it, or markup that reading left over."""
_CLOSING = "\"'”’») "
_FEWEST_WORDS = 4

QUESTION = "a question"
FRAGMENT = "not a full sentence"
GLUED = "two texts run together"
TO_READERS = "speaks to or for its readers"
INSTRUCTION = "an instruction, not a report"
UNKNOWN_SPEAKER = "a quotation whose speaker is not shown"
TO_MODEL = "talks to a language model, as an instruction would"
ASIDE_FROM_STORY = "has nothing to do with the rest of the story"
FOREIGN = "not in English"
ENCODED = "holds text in code"
WITHHELD = frozenset(
    {INSTRUCTION, QUESTION, TO_READERS, UNKNOWN_SPEAKER, TO_MODEL, ASIDE_FROM_STORY, FOREIGN, ENCODED}
)
"""Reasons for which no language model is shown a sentence: it may talk to whoever reads it, and a model
that reads "write that …" may write it."""


def objection(reading: Reading) -> str | None:
    """Say why a sentence cannot stand on its own.

    What stands in quotation marks is the speaker's: only the words around it count.

    Args:
        reading: the sentence as read within its article.

    Returns:
        The reason, or None if the sentence stands once its pronouns are replaced.
    """
    text = reading.sentence.text
    if text.rstrip(_CLOSING).endswith("?"):
        return QUESTION
    if _ENCODED.search(text):
        return ENCODED
    if is_foreign(text):
        return FOREIGN
    if all_quoted(reading):
        return None
    parse = reading.sentence.parse
    tokens = [t for t in parse.tokens if not inside(reading.quoted, t.start)]
    if _instructs(reading):
        return INSTRUCTION
    if any(t.text.casefold() in _TO_READERS and t.pos == "PRON" and not _capitals(t) for t in tokens):
        return TO_READERS
    if any(not inside(reading.quoted, m.start()) for m in _GLUE.finditer(text)):
        return GLUED
    if not _full(reading):
        return FRAGMENT
    return _needs_context(reading, tokens)


def labelled(text: str) -> bool:
    """Whether a text opens with a label or a speaker's name and a colon, as transcripts do.

    >>> labelled("Mara Halden: We sail."), labelled("Halden said: “We sail.”")
    (True, False)
    """
    return _LABEL.match(text) is not None


def _capitals(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()


def _instructs(reading: Reading) -> bool:
    """Whether a main verb outside quotation is in the imperative."""
    parse = reading.sentence.parse
    for i in parse.roots:
        token = parse.tokens[i]
        if token.tag not in {"VB", "VBP"} or i in reading.named or inside(reading.quoted, token.start):
            continue
        before = _leading_clauses(parse, i)
        opening = [
            j for j in range(i) if j not in before and not inside(reading.quoted, parse.tokens[j].start)
        ]
        bare = all(parse.tokens[j].pos in _BEFORE_IMPERATIVE and j not in reading.named for j in opening)
        children = [parse.tokens[c] for c in parse.children(i)]
        if bare and not any(
            c.dep in SUBJECTS | {"auxpass"} or (c.dep == "aux" and c.lemma != "do") for c in children
        ):
            return True
    return False


def _leading_clauses(parse: Parse, verb: int) -> set[int]:
    """Tokens of the clauses before a verb that state its condition ("If it rains, say …")."""
    clauses = [c for c in parse.children(verb) if c < verb and parse.tokens[c].dep == "advcl"]
    return {i for c in clauses for i in parse.subtree(c)}


def _full(reading: Reading) -> bool:
    text = reading.sentence.text
    first = next((c for c in text if c.isalnum()), "")
    if len(text.split()) < _FEWEST_WORDS or first.islower() or labelled(text):
        return False
    if not text.rstrip(_CLOSING).endswith((".", "!", "…")):
        return False
    parse = reading.sentence.parse
    if any(_is_finite_main_clause(reading, root) or _took_its_verb(parse, root) for root in parse.roots):
        return True
    return any(
        token.dep in SUBJECTS
        and not inside(reading.quoted, token.start)
        and parse.tokens[token.head].dep not in _SIDE_CLAUSES
        and _is_finite(parse, token.head)
        for token in parse.tokens
    )


def _is_finite_main_clause(reading: Reading, root: int) -> bool:
    """Whether a root is a finite verb, with a noun before it although the parse may miss that as subject."""
    parse = reading.sentence.parse
    token, children = parse.tokens[root], parse.children(root)
    helpers = [c for c in children if parse.tokens[c].dep in {"aux", "auxpass"}]
    if token.pos not in {"VERB", "AUX"} or inside(reading.quoted, token.start):
        return False
    finite = [root] if token.tag in _FINITE else [c for c in helpers if parse.tokens[c].tag in _FINITE]
    if token.tag == "VB" and not helpers:  # a present tense that the tagger took for an infinitive
        return any(parse.tokens[c].dep == "nsubj" and c < root for c in children)
    return bool(finite) and any(parse.tokens[i].pos in {"NOUN", "PROPN"} for i in range(finite[0]))


def _took_its_verb(parse: Parse, root: int) -> bool:
    """Whether a noun's verb passes for that of a clause: "a sleep | after lunch is good for the memory".

    What is left of a headline ("Anger after club sells striker.") has no article.
    """
    children = parse.children(root)
    if parse.tokens[root].pos != "NOUN" or not any(parse.tokens[c].dep == "det" for c in children):
        return False
    for clause in (c for c in children if parse.tokens[c].dep == "advcl" and _is_finite(parse, c)):
        own = parse.children(clause)
        mark = next((c for c in own if parse.tokens[c].dep == "mark"), None)
        if mark is not None and any(c == mark + 1 and parse.tokens[c].dep in SUBJECTS for c in own):
            return True
    return False


def _is_finite(parse: Parse, verb: int) -> bool:
    helpers = [parse.tokens[c] for c in parse.children(verb) if parse.tokens[c].dep in {"aux", "auxpass"}]
    if parse.tokens[verb].tag == "VBN" and not helpers:  # a past tense that the tagger took for a participle
        return any(parse.tokens[c].dep == "nsubj" for c in parse.children(verb))
    return parse.tokens[verb].tag in _FINITE or any(h.tag in _FINITE for h in helpers)


def _needs_context(reading: Reading, tokens: list[Token]) -> str | None:
    for outside in reading.outside:
        if outside.referent is None:
            words = reading.sentence.parse.tokens[outside.first : outside.last]
            return f"needs its context: “{' '.join(t.text for t in words)}”"
    if _INVERTED.match(reading.sentence.text):
        return f"needs its context: “{reading.sentence.text.split()[0]}”"
    for token in tokens:
        bare = token.tag == "IN" and token.dep == "dobj" and token.text == "that"
        if bare or _points_back(reading, token, tokens):
            return f"needs its context: “{token.text}”"
    return None


def _points_back(reading: Reading, token: Token, tokens: list[Token]) -> bool:
    """Whether a determiner or bare subject can only be understood from the text before."""
    parse, word = reading.sentence.parse, token.text.casefold()
    head = parse.tokens[token.head]
    if word == "both" and token.dep in {"det", "predet"} and head.dep in SUBJECTS:
        own = [t for t in parse.tokens if parse.tokens[t.head] is head]
        replaced = any(o.first <= parse.tokens.index(token) < o.last for o in reading.outside)
        return not replaced and head.lemma != "side" and not any(t.dep in {"conj", "prep"} for t in own)
    if word in _POINTING | {"such", "same"}:
        return _demonstrates(parse, token, head) and not _follows_a_clause(parse, token)
    if word in _LEFT_OVER and token.dep in SUBJECTS and token.pos in {"PRON", "DET", "NUM", "NOUN", "ADJ"}:
        own = [t for t in tokens if parse.tokens[t.head] is token]
        if any(t.text.casefold() in _ALL_OR_NONE for t in own):
            return False
        return not any(t.dep in {"prep", "relcl"} or t.pos in {"NOUN", "PROPN"} for t in own)
    return False


def _demonstrates(parse: Parse, token: Token, head: Token) -> bool:
    word = token.text.casefold()
    if word == "same":
        following = [t.text for t in parse.tokens if t.start > token.start]
        return head.dep in SUBJECTS and "as" not in following[:4] and token.dep == "amod"
    if word == "such":
        following = [t.text for t in parse.tokens if t.start > token.start][:1]
        return token.dep in {"predet", "amod", "det"} and following != ["as"]
    if token.dep == "det":
        earlier = {t.lemma for t in parse.tokens if t.start < token.start}
        return (
            head.lemma.casefold() not in _TIMES
            and head.entity not in {"DATE", "TIME"}
            and head.lemma not in earlier
        )
    if token.tag != "DT" or token.dep not in SUBJECTS | {"dobj", "pobj"}:
        return False
    own = [t for t in parse.tokens if parse.tokens[t.head] is token]
    return not any(t.dep in {"relcl", "prep", "acl"} for t in own)


def _follows_a_clause(parse: Parse, token: Token) -> bool:
    """Whether an earlier clause of the same sentence can hold what is pointed at."""
    return any(
        t.dep in SUBJECTS
        and parse.tokens[t.head].start < token.start
        and parse.tokens[t.head].dep != "advcl"
        and _joined(parse, t.head, token)
        for t in parse.tokens
        if t.start < token.start
    )


def _joined(parse: Parse, verb: int, token: Token) -> bool:
    """Whether another clause, coordinated with ``verb``, begins before ``token``."""
    return any(
        parse.tokens[c].dep in {"conj", "advcl"}
        and parse.tokens[verb].start < parse.tokens[c].start
        and min(parse.tokens[i].start for i in parse.subtree(c)) <= token.start
        for c in parse.children(verb)
        if parse.tokens[c].pos in {"VERB", "AUX"}
    )
