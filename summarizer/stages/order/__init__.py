"""order: when things happened, and in which order to tell them."""

from summarizer.stages.order.calendar import build_calendar, published_day
from summarizer.stages.order.events import order_events
from summarizer.stages.order.moments import story_period, timeline_candidates
from summarizer.stages.order.times import resolve_times

__all__ = [
    "build_calendar",
    "order_events",
    "published_day",
    "resolve_times",
    "story_period",
    "timeline_candidates",
]
