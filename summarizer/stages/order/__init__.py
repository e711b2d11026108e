"""order: when things happened, and in which order to tell them."""

from summarizer.stages.order.events import order_events
from summarizer.stages.order.moments import story_period, timeline_candidates
from summarizer.stages.order.times import resolve_times

__all__ = ["order_events", "resolve_times", "story_period", "timeline_candidates"]
