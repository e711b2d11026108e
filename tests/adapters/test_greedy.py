import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from summarizer.adapters.greedy import GreedyDecoder, common_prefix

END = 3


@pytest.fixture(scope="module")
def model() -> LlamaForCausalLM:
    generator = torch.Generator().manual_seed(7)
    config = LlamaConfig(
        vocab_size=40,
        hidden_size=32,
        intermediate_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        bos_token_id=1,
        eos_token_id=END,
        pad_token_id=0,
    )
    model = LlamaForCausalLM(config).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=generator) * 0.4)
    return model


def one_by_one(model: LlamaForCausalLM, prompt: tuple[int, ...], limit: int) -> list[int]:
    """The likeliest token again and again, each time reading everything from the start."""
    ids = list(prompt)
    while len(ids) < len(prompt) + limit and (len(ids) == len(prompt) or ids[-1] != END):
        with torch.inference_mode():
            ids.append(int(model(input_ids=torch.tensor([ids])).logits[0, -1].argmax()))
    return ids[len(prompt) :]


SHARED = tuple(range(4, 36))
PROMPTS = [(*SHARED, 5), (*SHARED, 9, 11, 8), (*SHARED, 6, 6), (*SHARED, 30, 31, 32, 33, 34)]


@pytest.mark.parametrize(
    "prompts",
    [PROMPTS, PROMPTS[:1], [(7,), (5, 6), (8, 9, 10, 11)], [SHARED, (*SHARED, 5, 6)]],
    ids=["shared beginning", "a single prompt", "nothing shared", "one prompt begins the other"],
)
def test_a_batch_decodes_to_what_each_prompt_decodes_to_alone(
    model: LlamaForCausalLM, prompts: list[tuple[int, ...]]
) -> None:
    limits = [12, 5, 20, 9][: len(prompts)]
    expected = [one_by_one(model, prompt, limit) for prompt, limit in zip(prompts, limits, strict=True)]
    assert GreedyDecoder(model, frozenset({END}), 0).decode(prompts, limits) == expected


def test_a_row_ends_at_its_own_end_token_while_others_go_on(model: LlamaForCausalLM) -> None:
    free = [one_by_one(model, prompt, 8) for prompt in PROMPTS]
    end = free[0][2]  # let the third token of the first reply be an end token
    cut = [reply[: reply.index(end) + 1] if end in reply else reply for reply in free]
    assert len({len(reply) for reply in cut}) > 1
    assert GreedyDecoder(model, frozenset({end, END}), 0).decode(PROMPTS, [8] * 4) == cut


@pytest.mark.parametrize(
    ("prompts", "length"),
    [([(1, 2, 3), (1, 2, 4)], 2), ([(1, 2), (1, 2, 3)], 1), ([(5,), (6,)], 0), ([(1, 2), (1, 2)], 1)],
)
def test_the_common_beginning_leaves_every_prompt_a_token_of_its_own(
    prompts: list[tuple[int, ...]], length: int
) -> None:
    assert common_prefix(prompts) == length
