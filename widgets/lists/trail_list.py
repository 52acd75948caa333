# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The trail: time, who, what; the newest on top."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from widgets.common.text import draw_text, elided, text_width
from widgets.common.theme import Step
from widgets.lists.line_list import LineList

_TIME, _WHO = 72, 104


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the trail; an icon stands behind the text (a clock: not yet at the centre)."""

    time: str
    who: str
    text: str
    icon: str = ""


class TrailList(LineList[TrailLine]):
    """Lines of 20 px in the small type step."""

    line_height = 20

    def words(self, line: TrailLine) -> str:
        return f"{line.time} {line.who} {line.text}"

    def paint_line(self, painter: QPainter, line: TrailLine, rect: QRectF, index: int) -> None:
        theme, font = self.theme, self.theme.font(Step.SMALL)
        time = rect.adjusted(0, 0, _TIME - rect.width(), 0)
        draw_text(painter, font, theme.text2, time, line.time)
        who = rect.adjusted(_TIME, 0, _TIME + _WHO - 8 - rect.width(), 0)
        draw_text(painter, font, theme.text2, who, line.who)
        text = rect.adjusted(_TIME + _WHO, 0, -18 if line.icon else 0, 0)
        draw_text(painter, font, theme.text, text, line.text)
        if line.icon:
            used = text_width(font, elided(font, line.text, text.width()))
            at = text.topLeft() + QPointF(used + 4, 3)
            theme.icons.paint(painter, line.icon, at, 14, theme.text2)
