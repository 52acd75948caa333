"""分屏 on one page of the wall: chosen, edited by hand, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.domain.layout_edits import Edited, joined, parted, reshaped
from console.domain.wall_layout import Cell, WallLayout, layout_of
from console.settings.plans.wall_view import WallView
from widgets.video.arrangement import Fields

if TYPE_CHECKING:
    from console.screens.wall.wall_window import WallWindow

MOST_UNDONE = 20


class LayoutHand(QObject):
    """Changes how the tiles of a page share its room.

    Args:
        wall: the page.

    Signals:
        edited: editing began or ended; whether it goes on.
    """

    edited = Signal(bool)

    def __init__(self, wall: "WallWindow") -> None:
        super().__init__(wall)
        self._wall = wall
        self._before: list[tuple[WallView, str]] = []
        """What stood before each step, and the patrol that stood behind it."""
        self._as_begun: WallView | None = None
        wall.grid.tile_carried.connect(self.swap)

    @property
    def layout(self) -> WallLayout:
        """How it is now."""
        return self._wall.pictures.group.layout

    @property
    def is_editing(self) -> bool:
        """Whether hand and keys change the layout now."""
        return self._as_begun is not None

    @property
    def is_whole(self) -> bool:
        """Whether pictures of another shape are shown whole."""
        return self._wall.pictures.group.is_whole

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def remember(self, patrol: str | None = None) -> None:
        """Keep what stands now, to come back to it by `undo`.

        Args:
            patrol: plan that runs after the step, empty for none; None where it changes none.
        """
        before = self._wall.view
        self._keep(before, before.patrol if patrol is None else patrol)

    def _keep(self, before: WallView, patrol: str) -> None:
        self._before.append((before, patrol))
        del self._before[:-MOST_UNDONE]

    def undo(self) -> bool:
        """Show what stood before the last step; return whether there was one.

        A patrol that began or ended since by itself is no part of it: it goes on, or stays ended.
        """
        if not self._before:
            return False
        (before, patrol), now = self._before.pop(), self._wall.view
        if patrol != now.patrol:
            before = replace(
                now,
                tiles=before.tiles,
                layout=before.layout,
                hot=before.hot,
                is_whole=before.is_whole,
            )
        self._wall.restore(before)
        self._wall.rearranged.emit()
        return True

    def use(self, name: str) -> None:
        """Lay the tiles out by a name or written out.

        Raises:
            LayoutFault: it is no layout.
        """
        layout = layout_of(name)
        self._end_edit()
        if layout != self.layout:
            self.remember()
        self._wall.pictures.set_layout(layout)
        self._wall.rearranged.emit()

    def bind_hot(self, tile: int) -> bool:
        """Let hot spots take just this tile; bound to it already, the layout's own again.

        Returns:
            Whether it is bound now.
        """
        group = self._wall.pictures.group
        self.remember()
        group.bound = -1 if group.bound == tile else tile
        self._wall.refill()
        return group.bound == tile

    def show_whole(self, is_whole: bool) -> None:
        """Show pictures of another shape whole, or let them fill their tile."""
        self.remember()
        self._wall.pictures.set_whole(is_whole)
        self._wall.rearranged.emit()

    def swap(self, one: int, other: int) -> None:
        """Let two tiles change places."""
        self.remember()
        self._wall.pictures.group.swap(one, other)
        self._wall.refill()
        self._wall.grid.set_focused(other)

    # Editing

    def begin_edit(self) -> None:
        """Let hand and keys change the layout; a second time keeps what was done."""
        if self.is_editing:
            self._ended(True)
            return
        self._wall.pictures.reduce()
        self._as_begun = self._wall.view
        editing = self._wall.grid.begin_edit()
        editing.joined.connect(self._join)
        editing.reshaped.connect(self._reshape)
        editing.parted.connect(self._part)
        editing.ended.connect(self._ended)
        self._wall.grid.setFocus()
        self.edited.emit(True)

    def _join(self, tiles: Sequence[int]) -> None:
        self._take(joined(self.layout, tiles))

    def _reshape(self, tile: int, fields: Fields) -> None:
        self._take(reshaped(self.layout, tile, Cell(*fields)))

    def _part(self, tile: int) -> None:
        self._take(parted(self.layout, tile))

    def _take(self, step: Edited) -> None:
        """Do a step; the tile the hand was on keeps the keys."""
        if step.is_same:
            return
        focused = self._wall.grid.focused_tile
        self._wall.pictures.edit(step)
        if focused in step.origin:
            self._wall.grid.set_focused(step.origin.index(focused))
        self._wall.rearranged.emit()

    def _ended(self, is_kept: bool) -> None:
        begun = self._as_begun
        self._end_edit()
        if begun is None or begun == self._wall.view:
            return
        if is_kept:
            self._keep(begun, begun.patrol)
            return
        self._wall.restore(begun)
        self._wall.rearranged.emit()

    def _end_edit(self) -> None:
        if self.is_editing:
            self._as_begun = None
            self._wall.grid.end_edit()
            self.edited.emit(False)
