# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The pictures of the wall: the tiles of a page, or one camera that fills the window."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from console.commands import camera_commands, patrol_commands
from console.commands.registry import Command
from console.domain.layout_edits import Edited
from console.domain.wall_layout import WallLayout
from console.models.alert_rows import GRADES, grade_word
from console.screens.common.find_boxes import boxes_of
from console.screens.common.out_of_sight import OutOfSight
from console.screens.common.views import View
from console.screens.wall.hand_over import HandOvers
from console.screens.wall.hot_spots import HotSpots
from console.screens.wall.own_cameras import LARGEST
from console.screens.wall.parts import WallParts
from console.screens.wall.streams import Streams
from console.screens.wall.wall_group import WallGroup
from console.settings.plans.wall_view import WallView
from widgets.common.key_words import key_words
from widgets.video.arrangement import Arrangement
from widgets.video.empty_wall import EmptyWall
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileAlert, TileDress, TileState, decoder_of, own_size
from widgets.video.tile_style import WALL

_APART_MS = 40
"""Between two cameras of the next page that begin to be decoded."""


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


def _nothing_words(key_of: Callable[[Command], str]) -> tuple[str, str]:
    """Return what a wall without a camera says, and what to do about it."""
    to_do = _t(
        "{0} chooses from the directory, {1} starts a patrol; where the directory is empty,"
        " the installer imports the cameras"
    )
    keys = (key_words(key_of(each)) for each in (camera_commands.DIRECTORY, patrol_commands.CHOOSE))
    return _t("No camera on this wall yet"), to_do.format(*keys)


class WallPictures(QStackedWidget):
    """Streams are open only while the pictures can be seen.

    Args:
        parts: the wall's parts.
        hot: frames the tile of the alert whose turn it is.

    Signals:
        changed: other cameras are shown, or one was enlarged or reduced.
    """

    changed = Signal()

    def __init__(self, parts: WallParts, hot: HotSpots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hot = hot
        self._enlarged = ""
        self.notes_of: list[Callable[[str], str]] = []
        """Say in bold what has to be known of a camera's picture; whoever knows puts it here."""
        self.time_left_of: Callable[[str], int] = lambda _: 0
        """Tells how much of its time a camera still stands; a patrol puts it here."""
        self.group = WallGroup(hot, LARGEST)
        self.grid = TileGrid(parts.theme, WALL, LARGEST)
        self.one = TileGrid(parts.theme, WALL, 1)
        self._streams = Streams(parts.open_view, parts.directory.camera, parts.stand_by)
        self._key_of, self._expect = parts.key_of, parts.expect
        self.empty_note = EmptyWall(parts.theme, self.grid)
        self.hand_overs = HandOvers(self.grid, parts.clock.monotonic)
        self.hand_overs.let_go.connect(self._keep_what_is_seen)
        self._sight = OutOfSight(self.let_go, self)
        self.addWidget(self.grid)
        self.addWidget(self.one)
        self.setFocusProxy(self.grid)
        self.grid.tile_activated.connect(self._enlarge)
        self.grid.pictures_resized.connect(self._resized)
        self.grid.tile_zoomed.connect(self._zoomed)
        self.one.pictures_resized.connect(self._zoomed_one)
        self.one.tile_zoomed.connect(self._zoomed_one)
        self.one.set_whole(True)
        self.one.tile_activated.connect(self.reduce)

    @property
    def enlarged(self) -> str:
        """Id of the camera that fills the window; empty for none."""
        return self._enlarged

    @property
    def is_enlarged(self) -> bool:
        """Whether one camera fills the window."""
        return bool(self._enlarged)

    @property
    def seen_grid(self) -> TileGrid:
        """The tiles that are seen: those of the page, or the one that fills the window."""
        return self.one if self._enlarged else self.grid

    def set_layout(self, layout: WallLayout) -> None:
        """Lay the tiles out otherwise."""
        self.group.set_layout(layout)
        self._lay()

    def edit(self, edited: Edited) -> None:
        """Take a layout that was edited; every picture stays where it is."""
        self.group.edit(edited)
        self._lay()

    def restore(self, view: WallView) -> None:
        """Show what was kept."""
        self.group.restore(view)
        self._lay()

    def set_whole(self, is_whole: bool) -> None:
        """Show pictures of another shape whole, or let them fill their tile."""
        self.group.is_whole = is_whole
        self.grid.set_whole(is_whole)

    def _lay(self) -> None:
        layout = self.group.layout
        cells = tuple((c.left, c.top, c.width, c.height) for c in layout.cells)
        self.grid.set_whole(self.group.is_whole)
        self.grid.set_arrangement(Arrangement(layout.columns, layout.rows, cells))
        self.hand_overs.keep_first(layout.count)
        self.reduce()
        self.refill()

    def refill(self) -> None:
        """Give every tile its picture; only while they can be seen."""
        if not self.isVisible():
            return
        tiles = self.group.shown
        shown = [(number, camera) for number, camera in enumerate(tiles) if camera]
        sizes = [self._size_of(camera) for _, camera in shown]
        self._expect(len(shown) - self._streams.count)
        views = self._streams.show([camera for _, camera in shown], sizes)
        by_tile = {number: view for (number, _), view in zip(shown, views, strict=True)}
        for number in range(self.grid.count):
            camera = tiles[number]
            self.hand_overs.put(number, camera, by_tile.get(number), self.dress(camera))
        self._keep_what_is_seen()
        self.empty_note.say(*_nothing_words(self._key_of) if not shown else ("", ""))
        if self._enlarged:
            self._show_enlarged()
        self.changed.emit()

    def view_of(self, camera: str) -> View | None:
        """Return the picture of a camera that can be seen now, not the one that waits behind it."""
        return None if self.place_of(camera) is None else self._streams.view(camera)

    def keep(self, cameras: dict[int, str]) -> None:
        """Let just these cameras stay on their tiles, whatever comes by itself."""
        before = self.group.shown
        self.group.keep(cameras)
        if self.group.shown != before:
            self.refill()

    def camera_on(self, number: int) -> str:
        """Return the id of the camera a person sees on a tile; empty for none.

        While the picture before it still stands that is the camera before.
        """
        shown = self.group.shown
        if not 0 <= number < len(shown):
            return ""
        return self.hand_overs.camera_seen(number) or shown[number]

    def place_of(self, camera: str) -> tuple[TileGrid, int] | None:
        """Return the tile on which the picture of a camera is seen now."""
        if self._enlarged:
            return (self.one, 0) if camera == self._enlarged else None
        for number in range(self.grid.count):
            if self.hand_overs.camera_seen(number) == camera:
                return self.grid, number
        return None

    def show_instead(self, camera: str, view: View | None) -> None:
        """Show another picture of a camera than its live one (回放), or, by None, that again.

        Whoever gives the picture closes it.
        """
        self._streams.instead(camera, view)
        self.refill()

    def prepare(self, cameras: Sequence[str]) -> None:
        """Open what will stand on the tiles, before its turn."""
        if self.isVisible():
            coming = [(number, camera) for number, camera in enumerate(cameras) if camera]
            sizes = [self.grid.picture_size(number) for number, _ in coming]
            self._streams.prepare([camera for _, camera in coming], sizes)

    def wake_next(self) -> None:
        """Decode what stands next, one by one: all at once would hold up what is seen now."""
        if self._streams.wake_next():
            QTimer.singleShot(_APART_MS, self, self.wake_next)

    def leave_next_asleep(self) -> None:
        """What stands next comes later than was thought: let go of what is decoded already."""
        self._streams.leave_next_asleep()

    def _keep_what_is_seen(self) -> None:
        self._streams.keep_only({*self.group.shown, *self.hand_overs.kept})

    def dress(self, camera: str) -> TileDress:
        """Return what hangs on a camera's tile: the frame of an alert and its countdown."""
        told = (note_of(camera) for note_of in self.notes_of) if camera else ()
        note, hot = " · ".join(words for words in told if words), self._hot.current
        if hot is None or not camera or hot.camera != camera:
            return TileDress(note=note, time_left=self.time_left_of(camera) if camera else 0)
        grade, found_by = GRADES[hot.alert.severity], hot.alert.evidence
        alert = TileAlert(grade, grade_word(hot.alert.severity), hot.alert.title)
        left = _t("hot spot {0} s").format(f"{int(self._hot.left):02d}")
        is_finder = found_by is not None and found_by.camera == camera
        boxes = boxes_of(hot.alert, is_then=True) if is_finder else ()
        right = left if self._hot.waiting else ""
        return TileDress(right=right, alert=alert, boxes=boxes, note=note)

    def _dress_enlarged(self) -> TileDress:
        """Return the same for the one that fills the window, with how it is decoded."""
        dress, view = self.dress(self._enlarged), self._streams.view(self._enlarged)
        size = QSize() if view is None else own_size(view)
        if view is None or dress.right or size.isEmpty():
            return dress
        profile = _t("main stream") if view.profile == "main" else _t("sub stream")
        words = {
            "hardware": _t("{0} {1}×{2}, decoded by graphics"),
            "fell_back": _t("{0} {1}×{2}, decoded by processors: graphics failed"),
        }.get(decoder_of(view)) or _t("{0} {1}×{2}, decoded by processors")
        return replace(dress, right=words.format(profile, size.width(), size.height()))

    def dress_again(self) -> None:
        """Say the countdown as it is now; open what nobody knew before."""
        if self._streams.is_one_known_now:
            self.refill()
        for number, camera in enumerate(self.group.shown):
            self.hand_overs.set_dress(number, self.dress(camera))
        if self._enlarged:
            self.one.set_dress(0, self._dress_enlarged())
        self._fit_again()

    def set_watermark(self, text: str) -> None:
        """Change who looks."""
        for grid in (self.grid, self.one):
            grid.set_watermark(text)

    def states(self) -> Counter[TileState]:
        """Count the states of the tiles that have a camera, judged now."""
        views = (self.hand_overs.view_seen(number) for number in range(self.grid.count))
        return Counter(TileState(view.state) for view in views if view is not None)

    def reduce(self, _: int = 0) -> None:
        """Show all tiles again."""
        if not self._enlarged:
            return
        self._enlarged = ""
        self.one.set_tile(0, None)
        self.setCurrentWidget(self.grid)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._resized()
        self.changed.emit()

    def _resized(self) -> None:
        if self._enlarged or not self.isVisible():
            return
        for camera in filter(None, dict.fromkeys(self.group.shown)):
            self._streams.resize(camera, self._size_of(camera))

    def _size_of(self, camera: str) -> QSize:
        """Return the size a camera is decoded to: that of the largest of its tiles."""
        tiles = [n for n, shown in enumerate(self.group.shown) if shown == camera]
        return max(map(self.grid.picture_size, tiles), key=lambda size: size.width())

    def _fit_again(self) -> None:
        """A camera whose own shape is known by now is decoded in that shape, without bars."""
        self._resized()
        self._zoomed_one()

    def _zoomed(self, number: int) -> None:
        """Decode a picture as large as it is looked at."""
        camera = self.group.shown[number]
        if camera and not self._enlarged:
            self._streams.resize(camera, self._size_of(camera))

    def _zoomed_one(self, _: int = 0) -> None:
        if self._enlarged and self.isVisible():
            self._streams.resize(self._enlarged, self.one.picture_size(0))

    def _enlarge(self, number: int) -> None:
        camera = self.camera_on(number)
        if camera and camera not in self.group.shown:
            self.group.place(camera, number)  # another was to take its tile
            self.refill()
        if camera:
            self._enlarged = camera
            self.setCurrentWidget(self.one)
            self.one.set_focused(0)
            self._show_enlarged()
            self.one.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _show_enlarged(self) -> None:
        view = self._streams.view(self._enlarged)
        if view is None:
            self.reduce()
            return
        self.one.set_tile(0, view, self._dress_enlarged())
        self._streams.resize(self._enlarged, self.one.picture_size(0))

    def let_go(self) -> None:
        """Nobody looks any more: close every stream."""
        self.hand_overs.clear()
        self.one.set_tile(0, None)
        self._streams.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sight.shown()
        self.refill()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sight.hidden()
