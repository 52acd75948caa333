"""What dataclasses compile is kept beside the modules: a start compiles it once (H646)."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app.kept_code import KeptCode


@pytest.fixture(autouse=True)
def only_here() -> Iterator[None]:
    before = vars(dataclasses).get("exec")
    yield
    vars(dataclasses).pop("exec", None)
    if before is not None:
        vars(dataclasses)["exec"] = before


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "dataclasses.code"


def started(file: Path) -> KeptCode:
    """Return what a start that makes one class has kept; the class is right either way."""
    kept = KeptCode(file)
    kept.begin()

    @dataclasses.dataclass(frozen=True, slots=True)
    class Height:
        metres: float
        place: str = "望汐路"

    height = Height(3.5)
    assert height == Height(3.5, "望汐路") and hash(height) == hash(Height(3.5))
    assert repr(height).endswith("Height(metres=3.5, place='望汐路')")
    with pytest.raises(dataclasses.FrozenInstanceError):
        height.metres = 4.0  # type: ignore[misc]
    kept.end()
    return kept


def test_the_second_start_compiles_nothing_and_its_classes_are_the_same(file: Path) -> None:
    assert started(file).compiled == 6
    assert started(file).compiled == 0


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b[:40] + b"\xff" + b[41:], lambda _: b""]
)
def test_what_is_spoilt_on_disk_is_not_executed_but_compiled_again(file: Path, spoil) -> None:
    started(file)
    file.write_bytes(spoil(file.read_bytes()))
    assert started(file).compiled == 6
    assert started(file).compiled == 0


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder")
    assert started(tmp_path / "kept" / "dataclasses.code").compiled == 6
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_second_person_at_the_seat_empties_nothing(file: Path) -> None:
    started(file).end()
    assert started(file).compiled == 0


def test_a_console_takes_it_before_its_own_modules_are_imported(tmp_path: Path) -> None:
    """Of the classes of a console none is compiled at its second start."""
    look = (
        "import console.app.main as m; from console.app.kept_code import kept_code;"
        "print(kept_code.compiled); kept_code.end()"
    )
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def compiled() -> int:
        done = subprocess.run(
            [sys.executable, "-P", "-c", look],
            capture_output=True, text=True, timeout=120, check=True, env=environment,
        )  # fmt: skip
        return int(done.stdout)

    assert compiled() > 1000
    assert compiled() == 0
