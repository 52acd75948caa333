"""G1, P1: what was reported saved survives kill and power cut, whatever the disk had not yet.

`./hall bench faults --power` is the long form.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.bench.power import kills, record, shim, trial
from console.bench.power.images import SHORT, SHORT_AND_SLOW
from console.bench.power.trials import HUB, SEAT, STORE, Plan
from console.bench.power.trials import KEY as STORE_KEY
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.unit.offline_cache.store_samples import KEY, operation

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the shim stands before the C library of Linux"
)
ACTS, SEED = "18", "1"


@pytest.fixture(scope="module")
def library() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield shim.build(Path(folder))
        except shim.NoShim as why:
            pytest.fail(f"G1 cannot be shown on this machine: {why}")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory: a thousand images are written and synced there."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.mark.parametrize(
    ("plan", "acts", "least"),
    [(SEAT, ACTS, 400), (HUB, "12", 400), (STORE_KEY, "4", 20)],
    ids=["journal", "hub", "key"],
)
def test_every_image_a_power_cut_leaves_holds_what_was_reported_saved(
    plan: Plan, acts: str, least: int, library: Path, place: Path
) -> None:
    result = plan.run(place, library, SHORT, [acts, SEED])
    assert result.wrong == []
    assert result.acts == int(acts), "the program did not come to its end"
    assert result.images >= least, result
    assert result.again == SHORT.second, "the restarts were not cut in their turn"


def test_a_cache_set_aside_and_begun_anew_shows_the_hubs_word_and_nothing_mixed(
    library: Path, place: Path
) -> None:
    result = STORE.run(place, library, SHORT_AND_SLOW, ["8", SEED])
    assert result.wrong == []
    assert result.acts == 8 and result.images > 30, result


@pytest.mark.parametrize(
    "which", ["seat-off", "seat-normal", "seat-names", "hub-off", "hub-normal"]
)
def test_a_build_that_does_not_sync_is_caught(which: str, library: Path, place: Path) -> None:
    plan = HUB if which.startswith("hub") else SEAT
    words = [ACTS, SEED, which]
    result = plan.run(place, library, SHORT, words, module="tests.support.unsynced")
    assert result.wrong, "a broken build passed: the checker sees nothing"


def test_kill_minus_nine_on_both_sides_of_every_sync_loses_nothing(
    library: Path, place: Path
) -> None:
    assert kills.run_all(place, library, 12, int(SEED)) == []
    runs = [path.stem for path in kills.logs_in(place)]
    assert len(runs) > 50
    assert {name.partition("-")[2] for name in runs} == {"before", "after"}


FORGETFUL = """
import os, sys
from console.bench.power.shim import Shim
Shim().log_to(sys.argv[2])
os.mkdir(sys.argv[1])
handle = os.open(sys.argv[1] + "/file", os.O_CREAT | os.O_WRONLY)
os.writev(handle, [b"seen by nobody"])
"""


def test_a_call_that_the_shim_does_not_follow_is_refused_and_not_overlooked(
    library: Path, place: Path
) -> None:
    watched = place / trial.WATCHED
    watched.mkdir()
    subprocess.run(
        [sys.executable, "-c", FORGETFUL, str(watched / "data"), str(place / "log")],
        env=shim.environment(library, watched),
        check=True,
    )
    with pytest.raises(record.Unreadable, match="writev"):
        record.read_log(place / "log")


def test_a_program_without_the_shim_says_so(tmp_path: Path) -> None:
    with pytest.raises(shim.NoShim, match="LD_PRELOAD"):
        shim.Shim()


def test_a_machine_without_a_compiler_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(shim.NoShim, match="apt-get install gcc libc6-dev"):
        shim.build(tmp_path)


def test_one_power_cut_after_another_is_no_damage(tmp_path: Path) -> None:
    """Each leaves a torn act in the log; a shorter one shows those before it behind its end."""
    before = tmp_path / "0"
    before.mkdir()
    journal = Journal.open(before / "journal.db", KEY, InlineLane())
    journal.append(operation("saved"))
    safe = (before / "journal.db-wal").stat().st_size
    for cut in range(1, 8):
        safe = min(safe, (before / "journal.db-wal").stat().st_size)
        acts = [operation(f"{cut}-{n}", note="x" * 3000) for n in range(2 * (10 - cut))]
        seen = (before / "journal.db.seen").read_bytes()
        journal.append_all(acts)
        here = tmp_path / f"{cut}"
        shutil.copytree(before, here)  # as it is on the disk, nothing closed
        journal.close()
        (here / "journal.db.seen").write_bytes(seen)  # written after the sync that never came
        with (here / "journal.db-wal").open("r+b") as file:
            file.seek(safe + 100)
            file.write(bytes(8))  # the first page of the act never arrived
        journal = Journal.open(here / "journal.db", KEY, InlineLane())
        assert [each.op for each in journal.pending()] == ["saved"], f"after cut {cut}"
        before = here
    journal.close()
