"""datewise: which days a timeline tells of, and which sentences tell of each.

The name and the outline (first the days, then the sentences of each) are those of Gholipour Ghalandari and
Ifrim, "Examining the State-of-the-Art in News Timeline Summarization" (ACL 2020).
"""

from summarizer.stages.datewise.central import Pools
from summarizer.stages.datewise.days import chosen_days, weigh_days
from summarizer.stages.datewise.mentions import Mention, find_mentions
from summarizer.stages.datewise.rounds import Proposal, Refusal, Told, tell_days
from summarizer.stages.datewise.tell import fitting, leans_back, objection, time_of

__all__ = [
    "Mention",
    "Pools",
    "Proposal",
    "Refusal",
    "Told",
    "chosen_days",
    "find_mentions",
    "fitting",
    "leans_back",
    "objection",
    "tell_days",
    "time_of",
    "weigh_days",
]
