"""A picture dragged between walls in the small picture: here, and the walls of other seats."""

from PySide6.QtCore import QObject, QPoint

from console.shell.plans.miniature import Miniature
from console.shell.plans.other_walls import OtherWalls
from console.shell.plans.wall_sight import TilePlace, WallSight


class WallDrag(QObject):
    """Ties both pictures to who knows the walls.

    Args:
        here: the monitors of this seat.
        others: the walls of other seats.
        sight: knows what stands where, and moves it.
    """

    def __init__(self, here: Miniature, others: OtherWalls, sight: WallSight) -> None:
        super().__init__(here)
        self._here, self._others, self._sight = here, others, sight
        here.tiles, here.patrol = sight.tiles, sight.patrol
        here.tile_dragged.connect(self._mark)
        here.tile_dropped.connect(self._drop)
        others.tile_dragged.connect(self._mark)
        others.tile_dropped.connect(self._drop)
        sight.changed.connect(self.look)

    def look(self) -> None:
        """Show what stands where now; unseen, nothing is looked up."""
        if self._here.isVisible():
            self._here.owner = self._sight.owner
            self._others.show_walls(self._sight.others())
            self._here.update()

    def _mark(self, desktop: QPoint) -> None:
        self._here.mark(self._here.place_at(desktop))
        self._others.mark(self._others.place_at(desktop))

    def _drop(self, source: TilePlace, desktop: QPoint) -> None:
        target = self._here.place_at(desktop) or self._others.place_at(desktop)
        self._here.mark(None)
        self._others.mark(None)
        if target is not None and target != source:
            self._sight.move(source, target)
