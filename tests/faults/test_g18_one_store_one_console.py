"""G18: one store is never open for writing twice; a crash leaves no lock behind.

A second one may attach to look on: it sees what the first commits and cannot write a byte.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from console.app.store import open_store
from console.app.viewer.store import ANYTHING, ViewedStore
from console.runtime.clock import ManualClock
from offline_cache.file_lock import FileLock
from offline_cache.problems import AlreadyOpen, Unwritable
from offline_cache.values import PendingOperation
from tests.faults.care_stage import inline_lanes
from tests.unit.commands.seat_desk import STORE_KEY

HOLDER = """
import sys
from pathlib import Path
from console.app.store import open_store
from console.runtime.clock import ManualClock
from tests.faults.care_stage import hub_alerts, inline_lanes
from tests.unit.commands.seat_desk import STORE_KEY
store = open_store(Path(sys.argv[1]), STORE_KEY, inline_lanes(), ManualClock())
store.journal.put_meta("held", {"by": "first"})
print("open", flush=True)
if sys.stdin.readline() == "go on\\n":
    store.cache.apply(hub_alerts([1]), "e:1")
    store.journal.put_meta("held", {"by": "first, again"})
    print("went on", flush=True)
    sys.stdin.readline()
    store.cache.wipe()
    store.cache.renew(ManualClock().now())
    print("exchanged", flush=True)
    sys.stdin.readline()
store.close()
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    return process


def opened(folder: Path) -> object:
    store = open_store(folder, STORE_KEY, inline_lanes(), ManualClock())
    held = store.journal.meta("held")
    store.close()
    return held


def test_g18_a_second_one_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    first = holder(tmp_path)
    for _ in range(2):
        with pytest.raises(AlreadyOpen) as problem:
            opened(tmp_path)
        assert problem.value.to_do
    first.communicate("\n")
    assert first.returncode == 0, "the refused one did harm to the first"
    assert opened(tmp_path) == {"by": "first"}


def test_g18_a_lock_left_by_a_crash_keeps_nobody_out(tmp_path: Path) -> None:
    for _ in range(2):
        first = holder(tmp_path)
        first.send_signal(signal.SIGKILL)
        first.communicate()
        assert (tmp_path / "journal.db.lock").exists()
        assert opened(tmp_path) == {"by": "first"}


def test_g18_a_stopped_one_still_holds_its_store(tmp_path: Path) -> None:
    """It may go on at any moment: its lock must not be taken for stale."""
    first = holder(tmp_path)
    first.send_signal(signal.SIGSTOP)
    with pytest.raises(AlreadyOpen):
        opened(tmp_path)
    first.send_signal(signal.SIGCONT)
    first.communicate("\n")


def test_g18_two_that_start_at_once_leave_one(tmp_path: Path) -> None:
    codes = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    told = [process.communicate("\n") for process in codes]
    winners = [out for out, _ in told if out == "open\n"]
    losers = [error for out, error in told if out != "open\n"]
    assert winners and all("AlreadyOpen" in error for error in losers)
    assert opened(tmp_path) == {"by": "first"}


def test_g18_a_lock_file_with_rubbish_in_it_is_only_a_lock_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.with_name("journal.db.lock").write_bytes(b"pid 4711, of another day")
    lock = FileLock(path)
    with pytest.raises(AlreadyOpen):
        FileLock(path)
    lock.release()
    FileLock(path).release()


def say(process: "subprocess.Popen[str]", word: str) -> str:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(word + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_g18_a_second_one_sees_what_the_first_commits_and_follows_its_file(tmp_path: Path) -> None:
    first = holder(tmp_path)
    view = ViewedStore(tmp_path, STORE_KEY, inline_lanes())
    assert view.look_again() == ANYTHING and view.seat.cache.select("alert") == []
    assert say(first, "go on") == "went on"
    assert view.look_again() == ANYTHING
    assert [row.id for row in view.seat.cache.select("alert")] == ["A001"]
    assert view.seat.journal.meta("held") == {"by": "first, again"}
    assert view.look_again() is None
    assert say(first, "") == "exchanged"
    assert view.look_again() == ANYTHING, "it still reads the file that was set aside"
    assert view.seat.cache.select("alert") == []
    first.communicate("\n")
    view.close()


def test_g18_a_second_one_cannot_write(tmp_path: Path) -> None:
    first = holder(tmp_path)
    view = ViewedStore(tmp_path, STORE_KEY, inline_lanes())
    with pytest.raises(Unwritable):
        view.seat.journal.put_meta("held", {"by": "second"})
    with pytest.raises(Unwritable):
        view.seat.journal.append(PendingOperation("op", "lane", "kind", (), {}, ""))
    assert view.seat.journal.pending() == []
    view.close()
    first.communicate("\n")
    assert first.returncode == 0
    assert opened(tmp_path) == {"by": "first"}
