"""Where whoever sits at a seat chooses a PIN of their own."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.kept_grants import NotOpened
from console.app.late import Late
from console.app.pins import Pins, is_fit, plain_digits
from console.app.sitters import Sitters
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.shell.login_page import failure_words
from console.shell.pin_choice_panel import PinChoicePanel
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


class PinChoice(QObject):
    """Takes a PIN that is fit and keeps it, from whoever has proved who they are.

    A seat stands open for half an hour: without a proof any passer-by could give its person another
    PIN, and be the second person by it. Whoever has forgotten a PIN proves it by the password.

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
        self._checked: object = None
        """What is being checked; None where nobody waits for it any more."""
        seat.passed_on.connect(self._give_up)

    @property
    def panel(self) -> PinChoicePanel:
        """Where it is typed."""
        return self._panel()

    def open(self) -> None:
        """Ask for a PIN, and for what proves whose it is to be, where there is any."""
        proof = ""
        if self._pins.has(self._sitters.account):
            proof = _t("PIN until now, or the password")
        elif self._sitters.can_unlock():
            proof = _t("The log-in password")
        self.panel.open(proof)

    def _build_panel(self) -> PinChoicePanel:
        panel = PinChoicePanel(self._theme, self._seat.frame.window)
        panel.chosen.connect(self._choose)
        panel.closed.connect(self._forget)
        return panel

    def _forget(self) -> None:
        self._checked = None

    def _give_up(self) -> None:
        """Another person sits here: it would be that one's PIN."""
        if self._panel.if_built is not None:
            self._panel.if_built.put_away()

    def _choose(self, proof: str, typed: str) -> None:
        pin, account, sitters = plain_digits(typed), self._sitters.account, self._sitters
        if self._checked is not None:
            return  # one answer at a time: a wrong one counts
        if not is_fit(pin):
            self.panel.say(_t("4 to 8 digits, neither all the same nor in a row"))
            return
        checked = self._checked = object()
        is_asked = sitters.can_unlock()
        proved: Future[bool] = run_aside(
            "pin", lambda: not is_asked or sitters.is_right(account, proof)
        )
        when_done(
            proved,
            self,
            lambda is_right: self._proved(checked, account, pin, is_right),
            lambda error: self._refused(checked, error),
        )

    def _proved(self, checked: object, account: str, pin: str, is_right: bool) -> None:
        if not is_right:
            self._seat.audit.note("seat.pin", account, "refused")
        if checked is not self._checked:
            return
        if not is_right:
            self._say(_t("The PIN until now, or the password, is not right: nothing is changed"))
            return
        kept: Future[None] = run_aside("pin", lambda: self._pins.put(account, pin))
        when_done(kept, self, lambda _: self._is_kept(account), self._is_not_kept)

    def _refused(self, checked: object, error: BaseException) -> None:
        if not isinstance(error, NotOpened):
            raise error
        if checked is self._checked:
            self._say(failure_words(error.code))

    def _is_kept(self, account: str) -> None:
        self.panel.put_away()
        self._seat.audit.note("seat.pin", account, "done")
        self._seat.frame.notices.say(_t("The PIN is kept; the seat can be locked now"))

    def _is_not_kept(self, error: BaseException) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        self._checked = None
        self.panel.say(words)
