"""The keys of whoever sits here: taken up when a person sits down, chosen in a panel, audited."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.commands.keymap import Keymap
from console.settings.key_choices import KeyFiles
from console.settings.reserved_keys import reserved_keys
from console.shell import shell_commands
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.key_choice_panel import KeyChoicePanel


def _t(source: str) -> str:
    return QCoreApplication.translate("keys", source)


class KeyDesk(QObject):
    """Holds the keymap of a seat.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._theme = theme
        self.keymap = Keymap(seat.commands, reserved_keys(), KeyFiles(seat.store.folder))
        self.panel = Late(self._build)
        seat.commands.add(shell_commands.CHOOSE_KEYS, lambda: self.panel().open())

    def sit_down(self) -> None:
        """Take up the keys of whoever sits here now."""
        try:
            self.keymap.sit_down(self._seat.identity.person)
        except (ValueError, OSError):
            words = _t("The chosen keys cannot be read and are set aside; the usual keys hold")
            self._seat.frame.notices.say_refused(words)

    def _build(self) -> "KeyChoicePanel":
        from console.shell.key_choice_panel import KeyChoicePanel

        window = self._seat.frame.window
        panel = KeyChoicePanel(self._theme, self._seat.commands, self.keymap, window)
        panel.changed.connect(self._changed)
        panel.not_kept.connect(self._not_kept)
        return panel

    def _changed(self, id: str, before: str, after: str) -> None:
        self._seat.audit.note("setting.changed", f"keys.{id}", detail=f"{before} -> {after}")

    def _not_kept(self) -> None:
        words = _t("The key holds now, but could not be kept: it is gone at the next start")
        self._seat.frame.notices.say_refused(words)
