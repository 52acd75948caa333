"""The console of `bench shell` whose screen plans are switched in turns; prints one JSON line.

A switch runs from its command to the end of the paint of the last window that stands then.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from console.app.starter import Starter
from console.bench.cache_seat import seat_of
from console.bench.cache_store import POLICY
from console.bench.measured_console import measure
from console.shell.plans import plan_commands

SETTLED, PAUSE, PATIENCE = 2.0, 0.3, 30.0
"""Seconds: before the first switch, between two, and until one is told as missing."""


class Painted(QObject):
    """Says once when a window has painted; what its pages cover it paints through them alone."""

    def __init__(self, window: QWidget, then: Callable[[QWidget], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)
        window.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or not handle.isExposed():
            self._window.update()  # the display has not put it up yet
            return
        self._window.removeEventFilter(self)
        self._then(self._window)
        self.deleteLater()


class PlansBench(QObject):
    """Switches among the plans that ship with the console."""

    def __init__(self, starter: Starter, switches: int) -> None:
        super().__init__()
        self._seat = seat_of(starter)
        self._switches = switches
        self._waiting: set[QWidget] = set()
        self._painted = asyncio.Event()
        self.told: dict[str, Any] = {"waits_ms": [], "windows": []}

    async def run(self) -> None:
        """Wait until the seat has settled, then switch again and again."""
        while not self._seat.models.queue.rowCount():
            await asyncio.sleep(0.05)
        await asyncio.sleep(SETTLED)
        for number in range(self._switches):
            command = plan_commands.USE[number % len(plan_commands.USE)]
            self.told["waits_ms"].append(1000 * await self._switch(command.id))
            await asyncio.sleep(PAUSE)
        self.told["monitors"] = len(QApplication.screens())
        self._seat.frame.window.close()  # as a person leaves: every window has to go

    async def _switch(self, command: str) -> float:
        begun = time.monotonic()
        self._seat.commands.run(command)
        standing = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        self._painted.clear()
        self._waiting = set(standing)
        self.told["windows"].append(len(standing))
        for window in standing:
            Painted(window, self._note)
        await asyncio.wait_for(self._painted.wait(), PATIENCE)
        return time.monotonic() - begun

    def _note(self, window: QWidget) -> None:
        self._waiting.discard(window)
        if not self._waiting:
            self._painted.set()


def main() -> int:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--switches", type=int, required=True)
    given = parser.parse_args()
    bench = measure(
        ["--data", str(given.data), "--key", POLICY],
        lambda _, starter: PlansBench(starter, given.switches),
        ends_itself=True,
    )
    print(json.dumps(bench.told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
