"""A backup while the hub works: whole or none, and brought back without losing what was there."""

from pathlib import Path

import pytest

from console.hub.store import backup
from console.hub.store.connection import connect
from console.hub.store.sqlite import BACKUP_COVERS, FILE, StoreProblem
from tests.unit.hub.hub_desk import Desk, orange


def test_a_backup_says_what_it_covers_and_replaces_the_one_before(
    desk: Desk, tmp_path: Path
) -> None:
    to = tmp_path / "hub.backup"
    assert backup.back_up(desk.core.database, to) == f"{desk.core.epoch}:0"
    desk.post(orange(1))
    covers = backup.back_up(desk.core.database, to)
    desk.post(orange(2))
    assert covers == f"{desk.core.epoch}:1" == backup.covered_by(to)
    assert desk.core.database.meta(BACKUP_COVERS) == covers
    assert to.stat().st_mode & 0o077 == 0, "it holds the signing key"
    assert [p.name for p in tmp_path.glob("hub.backup*")] == ["hub.backup"]


def test_a_backup_that_cannot_be_written_counts_as_none(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        backup.back_up(desk.core.database, tmp_path / "nowhere" / "copy")
    assert desk.core.database.meta(BACKUP_COVERS) == ""


def test_restoring_begins_a_new_epoch_and_sets_aside_what_was_there(
    desk: Desk, tmp_path: Path
) -> None:
    alert = desk.post(orange(1))[0].alert
    backup.back_up(desk.core.database, tmp_path / "copy")
    lost = desk.post(orange(2))[0].alert
    before = desk.core.epoch
    desk.core.close()
    desk.later(seconds=1)
    epoch = backup.restore(desk.folder, tmp_path / "copy", desk.ids, desk.clock.now())
    desk.core = desk._open()
    assert desk.core.epoch == epoch > before
    assert desk.core.reader.record("alert", alert) is not None
    assert desk.core.reader.record("alert", lost) is None
    (aside,) = desk.folder.glob(f"{FILE}.before-*")
    kept = connect(aside).execute("SELECT count(*) FROM records").fetchone()
    assert kept == (2,), "what was there is still there, under another name"


def test_the_log_of_the_file_before_is_not_played_into_the_one_brought_back(
    desk: Desk, tmp_path: Path
) -> None:
    """A hub that was killed leaves `hub.db-wal`; beside another file it would spoil it."""
    desk.post(orange(1))
    backup.back_up(desk.core.database, tmp_path / "copy")
    desk.post(*(orange(n) for n in range(2, 40)))
    log = desk.folder / f"{FILE}-wal"
    kept = log.read_bytes()
    desk.core.close()
    log.write_bytes(kept)
    backup.restore(desk.folder, tmp_path / "copy", desk.ids, desk.clock.now())
    assert not log.exists()
    desk.core = desk._open()
    assert len(desk.bodies("alert")) == 1


@pytest.mark.parametrize("spoil", ["cut", "text", "newer", "missing"])
def test_what_is_no_whole_backup_is_refused_and_nothing_is_touched(
    desk: Desk, tmp_path: Path, spoil: str
) -> None:
    desk.post(*(orange(n) for n in range(60)))
    copy = tmp_path / "copy"
    backup.back_up(desk.core.database, copy)
    if spoil == "cut":
        copy.write_bytes(copy.read_bytes()[:40_000])
    elif spoil == "text":
        copy.write_text("not a database at all, but long enough to be looked at" * 100)
    elif spoil == "newer":
        newer = connect(copy)
        newer.execute("PRAGMA user_version = 99")
        newer.close()
    else:
        copy.unlink()
    names = sorted(p.name for p in desk.folder.iterdir())
    with pytest.raises(StoreProblem):
        backup.restore(desk.folder, copy, desk.ids, desk.clock.now())
    assert sorted(p.name for p in desk.folder.iterdir()) == names
    assert len(desk.bodies("alert")) == 60
