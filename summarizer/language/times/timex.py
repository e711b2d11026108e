"""Time expressions: finding them, and resolving them against a known day.

The kinds and values are those of TIMEX3 (TimeML). What an expression means apart from any anchor is in
:mod:`summarizer.language.times.timex_forms`; the grammar is in the ``timex_*`` rule modules.
"""

from summarizer.language.times.timex_find import find_time_expressions
from summarizer.language.times.timex_forms import Tense, TimeExpression, TimeKind, TimeValue
from summarizer.language.times.timex_resolve import resolve

__all__ = ["Tense", "TimeExpression", "TimeKind", "TimeValue", "find_time_expressions", "resolve"]
