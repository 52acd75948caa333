"""Chips of the header whose cause is this machine: its disk, its loudspeaker, its own sync."""

import errno
import logging
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app.starter import Starter
from tests.end2end.test_main_job import PATIENCE, header, records_of, saved, seated
from tests.support.hub import running_hub
from tests.support.null_sink import NullSink
from tests.support.small_disk import small_disk as disk_of

MB = 1 << 20
RESERVE = 4 * MB
LOW, FULL, SPENDING = "磁盘将满", "磁盘已满·暂停缓存", "磁盘已满·用预留空间"
NOTHING = "磁盘已满·存不下"
NO_DEVICE, STANDS_STILL = "声音中断·无设备", "停滞·正在重建连接"


def until_chip(qtbot, seat, words: str) -> None:
    chips = seat.frame.window.header
    qtbot.waitUntil(lambda: words in chips.chips, timeout=PATIENCE)


def until_no_chip(qtbot, seat, words: str) -> None:
    qtbot.waitUntil(lambda: words not in header(seat), timeout=PATIENCE)


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small disk for the seat, with a reserve as small."""
    monkeypatch.setattr(Starter, "_reserve", lambda self: RESERVE)
    with disk_of(tmp_path / "disk", 64) as place:
        yield place
        subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Let somebody else take what is free but `leave` bytes."""
    rest = disk / "somebody-else"
    with rest.open("ab") as file:
        try:
            while (free := shutil.disk_usage(disk).free) > leave:
                file.write(bytes(min(65536, free - leave)))
                file.flush()
        except OSError as error:
            assert error.errno == errno.ENOSPC
    return rest


def a_minute_is_over(seat) -> None:
    """The timer of store care, which is not waited for."""
    seat.care._timer.timeout.emit()


def test_a_disk_that_really_runs_full_is_a_chip_until_it_has_room_again(
    qtbot, start, tmp_path: Path, small_disk: Path, logged_errors: list[logging.LogRecord]
) -> None:
    """Of the last that is saved some may be shown only once there is room, and then is."""
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, small_disk / "seat"))
        a_minute_is_over(seat)
        qtbot.waitUntil(lambda: seat.store.room.reserve.is_whole, timeout=PATIENCE)
        assert "磁盘" not in header(seat)
        fill(small_disk, 3 * RESERVE)
        a_minute_is_over(seat)
        until_chip(qtbot, seat, LOW)
        rest = fill(small_disk, RESERVE * 3 // 8)
        a_minute_is_over(seat)
        until_chip(qtbot, seat, FULL)
        assert LOW not in header(seat), "one disk, one chip"

        fill(small_disk, 0)
        for _ in range(20):  # nobody looks: the act itself finds it
            saved(qtbot, seat.acts.log.write("云" * 2000))
        until_chip(qtbot, seat, SPENDING)
        refused, count = spent(qtbot, seat)
        assert refused.refused == "not_saved_no_space"
        until_chip(qtbot, seat, NOTHING)
        assert SPENDING not in header(seat), "it says that acts are saved, and they are not"

        rest.unlink()
        a_minute_is_over(seat)
        until_no_chip(qtbot, seat, "磁盘")
        qtbot.waitUntil(lambda: long_lines(seat) == count, timeout=PATIENCE)
        saved(qtbot, seat.acts.log.write("腾出空间"))
    assert {record.msg for record in logged_errors} <= {"saved, but it cannot be shown: %s"}


LONG = "云" * 3000


def long_lines(seat) -> int:
    """Count the lines written until the disk was full that are shown."""
    return sum(row.body["text"] == LONG for row in seat.store.cache.select("log_entry"))


def spent(qtbot, seat):
    """Write until nothing more is saved; return the answer to that, and how many were saved."""
    for count in range(2000):
        future = seat.acts.log.write(LONG)
        qtbot.waitUntil(future.done, timeout=PATIENCE)
        if not future.result().is_saved:
            return future.result(), count
    raise AssertionError("the reserve never ends")


def test_a_disk_that_turned_read_only_is_a_chip_until_it_takes_something_again(
    qtbot, start, tmp_path: Path
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        a_minute_is_over(seat)
        qtbot.waitUntil(lambda: seat.store.room.reserve.is_whole, timeout=PATIENCE)
        care = seat.care._care
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(care, "_try_to_write", refuse)
            a_minute_is_over(seat)
            until_chip(qtbot, seat, "磁盘不可写")
        a_minute_is_over(seat)
        until_no_chip(qtbot, seat, "磁盘")


def refuse() -> None:
    """What Linux answers when it has set a disk with errors to read-only."""
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.fixture
def sink(monkeypatch: pytest.MonkeyPatch) -> Iterator[NullSink]:
    if shutil.which("pulseaudio") is None:
        pytest.skip("no sound server here; ./hall test installs one")
    with tempfile.TemporaryDirectory() as folder:  # the name of a socket may not be long
        sink = NullSink(Path(folder))
        monkeypatch.setenv("PULSE_SERVER", sink.environment["PULSE_SERVER"])
        try:
            sink.start()
            yield sink
        finally:
            sink.stop()


def test_a_loudspeaker_that_is_unplugged_is_a_chip_until_it_is_back(
    qtbot, start, tmp_path: Path, sink: NullSink
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        qtbot.waitUntil(lambda: "声音未自检" in header(seat), timeout=PATIENCE)
        sink.pull_out()
        until_chip(qtbot, seat, NO_DEVICE)
        sink.plug_in()
        until_no_chip(qtbot, seat, "声音中断")
        qtbot.waitUntil(lambda: "声音未自检" in header(seat), timeout=PATIENCE)


def test_a_sync_that_stands_still_is_a_chip_until_another_goes_on(
    qtbot, start, tmp_path: Path
) -> None:
    """G7: its own thread is stuck in the system, as by a file server that is gone."""
    let_go = threading.Event()
    held: list[threading.Thread] = []

    async def stuck(session) -> None:
        held.append(threading.current_thread())
        let_go.wait()

    try:
        with running_hub(tmp_path / "hub") as hub:
            seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
            chips: list[str] = []
            seat.models.link.changed.connect(
                lambda: chips.extend(map(str, seat.frame.window.header.chips))
            )
            seat.sync.call(stuck)
            qtbot.waitUntil(lambda: STANDS_STILL in chips, timeout=PATIENCE)
            qtbot.waitUntil(lambda: "联网正常" in header(seat), timeout=PATIENCE)
            assert seat.sync.rebuilt and not let_go.is_set(), "another one goes on in its place"
            until_no_chip(qtbot, seat, "停滞")
            saved(qtbot, seat.acts.log.write("通信已恢复"))
            qtbot.waitUntil(lambda: not seat.store.journal.unsent(), timeout=PATIENCE)
            lines = [str(body.get("canonical")) for body in records_of(hub).values()]
            assert sum("通信已恢复" in line for line in lines) == 1
    finally:
        let_go.set()
        for thread in held:
            thread.join()
