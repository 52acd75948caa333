# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S5, 视频轮巡墙: strip and pictures in any layout; a page that screen plans put on a monitor."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.alert import Alert
from console.domain.geo import Point
from console.models.patrol_runner import PatrolRunner
from console.models.subject import Subject
from console.screens.common.words import watermark
from console.screens.wall.hot_spots import HotSpots
from console.screens.wall.layout_hand import LayoutHand
from console.screens.wall.own_cameras import own_cameras
from console.screens.wall.parts import WallParts
from console.screens.wall.strip import WallStrip
from console.screens.wall.wall_pictures import WallPictures
from console.screens.wall.wall_signs import strip_view
from console.settings.plans.wall_view import MOST_CAMERAS, WALL_PAGES, WallView
from widgets.common.key_words import SCOPE
from widgets.common.tab_chain import TabRing

COUNTS = {Qt.Key.Key_1: "1", Qt.Key.Key_4: "4", Qt.Key.Key_9: "9", Qt.Key.Key_6: "16"}
"""Keys of the layouts used most; 6 stands for 16."""
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class WallWindow(TabRing):
    """Strip and pictures; streams are open only while the window can be seen.

    Args:
        parts: everything it is built from.

    Signals:
        closed: the person has closed the window.
        shown: it can be seen.
        camera_focused: id of the camera keys act on.
        rearranged: it shows other cameras, or on other tiles, than `view` said before.
        patrol_wanted: id of the patrol plan that shall run here.
        looked_at: whether nobody can see it.
        ticked: twice a second while it can be seen.
        heated: other alerts than before want to be seen here.
    """

    closed = Signal()
    shown = Signal()
    camera_focused = Signal(str)
    rearranged = Signal()
    patrol_wanted = Signal(str)
    looked_at = Signal(bool)
    ticked = Signal()
    heated = Signal()

    def __init__(self, parts: WallParts, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setProperty(SCOPE, "wall")
        self._parts = parts
        self.hot = HotSpots(parts.clock.monotonic)
        self.pictures = WallPictures(parts, self.hot)
        self.grid, self.one = self.pictures.grid, self.pictures.one
        self._group = self.pictures.group
        self.layouts = LayoutHand(self)
        self.patrol: PatrolRunner | None = None
        self.incident = ""
        """The incident whose cameras it shows; empty for none."""
        self.patrol_keys: tuple[tuple[str, str], ...] = ()
        self.asks = ""
        self.strip = WallStrip(parts.theme)
        self._tick = QTimer(self)
        self._tick.setInterval(500)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(self._parts.name or _t("Video wall"))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.pictures, 1)
        self.setFocusProxy(self.pictures)

    def _connect(self) -> None:
        self.grid.focus_moved.connect(self._focused)
        self.pictures.changed.connect(self.say)
        self._tick.timeout.connect(self._go_on)

    def put_line(self, line: QWidget) -> None:
        """Put the line of what goes on while cut off above everything; it shows itself."""
        self._column.insertWidget(0, line)

    # What the shell asks for

    def show_key_cameras(self) -> None:
        """Show the key cameras of the hall, page by page."""
        self.show_group(*own_cameras(self._parts.directory, WALL_PAGES[0]))

    def fill(self) -> None:
        """Show what this wall shows by itself, where nobody has asked for anything.

        The first one has the key cameras; each further one the next page of all by their weight.
        """
        if self.pages or self._group.patrol:
            return
        self._group.fill(*own_cameras(self._parts.directory, self._parts.page))
        self.pictures.refill()

    def refill(self) -> None:
        """Show what the group says now, and tell that it is something else."""
        self.pictures.refill()
        self.rearranged.emit()

    @property
    def view(self) -> WallView:
        """What it shows, as it is kept and as a plan holds it."""
        return self._group.view(self._parts.page)

    def restore(self, view: WallView) -> None:
        """Show what was kept, or what a plan holds."""
        self.incident = ""
        self.pictures.restore(view)
        self.patrol_wanted.emit(view.patrol)
        if self.isVisible():
            self.fill()

    # A patrol

    def show_patrol(self, plan: str, name: str, cameras: Sequence[str]) -> None:
        """Show a page of a patrol."""
        self.incident = ""
        self._group.patrol = plan
        self._group.show_page(name, cameras)
        self.refill()

    def end_patrol(self) -> None:
        """What stands on the tiles stays; nothing turns any more."""
        self._group.end_patrol()
        self.rearranged.emit()
        self.say()

    @property
    def is_on_patrol_page(self) -> bool:
        """Whether the tiles show what the patrol says."""
        return self._group.is_patrol_page

    def show_near(self, point: Point | None, title: str) -> None:
        """Show the cameras around a place, the nearest first."""
        near = self._parts.directory.cameras_near(point, radius=800.0, most=16)
        self.show_group(title, [one.camera.id for one in near])

    def show_group(self, title: str, cameras: Sequence[str]) -> None:
        """Show these cameras from the first page on; a patrol waits, and comes back.

        Nobody turns a thousand pages: beyond what a wall keeps they are counted in the title.
        """
        if len(cameras) > MOST_CAMERAS:
            words = _t("{0} (the first {1} of {2})")
            title = words.format(title, MOST_CAMERAS, len(cameras))
        self.incident = ""
        self._group.begin(title, cameras)
        if self.patrol is not None:
            self.patrol.hold_wall()
        self.pictures.reduce()
        self.refill()

    def show_camera(self, camera: str) -> None:
        """Put a camera on the tile keys act on; one that is shown already is focused instead."""
        shown = self.cameras
        if camera in shown:
            self.grid.set_focused(shown.index(camera))
            return
        number = self._group.put(camera, self.grid.focused_tile)
        self.refill()
        self.grid.set_focused(number)

    def place(self, camera: str, tile: int) -> None:
        """Put a camera on just this tile; without one the tile is cleared."""
        self._group.place(camera, tile)
        self.refill()

    def show_alert(self, alert: Alert, cameras: Sequence[str]) -> None:
        """Frame the tile of the camera that sees an alert best; it takes the hot-spot tile only."""
        self.hot.add(alert, cameras)
        self.pictures.refill()
        self.heated.emit()

    def drop_alert(self, alert_id: str) -> None:
        """An alert is dealt with: its frame goes."""
        if self.hot.remove(alert_id):
            self.pictures.refill()
            self.heated.emit()

    def set_count(self, count: int) -> None:
        """Lay out so many tiles, as the layout of that number has them.

        Raises:
            LayoutFault: there is none.
        """
        self.layouts.use(str(count))

    def turn(self, by: int) -> None:
        """Show another page of the group, or of the patrol; behind the last comes the first."""
        if self.patrol is not None and self._group.is_patrol_page:
            self.patrol.turn(by)
        elif self._group.turn(by):
            self.refill()

    @property
    def pages(self) -> int:
        """How many pages the group has."""
        return self._group.pages

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._group.page

    @property
    def cameras(self) -> list[str]:
        """Ids of the cameras on the tiles, in order; empty for an empty tile."""
        return self._group.shown

    @property
    def camera_at_hand(self) -> str:
        """Id of the camera keys act on: of the one that fills the window, else of the tile."""
        return self.pictures.enlarged or self.camera_on(self.grid.focused_tile)

    def keep_at_hand(self) -> str:
        """Return the camera keys act on; where another was to take its tile, it stays there.

        Its picture is needed for a while: snapshot and clip are taken of what was seen.
        """
        camera = self.camera_at_hand
        if camera and camera not in self.cameras:
            self.place(camera, self.grid.focused_tile)
        return camera

    def camera_on(self, number: int) -> str:
        """Return the id of the camera a person sees on a tile; empty for none."""
        return self.pictures.camera_on(number)

    @property
    def placed(self) -> list[str]:
        """The same without the hot spot of an alert."""
        return self._group.placed

    @property
    def free_tile(self) -> int:
        """Number of the first empty tile, else of the last; never the hot spot's if it can be."""
        return self._group.free_tile

    @property
    def is_enlarged(self) -> bool:
        """Whether one camera fills the window."""
        return self.pictures.is_enlarged

    def subject(self) -> Subject | None:
        """Return the camera keys act on, for a note."""
        return self._subject_of(self.camera_at_hand)

    def subject_under(self, at: QPoint) -> Subject | None:
        """Return the camera under the mouse, for a note."""
        if self.is_enlarged:
            return self.subject()
        return self._subject_of(self.camera_on(self.grid.tile_at(self.grid.mapFromGlobal(at))))

    def _subject_of(self, id: str) -> Subject | None:
        camera = self._parts.directory.camera(id) if id else None
        return None if camera is None else Subject(camera.name, (f"camera/{camera.id}",))

    def _focused(self, number: int) -> None:
        camera = self.camera_on(number)
        if camera:
            self.camera_focused.emit(camera)

    def say(self) -> None:
        """Let the strip say how it stands now."""
        self.strip.show_view(strip_view(self, self._parts))

    def _mark(self) -> None:
        parts = self._parts
        self.pictures.set_watermark(watermark(parts.identity(), parts.clock.now()))

    def _go_on(self) -> None:
        """Twice a second: the next hot spot when it is due, counts, countdown, time."""
        if self.hot.turn():
            self.pictures.refill()
        self.pictures.dress_again()
        self._mark()
        self.say()
        self.ticked.emit()

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain:
            event.ignore()
        elif key in COUNTS:
            self.layouts.use(COUNTS[key])
        elif key in TURNS:
            self.turn(TURNS[key])
        elif key == Qt.Key.Key_Escape and self.is_enlarged:
            self.pictures.reduce()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._mark()
        self.looked_at.emit(False)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        self.looked_at.emit(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def sizeHint(self) -> QSize:
        return QSize(1920, 1080)
