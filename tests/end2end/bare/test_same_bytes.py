"""The AppImage made again, from another checkout with nothing kept but what was downloaded."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
KEPT = ROOT / ".cache/package"
"""Where `./hall package appimage` keeps its downloads and the key for tests."""

pytestmark = pytest.mark.long


def test_h735_another_checkout_makes_the_same_bytes(appimage: Path, tmp_path: Path) -> None:
    copy, cache, out = tmp_path / "别处 checkout", tmp_path / "cache", tmp_path / "out"
    for name in run("git", "-C", ROOT, "ls-files", "-z").split("\0")[:-1]:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name, follow_symlinks=False)
    cache.mkdir()
    (cache / "debs").symlink_to(KEPT / "debs")
    shutil.copy(KEPT / "test-key.pem", cache)
    words = ["appimage", "--out", out, "--cache", cache]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    run(sys.executable, "-P", copy / "packaging/package.py", *words, env=environment)
    (made,) = out.glob("*.AppImage")
    assert sha256(made.read_bytes()).digest() == sha256(appimage.read_bytes()).digest()


def run(*words: object, **how: Any) -> str:
    command = [str(word) for word in words]
    return subprocess.run(command, check=True, capture_output=True, text=True, **how).stdout
