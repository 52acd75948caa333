# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Tabs, 40 px high: drafts open at once, pages of a panel."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import Run, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme


@dataclass(frozen=True, slots=True)
class TabItem:
    """One tab: words, a quiet note behind them, an icon before them, a key cap.

    Attributes:
        is_right: stands at the right end and is a wish rather than a page (never current).
    """

    id: str
    text: str
    note: str = ""
    icon: str = ""
    key: str = ""
    is_right: bool = False


class Tabs(Painted):
    """A line of tabs; the current one is bold over a two pixel line. Notes go where room lacks.

    Signals:
        chosen: id of the tab that was clicked or reached by Left and Right.
    """

    chosen = Signal(str)
    spoken_role = Role.PageTabList
    part_role = Role.PageTab

    def __init__(
        self,
        theme: Theme,
        tabs: Sequence[TabItem] = (),
        current: str = "",
        padding: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tabs = tuple(tabs)
        self._current = current
        self._padding = padding
        self.hold_height(lambda: theme.target(40))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tabs(self, tabs: Sequence[TabItem], current: str) -> None:
        """Change the tabs and which is current, without a signal."""
        self._tabs, self._current = tuple(tabs), current
        self.update()
        tell_current(self, self.current_part())

    @property
    def current(self) -> str:
        """Id of the current tab."""
        return self._current

    def part_count(self) -> int:
        return len(self._tabs)

    def part(self, index: int) -> Part:
        tab, rect = self._rects()[index]
        words = " ".join(word for word in (tab.text, tab.note, tab.key) if word)
        return Part(words, rect, tab.id == self._current)

    def _runs(self, tab: TabItem, has_note: bool) -> list[Run]:
        is_current = tab.id == self._current
        ink = Ink.TEXT if is_current else Ink.TEXT2
        runs = [Run(tab.text, ink, bold=is_current, icon=tab.icon)]
        if tab.note and has_note:
            runs.append(Run(tab.note, Ink.TEXT3, step=Step.SMALL, gap=8))
        if tab.key:
            runs.append(key_cap(tab.key))
        return runs

    def _width(self, tab: TabItem, has_note: bool) -> int:
        return round(runs_width(self.theme, self._runs(tab, has_note))) + 24

    @property
    def _has_notes(self) -> bool:
        """Whether there is room for the notes beside all the words."""
        whole = sum(self._width(tab, has_note=True) + 4 for tab in self._tabs)
        return whole + 2 * self._padding <= self.width()

    def _rects(self) -> list[tuple[TabItem, QRectF]]:
        has_notes = self._has_notes
        placed, x, right = list[tuple[TabItem, QRectF]](), float(self._padding), 0.0
        for tab in self._tabs:
            width = self._width(tab, has_notes)
            if tab.is_right:
                right += width
                left = self.width() - self._padding - right
                placed.append((tab, QRectF(left, 0, width, self.height() - 1)))
            else:
                placed.append((tab, QRectF(x, 0, width, self.height() - 1)))
                x += width + 4
        return placed

    def sizeHint(self) -> QSize:
        return QSize(320, 40)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for tab, rect in self._rects():
            if rect.contains(event.position()):
                self.chosen.emit(tab.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        ids = [tab.id for tab in self._tabs if not tab.is_right]
        if step is None or self._current not in ids:
            super().keyPressEvent(event)
            return
        self.chosen.emit(ids[(ids.index(self._current) + step) % len(ids)])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.line2)
        for tab, rect in self._rects():
            if tab.id == self._current:
                painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), theme.act)
                if self.hasFocus():
                    paint_box(painter, rect.adjusted(1, 2, -1, -4), None, theme.act, width=2)
            x, centre = rect.left() + 12, rect.center().y() - 1
            paint_runs(painter, theme, self._runs(tab, self._has_notes), x, centre)
