"""What the last run left behind is told once, and only by the console on duty."""

import faulthandler
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app.crash import FOLDER, CrashKeeper
from tests.end2end.test_alone import enrol
from tests.end2end.test_seat_people import audit, until

LEFT = """Fatal Python error: Segmentation fault

Current thread 0x00007f2a (most recent call first):
  File "/opt/hall/console/video/engine_ffmpeg.py", line 88 in read
"""


@pytest.fixture
def keepers(start, tmp_path: Path) -> Iterator[tuple[CrashKeeper, CrashKeeper]]:
    """Of two consoles of one seat."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    keepers = CrashKeeper(tmp_path / "seat"), CrashKeeper(tmp_path / "seat")
    yield keepers
    start.end_all()
    for each in keepers:
        each.end()
    faulthandler.enable()


def test_h906_whoever_looks_on_takes_no_crash_of_the_one_on_duty(
    start, tmp_path: Path, keepers
) -> None:
    """H906: what the running console would leave behind was written over, then deleted."""
    duty, second = keepers
    start.unlocked(tmp_path / "seat", crashes=duty)
    native = tmp_path / "seat" / FOLDER / "native.log"
    native.write_text(LEFT, "utf-8")  # the one on duty crashes at this moment
    looking = start.unlocked(tmp_path / "seat", crashes=second)
    assert looking.viewing is not None
    start.end(looking)
    second.end()
    assert native.read_text("utf-8") == LEFT and second.last() is None


def test_a_crash_of_the_last_run_is_told_and_noted_once(
    qtbot, start, tmp_path: Path, keepers
) -> None:
    """Windows built anew in another language told it again, and again to the audit."""
    native = tmp_path / "seat" / FOLDER / "native.log"
    native.parent.mkdir()
    native.write_text(LEFT, "utf-8")
    starter = start.unlocked(tmp_path / "seat", crashes=keepers[0])
    until(qtbot, lambda: any("上次异常退出" in text for text in starter.seat.frame.notices.texts))
    for language in ("en", "zh_CN"):
        starter.seating._speak(language)
        assert not [text for text in starter.seat.frame.notices.texts if "E-" in text]
    assert [line[1] for line in audit(starter)].count("seat.crashed") == 1
    starter.seat.commands.run("crash.show")
