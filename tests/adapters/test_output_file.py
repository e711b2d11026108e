"""Output files are whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from summarizer.adapters.output_file import read_text, require_writable, write_files
from summarizer.errors import OutputError, UsageError


def test_texts_are_written_as_utf8(tmp_path: Path) -> None:
    write_files({tmp_path / "a.md": "“é”\n", tmp_path / "b.json": "{}\n"})
    assert (tmp_path / "a.md").read_bytes() == b"\xe2\x80\x9c\xc3\xa9\xe2\x80\x9d\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.md", "b.json"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old and longer", encoding="utf-8")
    write_files({tmp_path / "a.md": "new"})
    assert read_text(tmp_path / "a.md") == "new"


def test_a_link_stays_a_link_to_the_new_text(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    write_files({tmp_path / "link.md": "new"})
    assert (tmp_path / "link.md").is_symlink()
    assert read_text(tmp_path / "real.md") == "new"


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("", encoding="utf-8")
    write_files({tmp_path / "a.md": ""})
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == stat.S_IMODE(
        (tmp_path / "usual").stat().st_mode
    )


def test_if_one_output_fails_none_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match="missing"):
        write_files({tmp_path / "a.md": "new", tmp_path / "missing" / "b.md": "new"})
    assert read_text(tmp_path / "a.md") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_an_interruption_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def interrupted(path: Path, data: bytes) -> int:
        write(path, data[:1])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a.md": "new"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_device_is_written_to_not_replaced() -> None:
    write_files({Path(os.devnull): "gone"})
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(("name", "why"), [("", "is a folder"), ("no/such/a.md", "create it first")])
def test_an_impossible_output_is_refused_before_the_work(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(OutputError, match=why):
        require_writable([tmp_path / name])


def test_a_protected_folder_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everywhere
    with pytest.raises(OutputError, match="permission denied"):
        require_writable([tmp_path / "a.md"])


def test_a_possible_output_is_not_created_by_asking(tmp_path: Path) -> None:
    require_writable([tmp_path / "a.md"])
    assert list(tmp_path.iterdir()) == []


def test_a_brief_that_cannot_be_read_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_text(tmp_path / "b.json")
    with pytest.raises(UsageError, match="No such file"):
        read_text(tmp_path / "none.json")
