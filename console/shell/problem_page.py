"""A store that cannot be used: what is wrong, where, what to do, to read over the phone."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.settings.error_book import number_of
from widgets.common.base import Painted
from widgets.common.key_button import KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.tab_chain import TabRing
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

_WIDTH = 640


def _t(source: str) -> str:
    return QCoreApplication.translate("problem", source)


def words(code: str) -> tuple[str, str]:
    """Return what a problem of the store means and what to do about it."""
    told = {
        "damaged": (
            _t("The journal of this seat cannot be read; nothing was written to it"),
            _t("Do not delete it. Call the installer: it holds what was done here"),
        ),
        "lost_saved": (
            _t("What this seat saved last is gone; nothing was written to it"),
            _t("Do not delete it. Call the installer: it holds what was done here"),
        ),
        "newer": (
            _t("These files were written by a newer console; nothing was changed"),
            _t("Start the newer console, or ask the installer to update this one"),
        ),
        "already_open": (
            _t("This seat's console is running already"),
            _t("Go to the window that is open, or close it and start again"),
        ),
        "wrong_key": (
            _t("The key does not open this seat's files; the files themselves may be whole"),
            _t("Call the installer for the recovery key"),
        ),
        "no_space": (
            _t("The disk is full; what was saved before is not lost"),
            _t("Free space on this disk, then start again"),
        ),
        "unwritable": (
            _t("Nothing can be written to this seat's folder; what was saved before is whole"),
            _t("Have its disk and its rights looked at, then start again"),
        ),
        "key_unavailable": (
            _t("The system's keyring does not give the key of this seat"),
            _t("Log in to the desktop so that the keyring opens, then start again"),
        ),
    }
    told |= {
        "no_recording": (
            _t("Nothing has been recorded at this seat yet"),
            _t("A running console records by itself; come back later"),
        ),
        "bad_recording": (
            _t("The recording cannot be read; the watch itself is not touched by it"),
            _t("Call the installer"),
        ),
        "no_such_time": (
            _t("Nothing was recorded in this time"),
            _t("Choose another time"),
        ),
        "replay_beside": (
            _t("This seat's console is running already"),
            _t("Press Ctrl R in the console: it opens the replay beside itself"),
        ),
    }
    known = told.get(code)
    return known or (_t("What this seat keeps cannot be opened"), _t("Call the installer"))


class ProblemPage(TabRing):
    """The only page of a console that must not start.

    Args:
        theme: the theme.
        code: the problem's code, to be read over the phone.
        what: the store's own sentence, for the installer.
        where: the file.
    """

    def __init__(
        self, theme: Theme, code: str, what: str, where: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        meaning, to_do = words(code)
        self.text = f"{meaning} {to_do}"
        card = Painted(theme)
        card.setFixedWidth(_WIDTH)
        box = QVBoxLayout(card)
        box.setSpacing(16)
        title = Run(meaning, Ink.TEXT, bold=True, step=Step.TITLE)
        box.addWidget(RunsLabel(theme, [title], height=40))
        box.addWidget(RunsLabel(theme, [Run(to_do, Ink.TEXT)], height=32))
        told = f"{number_of(code) or ''} {code}".strip()
        lines = _t("Place {0}").format(where), _t("Code {0}·{1}").format(told, what)
        for line in lines:
            box.addWidget(WordLabel(theme, line))
        self._out = KeyButton(theme, _t("Close"), "Esc")
        self._out.clicked.connect(self.close)
        self.setFocusProxy(self._out)
        box.addWidget(self._out, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        self.setAccessibleName(self.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - of Qt
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
