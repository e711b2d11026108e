import re
from pathlib import Path

import pytest

from summarizer.adapters.entail_chat import read_verdict
from summarizer.errors import UsageError
from summarizer.language.words.tokens import content_stems
from summarizer.ports import ChatMessage, ChatReply, FinishReason
from summarizer.prompting.prompts import Prompt, load_prompt, read_prompt
from summarizer.prompting.replies import parse_claims, parse_differences, parse_sentence
from summarizer.resources import data_folder

SHIPPED = sorted(path.stem for path in data_folder("prompts").glob("*.md"))
PINNED = Path(__file__).with_name("pinned.txt")


def prompt_file(folder: Path, matter: str, text: str) -> Path:
    path = folder / "greet.md"
    path.write_text(f"+++\n{matter}\n+++\n{text}\n", encoding="utf-8")
    return path


MATTER = 'id = "greet"\nversion = 2\ninputs = ["name"]\nsystem = "Be kind."'
EXAMPLE = '\n[[examples]]\noutput = "Hi, Ann."\ninputs = {name = "Ann"}'


def test_examples_become_earlier_turns(tmp_path: Path) -> None:
    prompt = read_prompt(prompt_file(tmp_path, MATTER + EXAMPLE, "Greet $name."))
    assert prompt.messages({"name": "Bo"}) == (
        ChatMessage("system", "Be kind."),
        ChatMessage("user", "Greet Ann."),
        ChatMessage("assistant", "Hi, Ann."),
        ChatMessage("user", "Greet Bo."),
    )
    assert (prompt.identity.prompt_id, prompt.identity.version) == ("greet", 2)


@pytest.mark.parametrize("value", ["$name", "${name}", "$$5", "{name}", "$other and \\1"])
def test_a_value_is_inserted_as_it_stands(tmp_path: Path, value: str) -> None:
    prompt = read_prompt(prompt_file(tmp_path, MATTER, "Greet $name."))
    assert prompt.messages({"name": value})[-1].content == f"Greet {value}."


@pytest.mark.parametrize("inputs", [{}, {"nam": "Bo"}, {"name": "Bo", "age": "9"}])
def test_missing_and_unknown_inputs_are_refused(tmp_path: Path, inputs: dict[str, str]) -> None:
    prompt = read_prompt(prompt_file(tmp_path, MATTER, "Greet $name."))
    with pytest.raises(UsageError, match="takes the inputs"):
        prompt.messages(inputs)


@pytest.mark.parametrize(
    ("matter", "text", "reason"),
    [
        (MATTER, "Greet $nam.", r"uses \['nam'\], but the front matter declares \['name'\]"),
        (MATTER.replace("greet", "meet"), "Greet $name.", "one name"),
        (MATTER.replace("version = 2", 'version = "2"'), "Greet $name.", "'version'"),
        (MATTER.replace("version = 2", ""), "Greet $name.", "'version'"),
        (MATTER + "\ncolour = 1", "Greet $name.", "'colour'"),
        (MATTER + EXAMPLE.replace("name =", "nam ="), "Greet $name.", r"example has the inputs \['nam'\]"),
        ("id = ", "Greet $name.", "cannot be read"),
    ],
)
def test_a_prompt_whose_parts_do_not_fit_is_refused(
    tmp_path: Path, matter: str, text: str, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        read_prompt(prompt_file(tmp_path, matter, text))


def test_a_prompt_without_front_matter_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "greet.md"
    path.write_text("Greet $name.", encoding="utf-8")
    with pytest.raises(UsageError, match="front matter"):
        read_prompt(path)


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "judge"])
def test_examples_are_grounded_in_their_own_evidence(name: str) -> None:
    for number, (evidence, output) in enumerate(grounding(load_prompt(name))):
        foreign = set(content_stems(output)) - set(content_stems(evidence))
        assert foreign == set(), f"{name}, example {number}"
        assert set(re.findall(r"\d+", output)) <= set(re.findall(r"\d+", evidence))


@pytest.mark.parametrize("name", SHIPPED)
def test_examples_keep_to_the_length_they_are_asked_for(name: str) -> None:
    for example in load_prompt(name).examples:
        if "words" in example.inputs:
            assert len(example.output.split()) <= int(example.inputs["words"])


@pytest.mark.parametrize("name", SHIPPED)
def test_examples_are_replies_that_we_would_accept(name: str) -> None:
    for example in load_prompt(name).examples:
        reply = ChatReply(example.output, FinishReason.STOP, 1, 1)
        if name == "extract_claims":
            assert parse_claims(reply, example.inputs["sentences"].count("["))
        elif name == "compare":
            for side in (side for difference in parse_differences(reply) for side in difference.sides):
                lines = example.inputs["statements"].splitlines()
                assert all(side.words in lines[number - 1] for number in side.statements)
        elif name == "judge":
            assert read_verdict(reply).support is not None
        else:
            assert parse_sentence(reply) == example.output


def test_changed_prompts_have_a_new_version() -> None:
    # To pin a changed prompt, raise its version and put the line that this comparison shows into pinned.txt.
    prompts = [load_prompt(name) for name in SHIPPED]
    assert [f"{p.prompt_id} {p.version} {p.digest}" for p in prompts] == PINNED.read_text().splitlines()


def grounding(prompt: Prompt) -> list[tuple[str, str]]:
    """Each example's evidence and the words of its output that must come from there."""
    pairs = []
    for example in prompt.examples:
        evidence = " ".join(value for key, value in example.inputs.items() if key != "words")
        keys = "claims|sentences|claim|speaker|differences|point|kind|sides|statements|words"
        kinds = "contradiction|account|correction"
        output = re.sub(rf"\"({keys}|{kinds})\"|null|\[[\d, ]+\]", " ", example.output)
        pairs.append((evidence, output))
    return pairs
