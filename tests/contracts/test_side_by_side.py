"""Two runs of the suite side by side: what measures time waits until nothing runs beside it."""

import fcntl
import threading
from pathlib import Path

import pytest

from tests.support.side_by_side import Held


def test_a_run_is_alone_only_once_the_other_one_is_over(tmp_path: Path) -> None:
    one, other = Held(tmp_path / "held"), Held(tmp_path / "held")
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
        held = Held(tmp_path / "held")
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
