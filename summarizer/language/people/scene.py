"""One sentence with what is needed to tell whom its words stand for."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.domain.syntax import Parse, Token
from summarizer.domain.text import Sentence, Span
from summarizer.language.people.cast import Cast, Member
from summarizer.language.people.cues import Cue, cues, outermost, subject_of
from summarizer.language.people.roles import Gender
from summarizer.language.words.quotations import Marks, Quotation, inside, marks_cut

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Gender.PLURAL),
    **dict.fromkeys(("it", "its", "itself"), Gender.NEUTER),
}
"""Third-person pronouns by what they agree with."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its quotations and reporting verbs, and the people of its article."""

    sentence: Sentence
    quoted: tuple[Quotation, ...]
    """Quotations as offsets in the sentence's text."""
    marks: Marks
    """Quotation marks that the sentence's boundaries cut off."""
    cues: tuple[Cue, ...]
    cast: Cast
    open: tuple[int, ...]
    """Tokens outside quotation, in order."""
    main: int | None
    """Head of the subject: of the reporting verb that governs the sentence, else of the main verb."""

    @property
    def parse(self) -> Parse:
        """Analysis of the sentence."""
        return self.sentence.parse

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the sentence."""
        return self.sentence.parse.tokens

    def is_pronoun(self, token: int) -> bool:
        """Whether a token is a third-person pronoun."""
        return self.tokens[token].pos == "PRON" and self.tokens[token].text.casefold() in PRONOUNS

    def person(self, token: int) -> Member | None:
        """The person whose name covers a token, or None."""
        member = self.cast.at(self.sentence.index, token)
        return member if member and member.person else None

    def span(self, first: int, last: int) -> Span:
        """Where tokens ``[first, last)`` stand in the document."""
        start = self.sentence.span.start
        return Span(
            self.sentence.span.doc_id, start + self.tokens[first].start, start + self.tokens[last - 1].end
        )


def scene_of(sentence: Sentence, text: str, quoted: tuple[Quotation, ...], cast: Cast) -> Scene:
    """Look at one sentence.

    Args:
        sentence: a sentence.
        text: its document's text.
        quoted: the document's quotations.
        cast: the document's people.

    Returns:
        The sentence with everything found in it.
    """
    low, high = sentence.span.start, sentence.span.end
    own = tuple(
        q._replace(start=max(q.start, low) - low, end=min(q.end, high) - low)
        for q in quoted
        if q.start < high and low < q.end
    )
    parse, found = sentence.parse, cues(sentence.parse, own)
    outside = tuple(i for i, t in enumerate(parse.tokens) if not inside(own, t.start))
    return Scene(
        sentence=sentence,
        quoted=own,
        marks=marks_cut(text, quoted, low, high),
        cues=found,
        cast=cast,
        open=outside,
        main=_main_subject(parse, found, outside),
    )


def _main_subject(parse: Parse, found: tuple[Cue, ...], outside: tuple[int, ...]) -> int | None:
    top = [c for c in outermost(found, parse) if c.source is not None and c.lemma != "accord"]
    governing = [c.source for c in top if parse.tokens[c.index].dep in {"ROOT", "parataxis", "ccomp"}]
    roots = [subject_of(parse, root) for root in parse.roots if root in outside]
    others = [c.source for c in top if parse.tokens[c.index].dep != "relcl"]
    return next((i for i in (*governing, *roots, *others) if i is not None), None)
