"""G15: damage is found, the file is set aside, the cache is rebuilt, no act is lost.

At the start headers are looked at; the whole files in idle, while the seat goes on.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.care import CareNews, StoreCare
from console.app.doctor_care import care
from console.app.doctor_finding import Verdict
from console.app.store import open_store
from console.runtime.clock import ManualClock
from console.settings.store_profile import load_store_profile
from offline_cache.backup import read_head
from offline_cache.cipher import connect_cipher, connect_reading
from offline_cache.integrity import FileCheck
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import Damaged, Interrupted, Renewed
from offline_cache.recovery import issue
from offline_cache.reserve import Reserve
from offline_cache.salvage import Salvage
from offline_cache.writer import FIRST_AGE
from tests.faults.care_stage import (
    DAMAGES,
    PAGE,
    CareStage,
    cut,
    flip,
    hub_alerts,
    inline_lanes,
    shown,
)
from tests.unit.commands.seat_desk import STORE_KEY, alert

ALERTS = 150
WEEK = timedelta(days=7)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a seat that knows 150 alerts and has signed three."""
    folder = tmp_path_factory.mktemp("kept") / "seat"
    stage = CareStage(folder)
    stage.store.cache.apply(hub_alerts(range(1, ALERTS + 1)), f"e:{ALERTS}")
    for number in (1, 2, 3):
        assert stage.alerts.acknowledge(alert(number)).result().is_saved
    stage.store.cache.index_text()
    stage.close()
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "seat"))


def spoil(path: Path, damage: Callable[[bytearray, random.Random], None], seed: int) -> None:
    data = bytearray(path.read_bytes())
    damage(data, random.Random(seed))
    path.write_bytes(data)


def deep(path: Path) -> None:
    """Spoil a page that no start looks at: one that holds some of the alerts' bodies."""
    whole = path.read_bytes()
    for page in range(len(whole) // PAGE // 2, len(whole) // PAGE):
        data = bytearray(whole)
        data[page * PAGE + 900] ^= 1
        path.write_bytes(data)
        found = Salvage(path, lambda: connect_reading(path, STORE_KEY))
        ids = {row[1] for row in found.rows("k_alert", "n, id, base", "n", FIRST_AGE)}
        if len(ids) < ALERTS and {"A001", "A002", "A003", "A150"} < ids:
            return


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("seed", range(5))
def test_g15_damage_anywhere_in_the_cache_is_found_and_no_act_is_lost(
    folder: Path, damage: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    whole = CareStage(folder)
    before, acts = shown(whole.store), [each.op for each in whole.store.journal.pending()]
    whole.close()
    spoil(folder / "cache.db", damage, seed)
    stage = CareStage(folder)
    stage.look()
    now = shown(stage.store)
    was_found = "cache_renewed" in stage.codes
    assert was_found or now == before, "damage in use was not found"
    assert {id: body for id, body in now.items() if before[id] != body} == {}
    if was_found:
        assert list(folder.glob("cache.aside-*.db")), "the damaged file was thrown away"
        assert stage.published[-1].keys is None, "the pages were not told to read again"
    assert [each.op for each in stage.store.journal.pending()] == acts
    assert stage.alerts.acknowledge(alert(9)).result().is_saved
    again = FileCheck(folder / "cache.db", STORE_KEY)
    assert again.is_whole(thoroughly=True)
    stage.close()


def test_g15_what_can_be_read_of_a_damaged_cache_stays_on_screen(folder: Path) -> None:
    """A seat that is cut off has no hub to read from."""
    deep(folder / "cache.db")
    stage = CareStage(folder)
    stage.look()
    assert stage.codes == ["cache_renewed"]
    assert ALERTS - 20 <= len(shown(stage.store)) < ALERTS
    stage.close()


def test_g15_damage_met_by_a_read_is_mended_without_waiting_for_the_check(folder: Path) -> None:
    deep(folder / "cache.db")
    stage = CareStage(folder)
    with pytest.raises(Damaged):
        shown(stage.store)
    assert stage.codes == ["cache_renewed"]
    assert len(shown(stage.store)) >= ALERTS - 20
    stage.close()


def test_g15_damage_met_before_anybody_listened_is_told_as_soon_as_somebody_does(
    folder: Path,
) -> None:
    """H176: what is built first at a start reads before the store's care is there."""
    deep(folder / "cache.db")
    clock, lanes = ManualClock(), inline_lanes()
    store = open_store(folder, STORE_KEY, lanes, clock)
    with pytest.raises(Damaged):
        shown(store)
    told: list[CareNews] = []
    profile = load_store_profile()
    care = StoreCare(store, lanes.care, clock, profile, lambda _: None, told.append)
    assert [news.code for news in told] == ["cache_renewed"]
    assert len(shown(store)) >= ALERTS - 20
    care.close()
    store.close()


@pytest.mark.parametrize(("epoch", "stays"), [("e", True), ("after-a-restore", False)])
def test_g15_what_was_brought_over_of_a_lost_epoch_goes_when_the_hubs_state_is_here(
    folder: Path, epoch: str, stays: bool
) -> None:
    """H177: a finished alert that a restored hub has lost; a snapshot names only open ones."""
    stage = CareStage(folder)
    (finished,) = hub_alerts([100])
    body = {**finished.body, "disposition": "false"}
    stage.store.cache.apply([replace(finished, seq=200, rev="e.200", body=body)], "e:200")
    assert stage.store.cache.count("alert", {"is_open": True}) == ALERTS - 1
    stage.close()
    deep(folder / "cache.db")
    stage = CareStage(folder)
    stage.look()
    assert stage.codes == ["cache_renewed"] and "A100" in shown(stage.store)
    generation = stage.store.cache.begin_generation("open", epoch, 300)
    generation.load([replace(c, rev=f"{epoch}.{c.seq}") for c in hub_alerts([1, 2, 3])])
    generation.swap()
    assert sorted(shown(stage.store)) == ["A001", "A002", "A003", *(["A100"] if stays else [])]
    stage.close()


def test_g15_a_feed_that_began_before_does_not_pass_for_the_whole_state(folder: Path) -> None:
    stage = CareStage(folder)
    cache = stage.store.cache
    under_way = cache.begin_generation("open", "e", 150)
    cache.renew(stage.clock.now())
    with pytest.raises(Renewed):
        cache.apply(hub_alerts([151]), "e:151")
    with pytest.raises(Renewed):
        under_way.load(hub_alerts([1]))
    assert cache.cursor() is None
    generation = cache.begin_generation("open", "e", 151)
    generation.load(hub_alerts(range(1, 152)))
    generation.swap()
    cache.apply(hub_alerts([152]), "e:152")
    assert len(shown(stage.store)) == 152 and not cache.is_incomplete
    stage.close()


def test_g15_an_act_on_a_record_that_is_gone_with_the_cache_is_still_saved(folder: Path) -> None:
    stage = CareStage(folder)
    stage.store.cache.renew(stage.clock.now())
    saved = stage.alerts.acknowledge(alert(20)).result()
    assert saved.is_saved and saved.op in {each.op for each in stage.store.journal.unsent()}
    stage.close()


def test_g15_the_week_s_check_compares_indexes_too(folder: Path) -> None:
    """An index that misses rows is whole page by page."""
    connection = connect_cipher(folder / "cache.db", STORE_KEY)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_master SET sql = sql || ' WHERE n > 40' WHERE type = 'index'"
        " AND tbl_name = 'k_alert' AND sql LIKE '%gone%'"
    )
    name = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'k_alert'"
        " AND sql NOT LIKE '%WHERE%' LIMIT 1"
    ).fetchone()[0]
    root = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'i_order_pending'"
    ).fetchone()[0]
    connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (root, name))
    connection.close()
    check = FileCheck(folder / "cache.db", STORE_KEY)
    assert not check.is_whole(thoroughly=True)


def test_g15_the_check_is_done_once_a_run_and_thoroughly_each_week(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []
    whole = FileCheck.is_whole

    def noting(self: FileCheck, thoroughly: bool = False) -> bool:
        asked.append((self._path.name, thoroughly))
        return whole(self, thoroughly)

    monkeypatch.setattr(FileCheck, "is_whole", noting)
    stage = CareStage(folder)
    stage.look()
    assert asked == [("journal.db", True), ("cache.db", True)]
    stage.look()
    assert len(asked) == 2
    stage.close()
    again = CareStage(folder, clock=stage.clock)
    again.look()
    assert asked[2:] == [("journal.db", False), ("cache.db", False)]
    again.look(WEEK)
    assert asked[4:] == [("journal.db", True), ("cache.db", True)]
    again.close()


def test_g15_a_backup_is_made_each_day_and_seven_are_kept(folder: Path) -> None:
    stage = CareStage(folder)
    for _ in range(10):
        stage.look(timedelta(hours=12))
        stage.look(timedelta(hours=12))
    made = sorted((folder / "backup").iterdir())
    assert len(made) == 7 and read_head(made[-1]).operations == 3
    stage.close()


def test_g15_the_doctor_tells_reserve_check_backup_and_paper_without_a_key(folder: Path) -> None:
    stage = CareStage(folder)
    before = verdicts(folder, stage)
    assert set(before) == {"store.reserve", "store.checked", "store.backup", "store.recovery"}
    assert Verdict.BAD not in before.values()
    stage.look()
    stage.close()
    issue(folder, STORE_KEY)
    Reserve(folder / "journal.reserve", 0).path.write_bytes(b"")
    after = verdicts(folder, stage)
    well = {"store.checked": Verdict.OK, "store.backup": Verdict.OK, "store.recovery": Verdict.OK}
    assert after == {**well, "store.reserve": Verdict.NOTE}
    deep(folder / "cache.db")
    again = CareStage(folder, clock=stage.clock)
    again.look()
    assert verdicts(folder, again)["store.checked"] is Verdict.BAD
    again.look()
    assert verdicts(folder, again)["store.checked"] is Verdict.OK, "the new cache is whole"
    again.close()


def test_g15_a_check_under_way_ends_when_the_seat_does(folder: Path) -> None:
    check = FileCheck(folder / "cache.db", STORE_KEY)
    check.stop()
    with pytest.raises(Interrupted):
        check.is_whole()


def verdicts(folder: Path, stage: CareStage) -> dict[str, Verdict]:
    return {each.id: each.verdict for each in care(folder, stage.clock)}


@pytest.mark.parametrize("seed", range(6))
def test_g15_a_journal_damaged_while_running_is_copied_told_and_left_alone(
    folder: Path, seed: int, logged_errors: list[object]
) -> None:
    stage = CareStage(folder)
    stage.store.journal.checkpoint()
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    start = PAGE * random.Random(seed).randrange(1, len(data) // PAGE)
    data[start + 60] ^= 1
    path.write_bytes(data)
    stage.look()
    assert "journal_damaged" in stage.codes or FileCheck(path, STORE_KEY).is_whole()
    assert path.read_bytes() == bytes(data)
    if "journal_damaged" in stage.codes:
        assert next(folder.glob("journal.damaged-*.db")).read_bytes() == bytes(data)
        assert len(stage.store.journal.pending()) == 3
        assert logged_errors
    stage.close()


@pytest.mark.parametrize("damage", [flip, cut])
@pytest.mark.parametrize("seed", range(4))
def test_g15_a_spoilt_journal_is_refused_untouched_or_whole(
    folder: Path, damage: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    path = folder / "journal.db"
    spoil(path, damage, seed)
    before = path.read_bytes()
    try:
        journal = Journal.open(path, STORE_KEY, InlineLane())
    except Damaged:
        assert path.read_bytes() == before
        return
    assert len(journal.pending()) == 3
    journal.close()


def killed_with_log(folder: Path, acts: int) -> Path:
    """The files as a killed seat leaves them: everything is in the log."""
    stage = CareStage(folder)
    for number in range(acts):
        stage.log.write(f"记事 {number}").result()
    left = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    stage.close()
    for name, data in left.items():
        (folder / name).write_bytes(data)
    (folder / "journal.db-shm").unlink()
    return folder / "journal.db"


@pytest.mark.parametrize("place", [0.1, 0.3, 0.6])
def test_g15_a_log_spoilt_in_the_middle_is_damage_not_an_unfinished_write(
    tmp_path: Path, place: float
) -> None:
    """SQLite alone would drop every act behind the spoilt one without a word."""
    path = killed_with_log(tmp_path / "seat", 30)
    log = path.with_name("journal.db-wal")
    data = bytearray(log.read_bytes())
    data[int(len(data) * place)] ^= 1
    log.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(Damaged, match="log"):
        Journal.open(path, STORE_KEY, InlineLane())
    assert (path.read_bytes(), log.read_bytes()) == (before, bytes(data))


def test_g15_a_write_that_was_not_finished_is_no_damage(tmp_path: Path) -> None:
    path = killed_with_log(tmp_path / "seat", 30)
    log = path.with_name("journal.db-wal")
    data = bytearray(log.read_bytes())
    data[-100] ^= 1
    log.write_bytes(data)
    path.with_name("journal.db.seen").unlink()  # never ahead of what was synced: it knew 29 at most
    journal = Journal.open(path, STORE_KEY, InlineLane())
    assert len(journal.pending()) == 29
    journal.close()


def test_g15_a_log_that_is_lost_takes_nothing_with_it_after_the_first_look(tmp_path: Path) -> None:
    folder = tmp_path / "seat"
    stage = CareStage(folder)
    for number in range(5):
        stage.log.write(f"记事 {number}").result()
    stage.look()
    left = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    stage.close()
    for name, data in left.items():
        (folder / name).write_bytes(data)
    (folder / "journal.db-wal").write_bytes(b"")
    (folder / "journal.db-shm").unlink()
    journal = Journal.open(folder / "journal.db", STORE_KEY, InlineLane())
    assert len(journal.pending()) == 5
    journal.close()
