"""A window full of tiles, as the programs of `bench wall` show it: overlays on, time measured."""

import json
import random
import sys
from collections.abc import Callable, Sequence
from math import ceil, sqrt

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from console.app.breathing import SWITCH
from console.app.garbage import EVERY, YoungGarbage
from console.bench.wall_gaps import LOOK_MS, LoopGaps
from console.runtime.clock import SystemClock
from console.video.pool import VideoPool
from console.video.states import StreamState
from console.video.stream import StreamRequest, VideoStream
from widgets.common.theme import Grade, load_theme
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileAlert, TileDress

_HOT_SPOT = 5
_STRIP = 40
"""Height of the strip above the tiles."""
MOVING = (StreamState.LIVE, StreamState.WEAK)


class Stage:
    """One window of 1920 x 1080 and the pool behind it.

    Args:
        tiles: how many.
        engine: which decodes.
        may_degrade: as the pool's; who measures wants all of every stream.
    """

    def __init__(self, tiles: int, engine: str, may_degrade: bool = False) -> None:
        self.clock = SystemClock()
        sys.setswitchinterval(SWITCH)  # as the console does, and so is garbage
        self._garbage = YoungGarbage()
        self.window = QWidget(None, Qt.WindowType.FramelessWindowHint)
        self.window.resize(1920, 1080)
        count = ceil(sqrt(tiles)) ** 2
        self.grid = TileGrid(load_theme("dark"), count=count, parent=self.window)
        self.grid.setGeometry(0, _STRIP, 1920, 1080 - _STRIP)
        self.grid.set_watermark("林岚 0731 07-09 20:23")
        self.window.show()
        self.pool = VideoPool(
            self.clock, random.Random(1).random, engine, may_degrade=may_degrade, may_change=False
        )
        self.shown: dict[int, VideoStream] = {}
        self.gaps = LoopGaps(self.clock, self.window)
        self._sweep = QTimer(self.window)
        self._sweep.timeout.connect(self._look_for_garbage)
        self._sweep.start(EVERY)

    def open(self, urls: Sequence[str], stand_by: bool = False) -> list[VideoStream]:
        """Begin to open streams at the size of their tiles."""
        size = self.size()
        return [
            self.pool.open(StreamRequest((url,), *size, f"望潮·滨水步道 {n + 1} 号", stand_by))
            for n, url in enumerate(urls)
        ]

    def show(self, streams: Sequence[VideoStream]) -> None:
        """Put streams onto the tiles, one of them with an alert; those before are closed."""
        for number in [number for number in self.shown if number >= len(streams)]:
            self.shown.pop(number).close()
        for number, stream in enumerate(streams):
            self.replace(number, stream)

    def replace(self, number: int, stream: VideoStream) -> None:
        """Put a stream onto a tile; the one before is closed."""
        hot = TileAlert(Grade.ORANGE, "橙", "充电棚烟感、温感同时报警")
        dress = TileDress(alert=hot) if number == _HOT_SPOT else TileDress()
        if (before := self.shown.get(number)) is not None:
            before.close()
        self.shown[number] = stream
        self.grid.set_tile(number, stream, dress)

    def size(self) -> tuple[int, int]:
        """Return the size of a tile's picture, pixels."""
        size = self.grid.picture_size(0)
        return size.width(), size.height()

    def until(self, is_so: Callable[[], bool], patience: float = 30.0) -> float:
        """Go on until something is so; return the seconds it took, or all of the patience."""
        began, loop, look = self.clock.monotonic(), QEventLoop(), QTimer()

        def asked() -> None:
            if is_so() or self.clock.monotonic() - began >= patience:
                loop.quit()

        look.setTimerType(Qt.TimerType.PreciseTimer)
        look.timeout.connect(asked)
        look.start(LOOK_MS)
        loop.exec()
        look.stop()
        return self.clock.monotonic() - began

    def go_on(self, seconds: float) -> float:
        """Show for a while, and do nothing else that would be counted; return how long it was."""
        began, loop, end = self.clock.monotonic(), QEventLoop(), QTimer()
        end.setTimerType(Qt.TimerType.PreciseTimer)
        end.setSingleShot(True)
        end.timeout.connect(loop.quit)
        end.start(round(seconds * 1000))
        loop.exec()
        return self.clock.monotonic() - began

    def close(self) -> None:
        """End the workers and close the window."""
        self._sweep.stop()
        self._garbage.stop()
        self.pool.close()
        self.window.close()

    def _look_for_garbage(self) -> None:
        self._sweep.setInterval(self._garbage.look())


def live(streams: Sequence[VideoStream]) -> int:
    """Return how many streams show a moving picture."""
    return sum(stream.state in MOVING for stream in streams)


def say(message: dict[str, object]) -> None:
    """Print a line for whoever started this program."""
    print(json.dumps(message), flush=True)


def ordered() -> dict[str, object]:
    """Return the order this program was given."""
    order: dict[str, object] = json.loads(sys.stdin.readline())
    return order


def application() -> QApplication:
    """Return the program's application; keep it as long as there are windows."""
    return QApplication([])
