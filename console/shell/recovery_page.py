"""The recovery key of a new seat, shown once at the first start, to be written on paper."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

_WIDTH = 640
_FIRST_LINE = 4
"""Groups of the key on its first line; the others stand on the second."""


def _t(source: str) -> str:
    return QCoreApplication.translate("recovery", source)


class RecoveryPage(QWidget):
    """The key in two lines of groups, what it is for, and two ways on.

    Args:
        theme: the theme.
        key: the recovery key as it is printed.

    Signals:
        kept: the person has written it down; only now it comes into force.
        put_off: not now; none is made.
    """

    kept = Signal()
    put_off = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _t("Recovery key of this seat: write it on paper")
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
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        kept = KeyButton(theme, _t("Written down"), "Enter", ButtonKind.PRIMARY)
        kept.clicked.connect(self.kept)
        later = KeyButton(theme, _t("Not now"), "Esc")
        later.clicked.connect(self.put_off)
        row = QHBoxLayout()
        row.addWidget(kept)
        row.addWidget(later)
        row.addStretch(1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the key, Esc puts it off."""
        if event.isAutoRepeat():
            return  # Enter held down since the passphrase must not take a key nobody saw
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        else:
            super().keyPressEvent(event)
