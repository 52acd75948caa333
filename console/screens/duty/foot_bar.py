# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The fixed bar at the foot of the detail: on what keys act, and the keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from console.screens.duty.inline_ask import Choice, InlineAsk
from widgets.common.foot_bar import KeysFoot
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme

HEIGHT = 85


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


@dataclass(frozen=True, slots=True)
class FootState:
    """What the bar shows.

    Attributes:
        subject: number and words of the alert keys act on; empty for none.
        done: ids of commands that are done already: they keep their place and say so.
        primary: id of the command that comes next.
        others: ids of commands offered in the id line (认领, 办结).
    """

    subject: str = ""
    done: frozenset[str] = frozenset()
    primary: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FootButton:
    """A button: the command it runs, and its words before and after that is done."""

    command: str
    label: str
    done: str = ""


def _buttons() -> list[FootButton]:
    return [
        FootButton("alert.acknowledge", _t("Sign"), _t("Signed")),
        FootButton("alert.confirm", _t("True"), _t("Is true")),
        FootButton("alert.find_false", _t("Not true")),
        FootButton("alert.merge", _t("Merge")),
        FootButton("alert.deploy", _t("Deploy")),
        FootButton("alert.order", _t("Order")),
        FootButton("alert.shelve", _t("Shelve")),
    ]


def _others() -> dict[str, str]:
    return {
        "alert.own": _t("Take on"),
        "alert.close": _t("Close"),
        "alert.bring_back": _t("Bring back"),
        "incident.open": _t("Make it an incident"),
        "forecast.call": _t("Call towns"),
        "diversion.take": _t("Take from 110"),
        "diversion.return": _t("Back to 110"),
    }


class FootBar(KeysFoot):
    """85 px high; higher while candidates are offered.

    Args:
        theme: the theme.
        caps: what the key caps say.
        buttons: the buttons, for another subject than one alert.

    Signals:
        pressed: command id of a button.
    """

    pressed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        caps: KeyCaps,
        parent: QWidget | None = None,
        buttons: Sequence[FootButton] = (),
    ) -> None:
        super().__init__(theme, parent)
        self._caps = caps
        self._subject = RunsLabel(theme, height=24)
        self._row = QWidget()
        self._grid = QGridLayout(self._row)
        self._in_row = 0
        self._buttons = {b.command: (b, self._button(b)) for b in buttons or _buttons()}
        self.ask = InlineAsk(theme)
        self.ask.closed.connect(self._answered)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._build()
        self.show_state(FootState())

    def _button(self, shown: FootButton) -> KeyButton:
        button = KeyButton(self.theme, shown.label, padding=8)
        self._caps.show(shown.command, button.set_key)
        # Keys act through the page; a focused button would take Space away from 签收.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(_Press(self, shown.command))
        return button

    def _build(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._lay_out(len(self._buttons))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 9, 16, 12)
        box.setSpacing(0)
        box.addWidget(self._subject)
        box.addWidget(self._row)
        box.addWidget(self.ask)

    def _lay_out(self, columns: int) -> None:
        """Put the buttons into so many columns."""
        self._in_row = columns
        for number, (_, button) in enumerate(self._buttons.values()):
            self._grid.addWidget(button, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows of buttons where one is too narrow for their words."""
        super().resizeEvent(event)
        self._fit()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the answers of a question are in this width: their rows are never cut."""
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), self.heightForWidth(self.width())))

    def _fit(self) -> None:
        buttons = [button for _, button in self._buttons.values()]
        wanted = sum(button.sizeHint().width() + 8 for button in buttons) + 24
        columns = len(buttons) if wanted <= self.width() else (len(buttons) + 1) // 2
        if columns != self._in_row:
            self._lay_out(columns)

    def show_state(self, state: FootState) -> None:
        """Show on what keys act and which are done."""
        left = [Run(_t("Keys act on"), step=Step.SMALL)]
        left.append(Run(state.subject or _t("nothing"), Ink.TEXT, True, Step.SMALL, gap=6))
        self._caps.refresh()
        self._subject.set_runs(left, self._other_runs(state.others))
        for command, (shown, button) in self._buttons.items():
            is_done = command in state.done
            kind = ButtonKind.PRIMARY if command == state.primary else ButtonKind.NORMAL
            button.set_label(shown.done if is_done and shown.done else shown.label)
            button.set_kind(ButtonKind.DONE if is_done else kind)
            if not state.subject:
                button.setEnabled(False)
        self._fit()

    def open_question(
        self, question: str, choices: Sequence[Choice], is_tall: bool = False
    ) -> None:
        """Ask in place of the buttons."""
        self._subject.hide()
        self._row.hide()
        self.ask.ask(question, choices, is_tall)

    def label_of(self, command: str) -> str:
        """Return what a button says now."""
        return self._buttons[command][1].text()

    @property
    def subject(self) -> str:
        """What the id line says."""
        return self._subject.accessibleName()

    def _other_runs(self, commands: Sequence[str]) -> list[Run]:
        runs: list[Run] = []
        for command in commands:
            runs.append(Run(_others()[command], step=Step.SMALL, gap=16))
            runs.append(key_cap(self._caps.words(command), gap=6))
        return runs

    def _answered(self) -> None:
        self._subject.show()
        self._row.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_dark = self.theme.raised.lightness() < 128
        painter.fillRect(self.rect(), self.theme.raised if is_dark else self.theme.surface)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self.theme.line2)


class _Press:
    def __init__(self, bar: FootBar, command: str) -> None:
        self._bar = bar
        self._command = command

    def __call__(self) -> None:
        self._bar.pressed.emit(self._command)
