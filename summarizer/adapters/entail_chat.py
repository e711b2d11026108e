"""A language model as judge: asked about one sentence and the passages that speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.language.support.retrieval import relevant
from summarizer.language.words.sentences import split_sentences
from summarizer.language.words.tokens import words
from summarizer.ports import ChatModel, ChatReply, EntailmentPair, FinishReason, Judgement
from summarizer.prompting.prompts import Prompt

_REPLY_TOKENS = 8
_ANSWERS = {
    "supported": Verdict.SUPPORTED,
    "contradicted": Verdict.REFUTED,
    "not stated": Verdict.NOT_ENOUGH_INFO,
}
_ANSWER = re.compile("|".join(_ANSWERS), re.IGNORECASE)


class ChatEntailment:
    """An ``EntailmentModel`` that asks a chat model. It gives verdicts, no probabilities.

    Of passages that leave no room in the model's context, those that speak of the sentence are shown.
    """

    def __init__(self, chat: ChatModel, prompt: Prompt) -> None:
        """Take a model and the question.

        Args:
            chat: the judge.
            prompt: takes ``passages`` and ``sentence``.
        """
        self._chat = chat
        self._prompt = prompt

    @property
    def identity(self) -> ModelIdentity:
        """The chat model, with the prompt's digest."""
        inner = self._chat.identity
        return ModelIdentity(
            "entailment", f"{inner.model_id} as judge", f"{inner.digest}+{self._prompt.digest}"
        )

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        """Judge every pair, in order, in one batch.

        Args:
            pairs: premises and hypotheses of any length.

        Returns:
            One judgement a pair; no verdict, with the reason, where a side has no words or the model gave
            no answer.
        """
        askable = [i for i, p in enumerate(pairs) if words(p.premise) and words(p.hypothesis)]
        requests = [
            self._prompt.request(
                {"passages": self._passages(pairs[i]), "sentence": pairs[i].hypothesis}, _REPLY_TOKENS
            )
            for i in askable
        ]
        found = dict(zip(askable, map(read_verdict, self._chat.complete(requests)), strict=True))
        nothing = Judgement(None, None, None, "there are no words to compare")
        return [found.get(i, nothing) for i in range(len(pairs))]

    def _passages(self, pair: EntailmentPair) -> str:
        room = self._chat.context_tokens - _REPLY_TOKENS - self._asked(pair.hypothesis)
        if self._chat.count_tokens(pair.premise) <= room:
            return pair.premise
        sentences = [pair.premise[s:e] for s, e in split_sentences(pair.premise)]
        most = len(words(pair.premise))
        while most > 1:
            most //= 2
            shown = "\n".join(sentences[i] for i in relevant(sentences, pair.hypothesis, most))
            if self._chat.count_tokens(shown) <= room:
                return shown
        return pair.premise  # the model will say that it has no room

    def _asked(self, hypothesis: str) -> int:
        turns = self._prompt.messages({"passages": "", "sentence": hypothesis})
        return sum(self._chat.count_tokens(turn.content) + 8 for turn in turns)


def read_verdict(reply: ChatReply) -> Judgement:
    """What a judge's reply says; no verdict, with the reason, where it cannot be read."""
    if reply.finish is FinishReason.ERROR:
        return Judgement(None, None, None, f"the judge gave no answer: {reply.error}")
    answer = _ANSWER.search(reply.text)
    if answer is None:
        return Judgement(None, None, None, "the judge's answer could not be read")
    verdict = _ANSWERS[answer.group().casefold()]
    return Judgement(
        verdict, None, None, "" if verdict is Verdict.SUPPORTED else "the judge finds no support"
    )
