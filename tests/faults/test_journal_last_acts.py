"""G1, G15: acts at the end of a spoilt log look like a write that was cut off; a witness tells."""

import random
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from console.app.journal_word import main as journal_word
from console.bench.damage import spoil_log
from console.runtime.clock import ManualClock
from offline_cache.audit import AuditLine
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import Damaged, LostSaved
from offline_cache.rebuild import NUMBERS_SKIPPED, read_source, rebuild
from tests.faults.test_g15_corruption_is_found_set_aside_and_rebuilt import killed_with_log
from tests.unit.commands.seat_desk import STORE_KEY

ACTS = 6


def log_of(path: Path) -> Path:
    return path.with_name("journal.db-wal")


def change_log(path: Path, change: Callable[[bytearray], None]) -> None:
    data = bytearray(log_of(path).read_bytes())
    change(data)
    log_of(path).write_bytes(data)


def flip_end(data: bytearray) -> None:
    data[-900] ^= 1


def cut_end(data: bytearray) -> None:
    del data[-5000:]


def flip_head(data: bytearray) -> None:
    data[20] ^= 1


@pytest.mark.parametrize("change", [flip_end, cut_end, flip_head])
def test_a_spoilt_last_act_is_said_and_nothing_is_written(
    tmp_path: Path, change: Callable[[bytearray], None]
) -> None:
    path = killed_with_log(tmp_path / "seat", ACTS)
    change_log(path, change)
    before = path.read_bytes(), log_of(path).read_bytes()
    with pytest.raises(LostSaved, match=r"最后 \d+ 笔"):
        Journal.open(path, STORE_KEY, InlineLane())
    assert (path.read_bytes(), log_of(path).read_bytes()) == before


def test_a_salvage_says_how_many_and_gives_no_number_or_line_twice(tmp_path: Path) -> None:
    path = killed_with_log(tmp_path / "seat", ACTS)
    change_log(path, flip_end)
    said = rebuild(path, STORE_KEY, [read_source(path, STORE_KEY)], ManualClock().now())
    assert (said.operations, said.lost, said.is_whole) == (ACTS - 1, 1, False)
    journal = Journal.open(path, STORE_KEY, InlineLane())
    assert len(journal.pending()) == ACTS - 1, "another life of the journal: nothing is missed"
    assert (journal.meta("order_numbers") or {})["last"] >= NUMBERS_SKIPPED
    journal.close()


def test_whole_journals_are_not_doubted(tmp_path: Path) -> None:
    """Killed, closed, killed again; or with a witness that is older, of another life, spoilt."""
    path = killed_with_log(tmp_path / "seat", ACTS)
    Journal.open(path, STORE_KEY, InlineLane()).close()
    witness = path.with_name("journal.db.seen")
    told = witness.read_bytes()
    for content in (b"", b"another 99999 00000000", bytes(64), b"\xff" * 64, told[:40]):
        witness.write_bytes(content)
        Journal.open(path, STORE_KEY, InlineLane()).close()
    assert witness.read_bytes() == told, "it knows again"


@pytest.mark.parametrize("seed", range(10))
def test_a_log_spoilt_anywhere_loses_nothing_in_silence(tmp_path: Path, seed: int) -> None:
    path = killed_with_log(tmp_path / "seat", ACTS)
    assert spoil_log(path, random.Random(seed))
    try:
        journal = Journal.open(path, STORE_KEY, InlineLane())
    except Damaged:
        return
    assert len(journal.pending()) == ACTS
    journal.close()


def log_gone(path: Path) -> None:
    log_of(path).unlink()


def cut_to(size: int) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        Journal.open(path, STORE_KEY, InlineLane()).close()
        path.write_bytes(path.read_bytes()[:size])

    return cut


@pytest.mark.parametrize("damage", [cut_to(1), cut_to(4095), log_gone])
def test_a_journal_of_which_no_table_is_left_is_not_taken_for_a_new_one(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """H359: without a witness too, as after an update; SQLite takes such a file for empty."""
    path = killed_with_log(tmp_path / "seat", ACTS)
    damage(path)
    path.with_name("journal.db.seen").unlink()
    before = path.read_bytes()
    with pytest.raises(Damaged):
        Journal.open(path, STORE_KEY, InlineLane())
    with pytest.raises(Damaged, match="nothing of it can be read"):  # the backup is what is left
        read_source(path, STORE_KEY)
    assert path.read_bytes() == before


def test_an_act_that_was_taken_back_is_not_sent_after_all(tmp_path: Path) -> None:
    """What is lost may be the word that an act shall not go; that counts as saved too."""
    path = killed_with_log(tmp_path / "seat", ACTS)
    journal = Journal.open(path, STORE_KEY, InlineLane())
    (first, *_) = journal.pending()
    journal.checkpoint()
    assert journal.withdraw(first.op)
    killed = Path(copytree(path.parent, tmp_path / "killed")) / path.name
    journal.close()
    change_log(killed, flip_end)
    with pytest.raises(LostSaved):
        Journal.open(killed, STORE_KEY, InlineLane())


def test_old_lines_go_and_their_numbers_do_not_come_again(tmp_path: Path) -> None:
    """A desk nobody used for half a year is not taken for one that lost its acts."""
    path = tmp_path / "journal.db"
    journal = Journal.open(path, STORE_KEY, InlineLane())
    for day in ("2020-01-01", "2020-01-02"):
        journal.audit.note(AuditLine(f"{day}T08:00:00+08:00", "linlan", "seat-1", "seat.locked"))
    assert journal.audit.forget(200) == 1
    journal.close()
    Journal.open(path, STORE_KEY, InlineLane()).close()


def test_the_word_for_the_installer_says_the_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = killed_with_log(tmp_path / "seat", ACTS)
    change_log(path, flip_end)
    path.with_name("key.source").write_text("passphrase")
    monkeypatch.setattr("console.app.journal_word.store_key", lambda *given: STORE_KEY)
    journal_word(["salvage", "--data", str(path.parent)])
    assert "最后 1 笔可能丢失" in capsys.readouterr().out
