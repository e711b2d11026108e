"""Whether the antecedent of a pronoun can be in its own sentence."""

from __future__ import annotations

from summarizer.language.people.cast import Member
from summarizer.language.people.cues import SUBJECTS
from summarizer.language.people.phrases import is_institution, is_person_noun, number_and_gender
from summarizer.language.people.roles import Gender
from summarizer.language.people.scene import PRONOUNS, Scene

_PEOPLE_PRONOUNS = frozenset(
    {"who", "everyone", "everybody", "someone", "anyone", "those", "all", "some", "many"}
)
_PARTS = frozenset(
    "bulk couple dozen few fifth fraction half handful hundred lot majority million minority number part "
    "percent plenty quarter rest score third thousand".split()
)
_QUANTIFIED = SUBJECTS | {"dobj", "pobj", "attr", "appos", "npadvmod"}
_CLAUSE_OPENERS = frozenset({"for", "that", "how", "whether", "if", "why", "what", "who", "when", "where"})
_OF_AGENTS = frozenset(
    """
    able anxious bound committed determined due eager expected free happy keen likely prepared ready reluctant
    set supposed sure unable unlikely unwilling willing
    """.split()
)


def is_expletive(scene: Scene, i: int) -> bool:
    """Whether an "it" refers to nothing ("it was clear that", "it is raining")."""
    token = scene.tokens[i]
    if token.text.casefold() != "it" or token.dep not in SUBJECTS:
        return False
    verb = scene.tokens[token.head]
    if verb.lemma in {"rain", "snow", "seem", "appear", "happen"}:
        return True
    predicate = [scene.tokens[c] for c in scene.parse.children(token.head) if c > i]
    if any(t.dep == "attr" and t.entity in {"DATE", "TIME"} for t in predicate):
        return True
    adjective = next((t for t in predicate if t.dep == "acomp"), None)
    opening = scene.parse.text[adjective.end :].split(" ", 2)[1:2] if adjective else []
    if opening and opening[0] in _CLAUSE_OPENERS:
        return True
    personal = adjective is not None and adjective.text in _OF_AGENTS
    clauses = {"ccomp", "csubj", "csubjpass"} | (set() if personal else {"xcomp"})
    extraposed = any(
        t.dep in clauses and t.start > token.start and _under(scene, j, token.head)
        for j, t in enumerate(scene.tokens)
    )
    if not any(t.dep in {"acomp", "attr", "advmod", "prep", "oprd", "auxpass"} for t in predicate):
        return token.dep == "nsubjpass" and extraposed
    return extraposed and (verb.lemma in {"be", "become", "remain", "take"} or token.dep == "nsubjpass")


def antecedent_inside(scene: Scene, i: int, gender: Gender) -> bool:
    """Whether the sentence itself can hold what a pronoun stands for."""
    if _owned_by_partner(scene, i, gender):
        return True
    reported = [c.contents for c in scene.cues if c.source == i]
    around, partitive = _phrases_around(scene, i), is_partitive(scene, i)
    before = [
        j
        for j in scene.open
        if j < i
        and j not in around
        and not (partitive and _cannot_be_divided(scene, j, i))
        and not any(low <= scene.tokens[j].start < high for r in reported for low, high in r)
    ]
    if i == scene.main or _is_root_subject(scene, i):
        before = [j for j in before if scene.tokens[j].dep in SUBJECTS]
    if any(can_be(scene, j, gender) and not _modified_by(scene, j, i) for j in before):
        return True
    later = scene.main
    return (
        later is not None and later > i and later != i and _fronted(scene, i) and can_be(scene, later, gender)
    )


def _owned_by_partner(scene: Scene, i: int, gender: Gender) -> bool:
    """Whether a possessive belongs to the noun that its own is joined to ("a guard and his sister")."""
    token = scene.tokens[i]
    owned = scene.tokens[token.head]
    if token.dep != "poss" or owned.dep != "conj" or gender not in {Gender.MALE, Gender.FEMALE}:
        return False
    partner = scene.tokens[owned.head]
    member = scene.cast.at(scene.sentence.index, owned.head)
    if member is not None:
        return can_be(scene, owned.head, gender)
    return partner.tag == "NN" and not is_institution(partner.text)


def is_partitive(scene: Scene, i: int) -> bool:
    """Whether a pronoun is the whole of which a part is told ("six of them", "most of it")."""
    of = scene.tokens[i].head
    part = scene.tokens[scene.tokens[of].head]
    if scene.tokens[i].dep != "pobj" or scene.tokens[of].text.casefold() != "of":
        return False
    counted = part.lemma.casefold() in _PARTS or part.entity in {"CARDINAL", "PERCENT"} or part.pos == "ADJ"
    return part.pos in {"NUM", "PRON", "DET"} or (counted and part.dep in _QUANTIFIED)


def can_be(scene: Scene, j: int, gender: Gender) -> bool:
    """Whether the noun at ``j`` can be what a later pronoun stands for."""
    token = scene.tokens[j]
    if scene.is_pronoun(j):
        return PRONOUNS[token.text.casefold()] is gender
    member = scene.cast.at(scene.sentence.index, j)
    if gender is Gender.PLURAL:
        joined = any(scene.tokens[c].dep == "conj" for c in scene.parse.children(j))
        named = member is not None and not member.person
        plural = token.tag in {"NNS", "NNPS"} or token.text.casefold() in _PEOPLE_PRONOUNS
        return plural or is_institution(token.text) or (token.pos in {"NOUN", "PROPN"} and (joined or named))
    if gender is Gender.NEUTER:
        person = member.person if member else is_person_noun(token.text)
        return token.pos in {"NOUN", "PROPN"} and token.tag not in {"NNS", "NNPS"} and not person
    whom = member or _named_beside(scene, j)
    if whom:
        return whom.person and whom.gender in {gender, Gender.UNKNOWN}
    single = (
        token.tag in {"NN", "NNP"} and is_person_noun(token.text) and token.dep not in {"compound", "poss"}
    )
    return single and number_and_gender(scene.parse, j) in {gender, Gender.UNKNOWN}


def _named_beside(scene: Scene, j: int) -> Member | None:
    """The person whose name stands beside a description ("the director, Bo Holt")."""
    beside = (scene.person(c) for c in scene.parse.children(j) if scene.tokens[c].dep == "appos")
    return next((person for person in beside if person), None)


def _phrases_around(scene: Scene, i: int) -> frozenset[int]:
    """Heads of the noun phrases that hold a pronoun, none of which it can stand for."""
    found: set[int] = set()
    while scene.tokens[i].dep in {"pobj", "prep", "poss", "nummod", "dobj", "pcomp"}:
        i = scene.tokens[i].head
        if scene.tokens[i].pos in {"VERB", "AUX"}:
            break
        found.add(i)
    return frozenset(found)


def _cannot_be_divided(scene: Scene, j: int, i: int) -> bool:
    """Whether a noun is one body, or says what is told of a part: "police said one of them was hurt"."""
    token = scene.tokens[j]
    single_body = token.tag not in {"NNS", "NNPS"} and is_institution(token.text)
    place = scene.tokens[i].start
    says = any(c.source == j and any(low <= place < high for low, high in c.contents) for c in scene.cues)
    return single_body or says


def _under(scene: Scene, i: int, verb: int) -> bool:
    """Whether a clause depends on a verb or its predicate, not through another clause."""
    i = scene.tokens[i].head
    for _ in range(4):
        if i == verb:
            return True
        if scene.tokens[i].pos in {"VERB", "AUX"}:
            return False
        i = scene.tokens[i].head
    return False


def _modified_by(scene: Scene, j: int, i: int) -> bool:
    """Whether ``i`` is the subject of a relative clause on ``j`` ("the regions they governed")."""
    verb = scene.tokens[i].head
    return scene.tokens[verb].dep == "relcl" and scene.tokens[verb].head == j


def _is_root_subject(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.dep in SUBJECTS and token.head in scene.parse.roots


def _fronted(scene: Scene, i: int) -> bool:
    """Whether a token stands in an adjunct before the main subject."""
    seen = set()
    while i not in seen:
        seen.add(i)
        verb = scene.tokens[scene.tokens[i].head]
        if scene.tokens[i].dep == "advcl" or (scene.tokens[i].dep == "prep" and verb.pos in {"VERB", "AUX"}):
            return True
        i = scene.tokens[i].head
    return False
