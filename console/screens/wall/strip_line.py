# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A line that lies over the strip for a while and has the keyboard; it never covers a picture.

It leaves the time at the end of the strip in sight unless its words need that room.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QKeyCombination,
    QObject,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip

from console.screens.wall.strip import WallStrip
from widgets.common.base import Painted
from widgets.common.text import Box, Run, key_cap, paint_runs, runs_width
from widgets.common.theme import Theme

_SIDE, _LEAST_SIDE, _LINE = 16, 4, 16


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class StripLine(Painted):
    """Lies over the strip, as high; Esc gives the keyboard back to the tiles.

    Args:
        theme: the look.
        strip: the strip of the wall.
        key: returns the present key of the command that opened it, which closes it again; empty
            for none.

    Signals:
        closed: it is gone; the keyboard belongs to the tiles again.
        gone: it is gone, whoever has the keyboard now.
    """

    closed = Signal()
    gone = Signal()
    OWN_MODIFIERS = Qt.KeyboardModifier.KeypadModifier
    """Modifiers with which a key is the line's own."""

    def __init__(self, theme: Theme, strip: WallStrip, key: Callable[[], str] = str) -> None:
        super().__init__(theme, strip)
        self._key = key
        self._strip = strip
        self._facts: list[list[Run]] = []
        self._keys: list[list[Run]] = []
        self._named: list[list[Run]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        strip.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it stands."""
        return not self.isHidden()

    def put_away(self) -> None:
        """Close; the keyboard goes back where it was, unless it is elsewhere by now."""
        if self.is_open:
            had_focus = self.hasFocus()
            self.hide()
            if had_focus:
                self.closed.emit()

    def say(
        self,
        told: Sequence[list[Run]],
        keys: Sequence[list[Run]] = (),
        named: Sequence[list[Run]] = (),
    ) -> None:
        """Stand there with these items, and a way to close it.

        Args:
            told: what is said.
            keys: caps with what they do. Where there is no room the last one's words go first;
                the tip has all.
            named: caps with what they stand for; they keep their words.
        """
        was_open = self.is_open
        self._facts, self._keys, self._named = list(told), list(keys), list(named)
        self._lie()
        self.show()
        self.raise_()
        if not was_open:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    def insert(self, item: list[Run]) -> None:
        """Say something besides the rest, before it."""
        self._facts.insert(1, item)
        self._lie()
        self._tell()

    def _lie(self) -> None:
        beside = self._strip.before_clock
        has_room = self._width(self._items(0), _LEAST_SIDE) <= beside.width()
        self.setGeometry(beside if has_room else self._strip.rect())

    def _tell(self) -> None:
        words = [run.text for item in self._items(0) for run in item]
        self.setAccessibleName(" ".join(word for word in words if word))
        self.update()

    def _items(self, bare: int) -> list[list[Run]]:
        """Return all items; the last `bare` keys without their words."""
        whole = len(self._keys) - bare
        caps = [[run for run in key if run.box is Box.KEY] for key in self._keys[whole:]]
        close = [key_cap("Esc", gap=0), Run(_t("close"), gap=6)]
        return [*self._facts, *self._keys[:whole], *caps, *self._named, close]

    def _fitting(self) -> tuple[list[list[Run]], int]:
        """Return the items as there is room and the space beside each, which gives way first."""
        side = _SIDE
        while side > _LEAST_SIDE and self._width(self._items(0), side) > self.width():
            side -= 2
        bare = 0
        while bare < len(self._keys) and self._width(self._items(bare), side) > self.width():
            bare += 1
        return self._items(bare), side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or self._leaves(event):
            self.put_away()
        elif not self._is_own(event):
            event.ignore()

    def _is_own(self, event: QKeyEvent) -> bool:
        return not event.modifiers() & ~self.OWN_MODIFIERS or self._leaves(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether this is the key that opened it, whichever a person has chosen for that."""
        key, keypad = self._key(), Qt.KeyboardModifier.KeypadModifier
        pressed = QKeyCombination(event.modifiers() & ~keypad, Qt.Key(event.key()))
        return bool(key) and QKeySequence(pressed) == QKeySequence(key)

    def event(self, event: QEvent) -> bool:
        """Keep letters and digits from the wall's own keys; its tip has every word."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_own = self._is_own(event)
            event.setAccepted(is_own)
            return is_own
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.accessibleName(), self)
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gone.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.raised)
        items, side = self._fitting()
        x, end, centre = float(side), float(self.width()), self.height() / 2
        for number, item in enumerate(items):
            if number:
                painter.fillRect(QRectF(round(x), centre - _LINE / 2, 1, _LINE), theme.line2)
                x += 1 + side
            x = paint_runs(painter, theme, item, round(x), centre, end - x) + side

    def _width(self, items: list[list[Run]], side: int) -> float:
        return sum(runs_width(self.theme, item) + 2 * side + 1 for item in items)
