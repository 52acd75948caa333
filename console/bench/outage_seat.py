"""The console of `bench outage`: cut off at first, then the hub is back; prints JSON lines.

`standing` when it shows what its store holds; `done` when nothing is missing any more. Then it
reads how many live alerts were posted, waits for the last of them, and tells what it measured.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from console.app.seat import Seat
from console.app.starter import Starter
from console.bench.cache_store import POLICY
from console.bench.measured_console import measure
from console.bench.targets import percentile
from console.contract.cursor import Cursor
from widgets.lists.roles import RowRole

LIVE = "实测"
"""What the titles of live alerts begin with."""

STALL = 0.05
"""What the screen may be away without anybody feeling it, seconds; the rest is added up."""

LOOK_EVERY = 0.02
PATIENCE = 180.0
"""Seconds after which a step that has not happened is told as missing."""


class Watch(QObject):
    """Notes when a live alert's row has been painted, and how long the loop was away.

    Live alerts are the only red ones, so they stand on top; the list goes to what was not seen yet.
    """

    def __init__(self, seat: Seat, row_height: int) -> None:
        super().__init__()
        self._row_height = row_height
        self._queue = seat.models.queue
        self._list = seat.pages.duty.queue.list
        self._coming: dict[str, float] = {}
        self.painted: list[tuple[float, float]] = []
        """When each live alert was received by the hub and when it was painted."""
        self.gap = 0.0
        self.stalled = 0.0
        self._ticked_at = time.monotonic()
        self._queue.rowsInserted.connect(self._inserted)
        self._list.painted_ids = self._note
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def begin(self) -> None:
        """The link is back: gaps count from now on."""
        self.gap = self.stalled = 0.0
        self._ticked_at = time.monotonic()

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            alert = self._queue.alert(str(self._queue.index(row).data(RowRole.ID)))
            if alert is not None and alert.title.startswith(LIVE):
                self._coming[alert.id] = alert.received_at.timestamp()
                QTimer.singleShot(0, self._follow)

    def _follow(self) -> None:
        """Go to the first row that was not seen yet; those of the topmost band are equally high."""
        first = next(iter(self._coming), "")
        if first:
            self._list.show_new()
            self._list.verticalScrollBar().setValue(self._queue.row_of(first) * self._row_height)

    def _note(self, ids: set[str]) -> None:
        now = time.time()
        for id in ids & self._coming.keys():
            self.painted.append((self._coming.pop(id), now))
        if self._coming:
            QTimer.singleShot(0, self._follow)

    def _tick(self) -> None:
        now = time.monotonic()
        away = now - self._ticked_at
        self.gap = max(self.gap, away)
        self.stalled += max(0.0, away - STALL)
        self._ticked_at = now


class Bench(QObject):
    """Lives through the return of the link."""

    def __init__(self, app: QApplication, starter: Starter, last: Cursor) -> None:
        super().__init__()
        if starter.seat is None:
            raise SystemExit("the console did not start")
        self._app = app
        self._seat = starter.seat
        self._last = last
        self._watch = Watch(self._seat, starter.theme.size.row_unsigned)
        self._answered_at = 0.0
        self._answered_cpu = 0.0
        self.told: dict[str, Any] = {}

    async def run(self) -> None:
        """Stand, wait for the hub, and note when each thing is there."""
        queue = self._seat.models.queue
        await self._until(lambda: queue.rowCount() > 0 and _is_running(self._seat))
        await self._ask_palette()  # loads the sounds, as the first search of a shift does
        self._listen_for_health()
        _tell({"standing": True, "pending": len(self._seat.store.journal.pending())})
        await self._until(lambda: self._answered_at > 0)
        self._watch.begin()
        steps = {
            "caught_up": self._is_caught_up,
            "settled": lambda: not self._seat.store.journal.pending(),
        }
        files = asyncio.ensure_future(self._note_files())
        await asyncio.gather(*(self._note(name, is_so) for name, is_so in steps.items()))
        self.told["text_waiting"] = self._seat.store.cache.text_waiting
        self.told["text_said"] = await self._ask_palette()
        await self._note("text", lambda: not self._is_missing)
        await files
        _tell({"done": True})
        posted = int(await asyncio.to_thread(sys.stdin.readline))
        await self._until(lambda: len(self._watch.painted) >= posted, 10.0)
        self._sum_up(posted)
        self._app.quit()

    def _listen_for_health(self) -> None:
        """Hear of the first probe that the hub answers."""
        client = self._seat.sync.session.client
        ask = client.health

        async def watched(seconds: float = 2.0) -> Any:
            answer = await ask(seconds)
            if not self._answered_at:
                self._answered_cpu = time.process_time()
                self._answered_at = time.time()
            return answer

        client.health = watched  # type: ignore[method-assign]

    def _is_caught_up(self) -> bool:
        cursor = Cursor.parse(self._seat.store.cache.cursor() or "")
        return cursor.has_passed(self._last)

    @property
    def _is_missing(self) -> bool:
        return self._seat.store.cache.text_waiting > 0

    async def _note(self, name: str, is_so: Callable[[], bool]) -> None:
        """Note after how many seconds something is so."""
        self.told[f"{name}_s"] = PATIENCE
        if await self._until(is_so, PATIENCE):
            self.told[f"{name}_s"] = time.time() - self._answered_at
            self.told[f"{name}_cpu_s"] = time.process_time() - self._answered_cpu

    async def _note_files(self) -> None:
        """Note after how many seconds the hub has all files; asked seldom, it reads a file."""
        blobs, self.told["files_s"] = self._seat.store.blobs, PATIENCE
        while await asyncio.to_thread(blobs.waiting):
            if time.time() - self._answered_at > PATIENCE:
                return
            await asyncio.sleep(0.1)
        self.told["files_s"] = time.time() - self._answered_at

    async def _ask_palette(self) -> str:
        """Look for something as a person does; return what the palette says below."""
        palette = self._seat.frame.palette
        palette.open()
        palette.field.setText("望汐路")
        await self._until(lambda: bool(palette.found))
        said = palette.hint
        palette.open()
        return said

    def _sum_up(self, posted: int) -> None:
        catching_up = self._answered_at + self.told["caught_up_s"]
        waits = [
            painted - max(received, self._answered_at)
            for received, painted in self._watch.painted
            if received <= catching_up
        ]
        self.told |= {
            "posted": posted,
            "painted": len(self._watch.painted),
            "live_in_catch_up": len(waits),
            "live_first_s": waits[0] if waits else PATIENCE,
            "live_p50_s": percentile(waits, 0.5),
            "live_p95_s": percentile(waits, 0.95) if waits else PATIENCE,
            "live_worst_s": max(waits, default=PATIENCE),
            "gap_ms": self._watch.gap * 1000,
            "stalled_ms": self._watch.stalled * 1000,
            "open_rows": self._seat.models.queue.rowCount(),
        }

    @staticmethod
    async def _until(is_so: Callable[[], bool], patience: float = PATIENCE) -> bool:
        until = time.monotonic() + patience
        while not is_so():
            if time.monotonic() > until:
                return False
            await asyncio.sleep(LOOK_EVERY)
        return True


def _is_running(seat: Seat) -> bool:
    try:
        return bool(seat.sync.session)
    except RuntimeError:
        return False


def _tell(line: dict[str, Any]) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hub", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--last", required=True, help="cursor up to which changes were missed")
    given = parser.parse_args()
    bench = measure(
        ["--hub", given.hub, "--data", str(given.data), "--key", POLICY],
        lambda app, starter: Bench(app, starter, Cursor.parse(given.last)),
    )
    _tell(bench.told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
