"""Two runs of the suite side by side: what measures time waits until nothing runs beside it."""

import fcntl
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.support.side_by_side import Held


def test_a_run_is_alone_only_once_the_other_one_is_over(tmp_path: Path) -> None:
    one, other = Held(tmp_path / "held", "one"), Held(tmp_path / "held", "other")
    with (tmp_path / "held").open("a") as looking, pytest.raises(BlockingIOError):
        fcntl.flock(looking, fcntl.LOCK_EX | fcntl.LOCK_NB)
    told: list[str] = []

    def be_alone() -> None:
        one.be_alone()
        told.append("alone")

    waiting = threading.Thread(target=be_alone)
    waiting.start()
    told.append("the other ends")
    other.close()
    waiting.join()
    assert told == ["the other ends", "alone"]
    with (tmp_path / "held").open("a") as looking, pytest.raises(BlockingIOError):
        fcntl.flock(looking, fcntl.LOCK_SH | fcntl.LOCK_NB)
    one.close()


def test_two_that_both_want_it_have_it_one_after_the_other(tmp_path: Path) -> None:
    told: list[str] = []

    def run(name: str) -> None:
        held = Held(tmp_path / "held", name)
        held.be_alone()
        told.append(f"{name} begins")
        told.append(f"{name} ends")
        held.close()

    runs = [threading.Thread(target=run, args=(name,)) for name in ("a", "b")]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert [told[0][0], told[2][0]] == [told[1][0], told[3][0]]


def test_what_failed_is_written_down_so_that_it_can_be_looked_at_again(tmp_path: Path) -> None:
    """Also what could not begin; by names that a second run takes."""
    tests = tmp_path / "test_some.py"
    tests.write_text(
        "import os, pytest\n"
        "@pytest.fixture\ndef broken(): raise OSError\n"
        "@pytest.mark.parametrize('word', ['a b', '望'])\n"
        "def test_bad(word): assert 'CALM' in os.environ\n"
        "def test_stuck(broken): pass\n"
        "def test_good(): pass\n"
    )

    def run(*words: str, **more: str) -> int:
        command = [sys.executable, "-P", "-m", "pytest", "-p", "tests.conftest", *words]
        folder = Path(__file__).parents[2]
        environment = {**os.environ, "PYTHONPATH": str(folder), **more}
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode

    assert run("--beside", str(tmp_path / "held"), "--named", "rest", str(tests)) == 1
    failed = (tmp_path / "rest.failed").read_text("utf-8").splitlines()
    assert [name.split("::")[1] for name in failed] == [
        "test_bad[a b]", "test_bad[\\u671b]", "test_stuck",
    ]  # fmt: skip
