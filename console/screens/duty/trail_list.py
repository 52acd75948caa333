# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The last lines of the trail, newest on top, as many as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.text import draw_text, text_width, wrap
from widgets.common.theme import Step, Theme

LINE = 20
LEAST = 5
_WHO = 72
_WHAT = 176
_MOST = 3
"""Lines of one entry on a narrow monitor."""


@dataclass(frozen=True, slots=True)
class TrailRow:
    """When, who, what; a pending one has the clock icon behind it."""

    time: str
    who: str
    what: str
    is_pending: bool = False


class TrailList(Painted):
    """Lines of 20 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[TrailRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_rows(self, rows: Sequence[TrailRow]) -> None:
        """Change the lines, newest first."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.setAccessibleName("; ".join(f"{r.time} {r.who} {r.what}" for r in rows))
            self.update()

    @property
    def rows(self) -> tuple[TrailRow, ...]:
        """The lines."""
        return self._rows

    def sizeHint(self) -> QSize:
        return QSize(632, LEAST * LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        font, top = theme.font(Step.SMALL), 0
        for row in self._rows:
            room = self.width() - _WHAT - (20 if row.is_pending else 0)
            lines = wrap(font, row.what, room, _MOST)
            if top + len(lines) * LINE > self.height():
                break
            draw_text(painter, font, theme.text2, QRectF(0, top, _WHO, LINE), row.time)
            who = QRectF(_WHO, top, _WHAT - _WHO - 4, LINE)
            draw_text(painter, font, theme.text2, who, row.who)
            for line in lines:
                draw_text(painter, font, theme.text, QRectF(_WHAT, top, room + 1, LINE), line)
                top += LINE
            if row.is_pending:
                at = QPointF(_WHAT + text_width(font, lines[-1]) + 6, top - LINE + 3)
                theme.icons.paint(painter, "clock", at, 14, theme.text2)
