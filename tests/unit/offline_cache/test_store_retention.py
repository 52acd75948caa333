"""P6: old finished records leave the cache by themselves; open work and own acts stay."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from offline_cache import retention
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.unit.offline_cache.store_samples import ALERTS, CAMERAS, KEY, alert, fold, operation

KEPT = 50


class Seat:
    def __init__(self, folder: Path) -> None:
        self.journal = Journal.open(folder / "journal.db", KEY, InlineLane())
        collections = (replace(ALERTS, kept=KEPT), CAMERAS)
        self.cache = Cache.open(
            folder / "cache.db", KEY, collections, fold, self.journal.pending, InlineLane()
        )
        self.seq = 0

    def receive(self, *ids: str, state: str = "closed") -> None:
        for id in ids:
            self.seq += 1
            self.cache.apply([alert(self.seq, id, state=state)], f"e:{self.seq}")


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    monkeypatch.setattr(retention, "EVERY", 10)
    monkeypatch.setattr(retention, "PIECE", 7)
    seat = Seat(tmp_path)
    yield seat
    seat.cache.close()
    seat.journal.close()


def test_the_oldest_finished_go_and_the_newest_stay(seat: Seat) -> None:
    ids = [f"a{number:03}" for number in range(400)]
    seat.receive(*ids)
    left = seat.cache.ids("alert", {}, "age")
    assert KEPT <= len(left) <= KEPT + 10
    assert left == ids[-len(left) :]
    seat.cache.index_text()
    assert len(seat.cache.search("电梯", limit=400)) == len(left), "found though it is gone"


def test_open_work_and_what_somebody_acts_on_stay_however_old(seat: Seat) -> None:
    seat.receive("open", state="new")
    seat.receive("mine")
    seat.journal.append(operation("o1", ("alert", "mine"), note="x"))
    seat.cache.refold([("alert", "mine")])
    seat.receive(*(f"a{number}" for number in range(200)))
    assert seat.cache.get("alert", "open") is not None
    assert seat.cache.get("alert", "mine") is not None
    assert seat.cache.get("alert", "a0") is None


def test_an_old_one_that_changes_again_is_back_whole(seat: Seat) -> None:
    seat.receive("old", *(f"a{number}" for number in range(200)))
    assert seat.cache.get("alert", "old") is None
    seat.receive("old")
    row = seat.cache.get("alert", "old")
    assert row is not None and row.body["title"] == "电梯困人"


def test_the_past_is_loaded_only_as_far_as_it_would_stay(seat: Seat) -> None:
    seat.receive("now")
    assert seat.cache.has_room_for_history
    for first in range(0, 60, 20):
        seat.cache.load_history([alert(n - 900, f"h{n}") for n in range(first, first + 20)])
    assert not seat.cache.has_room_for_history


def test_what_is_gone_at_the_hub_is_not_dropped_by_its_number(seat: Seat) -> None:
    seat.receive("gone")
    seat.seq += 1
    tombstone = replace(alert(seat.seq, "gone"), body=None)
    seat.cache.apply([tombstone], f"e:{seat.seq}")
    seat.receive(*(f"a{number}" for number in range(200)))
    seat.cache.apply([alert(1, "gone")], f"e:{seat.seq}")
    assert seat.cache.get("alert", "gone") is None, "an older revision brought it back"
