"""English verbs with which news text reports what people say and think."""

from __future__ import annotations

SAYING = frozenset(
    """
    say tell add note argue claim assert insist maintain contend state declare announce report explain
    acknowledge admit concede confirm deny warn caution suggest indicate imply signal stress emphasize
    emphasise underscore underline reiterate repeat remark observe comment reply respond answer write
    tweet testify allege complain predict forecast estimate agree disagree promise pledge vow swear
    recall conclude reveal disclose propose recommend demand urge ask request advise inform assure
    remind notify quip joke muse shout yell cry exclaim counter retort protest object mention speculate
    theorize reckon affirm attest aver avow confess lament opine posit proclaim profess pronounce rule
    stipulate threaten vouch whisper mutter boast brag chant clarify elaborate contest plead pray preach
    query question relate submit surmise telegraph order instruct accuse hint point interject chime cite
    find charge show bemoan theorise apologise apologize claim lie rap sing thank toast venture
    """.split()
)
"""Verbs of saying: they take a clause or a quotation."""

THINKING = frozenset(
    """
    believe think feel fear hope expect doubt suspect worry want wish consider anticipate assume
    know understand guess imagine realize realise recognize recognise remember intend plan
    """.split()
)
"""Verbs of thinking: they report a mind only with a clause as complement."""

JUDGING = frozenset(
    """
    vow order call note claim cite mention discuss announce acknowledge admit confirm outline detail repeat
    reiterate stress emphasize emphasise complain blast attack lambast chide rebuke scold back support
    encourage invoke describe label dub brand denounce condemn criticize criticise praise blame reject
    dismiss deny defend welcome hail slam demand promise pledge propose question dispute accuse mock
    ridicule decry deplore lament urge ask warn characterize characterise portray term oppose endorse
    applaud commend refuse decline challenge
    """.split()
)
"""Speech acts whose complement may be an object or an infinitive."""

NAMING = frozenset("call dub label brand term".split())
"""Speech acts only with a predicate: "called it a farce", not "called the minister"."""

SHOWING = frozenset(
    """
    support back show find address attack suggest indicate imply signal underscore underline stress
    confirm reveal emphasize emphasise explain demand reject deny challenge question threaten promise
    hope expect want dismiss oppose see
    """.split()
)
"""Verbs whose subject may be a thing that says nothing: only people and institutions count."""

QUOTING_ONLY = frozenset("continue begin conclude go read laugh smile sigh shrug post".split())
"""Verbs that report speech only beside a quotation."""

ACTING = frozenset(
    "discuss encourage support back oppose refuse endorse decline order challenge address".split()
)
"""Speech acts that tell what somebody does rather than what they state."""

REPORTING = SAYING | THINKING | JUDGING | QUOTING_ONLY
"""All of them, as lemmas."""
