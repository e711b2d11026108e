"""Language models through transformers, on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from jinja2.exceptions import TemplateError
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from summarizer.adapters.greedy import GreedyDecoder
from summarizer.adapters.weights import weights_digest
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import ModelError
from summarizer.ports import ChatMessage, ChatReply, ChatRequest, FinishReason

DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}

_PLAIN_TEMPLATE = (
    "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant:{% endif %}"
)
"""For models that come without a chat template."""

_BATCH_TOKENS = 24_576
"""Most prompt and reply tokens of a batch; they bound the memory for keys and values."""

_Job = tuple[tuple[int, ...], int]
"""A prompt's tokens and the most new ones."""


class TransformersChat:
    """A ``ChatModel`` on a causal language model that transformers can load from safetensors.

    Decoding is greedy. Requests are answered in batches of a fixed order (by length, then by
    tokens), so replies do not depend on the order of the requests. What else is in a batch can
    still move a logit in its last bits, and with it, seldom, a token.
    """

    def __init__(
        self,
        model: Path | str,
        *,
        model_id: str | None = None,
        dtype: str = "float32",
        batch_size: int = 32,
        allow_hub: bool = False,
    ) -> None:
        """Load the model.

        Args:
            model: folder of configuration, tokenizer and safetensors weights, or a hub id.
            model_id: its name, for the record; by default the folder's name or the hub id.
            dtype: ``float32``, ``bfloat16`` or ``float16``.
            batch_size: most requests decoded together.
            allow_hub: whether a hub id may be downloaded; otherwise it must be in the hub's cache.

        Raises:
            ModelError: if nothing can be loaded from there.
        """
        disable_progress_bar()
        where: dict[str, Any] = {"local_files_only": not allow_hub, "trust_remote_code": False}
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(model, **where)
            self._model: Any = AutoModelForCausalLM.from_pretrained(
                model, dtype=DTYPES[dtype], use_safetensors=True, **where
            ).eval()
        except (OSError, ValueError, KeyError) as error:
            reason = str(error).strip().splitlines()[0]
            raise ModelError(f"The language model {str(model)!r} cannot be loaded: {reason}") from error
        if self._tokenizer.chat_template is None:
            self._tokenizer.chat_template = _PLAIN_TEMPLATE
        end = _end_ids(self._model, self._tokenizer)
        self._decoder = GreedyDecoder(self._model, end, self._tokenizer.pad_token_id or 0)
        self._end = end
        self._batch_size = batch_size
        self._identity = ModelIdentity("writer", model_id or Path(model).name, _digest(model, self._model))

    @property
    def identity(self) -> ModelIdentity:
        """Name of the model, and the digest of its weights or the commit they came from."""
        return self._identity

    @property
    def context_tokens(self) -> int:
        """Largest prompt plus reply, in tokens."""
        return int(self._model.config.get_text_config().max_position_embeddings)

    def count_tokens(self, text: str) -> int:
        """Number of tokens of ``text``."""
        return len(self._tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"])

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """Answer every request, greedily and in order.

        Args:
            requests: prompts; a JSON schema is not enforced while decoding.

        Returns:
            One reply a request. A prompt that cannot be rendered, or that does not fit the context
            together with its reply, is a failed reply; nothing is ever truncated.
        """
        replies: dict[int, ChatReply] = {}
        prompts: dict[int, tuple[int, ...]] = {}
        for number, request in enumerate(requests):
            prompt = self._prompt(request)
            if isinstance(prompt, ChatReply):
                replies[number] = prompt
            else:
                prompts[number] = prompt
        jobs = {(prompts[n], requests[n].max_tokens) for n in prompts}
        answers = self._answer(sorted(jobs, key=lambda job: (len(job[0]), job)))
        replies.update({n: answers[prompts[n], requests[n].max_tokens] for n in prompts})
        return [replies[number] for number in range(len(requests))]

    def _prompt(self, request: ChatRequest) -> tuple[int, ...] | ChatReply:
        try:
            ids = self._render(request.messages)
        except TemplateError as error:
            return _failed(f"the model's chat template refuses the messages: {error}", 0)
        if len(ids) + request.max_tokens > self.context_tokens:
            return _failed(
                f"a prompt of {len(ids)} tokens and a reply of {request.max_tokens} do not fit "
                f"the context of {self.context_tokens} tokens",
                len(ids),
            )
        return tuple(ids)

    def _render(self, messages: Sequence[ChatMessage]) -> list[int]:
        turns = [{"role": m.role, "content": m.content} for m in messages]
        try:
            rendered = self._tokenizer.apply_chat_template(turns, add_generation_prompt=True)
        except TemplateError:
            if turns[0]["role"] != "system" or len(turns) == 1:
                raise
            # Some templates know no system turn; its text then opens the first user turn.
            first = {"role": turns[1]["role"], "content": f"{turns[0]['content']}\n\n{turns[1]['content']}"}
            rendered = self._tokenizer.apply_chat_template([first, *turns[2:]], add_generation_prompt=True)
        return list(rendered["input_ids"])

    def _answer(self, jobs: Sequence[_Job]) -> dict[_Job, ChatReply]:
        answers = {}
        for batch in _batches(jobs, self._batch_size):
            decoded = self._decoder.decode([ids for ids, _ in batch], [limit for _, limit in batch])
            answers.update({job: self._reply(job, new) for job, new in zip(batch, decoded, strict=True)})
        return answers

    def _reply(self, job: _Job, new: Sequence[int]) -> ChatReply:
        finish = FinishReason.STOP if new[-1] in self._end else FinishReason.LENGTH
        text = self._tokenizer.decode(list(new), skip_special_tokens=True)
        return ChatReply(text.strip(), finish, len(job[0]), len(new))


def _batches(jobs: Sequence[_Job], size: int) -> list[list[_Job]]:
    batches: list[list[_Job]] = []
    longest = 0
    for job in jobs:
        longest = max(longest, len(job[0]) + job[1])
        if not batches or len(batches[-1]) == size or longest * (len(batches[-1]) + 1) > _BATCH_TOKENS:
            batches.append([])
            longest = len(job[0]) + job[1]
        batches[-1].append(job)
    return batches


def _failed(reason: str, tokens_in: int) -> ChatReply:
    return ChatReply("", FinishReason.ERROR, tokens_in, 0, reason)


def _end_ids(model: Any, tokenizer: Any) -> frozenset[int]:
    stated = model.generation_config.eos_token_id
    ids = stated if isinstance(stated, list) else [stated]
    return frozenset(i for i in (*ids, tokenizer.eos_token_id) if i is not None)


def _digest(source: Path | str, model: Any) -> str:
    if Path(source).exists():
        return weights_digest(Path(source))
    return f"commit:{getattr(model.config, '_commit_hash', None)}"
