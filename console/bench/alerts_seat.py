"""The console of `bench alerts`, with a stop-watch on its list; prints one JSON line."""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from console.app.args import parse
from console.app.crash import say_what_happened
from console.app.loop import run
from console.app.seat import Seat
from console.app.starter import Starter
from console.app.translation import translate
from console.bench.memory_feed import MemoryFeed
from console.bench.targets import percentile
from console.models.alert_queue import AlertQueue
from widgets.lists.banded_list import BandedList
from widgets.lists.roles import RowRole

CALM = 2.0
"""Seconds without a new row after which a part has ended."""


@dataclass
class Part:
    """Times of one part, seconds."""

    waits: dict[str, float] = field(default_factory=dict)
    gap: float = 0.0
    paints: int = 0

    def told(self, expected: int) -> dict[str, float]:
        """Return the part's figures, in milliseconds."""
        waits = [wait * 1000 for wait in self.waits.values()]
        return {
            "rows": len(waits),
            "missing": expected - len(waits),
            "p50": percentile(waits, 0.5),
            "p95": percentile(waits, 0.95),
            "worst": max(waits, default=0.0),
            "gap": self.gap * 1000,
            "paints": self.paints,
        }


class StopWatch(QObject):
    """Notes when each row of the list has been painted, and how long the loop was away."""

    def __init__(self, queue: AlertQueue, rows: BandedList) -> None:
        super().__init__()
        self._queue = queue
        self._rows = rows
        self._waiting: list[str] = []
        self.part = Part()
        self.last_row_at = time.monotonic()
        self._ticked_at = time.monotonic()
        queue.rowsInserted.connect(self._inserted)
        rows.painted_ids = self._painted
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def begin(self) -> None:
        """Start a new part."""
        self.part = Part()
        self._waiting.clear()
        self.last_row_at = self._ticked_at = time.monotonic()

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self._waiting.extend(
            str(self._queue.index(row).data(RowRole.ID)) for row in range(first, last + 1)
        )
        bar = self._rows.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _painted(self, ids: set[str]) -> None:
        now, waiting = time.time(), self._waiting
        self.part.paints += 1
        self._waiting = []
        for id in waiting:
            alert = self._queue.alert(id)
            if alert is not None:
                self.part.waits[id] = now - alert.received_at.timestamp()
        if waiting:
            self.last_row_at = time.monotonic()

    def _tick(self) -> None:
        now = time.monotonic()
        self.part.gap = max(self.part.gap, now - self._ticked_at)
        self._ticked_at = now


class Bench(QObject):
    """Runs the parts one after the other."""

    def __init__(self, app: QApplication, starter: Starter, given: argparse.Namespace) -> None:
        super().__init__()
        self._app = app
        self._starter = starter
        self._given = given
        self._token = sys.stdin.readline().strip()
        self.told: dict[str, Any] = {}

    async def run(self) -> None:
        """Fill, then measure slow, fast and floor."""
        while self._starter.seat is None:
            await asyncio.sleep(0.05)
        seat = self._starter.seat
        await self._post(2000, self._given.open, "yellow", "原有")
        await self._until(lambda: seat.models.queue.rowCount() >= self._given.open)
        watch = StopWatch(seat.models.queue, seat.pages.duty.queue.list)
        await self._settle(watch)
        self.told["slow"] = await self._part(watch, 10, 200, "慢速")
        seconds = self._given.seconds
        self.told["fast"] = await self._part(watch, 1000, int(1000 * seconds), "快速")
        self.told["floor"] = await self._floor(seat, watch, min(seconds, 20.0))
        self._app.quit()

    async def _part(self, watch: StopWatch, rate: float, count: int, prefix: str) -> dict[str, Any]:
        watch.begin()
        await self._post(rate, count, "blue", prefix)
        await self._settle(watch)
        return watch.part.told(count)

    async def _floor(self, seat: Seat, watch: StopWatch, seconds: float) -> dict[str, Any]:
        """Feed the same model from memory at the same rate."""
        feed = MemoryFeed(seat.models.queue, seat.models.feed)
        watch.begin()
        count = await feed.run(1000, seconds)
        await self._settle(watch)
        return watch.part.told(count)

    async def _post(self, rate: float, count: int, severity: str, prefix: str) -> None:
        command = [
            sys.executable, "-m", "console.bench.poster", "--hub", self._given.hub,
            "--rate", str(rate), "--count", str(count),
            "--severity", severity, "--prefix", prefix,
        ]  # fmt: skip
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin is not None
        process.stdin.write(self._token + "\n")
        process.stdin.close()
        await self._until(lambda: process.poll() is not None)
        assert process.stdout is not None
        print(prefix, process.stdout.read().strip(), file=sys.stderr)
        process.stdout.close()

    async def _settle(self, watch: StopWatch) -> None:
        await self._until(lambda: time.monotonic() - watch.last_row_at > CALM)

    @staticmethod
    async def _until(is_so: Any) -> None:
        while not is_so():
            await asyncio.sleep(0.05)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hub", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--open", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    given = parser.parse_args()
    options = parse(
        ["--hub", given.hub, "--data", str(given.data), "--login-stdin", "--key", "passphrase"]
    )
    app = QApplication(sys.argv[:1])
    say_what_happened()
    translate(app, options.language)
    starter = Starter(app, options)
    tasks: list[asyncio.Task[None]] = []
    bench: list[Bench] = []

    def begin() -> None:
        starter.begin()
        bench.append(Bench(app, starter, given))
        tasks.append(asyncio.get_event_loop().create_task(bench[0].run()))

    try:
        run(app, begin)
        if tasks[0].done():
            tasks[0].result()
    finally:
        starter.end()
    print(json.dumps(bench[0].told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
