"""The recovery key of a new seat, shown once at the first start, to be put on paper."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.spoken import Spoken
from widgets.common.tab_chain import TabRing
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

_WIDTH = 640
_FIRST_LINE = 4
"""Groups of the key on its first line; the others stand on the second."""


def _t(source: str) -> str:
    return QCoreApplication.translate("recovery", source)


class RecoveryPage(TabRing, Spoken):
    """The key in two lines of groups, what it is for, and two ways on.

    Args:
        theme: the theme.
        key: the recovery key as it is printed.

    Signals:
        kept: the person has written it down; only now it comes into force.
        put_off: not now; none is made.
        print_requested: it shall be printed.
        save_requested: it shall be kept as a PDF.
    """

    kept = Signal()
    put_off = Signal()
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _t("Recovery key of this seat: print it, or write it on paper")
        why = (
            _t("It opens this seat's files when passphrase or keyring are lost, also elsewhere"),
            _t("It is shown this once and kept nowhere; lock the paper away with the shift leader"),
        )
        card = Painted(theme)
        card.setFixedWidth(_WIDTH)
        box = QVBoxLayout(card)
        box.setSpacing(16)
        heading = Run(title, Ink.TEXT, bold=True, step=Step.TITLE)
        box.addWidget(RunsLabel(theme, [heading], height=40))
        box.addWidget(self._groups(theme, key))
        for line in why:
            box.addWidget(RunsLabel(theme, [Run(line, Ink.TEXT)], height=24))
        self._said = QLabel()
        self._said.setFont(theme.font(Step.SMALL))
        self._said.setWordWrap(True)
        self._said.hide()
        box.addWidget(self._said)
        box.addLayout(self._buttons(theme))
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _groups(self, theme: Theme, key: str) -> QLabel:
        groups = key.split("-")
        lines = groups[:_FIRST_LINE], groups[_FIRST_LINE:]
        label = QLabel("\n".join("   ".join(line) for line in lines))
        label.setFont(theme.font(Step.NUMBER, bold=True))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return label

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, key, kind, wish in (
            (_t("Print"), "P", ButtonKind.NORMAL, self.print_requested),
            (_t("Keep as PDF"), "S", ButtonKind.NORMAL, self.save_requested),
            (_t("I have it on paper"), "Enter", ButtonKind.PRIMARY, self.kept),
            (_t("Not now"), "Esc", ButtonKind.NORMAL, self.put_off),
        ):
            button = KeyButton(theme, words, key, kind)
            button.clicked.connect(wish)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def say(self, words: str) -> None:
        """Say what became of a wish."""
        self._said.setText(words)
        self._said.show()

    @property
    def said(self) -> str:
        """What was said last."""
        return self._said.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the key, P prints it, S keeps a PDF, Esc puts it off."""
        if event.isAutoRepeat():
            return  # Enter held down since the passphrase must not take a key nobody saw
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        elif event.key() == Qt.Key.Key_P:
            self.print_requested.emit()
        elif event.key() == Qt.Key.Key_S:
            self.save_requested.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the keyboard itself, so that no button is framed while Enter is another's."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
