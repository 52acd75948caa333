"""The wheel in an empty environment: its word is there, and its Chinese came along."""

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
PARTS = ("console", "widgets", "offline_cache", "resources")


def test_the_wheel_brings_its_word_and_its_chinese(tmp_path: Path) -> None:
    source, bin = tmp_path / "source", tmp_path / "empty/bin"
    for part in PARTS:
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    run(bin / "pip", "wheel", "-q", "--no-deps", "-w", tmp_path / "made", source)
    (wheel,) = (tmp_path / "made").glob("*.whl")
    assert "resources/i18n/console_zh_CN.qm" in ZipFile(wheel).namelist()
    run(bin / "pip", "install", "-q", "-r", ROOT / "packaging/lock.txt")
    run(bin / "pip", "install", "-q", "--no-deps", wheel)
    assert json.loads(run(bin / "command-hall", "self-test"))["whole"]


def run(*words: object) -> str:
    command = [str(word) for word in words]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        command, check=True, capture_output=True, text=True, cwd="/", env=environment
    ).stdout
