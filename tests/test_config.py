from pathlib import Path

import pytest

from summarizer.config import BriefSettings, Settings, load_settings, profiles
from summarizer.errors import UsageError


def profile(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_profile_is_small_and_local() -> None:
    settings = load_settings()
    assert (settings.name, settings.mode) == ("offline", "small")
    assert (settings.writer.provider, settings.writer.allow_hub) == ("transformers", False)


def test_every_shipped_profile_can_be_read() -> None:
    assert {"offline", "extractive", "capable-qwen", "langchain-example"} <= set(profiles())
    assert {"small-qwen-0.5b", "small-qwen-1.5b", "merging-qwen-1.5b"} <= set(profiles())
    assert [load_settings(name).name for name in profiles()] == profiles()


def test_a_profile_file_is_named_after_itself_and_keeps_defaults(tmp_path: Path) -> None:
    settings = load_settings(profile(tmp_path, "[brief]\nwords = 120\n"))
    assert settings == Settings(name="mine", brief=BriefSettings(words=120))


@pytest.mark.parametrize(
    ("text", "prompts"),
    [
        ('[writer]\nprovider = "transformers"\nmodel = "x"', ("shorten", "repair")),
        ('[writer]\nprovider = "transformers"\nmodel = "x"\nmerge = true\nrepair = false', ("merge",)),
        (
            'mode = "capable"\n[writer]\nprovider = "transformers"\nmodel = "x"',
            ("extract_claims", "compare", "merge", "repair"),
        ),
        (
            'mode = "capable"\n[writer]\nprovider = "transformers"\nmodel = "x"\ncompare = false',
            ("extract_claims", "merge", "repair"),
        ),
    ],
)
def test_a_writer_merges_where_it_is_allowed_to_or_trusted_with_more(
    tmp_path: Path, text: str, prompts: tuple[str, ...]
) -> None:
    settings = load_settings(profile(tmp_path, text))
    assert settings.prompts == prompts and settings.merging == ("merge" in prompts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mod = 1", ["'mod'", "mode", "writer"]),
        ("[brief]\nwordz = 3", ["'brief.wordz'", "words"]),
        ("mode = 3", ["mode", "str", "3"]),
        ('mode = "huge"', ["mode", "'small', 'capable'", "'huge'"]),
        ("[brief]\nwords = 0", ["brief.words", "from 30 to 10000", "not 0"]),
        ("[brief]\nwords = true", ["brief.words", "int", "True"]),
        ("[brief]\nwords = 120.5", ["brief.words", "int", "120.5"]),
        ("[entailment]\nthreshold = nan", ["entailment.threshold", "from 0.0 to 1.0"]),
        ("brief = 3", ["brief", "table"]),
        ('[writer]\nprovider = "langchain"', ["writer.model", "langchain"]),
        ('mode = "capable"', ["capable", "writer"]),
        ("mode = ", ["TOML"]),
    ],
)
def test_a_bad_profile_is_refused_with_file_key_and_rule(tmp_path: Path, text: str, words: list[str]) -> None:
    path = profile(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_settings(path)
    assert all(word in str(caught.value) for word in [str(path), *words]), str(caught.value)


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"offlin.*Known: .*offline"):
        load_settings("offlin")


def test_a_missing_profile_file_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml cannot be read"):
        load_settings(tmp_path / "none.toml")


def test_the_registry_of_models_is_no_profile() -> None:
    with pytest.raises(UsageError):
        load_settings("models")


def test_the_digest_follows_the_values_and_not_the_name(tmp_path: Path) -> None:
    one = load_settings(profile(tmp_path, 'mode = "small"'))
    assert one.digest == Settings(name="other").digest
    assert one.digest != one.with_words(100).digest


def test_a_word_budget_out_of_range_is_refused() -> None:
    with pytest.raises(UsageError, match=r"--words: brief\.words must be from 30"):
        Settings().with_words(0)
