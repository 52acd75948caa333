"""G2: every act takes effect exactly once, however often and in whatever order it arrives."""

import random
from typing import Any

import pytest

from console.bench.nemesis.evening import Workshop
from tests.faults.simulated_hall import Hall, play

ACTS = 14


def digest(records: dict[str, Any]) -> dict[str, Any]:
    """Records without what depends on when the hub heard of them."""
    return {
        id: {k: v for k, v in body.items() if k not in ("official", "raw")}
        for id, body in records.items()
    }


def after_an_outage(workshop: Workshop, seed: int, is_nasty: bool) -> dict[str, Any]:
    """Return what the hub holds when acts made in an outage have come through."""
    held: dict[str, Any] = {}

    async def script(hall: Hall) -> None:
        seat, person = hall.seats[0], hall.people[0]
        seat.wire.cut()
        for _ in range(ACTS):
            person.act()
            await hall.pass_time(0.1)
        seat.wire.heal()
        if is_nasty:
            await torment(hall, random.Random(seed))
        await hall.settle()
        seat.wire.repeat_an_old_one()
        await hall.pass_time(2.0)
        assert hall.violations() == []
        for kind in ("alert", "order", "assignment", "log_entry"):
            held[kind] = digest(hall.records(kind))

    play(workshop, script, seed)
    return held


async def torment(hall: Hall, chance: random.Random) -> None:
    """Drop replies, repeat requests, replay old ones, cut in between."""
    wire = hall.seats[0].wire
    for _ in range(12):
        wire.twist(chance.choice(("reply_dropped", "repeated", "reset")))
        await hall.pass_time(chance.choice((0.1, 0.6, 1.5)))
        wire.repeat_an_old_one()
        if chance.random() < 0.3:
            wire.reset()
    wire.heal()


@pytest.mark.parametrize("seed", range(4))
def test_repeated_reordered_and_replayed_deliveries_end_as_a_single_one(
    workshop: Workshop, seed: int
) -> None:
    assert after_an_outage(workshop, seed, True) == after_an_outage(workshop, seed, False)


def test_each_act_delivered_three_times_at_once_counts_once(workshop: Workshop) -> None:
    """The same request thrice within one moment, so that the copies meet in the hub."""

    async def script(hall: Hall) -> None:
        for person in hall.people:
            for _ in range(4):
                hall.seats[0].wire.twist("repeated")
                hall.seats[1].wire.twist("repeated")
                person.act()
                hall.seats[0].wire.repeat_an_old_one()
                await hall.pass_time(0.2)
        await hall.settle()
        assert hall.evening.met["repeated"] > 3
        assert hall.violations() == []

    play(workshop, script, 3)
