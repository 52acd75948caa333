"""A hub that is restored while a seat still compares with the one before, on virtual time."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from console.bench.nemesis.disk import Image
from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.person import UNITS
from console.bench.nemesis.seat_machine import SeatMachine
from console.contract.change import SnapshotRecord
from console.domain.alert import Alert
from console.domain.entity import decode
from console.sync.api_client import HubClient
from tests.faults.simulated_hall import Hall, play


class BetweenTwoReads:
    """The client of a seat; something happens before it reads units, and again after.

    Args:
        client: the real one.
        before, after: what happens; each once.
    """

    def __init__(
        self,
        client: HubClient,
        before: Callable[[], Awaitable[None]],
        after: Callable[[], Awaitable[None]],
    ) -> None:
        self._record = client.record
        self._before = asyncio.ensure_future(self._first(before))
        self._after = after
        self._begun, self._units, self._ready = asyncio.Event(), 0, asyncio.Event()

    async def record(self, kind: str, id: str) -> SnapshotRecord:
        """Read one record: the units of an order at their moment, the order later."""
        self._begun.set()
        await self._before
        if kind == "order":
            await self._ready.wait()
        try:
            return await self._record(kind, id)
        finally:
            self._units += kind == "assignment"
            if self._units == 2 and not self._ready.is_set():
                await self._after()
                self._ready.set()

    async def _first(self, before: Callable[[], Awaitable[None]]) -> None:
        await self._begun.wait()
        await before()


def order(seat: SeatMachine) -> None:
    """Send two units to the first alert on the screen."""
    assert seat.life is not None
    row = seat.life.cache.select("alert", {"is_open": 1})[0]
    sending = seat.life.orders.send(decode(Alert, row.body), "前往排水", UNITS[:2], by_phone=True)
    assert sending.result.result().is_saved


async def restore(hall: Hall, backup: Image) -> None:
    """Bring the hub back from a backup, under a new epoch."""
    await hall.hub.end()
    hall.hub.file.restore(backup)
    backup.close()
    hall.hub.is_restored = True
    assert hall.hub.start()


def test_g5_a_second_restore_amid_the_comparison_shows_no_order_by_halves(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H356: found by the nemesis; the units were read at one hub, and the order at the next."""

    async def script(hall: Hall) -> None:
        behind, knowing, idle = hall.seats
        idle.wire.cut()
        behind.wire.cut()
        await restore(hall, hall.hub.file.image())
        await hall.pass_time(5.0)
        without_order = hall.hub.file.image()
        order(knowing)
        await hall.pass_time(3.0)
        knowing.wire.cut()

        async def again() -> None:
            await restore(hall, without_order)

        async def given_back() -> None:
            knowing.wire.heal()
            while not hall.records("order"):
                await hall.pass_time(0.1)

        assert behind.life is not None
        reads = BetweenTwoReads(behind.life.client, again, given_back)
        monkeypatch.setattr(behind.life.client, "record", reads.record)
        for seat in (behind, idle):
            seat.wire.heal()
        await hall.settle()
        assert hall.ledger.remarks == []
        assert [len(hall.shown(behind, kind)) for kind in ("order", "assignment")] == [1, 2]

    play(workshop, script)
