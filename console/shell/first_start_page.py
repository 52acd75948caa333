# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The first start at a machine: what it can and cannot do, before anybody relies on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from console.shell.overlay import SCROLLING
from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.spoken import Role, Spoken
from widgets.common.tab_chain import TabRing
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

_WIDTH = 760
_MOST_HEIGHT, _LEAST_HEIGHT = 520, 120
_VERDICT = 80


def _t(source: str) -> str:
    return QCoreApplication.translate("first", source)


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at.

    Attributes:
        verdict: `ok`, `note` or `bad`.
        words: what it is and what that means.
        to_do: what to do; empty when nothing.
    """

    verdict: str
    words: str
    to_do: str = ""


class FirstStartPage(Spoken, TabRing):
    """What was found, a line each; Enter goes on to the log-in, F5 looks again.

    Signals:
        done: go on.
        again: look again.
    """

    spoken_role = Role.Pane
    done = Signal()
    again = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_t("First start at this machine"))
        self._lines: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        self._sum = RunsLabel(theme, height=32)
        self._go_on = KeyButton(theme, _t("Go on to the log-in"), "Enter", ButtonKind.PRIMARY)
        self._look_again = KeyButton(theme, _t("Check again"), "F5")
        self._go_on.clicked.connect(self.done)
        self._look_again.clicked.connect(self.again)
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.wait()

    def _build(self) -> None:
        theme = self._theme
        inner = QWidget()
        inner.setLayout(self._list)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner.setAutoFillBackground(False)  # what lies behind shows through
        area.viewport().setAutoFillBackground(False)
        area.setMaximumHeight(_MOST_HEIGHT)
        area.setMinimumHeight(_LEAST_HEIGHT)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page hands it the keys that scroll
        self._area = area
        card = Painted(theme)
        card.setFixedWidth(_WIDTH)
        box = QVBoxLayout(card)
        box.setSpacing(16)
        title = Run(_t("First start at this machine"), Ink.TEXT, bold=True, step=Step.TITLE)
        box.addWidget(RunsLabel(theme, [title], height=40))
        box.addWidget(self._sum)
        box.addWidget(area)
        row = QHBoxLayout()
        row.addWidget(self._go_on)
        row.addWidget(self._look_again)
        row.addStretch(1)
        box.addLayout(row)
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)

    def wait(self) -> None:
        """Say that it is being looked."""
        self._say(_t("Looking at this machine: screen, fonts, sound, keyring, disk, clock …"))

    def show_looks(self, looks: Sequence[Look]) -> None:
        """Show what was found, the bad first."""
        for line in self._lines:
            self._list.removeWidget(line)
            line.deleteLater()
        order = ("bad", "note", "ok")
        ordered = sorted(looks, key=lambda each: order.index(each.verdict))
        self._lines = [self._line(look) for look in ordered]
        for at, line in enumerate(self._lines):
            self._list.insertWidget(at, line)
        bad = sum(look.verdict == "bad" for look in looks)
        notes = sum(look.verdict == "note" for look in looks)
        if bad:
            self._say(_t("Faults: {0}, not ready for duty yet; notes: {1}").format(bad, notes))
        else:
            self._say(_t("Ready for duty; notes: {0}").format(notes))

    @property
    def texts(self) -> list[str]:
        """The summary and the lines shown."""
        return [self._sum.accessibleName(), *(line.accessibleName() for line in self._lines)]

    def _say(self, words: str) -> None:
        self._sum.set_runs([Run(words, Ink.TEXT)])

    def _line(self, look: Look) -> QWidget:
        icons = {"ok": "check", "note": "info-circle", "bad": "exclamation-circle"}
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = {"ok": _t("fine"), "note": _t("note"), "bad": _t("fails")}[look.verdict]
        is_well = look.verdict == "ok"
        ink = Ink.TEXT2 if is_well else Ink.TEXT
        mark = Run(icon=icons[look.verdict], ink=ink, icon_size=18)
        verdict = RunsLabel(self._theme, [mark, Run(words, ink, not is_well, gap=8)], height=24)
        verdict.setFixedWidth(_VERDICT)
        row.addWidget(verdict, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._words(look.words, ink))
        if look.to_do:
            told.addWidget(self._words(f"→ {look.to_do}", Ink.TEXT, bold=True))
        row.addLayout(told, 1)
        line.setAccessibleName("·".join((words, look.words, look.to_do)).strip())
        return line

    def _words(self, text: str, ink: Ink, bold: bool = False) -> QLabel:
        return WordLabel(self._theme, text, ink, Step.BODY, bold)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_F5:
            self.again.emit()
        elif event.key() in SCROLLING:
            QApplication.sendEvent(self._area.verticalScrollBar(), event)
        else:
            event.ignore()
