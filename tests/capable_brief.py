"""The harbour story through the *capable* way, for its test and for recording a model's replies.

``python -m tests.capable_brief`` records the replies of the profile ``capable-qwen`` anew.
"""

from __future__ import annotations

from pathlib import Path

from summarizer.adapters.chat_replay import RecordingChat
from summarizer.domain.brief import Briefing
from summarizer.wiring import Summarizer, build_writer
from tests.builders import harbour_documents

RECORDING = Path(__file__).with_name("capable_brief.jsonl")
PROFILE = "capable-qwen"


def brief_with(chat: object) -> Briefing:
    """The briefing of the harbour story with a writer in the capable way."""
    return Summarizer.from_config(PROFILE, chat_model=chat).summarize(harbour_documents())


def main() -> None:
    """Record."""
    chat = build_writer(Summarizer.from_config(PROFILE).settings)
    if chat is None:
        raise SystemExit(f"the profile {PROFILE} names no writer")
    recording = RecordingChat(chat)
    brief_with(recording)
    recording.save(RECORDING)


if __name__ == "__main__":
    main()
