"""When a tile is looked at again: forty times a second what moves, seldom what stands.

Forty, not twenty-five: frames do not come in step with a timer, and at their own rate two would
fall between two looks now and then. While no tile has a picture to come, five looks a second do.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from widgets.video.tile_source import TileSource, TileState

TICK_MS = 25
REST_MS = 200
"""Between two looks while no tile has a picture to come."""
_LOOK_EVERY = 4
"""Ticks between two looks at state and age of a tile without a new frame."""
_AWAITED = (TileState.WAITING, TileState.LIVE, TileState.WEAK, TileState.PLAYBACK)
"""States in which the next picture may be here at any moment."""


class Watched(Protocol):
    """A tile as it was painted last."""

    source: TileSource | None
    sequence: int


class TileWatch(QObject):
    """Asks the sources of a grid whether they have something new.

    Args:
        tiles: those there are now.
        has_new_look: whether a tile looks other than it was painted, by number.
        repaint: paints tiles again, by number.
        owner: the grid.
    """

    def __init__(
        self,
        tiles: Callable[[], Sequence[Watched]],
        has_new_look: Callable[[int], bool],
        repaint: Callable[[list[int]], None],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._tiles = tiles
        self._has_new_look = has_new_look
        self._repaint = repaint
        self._ticks = 0
        self.is_resting = False
        """Whether nothing is to come."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._look_around)

    def start(self) -> None:
        """The grid can be seen."""
        self._timer.start()

    def stop(self) -> None:
        """It cannot."""
        self._timer.stop()

    def hurry(self) -> None:
        """Something was put on a tile."""
        self._rest(False)

    def _rest(self, is_resting: bool) -> None:
        self.is_resting = is_resting
        self._timer.setInterval(REST_MS if is_resting else TICK_MS)

    def _look_around(self) -> None:
        """Ask every source for new frames, and now and then how it looks otherwise."""
        self._ticks += 1
        is_resting, dirty = self.is_resting, []
        for number, tile in enumerate(self._tiles()):
            source = tile.source
            is_new = source is not None and source.sequence != tile.sequence
            is_turn = is_resting or (self._ticks + number) % _LOOK_EVERY == 0
            if is_new or (is_turn and self._has_new_look(number)):
                dirty.append(number)
        if dirty:
            self._repaint(dirty)
        if is_resting or self._ticks % _LOOK_EVERY == 0:
            self._pace(is_resting)

    def _pace(self, is_resting: bool) -> None:
        """Rest while there is nothing to come; what moves is looked at forty times a second."""
        sources = (tile.source for tile in self._tiles())
        awaits = any(source is not None and source.state in _AWAITED for source in sources)
        if awaits == is_resting:
            self._rest(not awaits)
