# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Calls made by hand: whom, number, when, how it stands, and the key of the next step."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from widgets.common.base import paint_box
from widgets.common.runs_label import paint_line
from widgets.common.text import Run, draw_text, key_cap, runs_width, text_width
from widgets.common.theme import Step
from widgets.lists.line_list import LineList

_NAME, _NUMBER, _TIME = 164, 88, 80
_ICON = 44.0


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One call: name, number, time, the state as runs (see `delivery`), next step and its key."""

    id: str
    name: str
    number: str
    time: str
    state: tuple[Run, ...]
    next: str = ""
    key: str = ""


class PhoneList(LineList[PhoneLine]):
    """Lines of 32 px on a card.

    Signals:
        line_clicked: id of the line.
    """

    line_clicked = Signal(str)

    def words(self, line: PhoneLine) -> str:
        state = "".join(run.text for run in line.state)
        return f"{line.name} {line.number} {line.time} {state} {line.next} {line.key}"

    def _columns(self) -> list[float]:
        """Return the widths of name, number and time; larger text leaves less space between."""
        font, texts = self.theme.font(), [(li.name, li.number, li.time) for li in self.lines]
        usual = [float(width) for width in (_NAME, _NUMBER + 12, _TIME + 12)]
        room = self.width() - _ICON - 12 - max(map(self._end, self.lines), default=0.0)
        if self.theme.look.text == 100 and sum(usual) <= room:
            return usual
        columns = zip(*texts, strict=True)
        needed = [max(text_width(font, text) for text in column) + 14 for column in columns]
        shared = [min(self.theme.grown(u), n) for u, n in zip(usual, needed, strict=True)]
        return shared if sum(shared) <= room else [*shared[:2], 0.0]  # how it stands, before when

    def _end(self, line: PhoneLine) -> float:
        """Return the width of how a call stands with the key of its next step."""
        right = self._right(line)
        return runs_width(self.theme, line.state) + (runs_width(self.theme, right) + 8) * bool(
            right
        )

    def _right(self, line: PhoneLine) -> list[Run]:
        right = [Run(line.next, step=Step.SMALL)] if line.next else []
        return [*right, key_cap(line.key)] if line.key else right

    def paint_ground(self, painter: QPainter) -> None:
        theme = self.theme
        edge = None if theme.card.lightness() < 128 else theme.line
        paint_box(painter, QRectF(self.rect()), theme.card, edge)

    def paint_line(self, painter: QPainter, line: PhoneLine, rect: QRectF, index: int) -> None:
        theme, font = self.theme, self.theme.font()
        if index:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), theme.card_line)
        theme.icons.paint(painter, "phone", QPointF(13, rect.center().y() - 9), 18, theme.text)
        x, inks = _ICON, (theme.text, theme.text2, theme.text2)
        texts = (line.name, line.number, line.time)
        for text, width, ink in zip(texts, self._columns(), inks, strict=True):
            if width:
                cell = QRectF(x, rect.top(), width - 12, rect.height())
                draw_text(painter, font, ink, cell, text)
            x += width
        right = self._right(line)
        paint_line(painter, theme, line.state, right, rect.adjusted(x, 0, -12, 0), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().y()) // self.line_height
        if 0 <= index < len(self.lines):
            self.line_clicked.emit(self.lines[index].id)
