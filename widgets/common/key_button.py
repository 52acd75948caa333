# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A button that shows its key. The key itself is handled by the page's actions, not here."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common.base import paint_box
from widgets.common.text import Box, Run, elided, key_cap, paint_runs, runs_width, text_width
from widgets.common.theme import Ink, Theme


class ButtonKind(Enum):
    """How much a button says."""

    NORMAL = auto()
    PRIMARY = auto()  # at most one in a pane
    DONE = auto()  # already done: keeps its place, cannot be pressed, shows no key


class KeyButton(QAbstractButton):
    """Label and key cap, 40 px high, or 32 px when small.

    A click of the mouse does not take the keyboard away from the list; Tab reaches it.

    Signals:
        clicked: as of every button.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        key: str = "",
        kind: ButtonKind = ButtonKind.NORMAL,
        small: bool = False,
        icon: str = "",
        padding: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._key = key
        self._kind = kind
        self._icon = icon
        self._padding = padding
        self._note = ""
        self._briefs: Sequence[str] = ()
        self._is_small = small
        self.setText(label)
        self._tell()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_kind(kind)

    @property
    def kind(self) -> ButtonKind:
        """How much the button says now."""
        return self._kind

    def set_label(self, label: str) -> None:
        """Change the words."""
        self.setText(label)
        self._tell()
        self.updateGeometry()
        self.update()

    def set_note(self, note: str) -> None:
        """Set second words behind the label, not bold."""
        self._note = note
        self._tell()
        self.updateGeometry()
        self.update()

    def set_briefs(self, briefs: Sequence[str]) -> None:
        """Say the label in fewer and fewer words where the whole lacks room."""
        self._briefs = briefs
        self.update()

    def set_key(self, key: str) -> None:
        """Change what the key cap says."""
        if key == self._key:
            return
        self._key = key
        self._tell()
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how much the button says; a done one cannot be pressed."""
        self._kind = kind
        self.setEnabled(kind is not ButtonKind.DONE)
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._note}".strip())
        self.setAccessibleDescription(self._key)

    def _runs(self) -> Sequence[Run]:
        ink = self._ink()
        bold = self._kind is ButtonKind.PRIMARY and self.isEnabled()
        runs = [Run(self.text(), ink, bold=bold, icon=self._icon)]
        if self._note:
            runs.append(Run(self._note, ink, gap=12))
        if self._key and self._kind is not ButtonKind.DONE:
            runs.append(key_cap(self._key, ink))
        return runs

    def _ink(self) -> Ink:
        if not self.isEnabled():
            return Ink.TEXT3
        return Ink.ON_ACT if self._kind is ButtonKind.PRIMARY else Ink.TEXT

    def _fill(self) -> QColor:
        if self._kind is ButtonKind.PRIMARY and self.isEnabled():
            return self.theme.act.darker(112) if self.isDown() else self.theme.act
        if self.isDown():
            return self.theme.raised
        return self.theme.hover if self.underMouse() and self.isEnabled() else self.theme.button

    def _box(self, is_primary: bool) -> tuple[QColor | None, QColor]:
        """Return fill and edge; one that cannot be pressed is flat, in the light look too."""
        if not self.isEnabled():
            return None, self.theme.card_line
        return self._fill(), self.theme.act if is_primary else self.theme.line2

    def sizeHint(self) -> QSize:
        size = self.theme.size
        height = size.button_small if self._is_small else size.button
        return QSize(round(runs_width(self.theme, self._runs())) + 2 * self._padding, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()  # the frame says it is this one; the page's own Enter is another's

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_primary = self._kind is ButtonKind.PRIMARY and self.isEnabled()
        paint_box(painter, rect, *self._box(is_primary))
        if self.hasFocus():
            edge = self.theme.text if is_primary else self.theme.act
            paint_box(painter, rect, None, edge, width=2)
        runs = self._runs()
        width = runs_width(self.theme, runs)
        room = rect.width() - 2 * self._padding
        if width > room + 1:
            cap = [run for run in runs[1:] if run.box is Box.KEY]
            space = room - sum(runs_width(self.theme, [run]) + run.gap for run in cap)
            font = self.theme.font(bold=runs[0].bold)
            fit = (each for each in self._briefs if text_width(font, each) <= space)
            words = next(fit, None) or elided(font, self.text(), space)
            runs = [replace(runs[0], text=words), *cap]
            width = runs_width(self.theme, runs)
        paint_runs(painter, self.theme, runs, round((rect.width() - width) / 2), rect.center().y())
