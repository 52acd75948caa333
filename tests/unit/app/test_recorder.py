"""What a seat saw is kept: whole, in order, bounded, encrypted, and never at the work's expense."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from console.app.recorder import FILE, Recorder
from console.app.store import Lanes, SeatStore, open_store
from console.commands.identity import Identity
from console.contract.grant import sign
from console.domain.alert import Disposition
from console.domain.entity import encode
from console.models.change_feed import ChangeFeed
from console.models.link_status import LinkStatus
from console.runtime.clock import ManualClock, utc_epoch
from console.settings.replay_profile import ReplayProfile, load_replay_profile
from offline_cache.lanes import InlineLane
from offline_cache.problems import NoSpace
from offline_cache.recording import Block, Film, Recording, Seen
from offline_cache.values import Change
from tests.unit.commands.seat_desk import HUB_KEY, STORE_KEY, alert, grant

PROFILE = ReplayProfile(timedelta(days=1), 10_000_000, timedelta(hours=1))
PRIVATE = "下立交积水"


class RecordedSeat:
    """A store whose changes are told to a recorder, all on this thread."""

    def __init__(self, folder: Path, profile: ReplayProfile = PROFILE) -> None:
        self.clock = ManualClock()
        lane = InlineLane()
        self.store: SeatStore = open_store(
            folder, STORE_KEY, Lanes(lane, lane, lane, lane, lane, lane), self.clock
        )
        self.feed = ChangeFeed()
        self.link = LinkStatus(self.store.cache, self.feed, lane)
        self.identity = Identity.of(sign(grant(), HUB_KEY))
        self.recorder = Recorder(
            self.store, self.feed, self.link, lambda: self.identity, self.clock, profile, lane
        )
        self.ended: list[str] = []
        self.recorder.ended.connect(self.ended.append)
        self._seq = 0

    def put(self, *changes: tuple[str, str, dict[str, Any] | None]) -> None:
        told = []
        for kind, id, body in changes:
            self._seq += 1
            told.append(Change(self._seq, kind, id, f"e.{self._seq}", "hall", body))
        self.recorder._changed(self.store.cache.apply(told, f"e:{self._seq}"))

    def tick(self, seconds: float = 1.0) -> None:
        self.recorder.flush()
        self.clock.jump(seconds)

    def film(self) -> Film:
        return Film(self.store.folder / FILE, STORE_KEY)

    def close(self) -> None:
        self.recorder.stop()
        self.store.close()


@pytest.fixture
def seat(qapp, tmp_path: Path) -> Iterator[RecordedSeat]:
    made = RecordedSeat(tmp_path / "seat")
    yield made
    made.close()


def blocks(film: Film, first: int = 1) -> list[tuple[float, bool, Block]]:
    found = [(at, whole, block) for _, at, whole, block in film.blocks(first, 1e12)]
    film.close()
    return found


def body(number: int, **other: Any) -> dict[str, Any]:
    return encode(replace(alert(number), **other))


def test_the_first_block_is_whole_and_the_next_hold_what_changed(seat: RecordedSeat) -> None:
    seat.put(("alert", "A001", body(1)), ("camera", "C1", {"id": "C1", "name": "东口"}))
    begun = seat.clock.now()
    seat.tick()
    seat.put(("alert", "A002", body(2)))
    seat.tick()
    seat.tick()  # nothing changed: no block
    seat.put(("alert", "A001", None))
    seat.tick()
    first, second, third = blocks(seat.film())
    assert (first[0], first[1]) == (utc_epoch(begun), True)
    assert [each.id for each in first[2].seen] == ["A001"]
    assert [each.id for each in seat.film().reference(first[2].pack)] == ["C1"]
    assert first[2].around["person"] == seat.identity.token
    assert (second[1], [each.id for each in second[2].seen]) == (False, ["A002"])
    assert third[2].seen == (Seen("alert", "A001", None),)


def test_what_changed_twice_in_a_second_is_kept_as_it_was_last(seat: RecordedSeat) -> None:
    seat.tick()
    seat.put(("alert", "A001", body(1, title="一")))
    seat.put(("alert", "A001", body(1, title="二")))
    seat.tick()
    (_, _, block) = blocks(seat.film())[-1]
    assert len(block.seen) == 1 and "二" in block.seen[0].view.decode()


def test_the_file_shows_nothing_in_clear(seat: RecordedSeat) -> None:
    seat.put(("alert", "A001", body(1)))
    seat.tick()
    for file in seat.store.folder.glob("replay.db*"):
        assert PRIVATE.encode() not in file.read_bytes()


def test_the_oldest_goes_first_and_what_is_left_begins_whole(qapp, tmp_path: Path) -> None:
    seat = RecordedSeat(tmp_path / "seat", replace(PROFILE, kept=timedelta(hours=3)))
    for number in range(8):
        seat.put(("alert", f"A{number:03}", body(number)))
        seat.tick(seconds=1800)
    film = seat.film()
    assert 3 * 3600 <= film.ends - film.begins <= 4.5 * 3600
    assert blocks(film, film.start_for(film.begins))[0][1]
    seat.close()


def test_the_size_is_bounded_however_much_comes(tmp_path: Path) -> None:
    recording = Recording.open(tmp_path / FILE, STORE_KEY, 200_000, 1e9)
    noise = [bytes((n * 7 + i * i) % 251 for i in range(20_000)) for n in range(5)]
    for number in range(200):
        seen = (Seen("alert", "A", noise[number % 5] + str(number).encode()),)
        is_whole = number % 5 == 0
        recording.append(float(number), Block(seen), () if is_whole else None)
    assert recording.size <= 200_000
    recording.close()


def test_a_full_disk_costs_the_recording_and_not_the_work(seat: RecordedSeat, monkeypatch) -> None:
    seat.tick()

    def full(*_: object) -> None:
        raise NoSpace("full", seat.store.folder)

    monkeypatch.setattr(Recording, "append", full)
    seat.put(("alert", "A001", body(1)))
    seat.tick()
    assert seat.store.cache.get("alert", "A001") is not None and seat.ended == []
    monkeypatch.undo()
    seat.put(("alert", "A002", body(2)))
    seat.tick()
    _, is_whole, block = blocks(seat.film())[-1]
    assert is_whole and {each.id for each in block.seen} == {"A001", "A002"}  # the gap is closed


def test_a_damaged_recording_is_set_aside_and_begun_anew(qapp, tmp_path: Path) -> None:
    folder = tmp_path / "seat"
    folder.mkdir()
    (folder / FILE).write_bytes(b"x" * 8192)
    seat = RecordedSeat(folder)
    seat.tick()
    assert len(blocks(seat.film())) == 1 and seat.ended == []
    assert list(folder.glob("replay.aside-*.db"))
    seat.close()


def test_an_error_nobody_foresaw_ends_the_recording_and_is_told(
    seat: RecordedSeat, monkeypatch
) -> None:
    seat.tick()

    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(Recording, "append", broken)
    seat.put(("alert", "A001", body(1)))
    seat.tick()
    monkeypatch.undo()
    seat.put(("alert", "A002", body(2)))
    seat.tick()
    assert seat.ended == ["unexpected"] and len(blocks(seat.film())) == 1


def test_a_clock_set_back_lets_no_time_run_backwards(seat: RecordedSeat) -> None:
    seat.tick()
    seat.clock.step(-3600)
    seat.put(("alert", "A001", body(1)))
    seat.tick()
    times = [at for at, _, _ in blocks(seat.film())]
    assert times == sorted(times)


def test_the_profile_says_how_much_is_kept() -> None:
    profile = load_replay_profile()
    assert profile.kept == timedelta(days=14) and profile.most_bytes == 512 * 1024 * 1024


def test_a_matter_closed_in_this_shift_stays_in_whole_blocks_and_then_goes(
    seat: RecordedSeat,
) -> None:
    closed = encode(replace(alert(1), disposition=Disposition.FALSE))
    seat.put(("alert", "A001", encode(alert(1))))
    seat.tick()
    seat.put(("alert", "A001", closed))
    seat.tick(3600.0)
    for hour in range(1, 14):
        seat.put(("alert", "A002", encode(alert(2, text=f"第 {hour} 报"))))
        seat.tick(3600.0)
    wholes = [block for _, is_whole, block in blocks(seat.film()) if is_whole]
    held = ["A001" in {each.id for each in whole.seen} for whole in wholes]
    assert held[:12] == [True] * 12, "it vanished at the next whole block"
    assert held[-1] is False, "what was closed in another shift is kept for ever"
