"""The console of `bench handling`: rows change under the hand, a node fails, a storm is worked off.

Changes go into the seat's own cache as sync puts them there, and from there the usual way to the
screen. Prints one JSON line.
"""

import argparse
import asyncio
import json
import sys
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from console.app.starter import Starter
from console.bench.cache_seat import seat_of
from console.bench.cache_store import POLICY
from console.bench.handling_hand import Beats, Gaps, Hand, until
from console.bench.handling_rows import CAUSE, HallRows, pieces
from console.bench.measured_console import measure
from console.bench.targets import percentile
from console.domain.queue import Band
from console.models.change_feed import OWN
from console.models.queue_group import ROW
from console.settings.flood_profile import load_flood_profile
from offline_cache.values import Change, ChangeSet
from widgets.lists.roles import row_value
from widgets.lists.rows_model import RowsModel

PAUSE = 0.08
"""Between a paint and the next key, seconds: faster than a hand."""

A_PIECE = 100
"""Changes of one transaction, as sync writes them."""

TOUCH = 0.1
"""A tenth of the rows changes each so many seconds: all of them in one second."""

HEAD = f"{ROW}UNSIGNED/{CAUSE}"
HELD_BACK = 0.3

CALM = 0.2
"""Seconds without another count after which a step is done: a group is taken over in pieces."""

AGAIN = 1.0
"""Seconds after which a person who stands elsewhere presses the key again."""


class HandlingBench:
    """Runs the parts one after the other."""

    def __init__(self, app: QApplication, starter: Starter, given: argparse.Namespace) -> None:
        self._app = app
        self._given = given
        self._seat = seat_of(starter)
        self._queue = self._seat.models.queue
        self._page = self._seat.pages.duty
        self._hand = Hand(self._page)
        self._gaps, self._batches = Gaps(), Beats()
        self._rows = HallRows(0)
        self._seat.models.feed.changed.connect(self._count)
        self.told: dict[str, Any] = {}

    async def run(self) -> None:
        """Fill, then measure the floor, the rows that change, the fold, and the storm by hand."""
        given = self._given
        await self._tell(self._rows.open(given.open, self._now(-3600)))
        await until(lambda: self._queue.counts.total >= given.open, 60)
        self._page.queue.list.setFocus()
        self._page.go_to_next_unsigned()
        await asyncio.sleep(1)
        self.told["floor"] = await self._floor()
        self.told["updating"] = await self._updating()
        self.told["folding"] = await self._folding()
        self.told["actions"] = await self._actions()
        self._app.quit()

    # The parts

    async def _floor(self) -> dict[str, Any]:
        """Measure the same list over the same rows that nothing changes."""
        queue, view = self._queue, self._page.queue.list
        rows = [row_value(queue.index(row)) for row in range(queue.rowCount())]
        view.set_model(RowsModel(rows, view))
        view.set_current(rows[0].id)
        self._gaps.begin()
        waits = await self._walk(self._given.keys)
        view.set_model(queue)
        self._page.go_to_next_unsigned()
        return _told(waits, self._gaps) | {"rows": len(rows)}

    async def _updating(self) -> dict[str, Any]:
        """Measure while every row changes every second."""
        self._begin()
        changing = asyncio.ensure_future(self._change(self._given.seconds))
        waits = await self._walk(self._given.keys)
        signs = await self._sign(self._given.signs)
        changed = await changing
        return _told(waits, self._gaps) | {
            "batches_a_second": self._batches.most_a_second,
            "changes_a_second": changed / self._given.seconds,
            "sign_p95_ms": 1000 * percentile(signs, 0.95),
        }

    async def _folding(self) -> dict[str, Any]:
        """Measure while the rows go on changing and a node fails."""
        count = self._given.storm
        self._begin()
        changing = asyncio.ensure_future(self._change(self._given.seconds))
        await asyncio.sleep(HELD_BACK)
        walking = asyncio.ensure_future(self._walk(self._given.keys))
        begun = time.monotonic()
        await self._tell(self._rows.storm(count, self._now(), "FOLD"))
        await until(lambda: len(self._queue.places.head(HEAD) or ()) == count)
        folded = time.monotonic() - begun
        waits = await walking
        opens = [await self._open() for _ in range(4)]
        await changing
        return _told(waits, self._gaps) | {
            "batches_a_second": self._batches.most_a_second,
            "folded_ms": 1000 * folded,
            "open_worst_ms": 1000 * max(opens),
        }

    async def _actions(self) -> dict[str, float]:
        """Work the same storm off by keys, with groups and without; return keys for 100 alerts."""
        told = {}
        for name, profile in (("with_flood", load_flood_profile()), ("without_flood", None)):
            await self._clear()
            self._queue.fold_by(profile)
            storm = self._rows.storm(self._given.worked, self._now(), name.upper(), reds=4)
            await self._tell(storm)
            await until(lambda: self._queue.counts.total == self._given.worked + 4)
            told[name] = 100 * await self._work_off() / len(storm)
        return told

    # The hand

    async def _walk(self, keys: int) -> list[float]:
        """Walk down and up, as somebody who reads."""
        waits = []
        self._page.queue.list.set_current(self._queue.next_unsigned())
        for number in range(keys):
            waits.append(await self._hand.moves("Down" if number // 20 % 2 == 0 else "Up"))
            await asyncio.sleep(PAUSE)
        return waits

    async def _sign(self, count: int) -> list[float]:
        """签收 what the cursor stands on, again and again."""
        waits = []
        for _ in range(count):
            self._page.go_to_next_unsigned()
            await asyncio.sleep(PAUSE)  # reading which one it is
            is_signed = partial(self._is_signed, self._page.queue.list.current_id)
            waits.append(await self._hand.shows("Space", is_signed))
            await asyncio.sleep(PAUSE)
        return waits

    async def _open(self) -> float:
        """Open or fold up the group."""
        self._page.queue.list.set_current(HEAD)
        group = self._queue.places.head(HEAD)
        assert group is not None
        was = group.is_open
        wait = await self._hand.shows("X", lambda: group.is_open is not was)
        await asyncio.sleep(PAUSE)
        return wait

    async def _work_off(self) -> int:
        """Go to what is unsigned and deal with it until nothing is; return the keys it took."""
        self._hand.pressed = 0
        while self._queue.counts.by_band[Band.UNSIGNED]:
            await self._hand.attend()
            before = self._queue.counts.by_band[Band.UNSIGNED]
            id = await self._to_next()
            for key in ("B", "1") if self._queue.places.head(id) else ("Space",):
                self._hand.press(key)
                await asyncio.sleep(0.01)
            await until(partial(self._is_less, before))
            await self._calm()
        return self._hand.pressed

    async def _to_next(self) -> str:
        """Go to what is unsigned; once more where that was signed, or folded, meanwhile."""
        while True:
            self._hand.press("N")
            try:
                await until(self._stands_on_next, AGAIN)
            except TimeoutError:
                continue
            return self._page.queue.list.current_id

    def _stands_on_next(self) -> bool:
        return self._page.queue.list.current_id == self._queue.next_unsigned()

    async def _calm(self) -> None:
        """Wait until all that a key signed has left."""
        before = -1
        while before != (now := self._queue.counts.by_band[Band.UNSIGNED]):
            before = now
            await asyncio.sleep(CALM)

    def _is_less(self, before: int) -> bool:
        return self._queue.counts.by_band[Band.UNSIGNED] < before

    def _is_signed(self, id: str) -> bool:
        alert = self._queue.alert(id)
        return alert is None or alert.is_acknowledged

    # The hub's part

    async def _change(self, seconds: float) -> int:
        """Let all rows be told again every second, a tenth of them at once."""
        begun, done = time.monotonic(), 0
        part = max(1, round(self._given.open * TOUCH))
        while time.monotonic() - begun < seconds:
            due = begun + done / part * TOUCH
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            await self._tell(self._rows.touched(done, part, self._now()))
            done += part
        return done

    async def _clear(self) -> None:
        """Close all there is, so that a storm is alone."""
        gone = [
            Change(seq, "alert", id, f"bench.{seq}", "yunting", None)
            for seq, id in enumerate([alert.id for alert in self._queue.alerts()], 10_000_000)
        ]
        await self._tell(gone)
        await until(lambda: self._queue.counts.total == 0, 60)

    async def _tell(self, changes: list[Change]) -> None:
        """Put changes into the cache as sync does, and announce them."""
        cache, feed, cursor = self._seat.store.cache, self._seat.models.feed, self._rows.cursor
        for piece in pieces(changes, A_PIECE):
            feed.publish(await asyncio.wrap_future(cache.apply_soon(piece, cursor)))

    def _count(self, changes: ChangeSet) -> None:
        """Count what the hub's changes cost; an act of the person goes ahead of them, alone."""
        if changes.origin != OWN:
            self._batches.beat()

    def _begin(self) -> None:
        self._gaps.begin()
        self._batches.begin()

    def _now(self, seconds: float = 0.0) -> datetime:
        return self._seat.clock.now() + timedelta(seconds=seconds)


def _told(waits: list[float], gaps: Gaps) -> dict[str, Any]:
    milliseconds = [1000 * wait for wait in waits]
    return {
        "keys": len(waits),
        "p50_ms": percentile(milliseconds, 0.5),
        "p95_ms": percentile(milliseconds, 0.95),
        "worst_ms": max(milliseconds, default=0.0),
        "gap_ms": 1000 * gaps.longest,
        "busy_ms": 1000 * gaps.busiest,
    }


def main() -> int:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, required=True)
    add("--open", type=int, required=True)
    add("--storm", type=int, required=True)
    add("--worked", type=int, required=True)
    add("--keys", type=int, required=True)
    add("--signs", type=int, required=True)
    add("--seconds", type=float, required=True)
    given = parser.parse_args()
    bench = measure(
        ["--data", str(given.data), "--key", POLICY],
        lambda app, starter: HandlingBench(app, starter, given),
    )
    print(json.dumps(bench.told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
