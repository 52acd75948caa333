"""G3: what a seat shows is the hub's state with its own waiting acts folded over it, always."""

import random
from collections.abc import Sequence

import msgspec
import pytest

from console.app.fold import envelope
from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.seat_machine import Build, SeatMachine
from console.contract.running import fold
from offline_cache.values import Body, Key, PendingOperation
from tests.faults.simulated_hall import Hall, play

KINDS = ("alert", "order", "assignment", "log_entry", "check")


def at_the_hub(hall: Hall, cursor: str) -> dict[Key, Body]:
    """The hub's records as they stood at a place in its feed: its changes, one after another."""
    upto = int(cursor.rpartition(":")[2])
    rows = hall.hub.file.look(f"SELECT line FROM changes WHERE seq <= {upto} ORDER BY seq")
    records: dict[Key, Body] = {}
    for (line,) in rows:
        told = msgspec.json.decode(line)
        records[told["kind"], told["id"]] = told["body"]
    return {key: body for key, body in records.items() if key[0] in KINDS}


def expected(hub: dict[Key, Body], waiting: Sequence[PendingOperation]) -> dict[Key, Body]:
    touched = {key for each in waiting for key in each.targets}
    bodies: dict[Key, Body | None] = {key: hub.get(key) for key in hub.keys() | touched}
    views, _ = fold(bodies, [envelope(each) for each in waiting])
    return {key: body for key, body in views.items() if body is not None}


def look(hall: Hall, seat: SeatMachine) -> None:
    """Compare the screen with hub state at the seat's cursor and the acts that wait."""
    life = seat.life
    if life is None or not seat.is_up or life.cache.cursor() is None:
        return
    cursor = life.cache.cursor() or ""
    waiting = [
        each
        for each in life.journal.pending()
        if each.settled_at is None or not _has_passed(cursor, each.settled_at)
    ]
    shown = {(kind, id): body for kind in KINDS for id, body in hall.shown(seat, kind).items()}
    assert shown == expected(at_the_hub(hall, cursor), waiting)


def _has_passed(cursor: str, settled_at: str) -> bool:
    return int(cursor.rpartition(":")[2]) >= int(settled_at.rpartition(":")[2])


@pytest.mark.parametrize("seed", range(5))
def test_the_screen_is_hub_state_and_own_acts_at_every_moment(
    workshop: Workshop, seed: int
) -> None:
    """Own acts, others' acts, alerts, cuts and restarts, in any order; looked at after each."""
    chance = random.Random(seed)

    async def step(hall: Hall) -> None:
        seat = chance.choice(hall.seats)
        what = chance.choice(("act", "act", "act", "see", "cut", "heal", "restart", "wait"))
        if what == "act":
            hall.people[hall.seats.index(seat)].act()
        elif what == "see":
            hall.source.see(2)
        elif what == "cut":
            seat.wire.cut()
        elif what == "heal":
            seat.wire.heal()
        elif what == "restart":
            await seat.end()
            seat.start()

    async def script(hall: Hall) -> None:
        for _ in range(40):
            await step(hall)
            for seat in hall.seats:
                look(hall, seat)
            await hall.pass_time(chance.choice((0.0, 0.02, 0.3, 1.5)))
            for seat in hall.seats:
                look(hall, seat)
        await hall.evening.heal()
        await hall.settle()
        assert hall.violations() == []

    # A gap that is read beside the feed shows what acts made together ahead of the place in it.
    play(workshop, script, seed, build=Build(live_first=500))


def test_an_act_is_on_screen_the_moment_it_is_saved_and_stays_there(workshop: Workshop) -> None:
    """Also over a restart without any hub."""

    async def script(hall: Hall) -> None:
        seat, person = hall.seats[0], hall.people[0]
        seat.wire.cut()
        life = seat.life
        assert life is not None
        person._note(life, "seat-1-own")

        def is_shown() -> bool:
            return "记事 seat-1-own" in str(hall.shown(seat, "alert"))

        assert is_shown()
        await seat.end()
        seat.start()
        assert is_shown()
        await hall.pass_time(20.0)
        assert is_shown()

    play(workshop, script)
