# ruff: noqa: D102 - Qt's overrides are described by Qt
"""发现 on the strip: F, then a digit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from console.domain.patrol_finding import FindingCategory
from console.models.alert_rows import GRADES
from console.screens.wall.strip import WallStrip
from console.screens.wall.strip_line import StripLine
from widgets.common.text import Run, chip_run, key_cap
from widgets.common.theme import Ink, Theme

GOES = 20_000
"""Milliseconds after which what was done is no longer told."""
ASKS = 120_000
"""Milliseconds after which a question nobody answers goes: the patrol waits for it."""


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a key does, in a few words; `key` as Qt names it."""

    key: Qt.Key
    cap: str
    words: str
    id: str


class FindingLine(StripLine):
    """Asks what was found, and says what became of it. A question is answered once.

    Args:
        theme: the look.
        strip: the strip of the wall.

    Signals:
        chosen: id of the choice whose key was pressed.
        left: it is closed; whether that was because nobody has answered for so long.
    """

    chosen = Signal(str)
    left = Signal(bool)

    def __init__(self, theme: Theme, strip: WallStrip) -> None:
        super().__init__(theme, strip)
        self._choices: dict[Qt.Key, Choice] = {}
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.timeout.connect(self.put_away)

    def ask_category(self, camera: str, categories: Sequence[FindingCategory]) -> None:
        """Ask what was found at a camera, with the keyboard, also where it stood already."""
        items = [[Run(_t("Found"), Ink.TEXT, bold=True), Run(camera, Ink.TEXT, gap=12)]]
        choices = []
        for each in categories:
            key = Qt.Key(Qt.Key.Key_0 + each.digit)
            choices.append(Choice(key, str(each.digit), each.name, str(each.digit)))
            shape = GRADES[each.severity]
            run = Run(each.name, Ink.TEXT, shape=shape, shape_size=14, gap=6)
            items.append([key_cap(str(each.digit), gap=0), run])
        self._open(items, choices, ASKS)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self, words: str, choices: Sequence[Choice], is_news: bool = False) -> None:
        """Say something with what can be done about it; news go by themselves."""
        items = [[Run(_t("Found"), Ink.TEXT, bold=True), Run(words, Ink.TEXT, gap=12)]]
        for each in choices:
            items.append([Run(each.words, Ink.TEXT, gap=0), key_cap(each.cap)])
        self._open(items, choices, GOES if is_news else ASKS)

    def warn(self, words: str) -> None:
        """Say what could not be done, besides the rest."""
        self.insert([chip_run(words, "alert-circle", gap=0)])

    def put_away(self) -> None:
        is_left_alone = not self._goes.isActive()
        self._goes.stop()
        if self.is_open:
            super().put_away()
            self.left.emit(is_left_alone)

    def _open(self, items: Sequence[list[Run]], choices: Sequence[Choice], stays: int) -> None:
        self._goes.start(stays)
        self._choices = {each.key: each for each in choices}
        self.say(items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        choice = self._choices.get(key)
        if choice is None or not self._is_own(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._choices = {}
            self.chosen.emit(choice.id)
