"""The training loop."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import torch

from training.pairs import Pair

TOKENS_IN_BATCH = 4096
"""Padded tokens in a batch: 32 pairs of 128 tokens."""


_STEP = 16
"""Lengths are padded to a multiple of this: processors prepare their kernels anew for every shape."""


def batches(lengths: Sequence[int], rng: random.Random) -> list[list[int]]:
    """Indices of pairs of about the same length, of few different shapes, the batches in random order."""
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i] + rng.random() * 8, i))
    found: list[list[int]] = [[]]
    longest = 0
    for i in order:
        longest = max(longest, padded(lengths[i]))
        if found[-1] and (len(found[-1]) + 1) * longest > TOKENS_IN_BATCH:
            found.append([])
            longest = padded(lengths[i])
        found[-1].append(i)
    rng.shuffle(found)
    return found


def padded(length: int) -> int:
    """The length that a pair of so many tokens is padded to, at least."""
    return -(-length // _STEP) * _STEP


def loss_of(logits: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Mean negative log likelihood; of a two-way label, that of either class but entailment.

    Args:
        logits: shape (n, 3).
        labels: shape (n,), values of ``Label``.
        weights: shape (n,).
    """
    log_p = torch.log_softmax(logits.float(), dim=-1)
    either = torch.logsumexp(log_p[:, 1:], dim=-1, keepdim=True)
    picked = torch.cat([log_p, either], dim=-1).gather(1, labels[:, None]).squeeze(1)
    return -(picked * weights).sum() / weights.sum()


def fit(
    model: Any,
    tokenizer: Any,
    pairs: Sequence[Pair],
    *,
    seed: int,
    rate: float,
    final_rate: float,
    max_tokens: int,
    report: Callable[[str], None],
    passes: int = 1,
) -> None:
    """Train a sequence classifier in place, with a linear schedule over all passes.

    Args:
        model: a classifier with three outputs.
        tokenizer: its tokenizer.
        pairs: the examples.
        seed: of the order and of dropout.
        rate: learning rate after warm-up.
        final_rate: learning rate at the end.
        max_tokens: a longer premise is cut.
        report: told of the progress.
        passes: how often every pair is seen, each time in another order and in other company.
    """
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)  # momenta that fade away would slow every step
    rng = random.Random(seed)
    device = next(model.parameters()).device
    encoded = _encoded(tokenizer, pairs, max_tokens)
    lengths = [len(ids) for ids, _ in encoded]
    order = [batch for _ in range(passes) for batch in batches(lengths, rng)]
    trained = [p for p in model.parameters() if p.requires_grad]
    decay, rest = [p for p in trained if p.ndim > 1], [p for p in trained if p.ndim <= 1]
    groups = [{"params": decay, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate, fused=True)
    warmup = max(1, len(order) // 20)

    def factor(step: int) -> float:
        if step < warmup:
            return (step + 1) / warmup
        return 1 - (1 - final_rate / rate) * (step - warmup) / max(1, len(order) - warmup)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    model.train()
    start, done, mean = time.monotonic(), 0, math.nan
    for step, batch in enumerate(order):
        inputs = tensors([encoded[i] for i in batch], device)
        labels = torch.tensor([int(pairs[i].label) for i in batch], device=device)
        weights = torch.tensor([pairs[i].weight for i in batch], device=device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            logits = model(**inputs).logits
        loss = loss_of(logits, labels, weights)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        done += len(batch)
        mean = loss.item() if math.isnan(mean) else 0.99 * mean + 0.01 * loss.item()
        if step % 100 == 0:
            speed = done / (time.monotonic() - start)
            report(f"{done} of {len(pairs) * passes} pairs, loss {mean:.4f}, {speed:.0f} pairs/s")
    model.eval()


def _encoded(tokenizer: Any, pairs: Sequence[Pair], max_tokens: int) -> list[tuple[list[int], list[int]]]:
    batch = tokenizer(
        [p.premise for p in pairs],
        [p.hypothesis for p in pairs],
        truncation="longest_first",
        max_length=max_tokens,
        return_attention_mask=False,
    )
    return list(zip(batch["input_ids"], batch["token_type_ids"], strict=True))


def tensors(encoded: Sequence[tuple[list[int], list[int]]], device: torch.device) -> dict[str, torch.Tensor]:
    """Padded model inputs, each of shape (n, longest)."""
    longest = padded(max(len(ids) for ids, _ in encoded))
    ids = torch.zeros((len(encoded), longest), dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (tokens, kinds) in enumerate(encoded):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        types[row, : len(tokens)] = torch.tensor(kinds)
        mask[row, : len(tokens)] = 1
    return {
        "input_ids": ids.to(device),
        "token_type_ids": types.to(device),
        "attention_mask": mask.to(device),
    }
