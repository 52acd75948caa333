"""G5: what one act made appears together or not at all, wherever the feed is torn."""

import pytest

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.seat_machine import SeatMachine
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
