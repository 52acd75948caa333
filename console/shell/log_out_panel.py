"""Asked before somebody logs out: what is wiped, what stays, and a button that must be held."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.hold_button import HoldButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

_WIDTH = 720


def _t(source: str) -> str:
    return QCoreApplication.translate("log_out", source)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What there is to know before somebody leaves.

    Attributes:
        name: who sits here.
        unsent: acts the hub has not decided.
        drafts: half-written calls.
        is_offline: the hub cannot be reached now.
        has_others: others may still log in here without the hub.
    """

    name: str
    unsent: int
    drafts: int
    is_offline: bool
    has_others: bool

    @property
    def lines(self) -> list[str]:
        """What is wiped, what stays, what it means just now."""
        return [*self._always, *self.warnings]

    @property
    def warnings(self) -> list[str]:
        """What is lost by leaving just now."""
        told = []
        if self.is_offline:
            told.append(_t("Cut off now: the lists stay empty until the hub is back"))
            if not self.has_others:
                told.append(_t("Nobody else can log in here without the hub"))
        return told

    @property
    def _always(self) -> list[str]:
        told = [
            _t(
                "Wiped: this seat's copy of alerts, orders and directories, replays, and"
                " {0}'s leave to work without the hub"
            ).format(self.name),
            _t("Stays, encrypted: what is to be sent ({0}), drafts ({1}), the duty log").format(
                self.unsent, self.drafts
            ),
        ]
        if self.unsent:
            told.append(_t("What waits is sent at the next log-in at this seat, whoever it is"))
        return told


class LogOutPanel(Overlay):
    """Says what happens; only a held button does it.

    Args:
        theme: the theme.
        leaving: returns what there is to know.
        window: what it lies over.

    Signals:
        confirmed: the button was held to the end.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, leaving: Callable[[], Leaving], window: QWidget) -> None:
        super().__init__(theme, window, _WIDTH)
        self._leaving = leaving
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 8, 16, 16)
        self._box.setSpacing(4)
        title = Run(_t("Log out of this seat"), Ink.TEXT, bold=True, step=Step.TITLE)
        close = way_out(_t("Stay"))
        self._box.addWidget(RunsLabel(theme, [title], close, height=48))
        self._lines: list[QLabel] = []
        self.button = HoldButton(theme, _t("Hold to log out"), _t("1 second"), _t("Space"))
        self.button.held.connect(self._held)
        self._box.addSpacing(8)
        self._box.addWidget(self.button)

    def open(self) -> None:
        """Say how things stand now, and wait; the keyboard is on the button."""
        for line in self._lines:
            self._box.removeWidget(line)
            line.deleteLater()
        leaving = self._leaving()
        bold = leaving.warnings
        self._lines = [self._line(words, words in bold) for words in leaving.lines]
        for place, line in enumerate(self._lines, 1):
            self._box.insertWidget(place, line)
        self.open_over()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, words: str, is_bold: bool) -> QLabel:
        line = QLabel(words)
        line.setFont(self.theme.font(bold=is_bold))
        line.setWordWrap(True)
        line.setContentsMargins(0, 4, 0, 4)
        return line

    @property
    def words(self) -> list[str]:
        """The lines shown."""
        return [line.text() for line in self._lines]

    def _held(self) -> None:
        self.put_away()
        self.confirmed.emit()
