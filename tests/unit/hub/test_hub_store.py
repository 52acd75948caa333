"""Numbers, epochs and snapshots of the hub's store."""

import logging
import random
import threading
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from console.bench.damage import spoil
from console.contract.change import SCOPES
from console.hub.settings import HubSettings
from console.hub.store.connection import SqlError
from console.hub.store.problems import StoreDamaged
from console.hub.store.reader import ChangesGone, SnapshotGone
from console.hub.store.schema import VERSION, upgrade
from console.hub.store.sqlite import FILE, RESTORED, StoreProblem, hold, open_folder
from console.hub.store.writer import Writer
from tests.unit.hub.hub_desk import Desk, orange

ALL = frozenset(SCOPES)


def test_changes_are_numbered_without_gaps_and_told_as_they_were_committed(desk: Desk) -> None:
    desk.post(*(orange(n) for n in range(1, 31)))
    desk.post(orange(31, key="k5", severity="red"))
    changes, to = desk.core.changes_after(0, ALL)
    assert [c.seq for c in changes] == list(range(1, 32))
    assert to == 31
    assert changes[4].id == changes[30].id
    assert [c.body["severity"] for c in (changes[4], changes[30]) if c.body] == ["orange", "red"]
    assert changes[30].rev == f"{desk.core.epoch}.31"
    assert changes[30].home == "yunting"


def test_a_job_that_fails_takes_no_number(desk: Desk) -> None:
    def fails(transaction: object) -> None:
        desk_transaction = transaction
        desk_transaction.put("org", "x", {"id": "x"})  # type: ignore[attr-defined]
        raise KeyError("half way")

    good = desk.core.put_job([("org", "a", {"id": "a"})])
    results, told = desk.core.committer.commit([good, fails, good, fails], desk.clock.now)
    assert [type(r) for r in results] == [int, KeyError, int, KeyError]
    assert [(t.seq, t.id) for t in told] == [(1, "a")]
    desk.post(orange(1))
    assert [c.seq for c in desk.core.changes_after(0, ALL)[0]] == [1, 2]


@pytest.mark.parametrize("is_spoilt", [False, True])
def test_the_writer_outlives_a_lack_of_memory_and_asks_the_file_whether_it_was_one(
    desk: Desk, is_spoilt: bool, logged_errors: list[logging.LogRecord]
) -> None:
    """H321: the cipher says that there is no memory when it meets a damaged page."""
    desk.post(*(orange(n) for n in range(300)))
    database = desk.core.database
    database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if is_spoilt:
        assert spoil(desk.folder / FILE, random.Random(1))
    writer = Writer(desk.core.committer, desk.clock.now, lambda told: None)

    def fails(transaction: object) -> None:
        raise MemoryError

    try:
        with pytest.raises(StoreDamaged if is_spoilt else MemoryError):
            writer.submit(fails).result(10)
        job = desk.core.put_job([("org", "a", {"id": "a"})])
        if is_spoilt:
            with pytest.raises(StoreDamaged, match="hub restore"):
                writer.submit(job).result(10)
        else:
            assert writer.submit(job).result(10) == 1
            assert desk.core.changes_after(300, ALL)[0][0].id == "a"
    finally:
        writer.close()
    assert all("nothing was saved" in record.getMessage() for record in logged_errors)
    assert len(logged_errors) == (2 if is_spoilt else 1)


def test_the_writer_outlives_a_caller_who_gives_up(desk: Desk) -> None:
    """H712: whoever is cut off in mid-call is one caller; all others go on being written."""
    put = desk.core.put_job
    writer = Writer(desk.core.committer, desk.clock.now, lambda told: None)
    begun, may_go_on = threading.Event(), threading.Event()

    def slow(transaction: object) -> None:
        begun.set()
        may_go_on.wait(10)

    try:
        first = writer.submit(slow)
        assert begun.wait(10)
        given_up = writer.submit(put([("org", "a", {"id": "a"})]))
        beside = writer.submit(put([("org", "b", {"id": "b"})]))
        given_up.cancel()
        may_go_on.set()
        assert first.result(10) is None and beside.result(10) == 1
        assert writer.submit(put([("org", "c", {"id": "c"})])).result(10) == 1
    finally:
        may_go_on.set()
        writer.close()
    assert [each.id for each in desk.core.changes_after(0, ALL)[0]] == ["a", "b", "c"]


@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_database_that_is_taken_away_in_use_takes_nothing_more(
    desk: Desk, is_replaced: bool, logged_errors: list[logging.LogRecord]
) -> None:
    """H717: what is answered then is in a file that nobody will ever open again."""
    writer = Writer(desk.core.committer, desk.clock.now, lambda told: None)
    try:
        assert writer.submit(desk.core.put_job([("org", "a", {"id": "a"})])).result(10) == 1
        file = desk.folder / FILE
        content = file.read_bytes()
        file.unlink()
        if is_replaced:
            file.write_bytes(content)
        with pytest.raises(SqlError, match="removed or replaced"):
            writer.submit(desk.core.put_job([("org", "b", {"id": "b"})])).result(10)
    finally:
        writer.close()
    assert ["nothing was saved" in record.getMessage() for record in logged_errors] == [True]


def test_a_snapshot_stands_still_while_the_hub_goes_on(desk: Desk) -> None:
    desk.post(*(orange(n) for n in range(40)))
    place = desk.core.reader.place()
    rows, after = desk.core.snapshot_page("open", place, most=15)
    desk.post(*(orange(100 + n, key=f"k{n}", severity="red") for n in range(40)))
    desk.post(*(orange(200 + n, key=f"new{n}") for n in range(40)))
    while after is not None:
        page, after = desk.core.snapshot_page("open", place, after, most=15)
        rows += page
    bodies = [msgspec.json.decode(row[4]) for row in rows]
    assert sorted(b["title"] for b in bodies) == sorted(f"积水 {n}" for n in range(40))
    assert {b["severity"] for b in bodies} == {"orange"}
    assert all(int(row[2].rpartition(".")[2]) <= place.seq for row in rows)


def test_a_snapshot_whose_past_was_dropped_says_so_instead_of_lying(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "hub", HubSettings(changes_kept=5))
    desk.post(*(orange(n) for n in range(10)))
    place = desk.core.reader.place()
    desk.post(*(orange(100 + n, key=f"k{n}", severity="red") for n in range(10)))
    desk.core.do(desk.core.housekeeping_job(), desk.clock.now())
    with pytest.raises(SnapshotGone):
        desk.core.snapshot_page("open", place)
    with pytest.raises(ChangesGone):
        desk.core.changes_after(3, ALL)
    assert [c.seq for c in desk.core.changes_after(15, ALL)[0]] == [16, 17, 18, 19, 20]
    desk.core.close()


def test_of_what_was_missed_only_the_last_states_up_to_a_number_are_told(desk: Desk) -> None:
    desk.post(*(orange(n, key=f"k{n}") for n in range(3)))
    desk.post(orange(10, key="k1", severity="red"))
    desk.core.do(desk.core.put_job([("org", "G1", {"id": "G1", "name": "一"})]), desk.clock.now())
    desk.post(orange(11, key="k0", severity="red"))
    newest = desk.core.reader.newest_after

    def told(after: int, until: int, most: int = 9, scopes: frozenset[str] = ALL) -> object:
        found, to = newest(after, until, scopes, most)
        return [t.seq for t in found], to

    assert told(0, 3) == ([1, 2, 3], 3), "what comes later does not count"
    assert told(0, 99) == ([3, 4, 5, 6], 6)
    assert told(0, 99, most=2) == ([3, 4], 4), "a page proves no more than it looked at"
    assert told(4, 5) == ([5], 5)
    assert told(0, 99, scopes=frozenset({"open"})) == ([3, 4, 6], 6)
    assert told(6, 6) == ([], 6)


def test_last_states_are_not_told_when_their_changes_were_dropped(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "hub", HubSettings(changes_kept=5))
    desk.post(*(orange(n) for n in range(10)))
    desk.core.do(desk.core.housekeeping_job(), desk.clock.now())
    with pytest.raises(ChangesGone):
        desk.core.reader.newest_after(3, 10, ALL, 9)
    assert [t.seq for t in desk.core.reader.newest_after(5, 10, ALL, 9)[0]] == [6, 7, 8, 9, 10]
    desk.core.close()


def test_closed_matters_leave_the_open_snapshot_after_some_days(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    desk.post(orange(2))
    verify = desk.operation(
        "alert.verify", f"alert/{alert}", alert_id=alert, is_true=False, reason="传感器故障"
    )
    desk.send(verify)

    def titles() -> list[str]:
        rows, _ = desk.core.snapshot_page("open", desk.core.reader.place())
        bodies = [msgspec.json.decode(r[4]) for r in rows]
        return sorted(body["title"] for body in bodies if "title" in body)

    assert titles() == ["积水 1", "积水 2"]
    desk.clock.jump(timedelta(days=4).total_seconds())
    desk.post(orange(3))
    assert titles() == ["积水 2", "积水 3"]


def test_a_restored_file_begins_a_new_epoch_and_numbers_go_on(desk: Desk) -> None:
    desk.post(orange(1))
    before = desk.core.epoch
    desk.restart()
    assert desk.core.epoch == before
    (desk.folder / RESTORED).touch()
    desk.restart()
    assert desk.core.epoch != before
    assert not (desk.folder / RESTORED).exists()
    desk.post(orange(2))
    assert desk.core.reader.seq() == 2
    with pytest.raises(ChangesGone):
        desk.core.changes_after(0, ALL)


def test_a_file_of_a_newer_hub_or_a_damaged_one_is_named_in_plain_words(desk: Desk) -> None:
    desk.core.database.writer.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreProblem, match="newer"):
        open_folder(desk.folder, desk.ids)
    other = desk.folder / "damaged"
    other.mkdir()
    (other / "hub.db").write_bytes(b"this is no database at all" * 200)
    with pytest.raises(StoreProblem, match="损坏"):
        open_folder(other, desk.ids)


def test_what_an_older_hub_took_from_online_is_for_some_posts_and_a_spoilt_body_stops_nothing(
    desk: Desk,
) -> None:
    """H389: the step from a file that knew no such scope; one bad page is not the whole."""
    online, spoilt = desk.post(orange(1, channel="network"), orange(2, key="k2"))
    sql = desk.core.database.writer
    for table in ("records", "changes"):
        sql.execute(f"UPDATE {table} SET scope = 'open'")
    sql.execute("UPDATE records SET body = CAST('{' AS BLOB) WHERE id = ?", (spoilt.alert,))
    sql.execute(f"PRAGMA user_version = {VERSION - 1}")
    upgrade(sql)
    for table in ("records", "changes"):
        told = dict(sql.execute(f"SELECT id, scope FROM {table} WHERE kind = 'alert'").fetchall())
        assert told == {online.alert: "restricted", spoilt.alert: "open"}


def test_a_second_hub_on_the_same_folder_is_kept_out(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(StoreProblem, match="another hub"):
        hold(tmp_path)
    hold(tmp_path).close()


def test_importing_the_same_again_changes_nothing(desk: Desk) -> None:
    records = [("camera", f"C{n}", {"id": f"C{n}", "name": "桥"}) for n in range(3)]
    now = desk.clock.now()
    assert desk.core.do(desk.core.put_job(records), now) == 3
    assert desk.core.do(desk.core.put_job(records), now) == 0
    assert desk.core.reader.seq() == 3


def test_old_raw_messages_go_and_those_in_quarantine_stay(desk: Desk) -> None:
    desk.post(orange(1))
    desk.post({"title": "无等级"})
    desk.clock.jump(timedelta(days=100).total_seconds())
    desk.core.do(desk.core.housekeeping_job(), desk.clock.now())
    (left,) = desk.core.short_reads.execute("SELECT count(*) FROM raw_messages").fetchone()
    assert left == 1
