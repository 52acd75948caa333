"""Files beside the journal: whole or not there, encrypted, let go only when a backup has them."""

import os
from pathlib import Path

import pytest

from offline_cache.blobs import PIECE, Blob, BlobStore
from offline_cache.problems import NoSpace, WrongKey
from offline_cache.reserve import Reserve
from offline_cache.room import Limits, Room

KEY = bytes(range(32))


def blob(id: str = "b1", size: int = 3) -> Blob:
    return Blob(id, "现场.jpg", "image/jpeg", size, "0" * 64, "2026-07-09T20:20:00+08:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "blobs.db"


def test_looking_makes_no_file_and_what_was_put_is_there_after_a_restart(path: Path) -> None:
    store = BlobStore(path, KEY)
    assert store.waiting() == []
    assert store.part("b1", 0, 9) == b""
    assert not path.exists()
    content = os.urandom(PIECE * 2 + 77)
    store.put(blob(size=len(content)), content)
    store.close()
    again = BlobStore(path, KEY)
    assert again.waiting() == [blob(size=len(content))]
    places = (0, 5, PIECE - 3, PIECE, PIECE * 2 - 1, PIECE * 2 + 70)
    assert all(again.part("b1", at, 40) == content[at : at + 40] for at in places)
    assert again.part("b1", 0, len(content) * 2) == content
    again.close()
    assert content[:60] not in path.read_bytes()
    assert "现场".encode() not in path.read_bytes()


def test_what_the_hub_has_waits_for_a_backup_and_a_new_epoch_offers_it_again(path: Path) -> None:
    store = BlobStore(path, KEY)
    for id in ("b1", "b2", "b3"):
        store.put(blob(id), b"abc")
    store.settle("b1", "E1:5")
    store.settle("b2", "E1:9")
    store.refuse("b3", "bad_type")
    assert store.waiting() == []
    assert store.forget_covered("E1:7") == 1
    assert (store.blob("b1"), store.part("b1", 0, 9)) == (None, b"")
    store.reopen_for_epoch("E1")
    assert store.waiting() == []
    store.reopen_for_epoch("E2")
    assert [each.id for each in store.waiting()] == ["b2"]
    kept = store.blob("b3")
    assert kept is not None
    assert kept.code == "bad_type", "what nobody else has stays"
    store.close()


def test_on_a_nearly_full_disk_files_stop_before_the_journal(tmp_path: Path, path: Path) -> None:
    room = Room(Reserve(tmp_path / "reserve", 1000), lambda: 10, Limits.for_reserve(1000))
    store = BlobStore(path, KEY, room)
    with pytest.raises(NoSpace):
        store.put(blob(), b"abc")
    assert not path.exists()


def test_a_wrong_key_is_said_at_the_first_use(path: Path) -> None:
    store = BlobStore(path, KEY)
    store.put(blob(), b"abc")
    store.close()
    with pytest.raises(WrongKey):
        BlobStore(path, bytes(32)).waiting()
