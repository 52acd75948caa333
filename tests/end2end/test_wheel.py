"""The wheel in an empty environment and by pipx without a network: its word, and its Chinese."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("console", "widgets", "offline_cache", "resources", "plugins")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for part in PARTS:
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("docs", "packaging"):  # the manual, and what lays it
        shutil.copytree(ROOT / part, source / part)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder / "made", source)
    (made,) = (folder / "made").glob("*.whl")
    return made


def test_the_wheel_brings_its_word_and_its_chinese(wheel: Path, tmp_path: Path) -> None:
    bin = tmp_path / "empty/bin"
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    assert "resources/i18n/console_zh_CN.qm" in ZipFile(wheel).namelist()
    run(bin / "pip", "install", "-q", "-r", ROOT / "packaging/lock.txt")
    run(bin / "pip", "install", "-q", "--no-deps", wheel)
    assert json.loads(run(bin / "command-hall", "self-test"))["whole"]
    first, how, *_ = run(bin / "command-hall", "manual").splitlines()
    assert Path(first).is_file() and how.startswith("command-hall manual ")
    assert "command-hall doctor" in run(bin / "command-hall", "manual", "install")


def test_pipx_installs_it_from_a_folder_and_takes_it_away_again(
    wheel: Path, tmp_path: Path
) -> None:
    if shutil.which("pipx") is None:
        pytest.fail("the wheel was not installed by pipx: ./hall test --long installs it")
    folder, kept = tmp_path / "wheels", {"PIPX_HOME": str(tmp_path / "pipx")}
    kept["PIPX_BIN_DIR"] = str(tmp_path / "bin")
    words = ["--no-deps", "--only-binary=:all:", "-d", folder]
    run(sys.executable, "-m", "pip", "download", "-q", *words, "-r", ROOT / "packaging/lock.txt")
    alone = f"--no-index --find-links={folder}"
    run("pipx", "install", wheel, "--pip-args", alone, "--python", sys.executable, **kept)
    assert json.loads(run(tmp_path / "bin/command-hall", "self-test"))["whole"]
    run("pipx", "uninstall", "command-hall", **kept)
    assert not list((tmp_path / "bin").iterdir()) and not list((tmp_path / "pipx/venvs").iterdir())


def run(*words: object, **more: str) -> str:
    command = [str(word) for word in words]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        command, check=True, capture_output=True, text=True, cwd="/", env=environment | more
    ).stdout
