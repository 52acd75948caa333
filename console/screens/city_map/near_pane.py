# ruff: noqa: D102 - Qt's overrides are described by Qt
"""周边: what lies around what was chosen, two live pictures above it, what can be done with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout

from console.commands import map_commands
from console.domain.geo import Point
from console.domain.reach import Around, Beside
from console.models.directory import NearCamera
from console.models.nearby import Group, Nearby, NearLine
from console.models.subject import Subject
from console.screens.city_map.asked_place import AskedPlace
from console.screens.city_map.near_rows import NOTE, near_columns, near_heads, near_rows
from console.screens.city_map.near_search import Found, NearSearch
from console.screens.city_map.parts import MapParts
from console.screens.common.near_tiles import NearTiles
from console.screens.common.words import distance_words, watermark
from widgets.common.base import Painted
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.section_head import SectionHead
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

WIDTH = 420
SOON = 300
"""Milliseconds in which what changes around is listed together."""
AGED = 15
"""Seconds after which ages are written anew."""
_PADDING, _GAP, _ROW = 12, 8, 48


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


class NearPane(Painted):
    """The column at the right of the map.

    Args:
        parts: what the page is built from.

    Signals:
        opened: the line a person wants to see, a NearLine.
        left: Esc was pressed in it.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, parts: MapParts) -> None:
        super().__init__(parts.theme)
        theme, self._parts = parts.theme, parts
        self.setAccessibleName(_t("Around"))
        self.asked: AskedPlace | None = None
        self.found = Found()
        self._search = NearSearch(parts)
        self.head = SectionHead(theme, "")
        self.tiles = NearTiles(theme, self._nearest, parts.open_view, 2, QSize(190, 107))
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, near_columns(), _ROW)
        self.table.setAccessibleName(_t("Around"))
        self.table.set_model(self.rows)
        self.buttons: list[KeyButton] = []
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.refresh)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self._seconds = 0
        self.table.activated.connect(self._open)
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        inset = QVBoxLayout()
        inset.setContentsMargins(_PADDING, 0, _PADDING, 8)
        inset.setSpacing(8)
        inset.addWidget(self.head)
        inset.addWidget(self.tiles)
        column.addLayout(inset)
        column.addWidget(self.table, 1)
        foot = FlowLine(_GAP, fills=True)
        foot.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        commands = self._parts.commands
        caps = KeyCaps(lambda id: commands.get(id).key)
        for command, words in (
            (map_commands.WALL, _t("Wall")),
            (map_commands.PATROL, _t("Patrol")),
            (map_commands.DISPATCH, _t("Dispatch")),
            (map_commands.REACH, _t("Reach")),
        ):
            button = KeyButton(self.theme, words, small=True, padding=6)
            button.clicked.connect(partial(commands.run, command.id))
            caps.show(command.id, button.set_key)
            self.buttons.append(button)
            foot.addWidget(button)
        commands.follow_keys(caps.refresh)
        column.addLayout(foot)

    def stop(self) -> None:
        """List nothing any more."""
        self._soon.stop()
        self._second.stop()
        self.tiles.close_views()

    # What is asked

    def show_around(self, asked: AskedPlace) -> None:
        """List what lies around."""
        is_other = self.asked is None or asked.title != self.asked.title
        self.asked = asked
        self.refresh()
        self.show()
        self._tick()
        if is_other and self.rows.rows:
            self.table.set_current(self.rows.rows[0].id)

    def put_away(self) -> None:
        """Show nothing."""
        self.asked = None
        self.stop()
        self.hide()

    def stir(self) -> None:
        """List it anew soon: something is other."""
        if self.asked is not None and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """List it as it is now."""
        asked = self.asked
        if asked is None:
            return
        before, self.found = self.found, self._search.look(asked)
        found = self.found
        self.head.set_texts(_reach_words(asked), asked.title)
        self.table.set_bands(near_heads(found.nearby, found.people))
        rows = near_rows(found.nearby, found.notes, self._parts.clock.now())
        self.rows.set_rows(list(rows))
        is_other = self.tiles.point != asked.reach.middle
        if is_other or before.first(2) != found.first(2):
            self.tiles.show_point(asked.reach.middle)

    def _nearest(self, point: Point | None) -> Sequence[NearCamera]:
        """Return the cameras whose pictures are shown: the first of the list."""
        cameras = ((line, self._parts.directory.camera(line.of)) for line in self.found.first(2))
        return [
            NearCamera(camera, line.metres or 0.0, line.direction)
            for line, camera in cameras
            if camera is not None
        ]

    def _tick(self) -> None:
        parts = self._parts
        self.tiles.set_watermark(watermark(parts.identity(), parts.clock.now()))
        self._seconds += 1
        if self._seconds % AGED == 0:
            self._search.forget()  # a grant to look may have come, or be over
            self.refresh()

    # The line under the cursor

    @property
    def current(self) -> NearLine | None:
        """What the cursor stands on; None on words."""
        id = self.table.current_id
        return next((line for line in self.nearby.lines() if line.id == id), None)

    @property
    def nearby(self) -> Nearby:
        """What is listed."""
        return self.found.nearby

    def lines_of(self, group: Group) -> Sequence[NearLine]:
        """Return the lines of one group."""
        return self.found.lines_of(group)

    def _open(self, id: str) -> None:
        line = self.current
        if line is not None and not id.startswith(NOTE):
            self.opened.emit(line)

    def subject(self) -> Subject | None:
        """Return what is under the cursor, for a note."""
        line = self.current
        return None if line is None else Subject(line.name, (line.id,))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = max(80, (self.width() - 2 * _PADDING - _GAP) // 2)
        for tile in self.tiles.tiles:
            tile.setFixedSize(QSize(wide, round(wide * 9 / 16) + self.theme.grown(24)))
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def _reach_words(asked: AskedPlace) -> str:
    reach = asked.reach
    if isinstance(reach, Around):
        return _t("Within {0}").format(distance_words(reach.metres))
    if isinstance(reach, Beside):
        return _t("Along the line, {0} to either side").format(distance_words(reach.metres))
    return _t("In the area")
