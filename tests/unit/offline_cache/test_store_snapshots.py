"""A snapshot is swapped in by pieces: live changes pass between, what a crash ends is finished."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from offline_cache import generation as generations
from offline_cache.cache import Cache
from offline_cache.cipher import connect_reading
from offline_cache.generation import Swap
from offline_cache.lanes import InlineLane, ThreadLane
from offline_cache.problems import Renewed
from offline_cache.values import Change, Key, PendingOperation
from offline_cache.viewed import ViewedCache
from tests.unit.offline_cache.store_samples import ALERTS, CAMERAS, KEY, alert, fold, operation

MANY = 950


def open_cache(folder: Path, lane: InlineLane | ThreadLane, *pending: PendingOperation) -> Cache:
    folder.mkdir(exist_ok=True)
    kinds = [ALERTS, CAMERAS]
    return Cache.open(folder / "cache.db", KEY, kinds, fold, lambda: list(pending), lane)


def camera(n: int, epoch: str = "e", **more: object) -> Change:
    body = {"name": f"望汐路{n}号", "town": "望潮街道", **more}
    return Change(n, "camera", f"c{n:04d}", f"{epoch}.{n}", "h", body)


@pytest.fixture
def lane() -> Iterator[ThreadLane]:
    opened = ThreadLane("cache")
    yield opened
    opened.close()


def stop_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the swap die after so many pieces, as a full disk would."""
    step, done = Swap.step, []

    def dying(self, connection, writer):  # type: ignore[no-untyped-def]
        done.append(1)
        if len(done) > steps:
            raise OSError("power cut")
        return step(self, connection, writer)

    monkeypatch.setattr(Swap, "step", dying)


def test_live_changes_go_between_the_pieces_and_are_not_set_back(
    tmp_path: Path, lane: ThreadLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = open_cache(tmp_path, lane)
    cache.apply([alert(1, "a1")], "e:1")
    seen: list[tuple[int, str | None]] = []
    step = Swap.step

    def watched(self, connection, writer):  # type: ignore[no-untyped-def]
        # a change arrives while this piece is written: it is next, before the other pieces
        n = len(seen) + 10
        live = cache.apply_soon(
            [alert(n, "a1", severity=n), camera(MANY - n, name=f"新{n}")], "e:9"
        )
        live.add_done_callback(lambda _: seen.append((n, cache.cursor("reference"))))
        return step(self, connection, writer)

    generation = cache.begin_generation("reference", "e", 5)
    for start in range(0, MANY, 200):
        generation.load([camera(n) for n in range(start, min(MANY, start + 200))])
    monkeypatch.setattr(Swap, "step", watched)
    changed = generation.swap()
    lane.run(lambda: None)
    assert len(seen) > MANY // generations.PIECE
    assert [at for _, at in seen[:-1]] == [None] * (len(seen) - 1)
    assert cache.cursor("reference") == "e:5" and cache.count("camera") == MANY
    assert len(changed.keys or ()) >= MANY - len(seen)
    renamed = [cache.get("camera", f"c{MANY - n:04d}") for n, _ in seen]
    assert [row.body["name"] for row in renamed if row] == [f"新{n}" for n, _ in seen]
    cache.close()


def test_a_crash_between_the_pieces_has_the_snapshot_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = open_cache(tmp_path, InlineLane())
    first = cache.begin_generation("reference", "e", 5)
    first.load([camera(n) for n in range(300)])
    first.swap()
    assert cache.cursor("reference") == "e:5"
    second = cache.begin_generation("reference", "f", 9)
    second.load([camera(n, "f") for n in range(100, 600)])
    with monkeypatch.context() as patch:
        stop_after(3, patch)
        with pytest.raises(OSError, match="power cut"):
            second.swap()
    assert cache.cursor("reference") is None
    cache.apply([alert(7, "a1")], "e:7")
    cache.close()
    cache = open_cache(tmp_path, InlineLane())
    assert cache.cursor("reference") is None and cache.cursor() == "e:7"
    again = cache.begin_generation("reference", "f", 9)
    again.load([camera(n, "f") for n in range(100, 600)])
    again.swap()
    assert cache.cursor("reference") == "f:9"
    assert cache.ids("camera", order="id") == [f"c{n:04d}" for n in range(100, 600)]
    cache.close()
    cache = open_cache(tmp_path, InlineLane())
    assert cache.cursor("reference") == "f:9"
    cache.close()


def killed(folder: Path, image: Path) -> Path:
    """Return a folder with what a kill at this moment leaves."""
    shutil.copytree(folder, image)
    return image


def numbered(n: int, epoch: str, text: str) -> Change:
    body = {"title": "电梯困人", "state": "new", "severity": 3, "text": text}
    return Change(n, "alert", f"a{n:04d}", f"{epoch}.{n}", "yunting", body)


def shown(cache: Cache) -> dict[str, str]:
    return {row.id: row.body["text"] for row in cache.select("alert", order="id") if row.base}


@pytest.mark.parametrize("steps", range(12))
def test_what_was_begun_to_be_taken_over_is_whole_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """H711: killed in these seconds, a seat starts with an order that has no units, or the like."""
    mine = operation("o1", ("alert", "a0407"), note="mine")
    cache = open_cache(tmp_path / "seat", InlineLane(), mine)
    cache.apply([numbered(n, "e", "before") for n in range(600)], "e:600")
    begun = cache.begin_generation("open", "f", 900)
    begun.load([numbered(n, "f", "after") for n in range(300, 900)])
    with monkeypatch.context() as patch, suppress(OSError):
        stop_after(steps, patch)
        begun.swap()
    image = killed(tmp_path / "seat", tmp_path / "image")
    cache.close()
    cache = open_cache(image, InlineLane(), mine)
    assert shown(cache) == {f"a{n:04d}": "after" for n in range(300, 900)}
    assert cache.cursor() == "f:900"
    own = cache.get("alert", "a0407")
    assert own is not None and (own.body["note"], own.is_pending) == ("mine", True)
    cache.close()
    cache = open_cache(image, InlineLane(), mine)
    assert cache.cursor() == "f:900" and len(shown(cache)) == 600
    cache.close()


def test_whoever_looks_on_is_told_of_a_snapshot_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H718: a second console read its pages anew while the first was in the middle."""
    cache = open_cache(tmp_path / "seat", InlineLane())
    cache.apply([numbered(n, "e", "before") for n in range(300)], "e:300")
    beside = ViewedCache(tmp_path / "seat" / "cache.db", KEY, [ALERTS, CAMERAS])
    assert beside.look_again() and not beside.look_again()
    told: list[bool] = []
    step = Swap.step

    def watched(self, connection, writer):  # type: ignore[no-untyped-def]
        told.append(beside.look_again())
        return step(self, connection, writer)

    begun = cache.begin_generation("open", "f", 900)
    begun.load([numbered(n, "f", "after") for n in range(100, 400)])
    beside.look_again()
    monkeypatch.setattr(Swap, "step", watched)
    begun.swap()
    assert len(told) > 3 and not any(told)
    assert beside.look_again()
    assert set(shown(beside).values()) == {"after"}
    beside.close()
    cache.close()


def test_a_newer_snapshot_after_one_that_failed_is_not_taken_for_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = open_cache(tmp_path / "seat", InlineLane())
    cache.apply([numbered(n, "e", "before") for n in range(600)], "e:600")
    begun = cache.begin_generation("open", "f", 900)
    begun.load([numbered(n, "f", "after") for n in range(300, 900)])
    with monkeypatch.context() as patch, pytest.raises(OSError, match="power cut"):
        stop_after(3, patch)
        begun.swap()
    newer = cache.begin_generation("open", "g", 950)
    newer.load([numbered(n, "g", "newer") for n in range(300, 310)])
    image = killed(tmp_path / "seat", tmp_path / "image")
    cache.close()
    cache = open_cache(image, InlineLane())
    assert cache.cursor() is None, "it is asked for again"
    assert len(shown(cache)) >= 300, "ten records are not the hub's whole state"
    cache.close()


def test_own_work_stays_folded_over_what_a_snapshot_brings_and_takes(tmp_path: Path) -> None:
    mine: list[Key] = [("camera", "c0001"), ("camera", "c0002")]
    pending = [operation(f"o{n}", key, note="mine") for n, key in enumerate(mine)]
    cache = open_cache(tmp_path, InlineLane(), *pending)
    generation = cache.begin_generation("reference", "e", 5)
    generation.load([camera(n) for n in range(1, 250)])
    generation.swap()
    assert [row.body["note"] for row in cache.rows("camera", ["c0001", "c0002"])] == ["mine"] * 2
    generation = cache.begin_generation("reference", "f", 1)
    generation.load([camera(n, "f") for n in range(2, 250)])
    generation.swap()
    (left,) = cache.rows("camera", ["c0001", "c0002"])
    assert (left.id, left.rev, left.body["note"]) == ("c0002", "f.2", "mine")
    cache.close()


def test_a_newer_snapshot_ends_the_one_before_it(tmp_path: Path) -> None:
    cache = open_cache(tmp_path, InlineLane())
    old = cache.begin_generation("reference", "e", 5)
    old.load([camera(1)])
    new = cache.begin_generation("reference", "e", 6)
    with pytest.raises(RuntimeError):
        old.load([camera(2)])
    with pytest.raises(RuntimeError):
        old.swap()
    new.load([camera(3)])
    new.swap()
    assert cache.ids("camera") == ["c0003"] and cache.cursor("reference") == "e:6"
    cache.close()


def test_a_hub_of_an_earlier_state_takes_back_what_came_after_its_backup(tmp_path: Path) -> None:
    """A restored hub tells records under the revisions they had; greater numbers are gone."""
    cache = open_cache(tmp_path, InlineLane())
    cache.apply([camera(30, name="后来")], "e:30", scope="reference")
    generation = cache.begin_generation("reference", "f", 12)
    before = Change(10, "camera", "c0030", "e.10", "h", {"name": "当时"})
    generation.load([before])
    generation.swap()
    row = cache.get("camera", "c0030")
    assert row is not None
    assert (row.rev, row.body["name"]) == ("e.10", "当时")
    cache.close()


def test_h964_a_snapshot_cut_off_by_an_outage_takes_nothing_with_it_at_a_change_of_person(
    tmp_path: Path, lane: ThreadLane
) -> None:
    """It was half here and the hub away; another person sat down, and the screen was empty."""
    cache = open_cache(tmp_path, lane)
    cache.apply([alert(n, f"a{n}") for n in range(1, 6)], "e:5")
    generation = cache.begin_generation("open", "e", 9)
    generation.load([alert(n, f"b{n}") for n in range(6, 9)])
    assert not cache.read_anew(), "nothing came, so no page need read again"
    assert [row.id for row in cache.select("alert")] == ["a1", "a2", "a3", "a4", "a5"]
    assert cache.is_incomplete
    with pytest.raises(Renewed):
        generation.load([alert(9, "b9")])
    with pytest.raises(Renewed):
        generation.swap()
    generation.abandon()
    with pytest.raises(Renewed):
        cache.apply([alert(10, "a10")], "e:10")
    cache.close()
    beside = connect_reading(tmp_path / "cache.db", KEY)
    left = beside.execute("SELECT count(*) FROM staged").fetchone()
    beside.close()
    assert left == (0,), "what the person before might read lies nowhere"

    cache = open_cache(tmp_path, lane)
    assert cache.resume_generation("open", "e") is None
    again = cache.begin_generation("open", "e", 11)
    again.load([alert(2, "a2"), alert(11, "a11")])
    again.swap()
    assert [row.id for row in cache.select("alert")] == ["a2", "a11"]
    assert not cache.is_incomplete


def test_h964_what_is_being_taken_over_then_is_taken_over_whole(
    tmp_path: Path, lane: ThreadLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = open_cache(tmp_path, lane)
    cache.apply([alert(1, "a1")], "e:1")
    generation = cache.begin_generation("open", "e", 2 * MANY)
    generation.load([alert(n, f"a{n}") for n in range(2, MANY)])
    half = Event()
    step = Swap.step

    def slowly(self, connection, writer):  # type: ignore[no-untyped-def]
        changed = step(self, connection, writer)
        half.set()
        return changed

    told: list[BaseException] = []

    def swap() -> None:
        try:
            generation.swap()
        except Renewed as renewed:
            told.append(renewed)

    monkeypatch.setattr(Swap, "step", slowly)
    swapping = Thread(target=swap)
    swapping.start()
    assert half.wait(10)
    is_taken_over = cache.read_anew()
    swapping.join(10)
    ids = {row.id for row in cache.select("alert")}
    assert ids == {f"a{n}" for n in range(2, MANY)}, "neither half of one nor of the other"
    assert is_taken_over == bool(told)
    assert cache.is_incomplete
