"""What the cache shows: hub state, own operations folded over it, filters, pages, snapshots."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from offline_cache import cache_reads
from offline_cache.cache import Cache, chunked
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane, ThreadLane
from offline_cache.layer import FOLD_FAILED
from offline_cache.values import Change, Collection, Field
from tests.unit.offline_cache.store_samples import (
    ALERTS,
    CAMERAS,
    KEY,
    alert,
    fold,
    gone,
    operation,
)

A1 = ("alert", "a1")


class Seat:
    """Journal and cache together, as a console has them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal.open(folder / "journal.db", KEY, InlineLane())
        self.cache = self.open_cache()

    def open_cache(self, *collections: Collection) -> Cache:
        return Cache.open(
            self.folder / "cache.db",
            KEY,
            collections or (ALERTS, CAMERAS),
            fold,
            self.journal.pending,
            InlineLane(),
        )

    def act(self, op: str, *targets: tuple[str, str], **fields: object) -> None:
        self.journal.append(operation(op, *targets, **fields))
        self.cache.refold(targets)

    def close(self) -> None:
        self.cache.close()
        self.journal.close()


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    opened = Seat(tmp_path)
    yield opened
    opened.close()


def test_a_hub_change_is_there_with_its_cursor(seat: Seat) -> None:
    change_set = seat.cache.apply([alert(1, "a1"), alert(2, "a2")], "e:2")
    assert change_set.origin == "hub" and change_set.cursor == "e:2"
    assert change_set.keys == {A1, ("alert", "a2")}
    row = seat.cache.get(*A1)
    assert row is not None and row.body["title"] == "电梯困人" and row.base == row.body
    assert (row.rev, row.home, row.is_pending, row.doomed) == ("e.1", "yunting", False, None)
    assert seat.cache.cursor() == "e:2" and seat.cache.cursor("reference") is None
    assert [each.id for each in seat.cache.rows("alert", ["a2", "none", "a1"])] == ["a2", "a1"]
    assert seat.cache.get("alert", "none") is None and seat.cache.get("nothing", "x") is None


def test_pending_work_is_seen_by_filter_sort_and_search(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1"), alert(2, "a2", severity=1)], "e:2")
    seat.act("o1", A1, state="closed", severity=0, title="误报")
    row = seat.cache.get(*A1)
    assert row is not None and row.is_pending and row.base is not None
    assert (row.body["state"], row.base["state"]) == ("closed", "new")
    assert seat.cache.ids("alert", {"state": "closed"}) == ["a1"]
    assert seat.cache.ids("alert", {}, "-severity") == ["a2", "a1"]
    assert [hit.id for hit in seat.cache.search("误报")] == ["a1"]
    assert [hit.id for hit in seat.cache.search("电梯")] == ["a2"]


def test_an_answered_operation_goes_with_the_change_that_carries_it(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1")], "e:1")
    seat.act("o1", A1, state="acked")
    seat.journal.answer("o1", "applied", {}, "e:5")
    seat.cache.refold()
    assert seat.cache.get(*A1).is_pending  # type: ignore[union-attr]
    seat.cache.apply([alert(5, "a1", state="acked", note="hub")], "e:5")
    row = seat.cache.get(*A1)
    assert row is not None and not row.is_pending and row.body["note"] == "hub"
    assert seat.journal.release("e:5") == ["o1"]


def test_a_refused_operation_goes_with_the_cursor_alone(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1")], "e:1")
    seat.act("o1", A1, state="acked")
    seat.journal.answer("o1", "refused", {}, "e:3")
    seat.cache.refold()
    assert seat.cache.advance("e:3").keys == {A1}
    row = seat.cache.get(*A1)
    assert row is not None and not row.is_pending and row.body["state"] == "new"


def test_a_hub_change_under_a_pending_operation_is_folded_anew(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1"), alert(2, "a2")], "e:2")
    seat.act("o1", A1, ("alert", "a2"), state="acked")
    changed = seat.cache.apply([alert(3, "a1", severity=5)], "e:3")
    assert changed.keys == {A1, ("alert", "a2")}
    row = seat.cache.get(*A1)
    assert row is not None and (row.body["severity"], row.body["state"]) == (5, "acked")


def test_an_operation_that_no_longer_folds_is_marked_and_changes_nothing(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1"), alert(2, "a2")], "e:2")
    seat.act("o1", A1, ("alert", "a2"), state="acked")
    seat.cache.apply([gone(3, "a2")], "e:3")
    row = seat.cache.get(*A1)
    assert row is not None and (row.doomed, row.body["state"]) == ("missing", "new")
    assert row.is_pending and seat.cache.get("alert", "a2") is None


def test_what_an_operation_creates_appears_and_goes_with_it(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1")], "e:1")
    made = operation("o1", A1, create=[("order", "w1", {"unit": "抢修一队"})])
    seat.journal.append(made)
    assert ("order", "w1") in (seat.cache.refold([A1]).keys or ())
    row = seat.cache.get("order", "w1")
    assert row is not None and row.base is None and row.is_pending
    seat.journal.answer("o1", "refused", {}, "e:4")
    seat.cache.refold()
    seat.cache.advance("e:4")
    assert seat.cache.get("order", "w1") is None and seat.cache.count("order") == 0


def test_a_fold_that_fails_shows_the_hub_state_and_is_logged(
    tmp_path: Path, logged_errors: list[logging.LogRecord]
) -> None:
    def broken(hub: object, operations: object) -> None:
        raise RuntimeError("bug")

    pending = [operation("o1", A1, state="acked")]
    cache = Cache.open(
        tmp_path / "cache.db",
        KEY,
        [ALERTS],
        broken,  # type: ignore[arg-type]
        lambda: pending,
        InlineLane(),
    )
    cache.apply([alert(1, "a1")], "e:1")
    row = cache.get(*A1)
    assert row is not None and (row.body["state"], row.doomed) == ("new", FOLD_FAILED)
    assert "fold failed" in logged_errors[-1].getMessage()
    cache.close()


def test_views_are_whole_after_a_restart_and_a_lost_cache(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1")], "e:1")
    seat.cache.close()
    seat.journal.append(operation("o1", A1, state="acked"))  # saved, then the power went
    seat.cache = seat.open_cache()
    assert seat.cache.ids("alert", {"state": "acked"}) == ["a1"]
    seat.cache.close()
    (seat.folder / "cache.db").unlink()
    seat.cache = seat.open_cache()
    assert seat.cache.cursor() is None and seat.cache.count("alert") == 0
    seat.cache.apply([alert(1, "a1")], "e:1")
    assert seat.cache.ids("alert", {"state": "acked"}) == ["a1"]


def test_replayed_changes_never_set_a_record_back(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1"), alert(5, "a1", state="owned")], "e:5")
    assert seat.cache.apply([alert(1, "a1"), alert(2, "a1", state="x")], "e:5").keys == set()
    assert seat.cache.get(*A1).body["state"] == "owned"  # type: ignore[union-attr]


def test_a_tombstone_hides_a_record_until_it_comes_again(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1")], "e:1")
    seat.cache.apply([gone(2, "a1")], "e:2")
    assert seat.cache.get(*A1) is None and seat.cache.count("alert") == 0
    assert seat.cache.search("电梯") == [] and seat.cache.ids("alert", {"state": None}) == []
    seat.cache.apply([alert(1, "a1")], "e:2")
    assert seat.cache.get(*A1) is None
    seat.cache.apply([alert(3, "a1")], "e:3")
    assert seat.cache.count("alert") == 1


def test_pages_follow_each_other_without_gap_or_double(seat: Seat) -> None:
    changes = [
        alert(n, f"a{n:03d}", severity=n % 3, place={"town": f"t{n % 5}"}) for n in range(1, 60)
    ]
    changes += [alert(n, f"a{n:03d}", severity=None) for n in range(60, 70)]
    seat.cache.apply(changes, "e:70")
    for order in ("", "severity,-town", "-severity", "town,age", "-age", "id"):
        whole = seat.cache.ids("alert", {}, order)
        paged: list[str] = []
        while page := seat.cache.ids("alert", {}, order, 7, paged[-1] if paged else None):
            paged += page
        assert paged == whole and len(set(whole)) == 69
    first = seat.cache.select("alert", {"severity": (">=", 1)}, "-severity,age", 2)
    assert [row.id for row in first] == ["a002", "a005"]


def test_every_id_comes_piece_by_piece_and_other_reads_go_between(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H757: 26,000 cameras read at once kept a click on an alert waiting for a quarter second."""
    monkeypatch.setattr(cache_reads, "PIECE", 3)
    came = enumerate((6, 1, 5, 2, 4, 3), 1)
    seat.cache.apply([alert(number, f"a{place}") for number, place in came], "e:6")
    seat.cache.apply([gone(7, "a5")], "e:7")
    every = seat.cache.every_id("alert")
    first = [next(every) for _ in range(3)]
    assert first == ["a1", "a2", "a3"]
    seat.cache.apply([alert(8, "a0"), alert(9, "a9")], "e:9")
    assert seat.cache.get("alert", "a4") is not None
    assert list(every) == ["a4", "a6", "a9"], "each once, in their order"
    assert list(seat.cache.every_id("nobody-knows")) == []


def test_conditions_and_counts(seat: Seat) -> None:
    changes = [
        alert(n, f"a{n}", severity=n % 3, place={"town": "望湖" if n % 2 else None})
        for n in range(1, 13)
    ]
    seat.cache.apply([*changes, gone(13, "a12")], "e:13")
    count = seat.cache.count
    assert count("alert") == 11 and count("alert", {"severity": 1}) == 4
    assert count("alert", {"severity": ("in", [1, 2]), "town": "望湖"}) == 4
    assert count("alert", {"town": None}) == 5 and count("alert", {"town": ("!=", "望湖")}) == 5
    assert count("alert", {"severity": ("<", 1)}) == 3 and count("alert", {"id": "a3"}) == 1
    assert count("alert", {}, "town") == {"望湖": 6, None: 5}
    assert count("alert", {"town": "望湖"}, group="severity") == {0: 2, 1: 2, 2: 2}
    with pytest.raises(ValueError, match="no declared field"):
        count("alert", {"title": "x"})
    with pytest.raises(ValueError, match="unknown operator"):
        count("alert", {"state": ("like", "x")})


def test_an_unknown_kind_is_kept_as_it_came(seat: Seat) -> None:
    body = {"newer": [1, {"x": None}], "z": "原样"}
    seat.cache.apply([Change(1, "plugin.water:pump", "p1", "e.1", "h", body)], "e:1")
    seat.cache.close()
    seat.cache = seat.open_cache()
    row = seat.cache.get("plugin.water:pump", "p1")
    assert row is not None and row.body == body


def test_a_snapshot_is_taken_over_at_once_and_keeps_what_came_after_it(seat: Seat) -> None:
    cache = seat.cache
    first = [
        alert(1, "stays"),
        alert(2, "leaves"),
        alert(3, "past", state="closed"),
        alert(4, "mine"),
    ]
    cache.apply(first, "old:4")
    seat.act("o1", ("alert", "mine"), state="acked")
    generation = cache.begin_generation("open", "new", 10)
    snapshot = [
        replace(alert(n, id), rev=f"new.{n}") for n, id in ((1, "stays"), (9, "fresh"), (4, "mine"))
    ]
    for piece in chunked(snapshot, 2):
        generation.load(piece)
    assert cache.get("alert", "fresh") is None
    cache.apply([replace(alert(12, "live"), rev="new.12")], "new:12")
    changed = generation.swap()
    assert changed.origin == "snapshot" and cache.cursor() == "new:12"
    ids = ["stays", "leaves", "past", "mine", "fresh", "live"]
    assert [row.id for row in cache.rows("alert", ids)] == [
        "stays",
        "past",
        "mine",
        "fresh",
        "live",
    ]
    assert cache.ids("alert", {"state": "acked"}) == ["mine"]
    assert [hit.id for hit in cache.search("电梯")].count("leaves") == 0
    with pytest.raises(RuntimeError):
        generation.swap()


def test_an_abandoned_snapshot_leaves_no_trace(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1")], "e:1")
    generation = seat.cache.begin_generation("open", "e", 5)
    generation.load([alert(5, "a5")])
    generation.abandon()
    assert seat.cache.count("alert") == 1 and seat.cache.cursor() == "e:1"
    second = seat.cache.begin_generation("open", "e", 6)
    second.load([alert(6, "a6")])
    second.swap()
    assert seat.cache.ids("alert") == ["a6"] and seat.cache.cursor() == "e:6"


def test_history_ranks_behind_what_is_here(seat: Seat) -> None:
    seat.cache.apply([alert(50, "now")], "e:50")
    seat.cache.load_history([alert(40, "h2"), alert(30, "h1"), alert(50, "now", state="old")])
    seat.cache.load_history([alert(20, "h0")])
    assert seat.cache.ids("alert", {}, "-age") == ["now", "h2", "h1", "h0"]
    assert [hit.id for hit in seat.cache.search("电梯")] == ["now", "h2", "h1", "h0"]
    assert seat.cache.count("alert", {"state": "old"}) == 0


def test_a_changed_declaration_derives_the_kind_anew(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1", source="119"), alert(2, "a2", source="iot")], "e:2")
    seat.act("o1", A1, state="acked")
    ages = [row.age for row in seat.cache.rows("alert", ["a1", "a2"])]
    seat.cache.close()
    wider = replace(
        ALERTS,
        fields=(*ALERTS.fields, Field("source", "source")),
        search=lambda b: b["source"],
        version=2,
    )
    seat.cache = seat.open_cache(wider, CAMERAS)
    assert seat.cache.ids("alert", {"source": "119", "state": "acked"}) == ["a1"]
    assert [row.age for row in seat.cache.rows("alert", ["a1", "a2"])] == ages
    assert [hit.id for hit in seat.cache.search("iot")] == ["a2"]
    assert seat.cache.cursor() == "e:2"


def test_a_failed_transaction_leaves_no_trace(seat: Seat) -> None:
    seat.cache.apply([alert(1, "a1")], "e:1")
    seat.act("o1", A1, state="acked")
    seat.journal.answer("o1", "applied", {}, "e:2")
    seat.cache.refold()
    unwritable = Change(2, "new.kind", "x", "e.2", "h", {"x": object()})
    with pytest.raises(TypeError):
        seat.cache.apply([alert(2, "a2"), unwritable], "e:2")
    assert seat.cache.cursor() == "e:1" and seat.cache.get("alert", "a2") is None
    assert seat.cache.get(*A1).is_pending  # type: ignore[union-attr]
    seat.cache.apply(
        [alert(2, "a1", state="acked"), Change(3, "new.kind", "x", "e.3", "h", {})], "e:3"
    )
    assert not seat.cache.get(*A1).is_pending  # type: ignore[union-attr]
    assert seat.cache.get("new.kind", "x") is not None


def test_live_changes_go_before_catch_up(tmp_path: Path) -> None:
    lane = ThreadLane("cache")
    cache = Cache.open(tmp_path / "cache.db", KEY, [ALERTS], fold, list, lane)
    order: list[str] = []
    waiting = [cache.apply_soon([alert(n, f"c{n}")], f"e:{n}", live=False) for n in range(1, 40)]
    urgent = cache.apply_soon([alert(99, "live")], "e:99")
    for name, future in [*((f"c{n}", f) for n, f in enumerate(waiting)), ("live", urgent)]:
        future.add_done_callback(lambda _, name=name: order.append(name))
    urgent.result()
    for future in waiting:
        future.result()
    assert cache.count("alert") == 40 and order[-1] != "live"
    cache.close()
    lane.close()
