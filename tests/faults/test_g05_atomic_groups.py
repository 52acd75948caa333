"""G5: what one act made appears together or not at all, wherever the feed is torn."""

from pathlib import Path

import pytest

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.seat_machine import Build, SeatMachine
from console.hub.api import broadcast
from offline_cache.cache import Cache
from offline_cache.generation import Swap
from offline_cache.lanes import ThreadLane
from offline_cache.values import Body, Change, ChangeSet, Collection
from tests.faults.broken_builds import let_acts_come_in_parts
from tests.faults.simulated_hall import Hall, play

SIZES = range(350, 3_500, 210)
"""Bytes of the feed after which it is torn; the first change ends near 700."""


def is_half(hall: Hall, seat: SeatMachine) -> str:
    """What of an order is there without the rest of it; empty when nothing is."""
    orders, assignments = hall.shown(seat, "order"), hall.shown(seat, "assignment")
    alerts = hall.shown(seat, "alert").values()
    for id, order in orders.items():
        if not set(order["assignments"]) <= assignments.keys():
            return f"order {id} without its assignments"
        if not any(id in alert.get("orders", ()) for alert in alerts):
            return f"order {id} of which its alert knows nothing"
    if any(each["order"] not in orders for each in assignments.values()):
        return "an assignment without its order"
    if any(id not in orders for alert in alerts for id in alert.get("orders", ())):
        return "an alert that names an order nobody sees"
    return ""


@pytest.mark.parametrize("size", SIZES)
def test_an_order_comes_whole_wherever_the_feed_breaks_off(workshop: Workshop, size: int) -> None:
    """Order, assignments and the alert are changes of their own in one stream of bytes."""
    looks: list[str] = []

    async def script(hall: Hall) -> None:
        here, there = hall.people[0], hall.seats[1]
        there.heard.changed = lambda changes: looks.append(is_half(hall, there))
        there.wire.cut()
        life = hall.seats[0].life
        assert life is not None
        here._phone(life, "")
        await hall.pass_time(0.3)
        there.wire.heal()
        there.wire.twist("feed_reset", size)
        await hall.settle()
        assert hall.evening.met["feed_reset"] == 1, "the feed was never torn"
        assert hall.shown(there, "order")
        assert hall.violations() == []

    play(workshop, script)
    assert looks
    assert not any(looks), f"torn after {size} bytes: {set(looks)}"


@pytest.mark.parametrize("size", SIZES[1:8])
def test_two_alerts_are_joined_at_one_moment(workshop: Workshop, size: int) -> None:
    """并入: no screen shows the one gone and the other without it."""
    halves: list[bool] = []

    async def script(hall: Hall) -> None:
        life, there = hall.seats[0].life, hall.seats[1]
        assert life is not None
        one, other = hall.people[0]._alerts(life)[:2]

        def look(changes: object) -> None:
            shown = hall.shown(there, "alert")
            is_gone = shown[one.id].get("merged_into") == other.id
            halves.append(is_gone != (shown[other.id].get("count", 1) > other.count))

        there.heard.changed = look
        there.wire.cut()
        assert life.alerts.merge(one, other).result().is_saved
        await hall.pass_time(0.3)
        there.wire.heal()
        there.wire.twist("feed_reset", size)
        await hall.settle()
        assert hall.shown(there, "alert")[one.id]["merged_into"] == other.id

    play(workshop, script)
    assert halves
    assert not any(halves), f"torn after {size} bytes"


def live_through_a_gap(workshop: Workshop, is_touched: bool) -> tuple[list[str], list[str]]:
    """Make orders while a seat is away; what it showed by halves, and what the judge says."""
    looks, said = list[str](), list[str]()

    async def script(hall: Hall) -> None:
        here, there = hall.people[0], hall.seats[1]
        life = hall.seats[0].life
        assert life is not None
        there.wire.cut()
        for _ in range(3):
            here._phone(life, "")
            await hall.pass_time(0.3)
            hall.source.see(8)
            await hall.pass_time(3.0)
        if is_touched:  # its newest state is among what comes first of all
            for alert in here._alerts(life):
                life.alerts.note(alert, "再次核实")
            await hall.pass_time(1.0)
        judge = there.heard.changed
        assert judge is not None

        def look(changes: ChangeSet) -> None:
            looks.append(is_half(hall, there))
            judge(changes)

        there.heard.changed = look
        there.wire.heal()
        await hall.settle()
        assert len(hall.shown(there, "order")) == 3
        said.extend(hall.violations())

    play(workshop, script, build=Build(live_first=12))
    assert len(looks) > 3, "the gap came at once"
    return looks, said


@pytest.mark.parametrize("is_touched", [False, True])
def test_a_long_gap_shows_no_order_by_halves(
    workshop: Workshop, is_touched: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Last states come by their own numbers: what of an order changed again comes pages later."""
    monkeypatch.setattr(broadcast, "AT_ONCE", 3)
    looks, said = live_through_a_gap(workshop, is_touched)
    assert not any(looks), set(looks)
    assert said == []


def test_the_judge_sees_a_build_that_shows_acts_in_part(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast, "AT_ONCE", 3)
    let_acts_come_in_parts(monkeypatch)
    assert any("half" in each for each in live_through_a_gap(workshop, True)[1])


def test_a_gap_that_begins_live_in_the_middle_of_an_act_shows_it_whole(workshop: Workshop) -> None:
    """The feed begins so many changes before its end, and nothing says that it is a border."""
    looks: list[str] = []

    async def script(hall: Hall) -> None:
        here, there = hall.people[0], hall.seats[1]
        life = hall.seats[0].life
        assert life is not None
        there.wire.cut()
        hall.source.see(4)
        await hall.pass_time(2.0)
        here._phone(life, "")
        await hall.pass_time(1.0)
        there.heard.changed = lambda changes: looks.append(is_half(hall, there))
        there.wire.heal()
        await hall.settle()
        assert hall.shown(there, "order")

    for live_first in range(1, 7):
        play(workshop, script, build=Build(live_first=live_first))
    assert looks
    assert not any(looks), set(looks)


LINKED = [Collection("order"), Collection("assignment")]
"""Kinds of an act that makes one of each."""


def pairs(epoch: str, first: int, count: int) -> list[Change]:
    """Orders with one assignment each, as a snapshot tells them: kind by kind."""
    ids = [f"{n:04d}" for n in range(first, first + count)]
    return [
        Change(9, kind, id, f"{epoch}.1", "h", {"at": epoch})
        for kind in ("assignment", "order")
        for id in ids
    ]


def nothing_folds(
    bodies: dict[tuple[str, str], Body | None], _: object
) -> tuple[dict[tuple[str, str], Body | None], dict[str, str]]:
    return bodies, {}


def test_a_snapshot_taken_over_in_pieces_shows_no_order_by_halves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that read while it is taken over show what was before, whole, and then what is."""
    lane = ThreadLane("cache")
    cache = Cache.open(tmp_path / "cache.db", bytes(32), LINKED, nothing_folds, list, lane)
    looks: set[tuple[bool, int]] = set()

    def look() -> None:
        orders, assignments = cache.select("order"), cache.select("assignment")
        same = {(r.id, r.rev) for r in orders} == {(r.id, r.rev) for r in assignments}
        looks.add((same, len(orders)))

    step = Swap.step

    def watched(self: Swap, *given: object) -> object:
        look()  # what the piece before has left
        return step(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Swap, "step", watched)
    for epoch, first, count in (("e", 0, 400), ("f", 200, 500)):
        generation = cache.begin_generation("open", epoch, 9)
        generation.load(pairs(epoch, first, count))
        generation.swap()
        look()
    assert looks == {(True, 0), (True, 400), (True, 500)}
    cache.close()
    lane.close()
