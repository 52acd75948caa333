"""G19: the right to the records is lost: they are wiped; the outbox stays, encrypted.

The files are scanned as they lie on the disk, and page by page as they decrypt.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.care import lost_scope
from console.commands.identity import Identity
from console.contract.grant import sign
from offline_cache.cipher import connect_cipher, connect_reading
from offline_cache.problems import StoreProblem
from tests.faults.care_stage import CareStage, hub_alerts, shown
from tests.unit.commands.seat_desk import HUB_KEY, STORE_KEY, alert, grant

PERSONAL = "望汐路下立交积水"
OWN = "本人所记一行"


@pytest.fixture
def stage(tmp_path: Path) -> CareStage:
    made = CareStage(tmp_path / "seat")
    made.store.cache.apply(hub_alerts(range(1, 60)), "e:59")
    made.store.cache.index_text()
    made.log.write(OWN).result()
    assert made.alerts.acknowledge(alert(3)).result().is_saved
    return made


def decrypted(path: Path, key: bytes = STORE_KEY) -> bytes:
    """Everything in a file's pages, tables, indexes, free pages: exported without encryption."""
    if not path.exists():
        return b""
    plain = path.with_name("plain.db")
    connection = connect_reading(path, key)
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (f"{plain}",))
    connection.execute("SELECT sqlcipher_export('plain')").fetchone()
    connection.close()
    data = plain.read_bytes()
    plain.unlink()
    return data


def everything(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file())


def test_g19_nothing_personal_is_left_in_the_cache_and_nothing_waits_less(
    stage: CareStage,
) -> None:
    folder = stage.store.folder
    waiting = [each.op for each in stage.store.journal.unsent()]
    assert PERSONAL.encode() in decrypted(folder / "cache.db"), "the scan sees nothing"
    stage.care.expire()
    assert "data_expired" in stage.codes and stage.published[-1].keys is None
    assert PERSONAL.encode() not in decrypted(folder / "cache.db")
    assert [row for row in shown(stage.store) if row != "A003"] == []
    assert [each.op for each in stage.store.journal.unsent()] == waiting
    assert stage.log.write("清除之后照样记").result().is_saved
    stage.close()
    assert PERSONAL.encode() not in decrypted(folder / "cache.db")


def test_g19_what_was_set_aside_expires_too(stage: CareStage) -> None:
    stage.store.cache.renew(stage.clock.now())
    folder = stage.store.folder
    assert list(folder.glob("cache.aside-*"))
    stage.care.expire()
    assert not list(folder.glob("cache.aside-*"))
    stage.close()


def test_g19_the_outbox_is_encrypted_at_rest_wiped_or_not(stage: CareStage) -> None:
    stage.look(timedelta(days=1))  # with a backup beside it
    stage.care.expire()
    stage.close()
    data = everything(stage.store.folder)
    for words in (PERSONAL, OWN, "alert.acknowledge", "linlan"):
        assert words.encode() not in data, words
    assert OWN.encode() in decrypted(stage.store.folder / "journal.db")
    assert not re.search(rb"SQLite format 3", data)


def test_g19_a_feed_that_goes_on_does_not_fill_what_was_wiped(stage: CareStage) -> None:
    stage.care.expire()
    with pytest.raises(StoreProblem):
        stage.store.cache.apply(hub_alerts([60]), "e:60")
    assert "A060" not in shown(stage.store)
    stage.close()


def test_g19_an_area_taken_away_is_a_scope_lost_and_a_new_one_is_not() -> None:
    def who(*areas: str) -> Identity:
        return Identity.of(sign(grant(areas=list(areas)), HUB_KEY))

    assert lost_scope(who("望汐路街道", "云汀新村"), who("云汀新村"))
    assert not lost_scope(who("云汀新村"), who("云汀新村", "望汐路街道"))
    assert not lost_scope(who(), who())


def test_g11_a_tombstone_is_kept_ninety_days_and_then_goes(stage: CareStage) -> None:
    gone = hub_alerts([5, 3])
    for seq, change in enumerate(gone, 60):
        stage.store.cache.apply(
            [type(change)(seq, change.kind, change.id, f"e.{seq}", change.home, None)], f"e:{seq}"
        )
    stage.look()
    assert remembered(stage) == {"A003", "A005"}
    stage.look(timedelta(days=89))
    assert remembered(stage) == {"A003", "A005"}
    stage.look(timedelta(days=3))
    assert remembered(stage) == {"A003"}, "an own act on it still waits"
    stage.close()


def remembered(stage: CareStage) -> set[str]:
    connection = connect_cipher(stage.store.folder / "cache.db", STORE_KEY)
    rows = connection.execute("SELECT id FROM k_alert WHERE base IS NULL").fetchall()
    connection.close()
    return {id for (id,) in rows}
