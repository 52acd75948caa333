# ruff: noqa: D102 - Qt's overrides are described by Qt
"""发现 on the strip: F, then a digit; nothing of it ever stands over a picture.

While it is open the keyboard is its own; Esc gives it back to the tiles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.domain.patrol_finding import FindingCategory
from console.models.alert_rows import GRADES
from widgets.common.base import Painted
from widgets.common.text import Run, chip_run, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Theme

GOES = 20_000
"""Milliseconds after which what was done is no longer told."""
_SIDE, _LINE = 16, 16
_MODIFIERS = Qt.KeyboardModifier.KeypadModifier


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a key does, in a few words; `key` as Qt names it."""

    key: Qt.Key
    cap: str
    words: str
    id: str


class FindingLine(Painted):
    """Lies over the strip, as high and as wide.

    Args:
        theme: the look.
        strip: the strip of the wall.

    Signals:
        chosen: id of the choice whose key was pressed.
        closed: it is gone; the keyboard belongs to the tiles again.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, strip: QWidget) -> None:
        super().__init__(theme, strip)
        self._strip = strip
        self._items: list[list[Run]] = []
        self._choices: dict[Qt.Key, Choice] = {}
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(GOES)
        self._goes.timeout.connect(self.put_away)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        strip.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it stands."""
        return not self.isHidden()

    def ask_category(self, camera: str, categories: Sequence[FindingCategory]) -> None:
        """Ask what was found at a camera."""
        self._goes.stop()
        items = [[Run(_t("Found"), Ink.TEXT, bold=True), Run(camera, Ink.TEXT, gap=12)]]
        choices = []
        for each in categories:
            key = Qt.Key(Qt.Key.Key_0 + each.digit)
            choices.append(Choice(key, str(each.digit), each.name, str(each.digit)))
            shape = GRADES[each.severity]
            run = Run(each.name, Ink.TEXT, shape=shape, shape_size=14, gap=6)
            items.append([key_cap(str(each.digit), gap=0), run])
        self._open(items, choices)

    def ask(self, words: str, choices: Sequence[Choice], is_news: bool = False) -> None:
        """Say something with what can be done about it; news go by themselves."""
        self._goes.stop()
        items = [[Run(_t("Found"), Ink.TEXT, bold=True), Run(words, Ink.TEXT, gap=12)]]
        for each in choices:
            items.append([Run(each.words, Ink.TEXT, gap=0), key_cap(each.cap)])
        self._open(items, choices)
        if is_news:
            self._goes.start()

    def warn(self, words: str) -> None:
        """Say what could not be done, besides the rest."""
        self._items.insert(1, [chip_run(words, "alert-circle", gap=0)])
        self._tell()

    def put_away(self) -> None:
        """Close; the keyboard goes back where it was, unless it is elsewhere by now."""
        if self.is_open:
            self._goes.stop()
            had_focus = self.hasFocus()
            self.hide()
            if had_focus:
                self.closed.emit()

    def _open(self, items: list[list[Run]], choices: Sequence[Choice]) -> None:
        was_open = self.is_open
        self._items = [*items, [Run(_t("close"), gap=0), key_cap("Esc")]]
        self._choices = {each.key: each for each in choices}
        self.setGeometry(self._strip.rect())
        self.show()
        self.raise_()
        if not was_open:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    def _tell(self) -> None:
        words = [run.text for item in self._items for run in item]
        self.setAccessibleName(" ".join(word for word in words if word))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        choice = self._choices.get(key)
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.modifiers() & ~_MODIFIERS:
            event.ignore()
        elif choice is not None and not event.isAutoRepeat():
            self.chosen.emit(choice.id)

    def event(self, event: QEvent) -> bool:
        """Keep letters and digits from the wall's own keys while it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = not event.modifiers() & ~_MODIFIERS
            event.setAccepted(is_plain)
            return is_plain
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._strip.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(self.rect(), theme.raised)
        items, end = list(self._items), float(self.width())
        side = _SIDE
        while side > 4 and self._width(items, side) > end:
            side -= 2
        x, centre = float(side), self.height() / 2
        for number, item in enumerate(items):
            if number:
                painter.fillRect(QRectF(round(x), centre - _LINE / 2, 1, _LINE), theme.line2)
                x += 1 + side
            x = paint_runs(painter, theme, item, round(x), centre, end - x) + side

    def _width(self, items: list[list[Run]], side: int) -> float:
        return sum(runs_width(self.theme, item) + 2 * side + 1 for item in items)
