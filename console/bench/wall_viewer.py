"""The wall of `bench wall`, a process of its own: one window, overlays on, counted and timed.

Reads one JSON line (urls, engine, seconds), prints `{"step": "measuring"}` when every tile is
live, and the counts when the time is over.
"""

import json
import random
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from console.runtime.clock import SystemClock
from console.video.pool import VideoPool
from console.video.states import StreamState
from console.video.stream import StreamRequest
from widgets.common.theme import Grade, load_theme
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileAlert, TileDress

_PATIENCE = 30.0
_SETTLE = 2.0
_HOT_SPOT = 5
_LOOK_MS = 10
"""Milliseconds between two looks at the event loop: what is measured costs CPU that is counted."""
_STRIP = 40
"""Height of the strip above the tiles."""


class _Measurement:
    """Waits until all tiles are live, then counts frames and gaps of the event loop."""

    def __init__(self, grid: TileGrid, pool: VideoPool, order: dict[str, Any]) -> None:
        self._grid = grid
        self._clock = SystemClock()
        self._seconds = float(order["seconds"])
        self._streams = [
            pool.open(StreamRequest((url,), *_size(grid, number), f"望潮·滨水步道 {number + 1} 号"))
            for number, url in enumerate(order["urls"])
        ]
        for number, stream in enumerate(self._streams):
            hot = TileAlert(Grade.ORANGE, "橙", "充电棚烟感、温感同时报警")
            dress = TileDress(alert=hot) if number == _HOT_SPOT else TileDress()
            grid.set_tile(number, stream, dress)
        self._began = self._last = self._clock.monotonic()
        self._longest = 0.0
        self._before: list[int] = []
        self._decoded_before = 0
        self._fast = self._timer(_LOOK_MS, self._tick)
        self._start = self._timer(50, self._wait)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self._grid)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        timer.start(interval)
        return timer

    def _tick(self) -> None:
        now = self._clock.monotonic()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def _decoded(self) -> int:
        """Return how many frames the workers have put into shared memory."""
        return sum(stream.sequence for stream in self._streams)

    def live(self) -> int:
        return sum(s.state in (StreamState.LIVE, StreamState.WEAK) for s in self._streams)

    def _wait(self) -> None:
        waited = self._clock.monotonic() - self._began
        if self.live() == len(self._streams) or waited > _PATIENCE:
            self._start.stop()
            QTimer.singleShot(round(_SETTLE * 1000), self._measure)

    def _measure(self) -> None:
        _say({"step": "measuring", "live": self.live()})
        self._before = list(self._grid.painted_frames())
        self._decoded_before = self._decoded()
        self._began, self._longest = self._clock.monotonic(), 0.0
        QTimer.singleShot(round(self._seconds * 1000), self._finish)

    def _finish(self) -> None:
        took = self._clock.monotonic() - self._began
        painted = zip(self._grid.painted_frames(), self._before, strict=True)
        count = len(self._streams)
        rates = [(after - before) / took for after, before in painted][:count]
        decoded = (self._decoded() - self._decoded_before) / took
        told = {"rates": rates, "decoded": decoded, "gap": self._longest, "live": self.live()}
        _say({"step": "done", **told})
        QApplication.quit()


def _size(grid: TileGrid, number: int) -> tuple[int, int]:
    size = grid.picture_size(number)
    return size.width(), size.height()


def _say(message: dict[str, object]) -> None:
    print(json.dumps(message), flush=True)


def main() -> None:
    """Show the wall until the measurement is over and the reader has let go."""
    order = json.loads(sys.stdin.readline())
    app = QApplication([])
    sides = next(n for n in (1, 4, 9, 16) if n >= len(order["urls"]))
    window = QWidget(None, Qt.WindowType.FramelessWindowHint)
    window.resize(1920, 1080)
    grid = TileGrid(load_theme("dark"), count=sides, parent=window)
    grid.setGeometry(0, _STRIP, 1920, 1080 - _STRIP)
    grid.set_watermark("林岚 0731 07-09 20:23")
    window.show()
    with VideoPool(SystemClock(), random.random, engine=order["engine"]) as pool:
        measurement = _Measurement(grid, pool, order)
        app.exec()
        del measurement
        sys.stdin.readline()
        window.close()


if __name__ == "__main__":
    main()
