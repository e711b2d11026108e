"""Hand-made values about one invented story: dockers, a port operator and a strike in the town of Halm.

``harbour_briefing()`` is a complete briefing whose every citation reproduces from its document;
``article``, ``cite`` and ``sentence`` build others in a line or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from summarizer.domain.brief import (
    Brief,
    BriefConflict,
    BriefConflictValue,
    Briefing,
    Citation,
    CitedSentence,
    Fate,
    Ledger,
    Method,
    Rejection,
    Role,
    Section,
    SectionKind,
    Source,
    Support,
    TimelineEntry,
    UnitFate,
    UnreadInput,
    Verdict,
)
from summarizer.domain.claims import Attribution, Claim, ConflictKind, Origin
from summarizer.domain.events import EventTime, TimeBasis
from summarizer.domain.provenance import ModelIdentity, PromptIdentity, Provenance
from summarizer.domain.text import BlockKind, Document, Span, make_document
from summarizer.ports import Parser

SUPPORTED = Support(Verdict.SUPPORTED, 0.97, "every content word stands in the cited passages")


def article(
    title: str | None,
    *paragraphs: str,
    path: str = "article.txt",
    outlet: str | None = None,
    standfirst: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Document:
    """A clean article: title, standfirst and paragraphs as given."""
    blocks = [(BlockKind.TITLE, title or ""), (BlockKind.STANDFIRST, standfirst or "")]
    blocks += [(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs]
    return make_document(blocks, path=path, outlet=outlet, url=url, published=published)


def claims_of(
    parser: Parser, *texts: str, speakers: Sequence[str | None] = ()
) -> tuple[list[Claim], dict[str, Document]]:
    """Articles of one paragraph and a claim for each sentence, which ends in ". "; by article and place.

    Args:
        parser: analyses the sentences.
        texts: one an article.
        speakers: who says all of an article, one an article.
    """
    claims, documents = [], {}
    for n, text in enumerate(texts):
        document = article(None, text, path=str(n))
        documents[document.doc_id] = document
        by = Attribution(speakers[n] or "", "say", direct=False) if speakers and speakers[n] else None
        start = 0
        for index, words in enumerate(text.replace(". ", ".|").split("|")):
            (parse,) = parser.parse([words])
            place = (Span(document.doc_id, start, start + len(words)),)
            claims.append(
                Claim(f"{n}-{index}", document.doc_id, words, parse, place, (index,), attribution=by)
            )
            start += len(words) + 1
    return claims, documents


def passage(document: Document, quote: str) -> Span:
    """Where ``quote`` stands in ``document``; it has to stand there once."""
    assert document.text.count(quote) == 1, f"{quote!r} stands {document.text.count(quote)} times"
    start = document.text.index(quote)
    return Span(document.doc_id, start, start + len(quote))


def cite(document: Document, quote: str, number: int = 1, role: Role = Role.EVIDENCE) -> Citation:
    """A citation of ``quote``."""
    return Citation(number, passage(document, quote), quote, role)


def sentence(
    text: str,
    *citations: Citation,
    speaker: str | None = None,
    method: Method = Method.EXTRACT,
    origins: Iterable[str] = (),
    support: Support = SUPPORTED,
) -> CitedSentence:
    """A cited sentence; its origins are the cited documents unless they are named."""
    own = tuple(origins) or tuple(sorted({f"doc:{c.span.doc_id}" for c in citations}))
    return CitedSentence(text, citations, support, own, speaker, method)


def sources(documents: Sequence[Document]) -> tuple[Source, ...]:
    """The documents as numbered sources."""
    return tuple(
        Source(number, d.doc_id, d.title, d.outlet, d.published, d.path, d.url)
        for number, d in enumerate(documents, start=1)
    )


def brief_of(document: Document, text: str, quote: str) -> Brief:
    """The smallest brief: one document, one sentence that is also the headline."""
    said = sentence(text, cite(document, quote))
    section = Section("What happened", SectionKind.EVENTS, (said,))
    return Brief(said, (), (section,), (), (), sources([document]), ())


def briefing_of(
    *briefs: Brief,
    documents: Sequence[Document] = (),
    units: Iterable[UnitFate] = (),
    rejected: Iterable[Rejection] = (),
    unread: Iterable[UnreadInput] = (),
) -> Briefing:
    """A briefing around ``briefs``."""
    ledger = Ledger(tuple(units), tuple(rejected), tuple(unread))
    return Briefing(briefs, ledger, PROVENANCE, tuple(documents))


PROVENANCE = Provenance(
    code_version="0.1.0",
    config_name="offline",
    config_digest="c0ffee" + "0" * 58,
    as_of=None,
    prompts=(PromptIdentity("shorten", 1, "5eed" + "0" * 60),),
    models=(ModelIdentity("writer", "smollm2-135m", "b179" + "0" * 60),),
)

_WIRE = (
    "HALM (NPA) - Dockers at the port of Halm walked out on Monday after talks on a new roster broke down.",
    "The union said about 1,200 workers had joined the strike by noon, and that no ship was being unloaded.",
)


def harbour_documents() -> tuple[Document, ...]:
    """Four articles; the second reprints the first one's agency copy."""
    herald = article(
        "Dockers in Halm walk out over roster",
        *_WIRE,
        "“We were given a timetable and no choice,” union leader Ada Brenn told reporters on Monday.",
        path="harbour/herald.txt",
        outlet="Halm Herald",
        published="2031-03-10",
    )
    coast = article(
        "Port of Halm at a standstill",
        *_WIRE,
        "Shops in the town reported no shortage so far.",
        path="harbour/coast.txt",
        outlet="Coast Today",
    )
    ledger = article(
        "Norvik calls strike unlawful",
        "Tomas Reil, who runs the operator Norvik, called the strike unlawful and said the roster stays.",
        "More than 1,000 dockers have stopped work, according to Norvik.",
        "The two sides are expected to meet again on Thursday.",
        path="harbour/ledger.html",
        outlet="Trade Ledger",
        published="2031-03-11",
        url="https://trade-ledger.example/2031/norvik",
    )
    mirror = article(
        "What the Halm strike is about",
        "Norvik announced the roster on March 3, a week before the strike began.",
        "It adds a night shift. Brenn has said her members will not accept it.",
        path="harbour/mirror.txt",
    )
    return herald, coast, ledger, mirror


def harbour_brief() -> Brief:
    """The brief of :func:`harbour_documents`, with every kind of section."""
    documents = herald, coast, ledger, mirror = harbour_documents()
    wire = Origin("o1", (passage(herald, "\n\n".join(_WIRE)), passage(coast, "\n\n".join(_WIRE))), "NPA")
    walkout = "Dockers at the port of Halm walked out on Monday after talks on a new roster broke down."
    strike = (cite(herald, walkout, 1), cite(coast, walkout, 2))
    roster = cite(mirror, "Norvik announced the roster on March 3, a week before the strike began.", 4)
    began = sentence(walkout, *strike, origins=["o1"])
    announced = sentence(
        "Norvik announced the roster on March 3.", roster, method=Method.TRIMMED, origins=["doc:mirror"]
    )
    return Brief(
        headline=sentence(
            "Dockers in Halm walk out after talks on a new roster broke down", *strike, origins=["o1"]
        ),
        lead=(
            began,
            sentence("Tomas Reil called the strike unlawful.", _reil(ledger), method=Method.WRITTEN),
        ),
        sections=(
            Section("What happened", SectionKind.EVENTS, (announced, began)),
            Section("Who says what", SectionKind.POSITIONS, _positions(herald, ledger, mirror)),
        ),
        conflicts=(_conflict(herald, coast, ledger),),
        timeline=(
            TimelineEntry(_day("March 3", date(2031, 3, 3), TimeBasis.INFERRED, -7), announced),
            TimelineEntry(_day("Monday", date(2031, 3, 10), TimeBasis.INFERRED, 0), began),
            TimelineEntry(EventTime("Thursday", TimeBasis.RELATIVE, offset=3), _meeting(ledger)),
        ),
        sources=sources(documents),
        origins=(wire,),
    )


def harbour_briefing() -> Briefing:
    """:func:`harbour_brief` with its ledger."""
    herald, coast, _, mirror = documents = harbour_documents()
    shops = "Shops in the town reported no shortage so far."
    night = "It adds a night shift."
    units = (
        UnitFate(herald.doc_id, Fate.CITED, "cited", _WIRE[0], passage(herald, _WIRE[0])),
        UnitFate(herald.doc_id, Fate.BOILERPLATE, "link list", "More on ports", raw=(0, 13)),
        UnitFate(herald.doc_id, Fate.BOILERPLATE, "link list", "More on rosters", raw=(14, 29)),
        UnitFate(coast.doc_id, Fate.DUPLICATE, "same wording as [1]", _WIRE[1], passage(coast, _WIRE[1])),
        UnitFate(coast.doc_id, Fate.NOT_CHOSEN, "word budget", shops, passage(coast, shops)),
        UnitFate(mirror.doc_id, Fate.NOT_CHOSEN, "needs its context", night, passage(mirror, night)),
    )
    lost = Rejection("1,300 workers joined.", "the number 1,300 is in none of the cited passages", None)
    unread = UnreadInput("harbour/photo.txt", "binary file")
    return briefing_of(harbour_brief(), documents=documents, units=units, rejected=[lost], unread=[unread])


def _reil(ledger: Document) -> Citation:
    return cite(ledger, ledger.paragraphs[0], 3)


def _meeting(ledger: Document) -> CitedSentence:
    return sentence(ledger.paragraphs[2], cite(ledger, ledger.paragraphs[2], 3))


def _positions(herald: Document, ledger: Document, mirror: Document) -> tuple[CitedSentence, ...]:
    quote = "“We were given a timetable and no choice,” union leader Ada Brenn told reporters on Monday."
    refusal = cite(mirror, "Brenn has said her members will not accept it.", 4)
    return (
        sentence(quote, cite(herald, quote, 1), speaker="Ada Brenn"),
        sentence("Reil said the roster stays.", _reil(ledger), speaker="Tomas Reil"),
        sentence(
            "Ada Brenn has said her members will not accept the roster.",
            refusal,
            cite(herald, "Ada Brenn", 1, Role.CONTEXT),
            cite(mirror, "announced the roster", 4, Role.CONTEXT),
            speaker="Ada Brenn",
            method=Method.TRIMMED,
        ),
    )


def _conflict(herald: Document, coast: Document, ledger: Document) -> BriefConflict:
    union = (cite(herald, "about 1,200 workers", 1), cite(coast, "about 1,200 workers", 2))
    return BriefConflict(
        point="number of dockers on strike",
        kind=ConflictKind.PRECISION,
        values=(
            BriefConflictValue("about 1,200 workers", union),
            BriefConflictValue("more than 1,000 dockers", (cite(ledger, "More than 1,000 dockers", 3),)),
        ),
    )


def _day(text: str, day: date, basis: TimeBasis, offset: float) -> EventTime:
    return EventTime(text, basis, day, day, offset)
