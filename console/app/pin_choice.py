"""Where whoever sits at a seat chooses a PIN of their own."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.app.pins import Pins, is_fit, plain_digits
from console.app.sitters import Sitters
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.shell.pin_choice_panel import PinChoicePanel
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


class PinChoice(QObject):
    """Takes a PIN that is fit and keeps it.

    Args:
        seat: the seat.
        sitters: tells who sits there.
        pins: where it is kept.
        theme: the look.
    """

    def __init__(self, seat: "Seat", sitters: Sitters, pins: Pins, theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._sitters, self._pins, self._theme = seat, sitters, pins, theme
        self._panel = Late(self._build_panel)

    @property
    def panel(self) -> PinChoicePanel:
        """Where it is typed."""
        return self._panel()

    def open(self) -> None:
        """Ask for a PIN."""
        self.panel.open()

    def _build_panel(self) -> PinChoicePanel:
        panel = PinChoicePanel(self._theme, self._seat.frame.window)
        panel.chosen.connect(self._choose)
        return panel

    def _choose(self, typed: str) -> None:
        pin, account = plain_digits(typed), self._sitters.account
        if not is_fit(pin):
            self.panel.say(_t("4 to 8 digits, neither all the same nor in a row"))
            return
        kept: Future[None] = run_aside("pin", lambda: self._pins.put(account, pin))
        when_done(kept, self, self._is_kept, self._is_not_kept)

    def _is_kept(self, _: None) -> None:
        self.panel.put_away()
        self._seat.audit.note("seat.pin", self._sitters.account, "done")
        self._seat.frame.notices.say(_t("The PIN is kept; the seat can be locked now"))

    def _is_not_kept(self, error: BaseException) -> None:
        self.panel.say(str(error))
