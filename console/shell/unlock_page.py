"""Asking for the passphrase of this seat's store, where no keyring holds its key."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.shell.line_field import line_field
from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.refusal import Refusal
from widgets.common.runs_label import RunsLabel
from widgets.common.tab_chain import TabRing
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

_WIDTH = 448


def _t(source: str) -> str:
    return QCoreApplication.translate("unlock", source)


class UnlockPage(TabRing):
    """One line and one button; Enter goes on.

    Args:
        theme: the theme.
        code: `passphrase_needed`, `wrong_passphrase`; `key_unavailable` or `wrong_recovery`, where
            only the recovery key helps.

    Signals:
        unlock_requested: the passphrase as typed.
    """

    unlock_requested = Signal(str)

    def __init__(self, theme: Theme, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line_field(theme, "", name=_t("Passphrase of this seat, or recovery key"))
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.returnPressed.connect(self.submit)
        button = KeyButton(theme, _t("Unlock"), "Enter", ButtonKind.PRIMARY)
        button.clicked.connect(self.submit)
        card = Painted(theme)
        card.setFixedWidth(_WIDTH)
        box = QVBoxLayout(card)
        box.setSpacing(16)
        title = Run(
            _t("Passphrase of this seat, or recovery key"), Ink.TEXT, bold=True, step=Step.TITLE
        )
        told = {
            "passphrase_needed": _t(
                "What this seat has saved is encrypted; at the first start it is set here"
            ),
            "key_unavailable": _t(
                "The keyring does not give the key: open it and restart, or type the recovery key"
            ),
        }
        refused = {
            "wrong_recovery": _t("This recovery key is not this seat's; nothing was changed"),
            "wrong_passphrase": _t("The passphrase is wrong; nothing was changed"),
        }
        box.addWidget(RunsLabel(theme, [title], height=40))
        if code in told:
            box.addWidget(WordLabel(theme, told[code]))
        box.addWidget(self._line)
        box.addWidget(Refusal(theme, refused.get(code, "")))
        box.addWidget(button)
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        self.setFocusProxy(self._line)

    def submit(self) -> None:
        """Hand the passphrase on; an empty one is none."""
        if self._line.text():
            self.unlock_requested.emit(self._line.text())
