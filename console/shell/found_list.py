# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The lines of the palette: kind, title, what it belongs to, key."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.models.finder import Found
from console.shell.keys import key_words
from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role
from widgets.common.text import Run, draw_text, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme

ROW = 40
MOST = 12
_ICONS = {
    "command": "command",
    "alert": "bell",
    "incident": "sitemap",
    "camera": "device-cctv",
    "place": "map-pin",
    "order": "clipboard-text",
}


def _t(source: str) -> str:
    return QCoreApplication.translate("shell", source)


def kind_word(kind: str) -> str:
    """Return what a kind of finding is called; an unknown one by its own name."""
    words = {
        "command": _t("Command"),
        "alert": _t("Matter"),
        "incident": _t("Incident"),
        "camera": _t("Camera"),
        "place": _t("Place"),
        "order": _t("Order"),
    }
    return words.get(kind, kind)


class FoundList(Painted):
    """At most twelve lines, one of them current.

    Signals:
        pressed: number of the line that was clicked.
    """

    pressed = Signal(int)
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._found: tuple[Found, ...] = ()
        self._current = 0
        self._first = 0
        # Nothing shines through, so a keystroke does not paint the panel behind it anew.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(0)

    @property
    def wanted_height(self) -> int:
        """Height of all lines; with less, those around the current one are shown."""
        return len(self._found) * self._row

    def show_found(self, found: Sequence[Found]) -> None:
        """Show lines; the first becomes current. Its height stays its owner's."""
        self._found = tuple(found[:MOST])
        self._current = self._first = 0
        self.setAccessibleName("; ".join(item.title for item in self._found))
        self.update()

    @property
    def found(self) -> tuple[Found, ...]:
        """The lines shown."""
        return self._found

    @property
    def current(self) -> Found | None:
        """The current line."""
        return self._found[self._current] if self._found else None

    @property
    def is_at_first(self) -> bool:
        """Whether nobody has moved the current line."""
        return self._current == 0

    def part_count(self) -> int:
        return len(self._found)

    def part(self, index: int) -> Part:
        found, rect = self._found[index], QRectF(0, index * self._row, self.width(), self._row)
        detail = key_words(found.detail) if found.kind == "command" else found.detail
        words = " ".join(w for w in (kind_word(found.kind), found.title, detail) if w)
        return Part(words, rect, index == self._current)

    def step(self, by: int) -> None:
        """Move the current line, around the ends."""
        if self._found:
            self.choose((self._current + by) % len(self._found))

    def choose(self, number: int) -> None:
        """Make a line current."""
        self._current = number
        self._reveal()
        self.update()

    @property
    def _row(self) -> int:
        return self.theme.grown(ROW)

    def restyle(self) -> None:
        self.setFixedHeight(self.wanted_height)

    def _reveal(self) -> None:
        """Have the current line among those there is room for."""
        room = max(1, self.height() // self._row)
        last_first = max(0, min(self._current, len(self._found) - room))
        self._first = min(last_first, max(self._first, self._current - room + 1))

    def sizeHint(self) -> QSize:
        return QSize(640, len(self._found) * self._row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._first + int(event.position().y()) // self._row
        if 0 <= number < len(self._found):
            self.pressed.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.raised)
        room = max(1, self.height() // self._row)
        for number, item in enumerate(self._found[self._first : self._first + room]):
            self._paint_line(painter, item, number, self._first + number == self._current)

    def _paint_line(self, painter: QPainter, item: Found, place: int, is_current: bool) -> None:
        theme, row = self.theme, self._row
        top = place * row
        if is_current:
            paint_box(painter, QRectF(0, top, self.width(), row), theme.hover, theme.act, 0)
            painter.fillRect(QRectF(0, top, 3, row), theme.act)
        icon = _ICONS.get(item.kind, "dots")
        theme.icons.paint(painter, icon, QPointF(16, top + row / 2 - 9), 18, theme.text2)
        kind = QRectF(44, top, theme.grown(56), row)
        draw_text(painter, theme.font(Step.SMALL), theme.text2, kind, kind_word(item.kind))
        right = _right_runs(item)
        end = self.width() - 16 - runs_width(theme, right)
        paint_runs(painter, theme, right, round(end), top + row / 2)
        left = 48 + theme.grown(56)
        title = QRectF(left, top, end - left - 16, row)
        draw_text(painter, theme.font(), theme.text, title, item.title, Qt.AlignmentFlag.AlignLeft)


def _right_runs(item: Found) -> list[Run]:
    if not item.detail:
        return []
    if item.kind == "command":
        return [key_cap(key_words(item.detail))]
    return [Run(item.detail, Ink.TEXT2, step=Step.SMALL)]
