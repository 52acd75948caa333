# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A row of joined choices of which exactly one is current."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Step, Theme


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its id and its words."""

    id: str
    text: str


class Segmented(Painted):
    """Choices of 32 px height; Left and Right move, a click chooses.

    Signals:
        chosen: id of the segment a person has chosen.

    Args:
        theme: the theme.
        segments: the choices.
        current: id of the one to begin with; the first without one.
        name: what is chosen by it, for assistive tools.
    """

    chosen = Signal(str)
    spoken_role = Role.Grouping
    part_role = Role.RadioButton

    def __init__(
        self,
        theme: Theme,
        segments: Sequence[Segment],
        current: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._segments = tuple(segments)
        self._current = current or (self._segments[0].id if self._segments else "")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> str:
        """Id of the current segment."""
        return self._current

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Change the choices; the current id stays."""
        self._segments = tuple(segments)
        self.updateGeometry()
        self.update()

    def set_current(self, segment_id: str) -> None:
        """Make a segment current without a signal."""
        self._current = segment_id
        self.update()
        tell_current(self, self.current_part())

    def spoken_value(self) -> str:
        return next((each.text for each in self._segments if each.id == self._current), "")

    def part_count(self) -> int:
        return len(self._segments)

    def part(self, index: int) -> Part:
        segment = self._segments[index]
        return Part(segment.text, self._rects()[index], segment.id == self._current)

    def _choose(self, segment_id: str) -> None:
        if segment_id != self._current:
            self.set_current(segment_id)
            self.chosen.emit(segment_id)

    def _rects(self) -> list[QRectF]:
        rects, x = list[QRectF](), 0.0
        for segment in self._segments:
            width = round(text_width(self.theme.font(Step.BODY, True), segment.text)) + 25
            rects.append(QRectF(x, 0, width, self.height()))
            x += width
        return rects

    def sizeHint(self) -> QSize:
        rects = self._rects()
        return QSize(round(rects[-1].right()) + 1 if rects else 0, self.theme.size.chip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for segment, rect in zip(self._segments, self._rects(), strict=True):
            if rect.contains(event.position()):
                self._choose(segment.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        ids = [segment.id for segment in self._segments]
        if step is None or self._current not in ids:
            super().keyPressEvent(event)
            return
        at = ids.index(self._current) + step
        if 0 <= at < len(ids):
            self._choose(ids[at])

    @property
    def _other(self) -> QColor:
        """The choices that do not hold; quieter when nobody can take them."""
        return self.theme.text2 if self.isEnabled() else self.theme.text3

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        for index, (segment, rect) in enumerate(zip(self._segments, self._rects(), strict=True)):
            is_current = segment.id == self._current
            if is_current and self.isEnabled():
                painter.fillRect(rect.adjusted(1, 1, 0, -1), theme.raised)
                foot = QRectF(rect.left() + 1, rect.bottom() - 3, rect.width() - 1, 2)
                painter.fillRect(foot, theme.act)
            if index and self.isEnabled():
                painter.fillRect(QRectF(rect.left(), 1, 1, rect.height() - 2), theme.line2)
            font = theme.font(Step.BODY, is_current)
            colour = theme.text if is_current else self._other
            draw_text(painter, font, colour, rect, segment.text, Qt.AlignmentFlag.AlignHCenter)
        if self.isEnabled():
            edge = theme.act if self.hasFocus() else theme.line2
            paint_box(painter, QRectF(self.rect()), None, edge)
