# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S5 in a first form: 1, 4, 9 or 16 cameras in a window of its own, on its own monitor if any."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.domain.alert import Alert
from console.domain.geo import Point
from console.models.alert_rows import GRADES, grade_word
from console.runtime.hall_time import hall_day_minute, hall_time
from console.screens.wall.hot_spots import HOT_TILE, HotSpots
from console.screens.wall.parts import WallParts
from console.screens.wall.streams import Streams
from console.screens.wall.strip import StripView, WallStrip
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileAlert, TileDress, TileState
from widgets.video.tile_style import WALL

COUNTS = {Qt.Key.Key_1: 1, Qt.Key.Key_4: 4, Qt.Key.Key_9: 9, Qt.Key.Key_6: 16}
"""Keys of the layouts; 6 stands for 16."""
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
KEY_LEVEL = 1


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class WallWindow(QWidget):
    """Strip and pictures; streams are open only while the window can be seen.

    Args:
        parts: everything it is built from.

    Signals:
        closed: the person has closed the window.
        camera_focused: id of the camera keys act on.
    """

    closed = Signal()
    camera_focused = Signal(str)

    def __init__(self, parts: WallParts, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._parts = parts
        self._title = ""
        self._group: list[str] = []
        self._page = 0
        self._guests: dict[int, str] = {}
        self._enlarged = ""
        self.hot = HotSpots(parts.clock.monotonic)
        self.streams = Streams(parts.open_view, parts.directory.camera)
        self.strip = WallStrip(parts.theme)
        self.grid = TileGrid(parts.theme, WALL, 16)
        self.one = TileGrid(parts.theme, WALL, 1)
        self._stack = QStackedWidget()
        self._tick = QTimer(self)
        self._tick.setInterval(500)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(_t("Video wall"))
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.tile_activated.connect(self._enlarge)
        self.grid.focus_moved.connect(self._focused)
        self.grid.pictures_resized.connect(self._resized)
        self.one.tile_activated.connect(self._reduce)
        self._tick.timeout.connect(self._go_on)

    # What the shell asks for

    def open_on(self, others: Sequence[QScreen], main: QScreen | None) -> None:
        """Show on a monitor of its own when there is one, else as a window beside the console."""
        free = [screen for screen in others if screen is not main]
        if free:
            self.setGeometry(free[0].geometry())
            self.showFullScreen()
        else:
            self.resize(1280, 760)
            self.show()
        self.activateWindow()

    def show_key_cameras(self) -> None:
        """Show the key cameras of the hall, page by page."""
        keys = self._parts.directory.key_cameras(KEY_LEVEL)
        self.show_group(_t("Key cameras"), [camera.id for camera in keys])

    def show_near(self, point: Point | None, title: str) -> None:
        """Show the cameras around a place, the nearest first."""
        near = self._parts.directory.cameras_near(point, radius=800.0, most=16)
        self.show_group(title, [one.camera.id for one in near])

    def show_group(self, title: str, cameras: Sequence[str]) -> None:
        """Show these cameras from the first page on."""
        self._title, self._group = title, list(dict.fromkeys(cameras))
        self._page = 0
        self._guests.clear()
        self._reduce()
        self._refill()

    def show_camera(self, camera: str) -> None:
        """Put a camera on the tile keys act on; one that is shown already is focused instead."""
        shown = self.cameras
        if camera in shown:
            self.grid.set_focused(shown.index(camera))
            return
        number = max(0, self.grid.focused_tile)
        if number == self._hot_tile and len(shown) > 1:
            number = 0 if self._hot_tile else 1
        self._guests[number] = camera
        self._refill()
        self.grid.set_focused(number)

    def show_alert(self, alert: Alert, cameras: Sequence[str]) -> None:
        """Frame the tile of the camera that sees an alert best; it takes the hot-spot tile only."""
        self.hot.add(alert, cameras)
        self._refill()

    def drop_alert(self, alert_id: str) -> None:
        """An alert is dealt with: its frame goes."""
        self.hot.remove(alert_id)
        self._refill()

    def set_count(self, count: int) -> None:
        """Show 1, 4, 9 or 16 tiles.

        Raises:
            ValueError: another number.
        """
        first = self._page * self.grid.count
        self.grid.set_count(count)
        self._page = first // count
        self._guests = {n: c for n, c in self._guests.items() if n < count}
        self._reduce()
        self._refill()

    def turn(self, by: int) -> None:
        """Show another page of the group; behind the last comes the first."""
        if self.pages > 1:
            self._page = (self._page + by) % self.pages
            self._guests.clear()
            self._refill()

    @property
    def pages(self) -> int:
        """How many pages the group has."""
        return -(-len(self._group) // self.grid.count)

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    @property
    def cameras(self) -> list[str]:
        """Ids of the cameras on the tiles, in order; empty for an empty tile."""
        count = self.grid.count
        first = self._page * count
        page = self._group[first : first + count]
        tiles = page + [""] * (count - len(page))
        for number, camera in self._guests.items():
            tiles[number] = camera
        hot = self.hot.current
        if hot is not None and hot.camera not in tiles:
            tiles[self._hot_tile] = hot.camera
        return tiles

    @property
    def is_enlarged(self) -> bool:
        """Whether one camera fills the window."""
        return bool(self._enlarged)

    @property
    def _hot_tile(self) -> int:
        return HOT_TILE[self.grid.count]

    # Pictures

    def _refill(self) -> None:
        """Give every tile its picture; only while the window can be seen."""
        if not self.isVisible():
            return
        tiles = self.cameras
        shown = [(number, camera) for number, camera in enumerate(tiles) if camera]
        sizes = [self.grid.picture_size(number) for number, _ in shown]
        views = self.streams.show([camera for _, camera in shown], sizes)
        by_tile = {number: view for (number, _), view in zip(shown, views, strict=True)}
        for number in range(self.grid.count):
            self.grid.set_tile(number, by_tile.get(number), self._dress(tiles[number]))
        if self._enlarged:
            self._show_enlarged()
        self._say()

    def _dress(self, camera: str) -> TileDress:
        hot = self.hot.current
        if hot is None or not camera or hot.camera != camera:
            return TileDress()
        grade = GRADES[hot.alert.severity]
        alert = TileAlert(grade, grade_word(hot.alert.severity), hot.alert.title)
        left = _t("hot spot {0} s").format(f"{int(self.hot.left):02d}")
        return TileDress(right=left if self.hot.waiting else "", alert=alert)

    def _resized(self) -> None:
        if self._enlarged or not self.isVisible():
            return
        for number, camera in enumerate(self.cameras):
            if camera:
                self.streams.resize(camera, self.grid.picture_size(number))

    def _enlarge(self, number: int) -> None:
        camera = self.cameras[number]
        if camera:
            self._enlarged = camera
            self._stack.setCurrentWidget(self.one)
            self.one.set_focused(0)
            self._show_enlarged()
            self.one.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say()

    def _show_enlarged(self) -> None:
        view = self.streams.view(self._enlarged)
        if view is None:
            self._reduce()
            return
        self.streams.resize(self._enlarged, self.one.picture_size(0))
        self.one.set_tile(0, view, self._dress(self._enlarged))

    def _reduce(self, _: int = 0) -> None:
        if not self._enlarged:
            return
        self._enlarged = ""
        self.one.set_tile(0, None)
        self._stack.setCurrentWidget(self.grid)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._resized()
        self._say()

    def _focused(self, number: int) -> None:
        camera = self.cameras[number] if 0 <= number < self.grid.count else ""
        if camera:
            self.camera_focused.emit(camera)

    # The strip

    def states(self) -> Counter[TileState]:
        """Count the states of the tiles that have a camera, judged now."""
        views = (self.streams.view(camera) for camera in self.cameras if camera)
        return Counter(TileState(view.state) for view in views if view is not None)

    def _say(self) -> None:
        hot, clock = self.hot.current, self._parts.clock
        self.strip.show_view(
            StripView(
                title=self._title or _t("No camera is chosen"),
                page=self._page,
                pages=self.pages,
                states=self.states(),
                clock=hall_time(clock.now()),
                is_demo=self._parts.is_demo,
                hot_grade=GRADES[hot.alert.severity] if hot else None,
                hot_seconds=int(self.hot.left),
                hot_waiting=self.hot.waiting,
                is_enlarged=self.is_enlarged,
            )
        )

    def _mark(self) -> None:
        who = self._parts.identity()
        if who is not None:
            time = hall_day_minute(self._parts.clock.now())
            for grid in (self.grid, self.one):
                grid.set_watermark(f"{who.seat_name} {who.name} {time}")

    def _go_on(self) -> None:
        """Twice a second: the next hot spot when it is due, counts, countdown, time."""
        if self.hot.waiting and self.hot.turn():
            self._refill()
        for number, camera in enumerate(self.cameras):
            self.grid.set_dress(number, self._dress(camera))
        self._mark()
        self._say()

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain:
            event.ignore()
        elif key in COUNTS:
            self.set_count(COUNTS[key])
        elif key in TURNS:
            self.turn(TURNS[key])
        elif key == Qt.Key.Key_Escape and self._enlarged:
            self._reduce()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._mark()
        self._refill()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        for number in range(self.grid.count):
            self.grid.set_tile(number, None)
        self.one.set_tile(0, None)
        self.streams.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def sizeHint(self) -> QSize:
        return QSize(1920, 1080)
