"""Stems that also join the irregular forms of English verbs and nouns."""

from __future__ import annotations

from functools import lru_cache

from summarizer.language.words.tokens import stem

_IRREGULAR = """
arise:arose,arisen awake:awoke,awoken bear:bore,borne beat:beaten become:became begin:began,begun bend:bent
bet:bet
bid:bade bind:bound bite:bit,bitten bleed:bled blow:blew,blown break:broke,broken breed:bred bring:brought
build:built burn:burnt buy:bought catch:caught choose:chose,chosen cling:clung come:came creep:crept
deal:dealt
dig:dug do:did,done draw:drew,drawn dream:dreamt drink:drank,drunk drive:drove,driven eat:ate,eaten
fall:fell,fallen
feed:fed feel:felt fight:fought find:found flee:fled fling:flung fly:flew,flown forbid:forbade,forbidden
forget:forgot,forgotten forgive:forgave,forgiven freeze:froze,frozen get:got,gotten give:gave,given
go:went,gone
grow:grew,grown hang:hung hear:heard hide:hid,hidden hold:held keep:kept know:knew,known lay:laid lead:led
leave:left lend:lent lie:lain light:lit lose:lost make:made mean:meant meet:met pay:paid ride:rode,ridden
ring:rang,rung rise:rose,risen run:ran say:said see:saw,seen seek:sought sell:sold send:sent
shake:shook,shaken
shoot:shot show:shown shrink:shrank,shrunk sing:sang,sung sink:sank,sunk sit:sat sleep:slept slide:slid
speak:spoke,spoken
spend:spent spin:spun stand:stood steal:stole,stolen stick:stuck strike:struck,stricken swear:swore,sworn
sweep:swept
swim:swam,swum swing:swung take:took,taken teach:taught tear:tore,torn tell:told think:thought
throw:threw,thrown
understand:understood undertake:undertook,undertaken wake:woke,woken wear:wore,worn weep:wept win:won
withdraw:withdrew,withdrawn write:wrote,written overthrow:overthrew,overthrown oversee:oversaw,overseen
withstand:withstood uphold:upheld withhold:withheld undergo:underwent,undergone
man:men woman:women child:children foot:feet tooth:teeth person:people,persons life:lives wife:wives
half:halves
leaf:leaves crisis:crises analysis:analyses
big:bigger,biggest good:better,best bad:worse,worst
die:dying lie:lying tie:tying
"""
_SPELLINGS = (
    ("defence", "defense"),
    ("centre", "center"),
    ("programme", "program"),
    ("labour", "labor"),
)


_TOO_SHORT = 4
"""Shorter forms ("ran", "sat") are words of other languages too."""


def is_irregular(word: str) -> bool:
    """Whether a casefolded word is an irregular English form of four letters or more.

    >>> is_irregular("left"), is_irregular("leave")
    (True, False)
    """
    return len(word) >= _TOO_SHORT and word in _forms()


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(form for entry in _IRREGULAR.split() for form in entry.split(":")[1].split(","))


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    pairs = (entry.split(":") for entry in _IRREGULAR.split())
    return {stem(form): stem(base) for base, forms in pairs for form in forms.split(",")}


@lru_cache(maxsize=65536)
def base_stem(word: str) -> str:
    """Stem of a word, irregular forms and British spellings brought to their base.

    >>> base_stem("sold") == base_stem("sells"), base_stem("organised") == base_stem("organize")
    (True, True)
    """
    found = stem(word)
    found = _table().get(found, found)
    if found.endswith("is") and len(found) > 5:
        found = f"{found[:-2]}iz"
    if len(found) > 4 and found.endswith("our"):
        found = f"{found[:-3]}or"
    return {stem(a): stem(b) for a, b in _SPELLINGS}.get(found, found)
