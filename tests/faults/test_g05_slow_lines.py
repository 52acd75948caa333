"""G5 on a slow line: what acts made together in a gap is never seen by halves, and a red one waits
for nothing (P5)."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.seat_machine import Build
from console.sync.api_client import HubClient
from console.sync.transport_choice import TransportChoice
from offline_cache.values import Body, Change, ChangeSet
from tests.faults.simulated_hall import Hall, play
from tests.faults.test_g05_atomic_groups import is_half

SLOW = 5.0
"""Seconds that all groups of the gap are on the way."""

LATEST = 2.0
"""Seconds within which a live alert is shown."""


class Line:
    """What a seat behind a slow line shows after a gap, while others go on with its orders."""

    def __init__(self) -> None:
        self.halves: list[str] = []
        self.waits: list[float] = []

    async def live(self, hall: Hall) -> None:
        here, there, life = hall.people[0], hall.seats[1], hall.seats[0].life
        assert life is not None
        there.wire.cut()
        for _ in range(6):
            here._phone(life, "")
            await hall.pass_time(0.3)
            hall.source.see(4)
            await hall.pass_time(2.0)
        there.heard.changed = self._looking(hall, there.heard.changed)
        there.wire.heal()
        known = counts(hall.records("alert"))
        for turn in range(int(SLOW * 10)):
            if turn % 10 == 5:
                here._report(life, "")
                hall.source.see(1)
            await hall.pass_time(0.1)
            told = counts(hall.records("alert"))
            for id in told.keys() - {i for i, n in told.items() if n == known.get(i)}:
                await self._wait_for(hall, id, told[id])
            known = told
        await hall.settle()
        assert len(hall.shown(there, "order")) == 6
        assert hall.violations() == []

    async def _wait_for(self, hall: Hall, id: str, count: int) -> None:
        """See how long after the hub knew of it the seat shows a message."""
        begun = hall.loop.time()
        while counts(hall.shown(hall.seats[1], "alert")).get(id, 0) < count:
            assert hall.loop.time() - begun < LATEST, "a live alert waits"
            await hall.pass_time(0.1)
        self.waits.append(hall.loop.time() - begun)

    def _looking(
        self, hall: Hall, judge: Callable[[ChangeSet], None] | None
    ) -> Callable[[ChangeSet], None]:
        assert judge is not None

        def look(changes: ChangeSet) -> None:
            self.halves.append(is_half(hall, hall.seats[1]))
            judge(changes)

        return look


def counts(alerts: dict[str, Body]) -> dict[str, int]:
    """How many messages each alert has counted."""
    return {id: body.get("count", 1) for id, body in alerts.items()}


def slow_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the answer with all groups of a gap come late."""
    ask = HubClient.groups

    async def late(self: HubClient, *given: Any) -> list[Change]:
        await asyncio.sleep(SLOW)
        return await ask(self, *given)

    monkeypatch.setattr(HubClient, "groups", late)


@pytest.mark.parametrize("is_poll", [False, True])
def test_live_changes_bring_what_they_need_and_wait_for_no_more(
    workshop: Workshop, is_poll: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the feed and by long poll."""
    line = Line()
    slow_groups(monkeypatch)
    if is_poll:
        monkeypatch.setattr(TransportChoice, "is_poll", property(lambda self: True))
    play(workshop, line.live, build=Build(live_first=4))
    assert line.waits, "nothing live came in"
    assert line.halves
    assert not any(line.halves), set(line.halves)
