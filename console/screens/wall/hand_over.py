"""The old picture stays on its tile until the new one's first frame is there: no black frame.

Meanwhile the tile shows the old camera as it is: under its own name, still decoded, with its own
age. A new one that fails or is forbidden says so at once; one that keeps silent says so after
`PATIENCE`. Where its recorder has no session free for it, the old stream is let go, for it may hold
that session; its last picture stays, called frozen, as long.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from console.screens.common.views import View
from console.screens.wall.last_picture import LastPicture
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileDress, TileState

_LOOK_MS = 100
PATIENCE = 60
"""Looks, six seconds of them, after which a camera without a first frame is shown as what it is:
waited for. Looks and not seconds: what a busy machine held up had no time to bring a picture."""
_TO_COME = (TileState.WAITING, TileState.NO_SESSION)
_PICTURED = (TileState.LIVE, TileState.WEAK, TileState.FROZEN, TileState.PLAYBACK)


def has_picture(view: View) -> bool:
    """Whether there is a picture to be seen, moving or not."""
    return view.sequence > 0 and view.state in _PICTURED


def is_to_come(view: View) -> bool:
    """Whether a first picture may come soon: it is waited for, or for a session of its recorder."""
    return view.sequence == 0 and view.state in _TO_COME


class HandOver:
    """A tile's source that is the old camera first and the new one from its first frame on.

    Args:
        old: has a picture.
        new: has none yet.
        monotonic: seconds that never jump.
    """

    def __init__(self, old: View, new: View, monotonic: Callable[[], float]) -> None:
        self.old, self.new = old, new
        self._monotonic = monotonic
        self._patience = PATIENCE
        self._numbered = 0

    @property
    def visible(self) -> View:
        """Whose picture is on the tile."""
        return self.new if self.is_over else self.old

    @property
    def is_over(self) -> bool:
        """Whether the new one is shown."""
        if not self._numbered and self._has_come():
            self._numbered = self.old.sequence + 1
        return self._numbered > 0

    def _has_come(self) -> bool:
        return not (is_to_come(self.new) and has_picture(self.old) and self._patience > 0)

    @property
    def needs_old(self) -> bool:
        """Whether the old camera's stream is still shown, and not its last picture alone."""
        return not isinstance(self.old, LastPicture)

    def spare_old(self) -> bool:
        """Do without the old stream where the new one lacks a session; return whether it goes."""
        is_refused = not self.is_over and self.new.state == TileState.NO_SESSION
        if not is_refused or not self.needs_old:
            return False
        self.old = LastPicture(self.old, self._monotonic)
        return True

    def look(self) -> bool:
        """Look once more whether the new one is there; return whether it is shown."""
        self._patience -= 1
        return self.is_over

    @property
    def name(self) -> str:
        """The name of the camera that is seen."""
        return self.visible.name

    @property
    def state(self) -> str:
        """Its state."""
        return self.visible.state

    @property
    def sequence(self) -> int:
        """Number of its newest picture; it only rises, also from one camera to the other."""
        return self._numbered + self.new.sequence if self.is_over else self.old.sequence

    def age(self) -> float:
        """Return the age of its picture."""
        return self.visible.age()

    def lines(self) -> Sequence[str]:
        """Return why there is none."""
        return self.visible.lines()

    def image(self) -> QImage | None:
        """Return its newest picture."""
        return self.visible.image()

    def __getattr__(self, name: str) -> Any:
        """Whatever else a tile asks is answered by the camera that is seen."""
        return getattr(self.visible, name)


class HandOvers(QObject):
    """Puts cameras on the tiles of a grid, each when it has a picture.

    Args:
        grid: the tiles.
        monotonic: seconds that never jump.

    Signals:
        seen: a tile's number and the id of the camera that is seen on it from now on.
        let_go: an old stream is not needed any more.
    """

    seen = Signal(int, str)
    let_go = Signal()

    def __init__(self, grid: TileGrid, monotonic: Callable[[], float]) -> None:
        super().__init__(grid)
        self._monotonic = monotonic
        self._grid = grid
        self._on: dict[int, tuple[str, View]] = {}
        self._dress: dict[int, TileDress] = {}
        self._running: dict[int, tuple[str, HandOver]] = {}
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.settle)

    @property
    def kept(self) -> set[str]:
        """Ids of the cameras whose old stream is still seen."""
        return {camera for camera, each in self._running.values() if each.needs_old}

    def camera_seen(self, number: int) -> str:
        """Return the id of the camera whose picture is on a tile now; empty for none."""
        running = self._running.get(number)
        if running is not None and not running[1].is_over:
            return running[0]
        return self._on[number][0] if number in self._on else ""

    def view_seen(self, number: int) -> View | None:
        """Return the picture that is on a tile now."""
        running = self._running.get(number)
        if running is not None:
            return running[1].visible
        return self._on[number][1] if number in self._on else None

    def put(self, number: int, camera: str, view: View | None, dress: TileDress) -> None:
        """Let a tile show a camera, at once or when its first frame is there.

        An alert's camera is shown at once: its frame belongs to no other picture. Given again, a
        picture that is waited for is waited for no longer than it was.
        """
        running = self._running.get(number)
        if running is not None and running[1].new is view and dress.alert is None:
            self.set_dress(number, dress)  # its turn comes, or has come: `settle` says so
            return
        before = self._before(number)
        self._running.pop(number, None)
        self._dress[number] = dress
        if view is None:
            self._on.pop(number, None)
            self._grid.set_tile(number, None, dress)
            return
        self._on[number] = (camera, view)
        waits = is_to_come(view) and dress.alert is None
        if before is not None and before[1] is not view and waits and has_picture(before[1]):
            over = HandOver(before[1], view, self._monotonic)
            over.spare_old()
            self._running[number] = (before[0], over)
            self._grid.set_tile(number, over, dress)
            self._look.start()
            return
        self._grid.set_tile(number, view, dress)
        if before is None or before[0] != camera:
            self.seen.emit(number, camera)

    def set_dress(self, number: int, dress: TileDress) -> None:
        """Change what hangs on a tile."""
        self._dress[number] = dress
        self._grid.set_dress(number, dress)

    def settle(self) -> None:
        """Let go of old pictures that are not seen any more, and of streams others need."""
        spared = [number for number, (_, each) in self._running.items() if each.spare_old()]
        over = [number for number, (_, each) in self._running.items() if each.look()]
        for number in over:
            _, each = self._running.pop(number)
            self._grid.set_tile(number, each.new, self._dress[number])
            self.seen.emit(number, self._on[number][0])
        if not self._running:
            self._look.stop()
        if over or spared:
            self.let_go.emit()

    def clear(self) -> None:
        """Empty all tiles."""
        self._running.clear()
        self._on.clear()
        self._look.stop()
        for number in range(self._grid.count):
            self._grid.set_tile(number, None)

    def keep_first(self, count: int) -> None:
        """The grid has fewer tiles now."""
        self._on = {number: on for number, on in self._on.items() if number < count}
        self._running = {number: each for number, each in self._running.items() if number < count}

    def _before(self, number: int) -> tuple[str, View] | None:
        """Return the camera whose picture is on a tile, and the picture."""
        running = self._running.get(number)
        if running is not None and not running[1].is_over:
            return running[0], running[1].old
        return self._on.get(number)
