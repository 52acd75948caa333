"""What a person at a desk feels while something attacks: alerts, log, pictures, the screen itself.

An alert is timed from its posting at the hub to the end of the paint that shows its row; a line of
the log from the key until it is saved; pictures of a camera are counted as they are painted; and
how long, at most, the screen stood still.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import QModelIndex, QObject

from console.app.seat import Seat
from console.bench.handling_hand import Gaps
from widgets.lists.roles import RowRole
from widgets.video.tile_grid import TileGrid

WINDOW = 0.5
"""Seconds in which pictures and gaps are watched."""
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Beat:
    """What was felt; milliseconds, and pictures in a second."""

    alert: float
    log: float
    gap: float
    pictures: float


def middle(beats: Sequence[Beat]) -> Beat:
    """Return the medians of some beats."""
    fields = ("alert", "log", "gap", "pictures")
    return Beat(*(median(getattr(beat, name) for beat in beats) for name in fields))


class Pulse(QObject):
    """Takes the beat of a seat.

    Args:
        seat: its queue is seen.
        grid: of a wall with a camera.
        post: posts the alert of a number at the hub and returns its id; called aside.
    """

    def __init__(self, seat: Seat, grid: TileGrid, post: Callable[[int], str]) -> None:
        super().__init__()
        self._seat, self._grid, self._post = seat, grid, post
        self._number = 0
        self._painted_at: dict[str, float] = {}
        self._gaps = Gaps()
        self._rows = seat.pages.duty.queue.list
        self._rows.painted_ids = self._note
        seat.models.queue.rowsInserted.connect(self._follow)

    async def take(self, rounds: int) -> Beat:
        """Return the medians of so many rounds, each a second or less."""
        return middle([await self._round() for _ in range(rounds)])

    async def _round(self) -> Beat:
        alert, log = await self._alert(), await self._log()
        gap, pictures = await self._watch()
        return Beat(alert, log, gap, pictures)

    async def _alert(self) -> float:
        self._number += 1
        begun = time.perf_counter()
        id = await asyncio.to_thread(self._post, self._number)
        while id not in self._painted_at:
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError(f"alert {self._number} was not painted")
            await asyncio.sleep(0.001)
        return (self._painted_at[id] - begun) * 1000

    async def _log(self) -> float:
        begun = time.perf_counter()
        result = await asyncio.wrap_future(self._seat.acts.log.write(f"第 {self._number} 行"))
        assert result.is_saved
        return (time.perf_counter() - begun) * 1000

    async def _watch(self) -> tuple[float, float]:
        before, begun = self._grid.painted_frames()[0], time.perf_counter()
        self._gaps.begin()
        await asyncio.sleep(WINDOW)
        painted = self._grid.painted_frames()[0] - before
        return self._gaps.longest * 1000, painted / (time.perf_counter() - begun)

    def _note(self, ids: set[str]) -> None:
        now = time.perf_counter()
        for id in ids:
            self._painted_at.setdefault(id, now)

    def _follow(self, parent: QModelIndex, first: int, last: int) -> None:
        """Go to a new row, as somebody who waits for it does."""
        self._rows.set_current(str(self._seat.models.queue.index(last).data(RowRole.ID)))
