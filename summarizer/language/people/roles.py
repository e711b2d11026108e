"""Words that say what a person is: honorifics, titles and roles, with what they tell of gender and kind."""

from __future__ import annotations

from enum import StrEnum


class Gender(StrEnum):
    """Which singular pronouns fit; UNKNOWN fits he and she alike."""

    MALE = "he"
    FEMALE = "she"
    NEUTER = "it"
    PLURAL = "they"
    UNKNOWN = ""


_ADDRESSES = (
    ("mr mister sir lord monsieur herr señor king prince duke baron emperor", Gender.MALE),
    ("mrs ms miss madam madame mme lady dame señora frau queen princess duchess", Gender.FEMALE),
    ("dr prof rev hon sheikh imam ayatollah pope bishop justice major emir sultan", Gender.UNKNOWN),
)
HONORIFICS = {word: gender for listed, gender in _ADDRESSES for word in listed.split()}
"""Forms of address, casefolded and without their full stop."""

_SHORT_TITLES = """
    sen rep gov gen lt col maj capt cpl sgt pvt adm cmdr det insp supt amb pres sec atty
""".split()

ROLES = frozenset(
    [
        *_SHORT_TITLES,
        *"""
        activist actor actress admiral adviser advisor advocate agent aide ally ambassador analyst
        announcer archbishop architect artist assemblyman assemblywoman assistant astronaut athlete
        attorney author banker biographer boss brigadier broker businessman businesswoman candidate
        captain cardinal caretaker ceo cfo chair chairman chairperson chairwoman challenger
        chancellor chef chief cleric client coach colleague colonel columnist comedian commander
        commentator commissioner congressman congresswoman consultant contender contractor coo
        coordinator coroner corporal correspondent councillor councilman councilwoman counsel
        counsellor critic curator customer defendant delegate demonstrator deputy detective dictator
        diplomat director dissident doctor donor economist editor emissary employee employer
        engineer envoy executive expert fellow filmmaker financier firefighter fisherman founder
        friend general goalkeeper governor guardian head historian host hostage incumbent insider
        inspector investigator investor journalist judge lawmaker lawyer leader lecturer legislator
        librarian lieutenant lobbyist manager marshal mayor mediator midfielder migrant minister
        monarch mp negotiator neighbor neighbour nominee nurse observer officer official ombudsman
        operator opponent organiser organizer owner parent partner passenger pastor patient
        patriarch physician pilot player playwright policeman policewoman politician pollster
        premier presenter president priest principal producer professor programmer prosecutor
        protester publisher pundit rabbi reader rebel receptionist recruiter refugee relative
        reporter representative researcher resident retiree rival scholar scientist secretary
        senator sergeant shareholder sheriff skipper soldier solicitor speaker spokesman
        spokesperson spokeswoman staffer statesman statistician strategist striker student
        superintendent supervisor supporter surgeon surrogate surveyor survivor teacher technician
        tenant tester tourist trader trainer treasurer trustee undersecretary user veteran vicar
        victim viewer villager volunteer voter warden whistleblower witness worker writer
        """.split(),
    ]
)
"""Nouns for what people are by office or work, in the singular, casefolded and without full stops."""

SHARED_WITH_BODIES = frozenset(
    """
    adviser advisor advocate agent ally author banker broker challenger chair client contender contractor
    counsel customer defendant donor employer fellow founder general head host investor leader manager
    mediator member observer operator opponent organiser organizer owner parent partner player producer
    publisher rival shareholder speaker supporter surveyor tenant trader trustee user victim winner
    witness
    """.split()
)
"""Roles that companies and states have too: "the owner, Alba Mutual" names no person."""

_MALE_NOUNS = frozenset(
    "man boy father son brother husband king prince duke lord actor uncle nephew grandfather widower "
    "gentleman monk priest statesman baron emperor".split()
)
_FEMALE_NOUNS = frozenset(
    "woman girl mother daughter sister wife queen princess duchess lady actress aunt niece grandmother widow "
    "nun businesswoman baroness empress".split()
)

_BY_WORK_OR_DEED = frozenset(
    """
    arsonist attacker baker barber bomber builder burglar butcher buyer carer carpenter cleaner climber cook
    cyclist dancer dealer developer diver docker driver electrician farmer gardener guard guest gunman hiker
    hunter inmate intruder jockey juror killer landlord mechanic miner motorist murderer musician novelist
    painter paramedic pedestrian photographer pianist plumber poet prisoner ranger rescuer rider robber runner
    sailor seller shopkeeper singer swimmer thief waiter waitress welder
    """.split()
)
PERSON_NOUNS = (
    ROLES
    | _MALE_NOUNS
    | _FEMALE_NOUNS
    | _BY_WORK_OR_DEED
    | frozenset("person child teenager suspect pair".split())
)
"""Nouns that stand for a person."""

PEOPLE_NOUNS = frozenset(
    "people men women children police authorities troops staff media public personnel folk others many some "
    "several both most pair couple duo team crew family families".split()
)
"""Nouns and pronouns for more than one person that carry no plural ending of a role."""

_NARROWER = """
    diplomat: ambassador, envoy, emissary, secretary of state, foreign minister, foreign secretary
    leader: president, premier, prime minister, chancellor, king, queen, emir, dictator, monarch, ayatollah
    leader: chairman, chairwoman, head
    lawmaker: senator, sen, representative, rep, congressman, congresswoman, mp, legislator, deputy
    legislator: senator, sen, representative, rep, congressman, congresswoman, lawmaker
    officer: general, gen, colonel, col, lieutenant, lt, sergeant, sgt, captain, capt, admiral, adm, detective
    commander: general, gen, admiral, adm
    politician: senator, minister, president, congressman, congresswoman, governor, mayor
    premier: prime minister
    spokesperson: spokesman, spokeswoman
    chief: head, director, chief executive, commander
    executive: ceo, director
    senator: sen
    representative: rep
    governor: gov
    general: gen
    congressman: rep
    congresswoman: rep
"""
_HYPERNYMS = tuple(
    (wider.strip(), tuple(narrow.strip() for narrow in listed.split(",")))
    for wider, listed in (line.split(":") for line in _NARROWER.strip().splitlines())
)


def plain(word: str) -> str:
    """Casefold a word and drop its full stops and possessive ending.

    >>> plain("Sen."), plain("Kerry’s"), plain("U.S.")
    ('sen', 'kerry', 'us')
    """
    folded = word.casefold().replace("’", "'")
    return folded.removesuffix("'s").removesuffix("'").replace(".", "")


def singular(noun: str) -> str:
    """Strip a regular or -man plural from a casefolded noun.

    >>> singular("officials"), singular("spokesmen"), singular("deputies"), singular("boss")
    ('official', 'spokesman', 'deputy', 'boss')
    """
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return noun


def is_role(word: str) -> bool:
    """Whether a word, as written, is a title or role in the singular or plural.

    >>> is_role("Minister"), is_role("officials"), is_role("Kerry")
    (True, True, False)
    """
    folded = plain(word)
    return folded in ROLES or singular(folded) in ROLES


def gender_of(word: str) -> Gender:
    """The gender that one word (an honorific, a role, a noun of kinship) gives away.

    >>> gender_of("Mr"), gender_of("spokeswoman"), gender_of("minister")
    (<Gender.MALE: 'he'>, <Gender.FEMALE: 'she'>, <Gender.UNKNOWN: ''>)
    """
    folded = plain(word)
    if folded in HONORIFICS:
        return HONORIFICS[folded]
    if folded in _FEMALE_NOUNS or folded.endswith(("woman", "girl")):
        return Gender.FEMALE
    if folded in _MALE_NOUNS or (folded.endswith("man") and folded in ROLES):
        return Gender.MALE
    return Gender.UNKNOWN


def role_fits(role: str, stated: str) -> bool:
    """Whether a person whose role is ``stated`` may be called by the noun ``role``.

    Args:
        role: one noun ("diplomat", "minister").
        stated: the role as the article gives it ("Secretary of State", "Russian Foreign Minister").

    Returns:
        True if the noun is in the stated role, or a usual wider word for it.

    >>> role_fits("diplomat", "Secretary of State"), role_fits("diplomat", "spokesman")
    (True, False)
    """
    noun, known = plain(role), [plain(w) for w in stated.split()]
    if noun in known:
        return True
    phrase = f" {' '.join(known)} "
    return any(wider == noun and any(f" {n} " in phrase for n in narrow) for wider, narrow in _HYPERNYMS)
