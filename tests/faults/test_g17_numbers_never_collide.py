"""G17: numbers made offline cannot collide, and map to the official one without breaking links.

Two seats are cut off for eight hours and number their orders by themselves; one is restarted, the
other loses its cache. Then both send what they have, in turns and twice, to one hub.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations, zip_longest
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication

from console.app.acts import build_acts, number_prefix
from console.app.fold import envelope
from console.app.store import Lanes, open_store
from console.commands.executor import Executor
from console.commands.identity import Identity
from console.commands.order_commands import Sending
from console.commands.registry import CommandTable
from console.contract.change import SCOPES
from console.contract.operation import Answer
from console.contract.recovery import RecoveredRecord
from console.domain.alert import Alert
from console.domain.entity import decode
from console.domain.order import Assignment, DispatchOrder, Stage
from console.hub.core.accounts import Account
from console.hub.store.sqlite import RESTORED
from console.models.finder import Finder, Found
from console.runtime.clock import ManualClock
from console.runtime.ids import IdSource
from offline_cache.lanes import InlineLane
from offline_cache.values import Change
from tests.unit.commands.seat_desk import DRAIN, STORE_KEY, Outbox
from tests.unit.hub.hub_desk import Desk, orange
from tests.unit.hub.test_hub_recovery import Backup, give_back, kept

ORDERS = 16
"""Orders of each seat in eight hours, one each half hour."""

LEADER = Account("linlan", "林岚", "leader", "", "")


class CutOffSeat:
    """The store, numbers and acts of one seat, on the thread of the test."""

    def __init__(self, folder: Path, seat: str, hub: Desk) -> None:
        self.folder, self.seat, self._hub = folder, seat, hub
        self.clock: ManualClock = hub.clock
        self.sent: list[Sending] = []
        self.identity = Identity.of(hub.log_in(LEADER, seat))
        folder.mkdir()
        self._open()

    def _open(self) -> None:
        lane = InlineLane()
        lanes = Lanes(*[lane] * len(fields(Lanes)))
        store = open_store(self.folder, STORE_KEY, lanes, self.clock)
        self.journal, self.cache = store.journal, store.cache
        executor = Executor(
            lane, self.journal, self.cache, self.clock, IdSource(self.clock),
            Outbox(self.journal), lambda changes: None,
        )  # fmt: skip
        executor.identity = self.identity
        self.acts = build_acts(executor, store, lanes, self.seat)
        self.finder = Finder(self.cache, CommandTable(), lane, list, lane)

    def restart(self, lose_cache: bool = False, lose_all: bool = False) -> None:
        self.close()
        for file in self.folder.glob("*" if lose_all else "cache.db*" if lose_cache else "none"):
            file.unlink()
        self._open()

    def work_at(self, hub: Desk) -> None:
        """Log in at another hub."""
        self._hub, self.identity = hub, Identity.of(hub.log_in(LEADER, self.seat))
        self.restart()

    def close(self) -> None:
        self.cache.close()
        self.journal.close()

    def hear(self) -> None:
        """Take in everything the hub has to say."""
        changes, seq = self._hub.core.changes_after(0, SCOPES, 10_000)
        told = [Change(c.seq, c.kind, c.id, c.rev, c.home, c.body) for c in changes]
        cursor = f"{self._hub.core.epoch}:{seq}"
        self.journal.release(cursor)
        self.cache.apply(told, cursor)
        self.journal.release(cursor)
        self.cache.refold({each.key for each in told})

    def dispatch(self, alert: Alert, by_phone: bool) -> Sending:
        sending = self.acts.orders.send(alert, "前往排水", [DRAIN], by_phone=by_phone)
        assert sending.result.result().is_saved
        self.sent.append(sending)
        return sending

    def told_by_phone(self, sending: Sending) -> None:
        row = self.cache.get("assignment", sending.assignments[DRAIN.id])
        assert row is not None
        on_scene = decode(Assignment, row.body), Stage.ON_SCENE, self.clock.now()
        assert self.acts.orders.report(*on_scene).result().is_saved

    def answered(self, answers: list[Answer]) -> None:
        for answer in answers:
            body = msgspec.to_builtins(answer)
            self.journal.answer(answer.op, answer.first or answer.status, body, answer.settled_at)

    def found(self, words: str) -> str:
        """Return what Ctrl+K puts first."""
        lists: list[list[Found]] = []
        self.finder.start(words, lists.append)
        while not lists:
            QCoreApplication.processEvents()
        return lists[0][0].id


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "hub")
    yield desk
    desk.core.close()


@pytest.fixture
def seats(qapp: QCoreApplication, hub: Desk, tmp_path: Path) -> Iterator[list[CutOffSeat]]:
    made = [CutOffSeat(tmp_path / name, name, hub) for name in ("seat-7", "seat-8")]
    yield made
    for seat in made:
        seat.close()


def merge(hub: Desk, seats: list[CutOffSeat]) -> list[Answer]:
    """Let the seats send in turns, each operation twice; return the last answers."""
    answers: list[Answer] = []
    for row in zip_longest(*[[envelope(p) for p in seat.journal.unsent()] for seat in seats]):
        for seat, operation in zip(seats, row, strict=True):
            if operation is not None:
                first = hub.send(operation)
                answers += hub.send(operation)
                seat.answered(first)
    return answers


def orders_of(hub: Desk) -> list[DispatchOrder]:
    return [decode(DispatchOrder, body) for body in hub.bodies("order")]


def test_g17_two_seats_eight_hours_apart_merge_without_a_clash(
    hub: Desk, seats: list[CutOffSeat]
) -> None:
    hub.post(*(orange(n) for n in range(4)))
    for seat in seats:
        seat.hear()
    alerts = [decode(Alert, body) for body in hub.bodies("alert")]
    for number in range(ORDERS):
        hub.later(minutes=30)
        for seat in seats:
            has_alert = seat.cache.get("alert", alerts[0].id) is not None
            sending = seat.dispatch(alerts[number % 4], by_phone=number % 3 != 0 or not has_alert)
            seat.told_by_phone(sending)
        if number == ORDERS // 2:
            seats[0].restart()
            seats[1].restart(lose_cache=True)
            third = seats[1].sent[2]  # its own orders are still there
            assert seats[1].found(third.number) == third.order
    answers = merge(hub, seats)
    assert {a.first for a in answers} == {"applied"}

    orders = {order.id: order for order in orders_of(hub)}
    sent = [sending for seat in seats for sending in seat.sent]
    assert {s.order: s.number for s in sent} == {id: order.number for id, order in orders.items()}
    assert len({order.number for order in orders.values()}) == 2 * ORDERS
    given = sorted(order.official for order in orders.values())
    assert given == [f"2026-{n:04d}" for n in range(1, 2 * ORDERS + 1)]

    for seat in seats:  # both numbers find the order at both seats, and every link still leads on
        seat.hear()
        for order in orders.values():
            row = seat.cache.get("order", order.id)
            assert row is not None and not row.is_pending
            assert decode(DispatchOrder, row.body) == order
            assert seat.found(order.number) == seat.found(order.official) == order.id
            of_alert = seat.cache.get("alert", order.alert)
            assert of_alert is not None and order.id in of_alert.body["orders"]
            for assignment in order.assignments:
                told = seat.cache.get("assignment", assignment)
                assert told is not None and told.body["order"] == order.id
                assert told.body["stage"] == "on_scene"
        for line in seat.cache.select("log_entry"):
            named = [ref for ref in line.body["refs"] if ref.startswith("order/")]
            assert all(ref.removeprefix("order/") in orders for ref in named)
    assert hub.bodies("check") == []


def test_g17_the_counter_outlives_the_cache_and_the_operations(
    hub: Desk, seats: list[CutOffSeat]
) -> None:
    """Settled operations go with the hub's backup, a cache is thrown away: the counter stays."""
    hub.post(orange(1))
    (alert,) = [decode(Alert, body) for body in hub.bodies("alert")]
    seat = seats[0]
    numbers = [seat.dispatch(alert, True).number for _ in range(3)]
    merge(hub, [seat])
    seat.hear()
    assert seat.journal.forget_covered(hub.core.epoch, 1 << 40) > 0
    seat.restart(lose_cache=True)
    numbers.append(seat.dispatch(alert, True).number)
    assert numbers == ["07-0001", "07-0002", "07-0003", "07-0004"]


def test_g17_a_restored_hub_gives_no_official_number_a_second_time(
    hub: Desk, seats: list[CutOffSeat], tmp_path: Path
) -> None:
    hub.post(orange(1))
    (alert,) = [decode(Alert, body) for body in hub.bodies("alert")]
    for seat in seats:
        seat.hear()
    first, second = seats
    first.dispatch(alert, True)
    merge(hub, [first])
    before = {order.official for order in orders_of(hub)}
    hub.core.close()
    (hub.folder / RESTORED).touch()
    hub.core = hub._open()
    second.dispatch(alert, True)
    merge(hub, [second])
    after = {order.official for order in orders_of(hub)} - before
    assert len(after) == 1 and before == {"2026-0001"}
    (new,) = after
    assert re.fullmatch("2026-[0-9A-Z]{3}-0001", new), "a series of its own"


def test_g17_a_hub_restored_from_before_its_first_order_gives_none_a_second_time(
    hub: Desk, seats: list[CutOffSeat]
) -> None:
    """The backup knows of no number at all; found by the nemesis (seed 163)."""
    hub.post(orange(1))
    backup = Backup(hub)
    lost = official_of(hub, seats[0])
    backup.restore()
    assert official_of(hub, seats[1]) != lost == "2026-0001"


def kept_orders(hub: Desk) -> list[RecoveredRecord]:
    """The orders as seats hold them, to be given back."""
    return [kept(hub, "order", order.id) for order in orders_of(hub)]


@pytest.fixture
def anew(tmp_path: Path) -> Iterator[Desk]:
    """A hub without any backup in an empty folder."""
    fresh = Desk(tmp_path / "anew")
    fresh.later(days=1)
    yield fresh
    fresh.core.close()


def official_of(hub: Desk, seat: CutOffSeat) -> str:
    """Let a seat give an order at a hub; return the official number."""
    (alert, *_) = [decode(Alert, body) for body in hub.bodies("alert")]
    sending = seat.dispatch(alert, True)
    merge(hub, [seat])
    return next(order.official for order in orders_of(hub) if order.id == sending.order)


@pytest.mark.parametrize("known", [(0,), (0, 1, 2)])
def test_g17_a_hub_made_anew_gives_no_number_that_a_seat_knows(
    hub: Desk, seats: list[CutOffSeat], anew: Desk, known: tuple[int, ...]
) -> None:
    """Whichever seat comes first, and whatever of it the others alone know."""
    hub.post(orange(1))
    anew.post(orange(1))
    (alert,) = [decode(Alert, body) for body in hub.bodies("alert")]
    for seat in (seats[0], *seats):
        seat.work_at(hub)
        seat.dispatch(alert, True)
        merge(hub, [seat])
        seat.work_at(anew)
    before = {order.official for order in orders_of(hub)}
    assert before == {"2026-0001", "2026-0002", "2026-0003"}
    records = kept_orders(hub)
    give_back(anew, *(records[each] for each in known))
    new = official_of(anew, seats[0])
    assert new not in before and new.startswith("2026-") and new.endswith("-0001")
    give_back(anew, *records)
    assert official_of(anew, seats[1]) not in before | {new}
    assert anew.bodies("check") == []


def test_g17_a_number_given_before_any_seat_could_tell_asks_a_person(
    hub: Desk, seats: list[CutOffSeat], anew: Desk
) -> None:
    """The first order comes from a desk that knows nothing: nobody can tell it from a first day."""
    anew.post(orange(1))
    seats[0].work_at(anew)
    assert official_of(anew, seats[0]) == "2026-0001"
    hub.post(orange(1))
    (alert,) = [decode(Alert, body) for body in hub.bodies("alert")]
    seats[1].dispatch(alert, True)
    merge(hub, [seats[1]])
    assert [order.official for order in orders_of(hub)] == ["2026-0001"]
    give_back(anew, *kept_orders(hub))
    (card,) = anew.bodies("check")
    assert (card["code"], card["detail"]) == ("official_twice", "2026-0001")


def test_g17_a_seat_whose_files_are_lost_is_caught_by_the_hub(
    hub: Desk, seats: list[CutOffSeat]
) -> None:
    """Nothing at the seat knows its old counter then; both orders stand and a person is asked."""
    hub.post(orange(1))
    (alert,) = [decode(Alert, body) for body in hub.bodies("alert")]
    seat = seats[0]
    seat.dispatch(alert, True)
    merge(hub, [seat])
    seat.restart(lose_all=True)
    assert seat.dispatch(alert, True).number == "07-0001"
    merge(hub, [seat])
    assert [order.official for order in orders_of(hub)] == ["2026-0001", "2026-0002"]
    (card,) = hub.bodies("check")
    assert (card["code"], card["detail"]) == ("number_twice", "07-0001")


def test_g17_an_order_keeps_its_official_number_for_ever(
    hub: Desk, seats: list[CutOffSeat]
) -> None:
    hub.post(orange(1))
    (alert,) = [decode(Alert, body) for body in hub.bodies("alert")]
    seats[0].dispatch(alert, True)
    merge(hub, seats)
    (before,) = orders_of(hub)
    hub.core.do(lambda t: t.put("order", before.id, t.body("order", before.id)), hub.clock.now())
    merge(hub, seats)
    (after,) = orders_of(hub)
    assert after.official == before.official == "2026-0001"


IDS = [
    "seat-7",
    "seat-07",
    "seat-007",
    "7",
    "07",
    "席7",
    "席07",
    "席席7",
    "a",
    "a-1",
    "seat",
    "seat-",
    "seat-７",
]


def test_g17_no_two_seats_have_one_prefix() -> None:
    prefixes = {id: number_prefix(id) for id in IDS}
    clashes = [pair for pair in combinations(IDS, 2) if prefixes[pair[0]] == prefixes[pair[1]]]
    assert clashes == []
    assert prefixes["seat-7"] == "07"
