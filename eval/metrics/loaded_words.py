"""Words that judge or stir instead of reporting, in groups: a general list, written from no labelled data."""

from __future__ import annotations

from summarizer.language.words.tokens import stem

_GROUPS = {
    "praise and blame": """
        absurd abysmal admirable appalling arrogant astonishing atrocious awful awesome baseless bizarre
        blatant brave brazen brilliant callous clueless clumsy cowardly crass crazy cynical deceitful
        delusional deplorable despicable disastrous disgraceful disgusting dishonest dreadful dubious
        embarrassing evil excellent fabulous fake fantastic farcical flagrant flawed foolish glorious gross
        grotesque hateful heinous heroic hideous horrible horrific hypocritical idiotic ignorant immoral
        incompetent incredible inept infamous inspiring insane insulting irresponsible laughable legendary
        ludicrous magnificent malicious misguided monstrous noble notorious obnoxious obscene odious
        outrageous outstanding pathetic perverse petty phony preposterous rabid reckless remarkable
        repugnant repulsive ridiculous rotten ruthless sad scandalous senseless shameful shameless
        shocking sickening sinister sleazy sloppy spectacular staggering stunning stupid superb terrible
        thuggish toxic tragic treacherous ugly unhinged vicious vile vindictive visionary weak wicked
        wonderful worthless
    """,
    "labels": """
        activist apologist bigot bully coward crony demagogue despot dictator elite elitist establishment
        extremist fanatic fascist foe fringe globalist goon hardliner hero henchman hypocrite ideologue
        idiot leftist liar loser lunatic mob mogul monster nazi nutjob parasite puppet racist radical
        regime savage sexist snowflake socialist stooge strongman supremacist thug traitor tyrant villain
        woke xenophobe zealot extremism fascism racism sexism xenophobia bigotry tyranny hysteria paranoia
        propaganda
    """,
    "drama": """
        annihilate assault attack backlash bash blast bombard bombshell brag bully butcher catastrophe
        chaos cripple crush decimate decry demolish demonize destroy devastate disgrace dismantle
        eviscerate explode fearmonger flood frenzy fury gloat gut hammer havoc hijack humiliate hypocrisy
        inflame invade lambaste lash mock meltdown nightmare obliterate outrage panic peddle pander
        plague plummet pounce rage ram rant ravage rip ruin sabotage scandal scapegoat scheme scorn sham
        skewer skyrocket slam slaughter slash sleaze smear smirk sneer spew spout squander stoke
        swarm terrorize torment torpedo trample trash trumpet undermine unleash vilify weaponize wreak
        wreck war-torn witch-hunt
    """,
    "stance": """
        actually amazingly apparently arguably certainly clearly conveniently definitely desperately
        doubtless finally frankly fortunately hardly hopefully incredibly indeed inevitably infamously
        ironically laughably literally merely mere naturally notably obviously of-course outright
        predictably purported purportedly sadly shockingly simply so-called so-called surely surprisingly
        supposed supposedly tellingly thankfully totally truly undoubtedly unfortunately unquestionably
        unsurprisingly utterly utter wildly extremely deeply hugely massively completely absolutely
        blatantly desperate sheer very
    """,
    "slanted reporting verbs": """
        admit boast brag claim complain concede confess gloat gush insist whine insinuate lecture parrot
        rail rant spin
    """,
}

LOADED = {stem(word): group for group, text in _GROUPS.items() for word in text.split()}
"""Stem to group."""
