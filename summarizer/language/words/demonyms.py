"""Names of states and peoples that mean one country: Russia and Russian, the U.S. and American."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

_IRREGULAR = dict(
    pair.split("=")
    for pair in """
    dutch=netherlands holland=netherlands french=france frenchman=france welsh=wales danish=denmark
    dane=denmark
    swiss=switzerland greek=greece thai=thailand spanish=spain spaniard=spain polish=poland pole=poland
    turk=turkey finn=finland finnish=finland irish=ireland swede=sweden scot=scotland scottish=scotland
    american=us unitedstates=us usa=us america=us british=uk briton=uk britain=uk unitedkingdom=uk
    greatbritain=uk english=england german=germany norwegian=norway filipino=philippines
    philippine=philippines
    lebanese=lebanon burmese=myanmar burma=myanmar afghan=afghanistan kazakh=kazakhstan uzbek=uzbekistan
    tajik=tajikistan turkmen=turkmenistan kyrgyz=kyrgyzstan pakistani=pakistan argentine=argentina
    peruvian=peru
    congolese=congo maltese=malta european=europe europeanunion=eu unitednations=un czech=czechia
    czechrepublic=czechia emirati=uae unitedarabemirates=uae emirates=uae saudi=saudiarabia
    salvadoran=elsalvador
    newzealander=newzealand kiwi=newzealand serb=serbia croat=croatia slovene=slovenia bosniak=bosnia
    kurd=kurdistan
    cypriot=cyprus monegasque=monaco ivorian=ivorycoast iraqi=iraq northkorean=northkorea
    southkorean=southkorea
    russianfederation=russia islamicrepublicofiran=iran
    """.split()
)
_ENDINGS = frozenset("n an ian ean ese uese ish i ic nese lese s ans ians eans is".split()) | {""}
_STATE_ENDINGS = 3
"""Most letters a country's name may have beyond the root it shares with its people's."""


_LONG_NAMES = {
    "United States of America": "US",
    "United States": "US",
    "United Kingdom": "UK",
    "Great Britain": "UK",
    "United Nations": "UN",
    "European Union": "EU",
}
_LONG = re.compile(rf"\b(?:{'|'.join(_LONG_NAMES)})\b")


def in_short(text: str) -> str:
    """Put initialisms for the long names of a few states and unions.

    >>> in_short("The United States and the European Union")
    'The US and the EU'
    """
    return _LONG.sub(lambda match: _LONG_NAMES[match.group()], text)


@lru_cache(maxsize=65536)
def country_key(name: str) -> str:
    """A key for a country, people or union, irregular names resolved; other names are only levelled.

    >>> country_key("the U.S.") == country_key("American"), country_key("Dutch")
    (True, 'netherlands')
    """
    plain = name.casefold().replace("’", "'").removesuffix("'s").replace(".", "").removeprefix("the ")
    key = "".join(plain.split()).replace("-", "")
    return _IRREGULAR.get(key) or _IRREGULAR.get(key.removesuffix("s"), key)


@lru_cache(maxsize=65536)
def same_country(a: str, b: str) -> bool:
    """Whether two capitalised words can be a country and its people.

    Args:
        a: a name or adjective.
        b: another.

    Returns:
        True if their keys are equal or one is the other with the ending of a people's name.

    >>> same_country("Belgian", "Belgium"), same_country("Austrian", "Australia")
    (True, False)
    """
    left, right = country_key(a), country_key(b)
    if left == right:
        return True
    root = _common_start(left, right)
    if len(root) < 4:
        return False
    rest = {left[len(root) :], right[len(root) :]}
    return any(one in _ENDINGS and len(other) <= _STATE_ENDINGS for one in rest for other in rest - {one})


def _common_start(a: str, b: str) -> str:
    """The longest beginning that two strings share."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return a[:same]
