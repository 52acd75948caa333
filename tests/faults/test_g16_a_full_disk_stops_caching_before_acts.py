"""G16: a full disk stops caching first, then attachments, never the journal: it has a reserve."""

import errno
import io
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.headless.args import Options
from console.app.headless.lines import read_lines
from console.app.headless.program import Program
from console.app.headless.teller import Teller
from console.runtime.clock import SystemClock
from offline_cache.problems import NoSpace, Unwritable
from offline_cache.reserve import Reserve
from offline_cache.room import Level, Limits, Room
from tests.faults.care_stage import CareStage, hub_alerts, shown
from tests.support.small_disk import small_disk as disk_of
from tests.unit.commands.seat_desk import alert

MB = 1 << 20
RESERVE = 2 * MB


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with disk_of(tmp_path / "disk", 12) as place:
        yield place


def fill(disk: Path, leave: int = 0) -> Path:
    """Let somebody else take what is free."""
    rest = disk / "somebody-else"
    handle = os.open(rest, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        while shutil.disk_usage(disk).free > leave:
            os.write(handle, bytes(min(65536, shutil.disk_usage(disk).free - leave)))
    except OSError as error:
        assert error.errno == errno.ENOSPC
    finally:
        os.close(handle)
    return rest


def test_g16_on_a_really_full_disk_acts_are_still_saved_and_the_cache_is_not(
    small_disk: Path,
) -> None:
    stage = CareStage(small_disk, RESERVE)
    stage.store.cache.apply(hub_alerts(range(1, 40)), "e:39")
    stage.look()
    assert stage.store.room.reserve.is_whole
    rest = fill(small_disk)
    saved = [stage.alerts.acknowledge(alert(n)).result() for n in range(1, 30)]
    assert all(result.is_saved for result in saved)
    assert shown(stage.store)["A020"]["acks"], "it is saved and not shown: done a second time"
    assert stage.store.room.level is Level.NO_ATTACHMENTS and "disk_reserve" in stage.codes
    with pytest.raises(NoSpace):
        stage.store.cache.apply(hub_alerts(range(40, 80)), "e:79")
    assert stage.store.cache.cursor() == "e:39"
    with pytest.raises(NoSpace):
        stage.store.room.check_attachments()
    stage.close()

    again = CareStage(small_disk, RESERVE, stage.clock)
    kept = {each.op for each in again.store.journal.pending()}
    assert {result.op for result in saved} <= kept
    assert again.log.write("磁盘满时也能起来").result().is_saved
    rest.unlink()
    again.look()
    assert again.store.room.level < Level.NO_CACHING and again.store.room.reserve.is_whole
    again.store.cache.apply(hub_alerts(range(40, 80)), "e:79")
    assert len(shown(again.store)) == 79
    again.close()


def test_g16_when_the_reserve_is_gone_too_the_person_is_told_and_nothing_is_pretended(
    small_disk: Path,
) -> None:
    stage = CareStage(small_disk, 0)
    fill(small_disk)
    results = [stage.log.write("云" * 3000).result() for _ in range(40)]
    refused = [each for each in results if not each.is_saved]
    assert refused and refused[0].refused == "not_saved_no_space" and "未能存盘" in refused[0].zh
    kept = {each.op for each in stage.store.journal.pending()}
    assert kept == {each.op for each in results if each.is_saved}
    stage.close()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.faults.care_stage import CareStage
stage = CareStage(Path(sys.argv[1]))
size = max(each.stat().st_size for each in Path(sys.argv[1]).glob("journal.db*"))
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20000, resource.RLIM_INFINITY))
results = [stage.log.write("云" * 2000).result() for _ in range(20)]
kept = {each.op for each in stage.store.journal.pending()}
assert kept == {each.op for each in results if each.is_saved}, "pretended"
print(sorted({each.refused for each in results}))
"""


def test_g16_a_write_the_system_refuses_is_said_and_not_taken_for_damage(tmp_path: Path) -> None:
    """A quota gives another error than a full disk."""
    assert resource.RLIM_INFINITY == -1
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "seat")], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert "not_saved_" in run.stdout and "not_saved_damaged" not in run.stdout


class Disk:
    """So many bytes free as the test says."""

    free = 100 * MB

    def __call__(self) -> int:
        return self.free


def test_g16_the_order_of_giving_up_is_caching_attachments_never_the_journal(
    tmp_path: Path,
) -> None:
    disk, told = Disk(), []
    room = Room(Reserve(tmp_path / "reserve", 8 * MB), disk, Limits.for_reserve(8 * MB))
    room.tell(told.append)
    for free, caching, attachments in ((100, True, True), (20, True, True), (3, False, True),
                                       (1, False, False)):  # fmt: skip
        disk.free = free * MB
        room.look()
        assert (_goes(room.check_caching), _goes(room.check_attachments)) == (caching, attachments)
        assert room.saving(lambda: "saved") == "saved"
    assert told == [Level.LOW, Level.NO_CACHING, Level.NO_ATTACHMENTS]


def test_g16_once_there_is_room_caching_goes_on_at_once_and_not_at_the_next_look(
    tmp_path: Path,
) -> None:
    """Found by the real nemesis: online for a minute, and no new alert was shown (G6)."""
    disk, told = Disk(), []
    room = Room(Reserve(tmp_path / "reserve", 8 * MB), disk, Limits.for_reserve(8 * MB))
    room.tell(told.append)
    room.look()
    disk.free = 0
    room.saving(lambda: "saved")
    room.ran_out()
    assert not _goes(room.check_caching)
    assert room.level is Level.NO_ATTACHMENTS
    disk.free = 100 * MB
    assert _goes(room.check_caching) and _goes(room.check_attachments)
    assert told == [Level.NO_CACHING, Level.NO_ATTACHMENTS, Level.PLENTY]


def _goes(check: object) -> bool:
    try:
        check()  # type: ignore[operator]
    except NoSpace:
        return False
    return True


def test_g16_the_reserve_is_given_in_steps_and_made_whole_again(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "reserve", 8 * MB)
    disk = Disk()
    room = Room(reserve, disk, Limits.for_reserve(8 * MB))
    room.look()
    assert reserve.held == 8 * MB and reserve.path.stat().st_blocks * 512 >= 8 * MB
    tries = iter([NoSpace("full", "x"), NoSpace("full", "x"), None])

    def write() -> str:
        if (problem := next(tries)) is not None:
            raise problem
        return "saved"

    assert room.saving(write) == "saved" and reserve.held == 6 * MB
    disk.free = 3 * MB
    room.look()
    assert reserve.held == 6 * MB and room.level is Level.NO_ATTACHMENTS
    disk.free = 100 * MB
    room.look()
    assert reserve.held == 8 * MB and room.level is Level.PLENTY


def test_g16_a_disk_that_is_too_small_gets_no_reserve_and_says_so(tmp_path: Path) -> None:
    reserve, disk = Reserve(tmp_path / "reserve", 8 * MB), Disk()
    disk.free = 10 * MB
    room = Room(reserve, disk, Limits.for_reserve(8 * MB))
    assert room.look() is Level.LOW and not reserve.is_begun


def test_g16_a_disk_that_stays_full_is_told_again_but_not_each_minute(tmp_path: Path) -> None:
    stage = CareStage(tmp_path / "seat", RESERVE)
    stage.store.room._free = lambda: 3 * MB
    for _ in range(9):
        stage.look()
    assert stage.codes.count("disk_low") == 1
    stage.look(timedelta(minutes=10))
    assert stage.codes.count("disk_low") == 2
    stage.close()


def test_g16_a_read_only_disk_is_said_plainly(small_disk: Path) -> None:
    CareStage(small_disk / "seat").close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(Unwritable) as problem:
        CareStage(small_disk / "seat")
    assert problem.value.to_do
    with pytest.raises(Unwritable):
        CareStage(small_disk / "another")


def test_g16_a_disk_that_turns_read_only_refuses_acts_with_words(tmp_path: Path) -> None:
    stage = CareStage(tmp_path / "seat")
    assert stage.log.write("还能写").result().is_saved
    stage.look()  # what is due once a day is done: nothing else has to be written by itself
    stage.store.journal._file.connection.execute("PRAGMA query_only = ON")
    result = stage.log.write("写不了").result()
    assert result.refused == "not_saved_unwritable" and "磁盘不可写" in result.zh
    stage.look()
    assert "unwritable" in stage.codes
    stage.close()


def test_g16_a_seat_without_a_screen_has_its_reserve_as_a_console_has(tmp_path: Path) -> None:
    """H716: its acts were refused on a full disk, those of the desk beside it were not."""
    teller = Teller(io.StringIO())
    options = Options("http://127.0.0.1:9", tmp_path, "machine")
    program = Program(options, SystemClock(), teller)
    try:
        line = b'{"login":{"account":"w01","password":"x","seat":"07"}}\n'
        assert program.serve(read_lines(io.BytesIO(line))) == 0
        store = program._door.store
        assert store is not None
        store.room.look()
        assert store.room.reserve.is_whole and store.room.reserve.held == 256 * MB
        store.room.reserve.path.unlink()
    finally:
        program.close()
        teller.close()
