# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The clock strip: the clocks with least time left, the rest as counts at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.spoken import Part, Role
from widgets.common.text import Box, Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme


@dataclass(frozen=True, slots=True)
class StripItem:
    """One running clock: its kind, what it is about, the time left; overdue ones stand first."""

    kind: str
    subject: str
    time: str
    is_overdue: bool = False
    id: str = ""


class ClockStrip(Painted):
    """40 px high at the foot of the window.

    Signals:
        item_clicked: id of the item.
    """

    item_clicked = Signal(str)
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._items: tuple[StripItem, ...] = ()
        self._rest = ""
        self._tell()
        self.hold_height(lambda: theme.size.strip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_items(self, items: Sequence[StripItem], rest: str = "") -> None:
        """Set the clocks in order and the text for all others; what does not fit is left out."""
        items = tuple(items)
        if (items, rest) != (self._items, self._rest):
            self._items, self._rest = items, rest
            self._tell()
            self.update()

    def _tell(self) -> None:
        title = QCoreApplication.translate("widgets", "Running clocks")
        items = (f"{i.kind} {i.subject} {i.time}" for i in self._items)
        self.setAccessibleName("; ".join(w for w in (title, *items, self._rest) if w))

    def part_count(self) -> int:
        return len(self._place())

    def part(self, index: int) -> Part:
        item, rect = self._place()[index]
        return Part(f"{item.kind} {item.subject} {item.time}", rect)

    def _rest_runs(self, left_out: int) -> list[Run]:
        rest = [Run(self._rest, step=Step.SMALL, gap=16)]
        if not left_out:
            return rest
        words = QCoreApplication.translate("widgets", "{0} more").format(left_out)
        return [Run(words, Ink.TEXT, bold=True, step=Step.SMALL), *rest]

    def _place(self) -> list[tuple[StripItem, QRectF]]:
        """Return the items there is room for; of what is left out the number needs room, too."""
        placed = self._placed(self._rest_runs(0))
        if len(placed) == len(self._items):
            return placed
        return self._placed(self._rest_runs(len(self._items)))

    def _placed(self, rest: list[Run]) -> list[tuple[StripItem, QRectF]]:
        limit = self.width() - 48 - runs_width(self.theme, rest)
        placed, x = list[tuple[StripItem, QRectF]](), 24.0
        for item in self._items:
            width = runs_width(self.theme, _runs(item))
            if x + width > limit:
                break
            placed.append((item, QRectF(round(x), 0, width, self.height())))
            x += width + 41
        return placed

    def sizeHint(self) -> QSize:
        return QSize(960, self.theme.size.strip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for item, rect in self._place():
            if item.id and rect.contains(event.position()):
                self.item_clicked.emit(item.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.frame)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.line)
        centre = (self.height() + 1) / 2
        placed = self._place()
        for index, (item, rect) in enumerate(placed):
            if index:
                line = QRectF(rect.left() - 21, round(centre - 8), 1, 16)
                painter.fillRect(line, theme.line2)
            paint_runs(painter, theme, _runs(item), rect.left(), centre)
        rest = self._rest_runs(len(self._items) - len(placed))
        x = self.width() - 24 - runs_width(theme, rest)
        paint_runs(painter, theme, rest, round(x), centre)


def _runs(item: StripItem) -> list[Run]:
    if item.is_overdue:
        words = " ".join(part for part in (item.kind, item.subject, item.time) if part)
        return [Run(words, Ink.ON_INVERSE, bold=True, step=Step.SMALL, box=Box.CHIP)]
    runs = [Run(item.kind, step=Step.SMALL)]
    if item.subject:
        runs.append(Run(item.subject, Ink.TEXT, step=Step.SMALL, gap=8))
    runs.append(Run(item.time, Ink.TEXT, bold=True, gap=8))
    return runs
