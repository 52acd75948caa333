# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The trail: time, who, what; the newest on top."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QResizeEvent

from widgets.common.text import draw_text, elided, text_width
from widgets.common.theme import Step
from widgets.common.wrapping import draw_wrapped, wrap
from widgets.lists.line_list import LineList

_TIME, _WHO = 72, 104
_LINE, _ROOMY = 20, 480
"""Below this width what was done stands under its time and its person where it lacks room."""


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the trail; an icon stands behind the text (a clock: not yet at the centre)."""

    time: str
    who: str
    text: str
    icon: str = ""


class TrailList(LineList[TrailLine]):
    """Lines of 20 px in the small type step, two for each where it is narrow."""

    @property
    def line_height(self) -> int:
        return (1 + self._deepest) * _LINE if self._is_narrow else _LINE

    @property
    def _deepest(self) -> int:
        """How many lines the longest words want."""
        font = self.theme.font(Step.SMALL)
        return max((len(wrap(font, line.text, self.width(), 2)) for line in self.lines), default=1)

    @property
    def _is_narrow(self) -> bool:
        if self.width() >= self.theme.grown(_ROOMY):
            return False
        room = self.width() - _TIME - _WHO - 18
        font = self.theme.font(Step.SMALL)
        return any(text_width(font, line.text) > room for line in self.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def words(self, line: TrailLine) -> str:
        return f"{line.time} {line.who} {line.text}"

    def paint_line(self, painter: QPainter, line: TrailLine, rect: QRectF, index: int) -> None:
        theme, font = self.theme, self.theme.font(Step.SMALL)
        below = _LINE - rect.height()
        time = rect.adjusted(0, 0, _TIME - rect.width(), below)
        draw_text(painter, font, theme.text2, time, line.time)
        start = 0 if self._is_narrow and not line.time else _TIME
        who = rect.adjusted(start, 0, start + _WHO - 8 - rect.width(), below)
        draw_text(painter, font, theme.text2, who, line.who)
        text = rect.adjusted(_TIME + _WHO, 0, -18 if line.icon else 0, 0)
        if self._is_narrow:
            under = rect.adjusted(0, _LINE, 0, 0)
            draw_wrapped(painter, theme, Step.SMALL, theme.text, under, line.text, 2)
            if line.icon:
                at = rect.topRight() + QPointF(-16, 3)
                theme.icons.paint(painter, line.icon, at, 14, theme.text2)
            return
        draw_text(painter, font, theme.text, text, line.text)
        if line.icon:
            used = text_width(font, elided(font, line.text, text.width()))
            at = text.topLeft() + QPointF(used + 4, 3)
            theme.icons.paint(painter, line.icon, at, 14, theme.text2)
