"""Who sits at the running seat: its lock, another person by PIN, a log-in beside the console.

Nothing here stops the console: alerts come in, are shown and sounded all the while.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from console.app.kept_grants import KeptGrants, NotOpened
from console.app.kept_lock import KeptLock
from console.app.late import Late
from console.app.owner_watch import OwnerWatch
from console.app.pin_choice import PinChoice
from console.app.pins import Pins
from console.app.seat import Seat
from console.app.seat_lock import SeatLock
from console.app.sitters import Sitters
from console.commands.identity import Identity
from console.domain.alert import Leave
from console.domain.rights import Right
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.settings import declared
from console.settings.profile import load_owner_limit
from console.shell import shell_commands
from console.shell.login_page import LoginForm, LoginPage, failure_words
from console.shell.pin_panel import PinPanel, Sitter
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.shell.panels_aside import PanelsAside


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


class PersonDesk(QObject):
    """Lets people sit down at a seat that runs.

    Args:
        seat: the seat.
        kept: the grants of its people.
        kept_lock: whether it was locked before its windows were built.
        theme: the look.
        hub: address for a log-in.
        log_in: asks the hub.

    Signals:
        taken: account of whoever sits here from now on.
    """

    taken = Signal(str)

    def __init__(
        self,
        seat: Seat,
        kept: KeptGrants,
        kept_lock: KeptLock,
        theme: Theme,
        hub: str,
        log_in: Callable[[LoginForm], None],
    ) -> None:
        super().__init__(seat)
        self._seat = seat
        self._kept = kept
        self._kept_lock = kept_lock
        self._aside: PanelsAside | None = None
        self._theme = theme
        self._hub = hub
        self._log_in = log_in
        self._pins = pins = Pins(seat.store.journal)
        self.sitters = Sitters(seat, kept, pins)
        self.pin_choice = PinChoice(seat, self.sitters, pins, theme)
        self._question = 0
        self.login: LoginPage | None = None
        """The log-in beside the running console, while there is one."""
        clock = seat.options.clock
        minutes = int(seat.options.settings.value(declared.LOCK_AFTER))
        after = timedelta(minutes=minutes) if minutes and not seat.options.is_demo else None
        presence = seat.presence
        self.lock = SeatLock(
            seat.commands, self._close, presence, after, self.sitters.can_unlock, self
        )
        self.owners = OwnerWatch(
            seat.models.queue,
            seat.acts.alerts,
            seat.frame.notices,
            clock,
            lambda: presence.idle,
            None if seat.options.is_demo else load_owner_limit(),
            self,
        )
        self._panel = Late(self._build_panel)
        self._declare()
        if kept_lock.is_locked and self.sitters.can_unlock():
            self.lock.lock("kept")

    def _declare(self) -> None:
        seat = self._seat
        seat.stopped.connect(self.lock.stop)
        seat.stopped.connect(self.owners.stop)
        seat.stopped.connect(self._end_login)
        self.lock.changed.connect(self._lock_changed)
        self.lock.asked.connect(self._ask_pin)
        seat.commands.add(shell_commands.PERSON, self.change)
        seat.commands.add(shell_commands.LOCK, self._toggle)
        seat.commands.add(shell_commands.PIN, self.pin_choice.open)
        self._seat.audit.note("seat.taken", detail=seat.identity.grant.id)

    @property
    def panel(self) -> PinPanel:
        """Where a PIN is typed."""
        return self._panel()

    def _build_panel(self) -> PinPanel:
        panel = PinPanel(self._theme, self._seat.frame.window)
        panel.entered.connect(self._entered)
        panel.login_requested.connect(self.ask_again)
        panel.closed.connect(self._give_up)
        return panel

    def _ask(self, title: str, sitters: Sequence[Sitter], account: str) -> None:
        self._question += 1
        self.panel.ask(title, sitters, account)

    def _give_up(self) -> None:
        """An answer that is on its way is of a question nobody asks any more."""
        self._question += 1
        self.lock.give_up()

    # ------------------------------------------------------------ the lock

    def _toggle(self) -> None:
        """Lock, or ask for the PIN of a locked seat."""
        if self.lock.is_locked:
            self._ask_pin()
        elif self.sitters.can_unlock():
            self.lock.lock()
        else:
            words = _t("No PIN yet: choose one first, then the seat can be locked")
            self._seat.frame.notices.say_refused(words)
            self.pin_choice.open()

    def _close(self, is_locked: bool) -> None:
        self._seat.executor.is_locked = is_locked

    def _lock_changed(self, is_locked: bool, why: str) -> None:
        self._seat.audit.note("seat.locked" if is_locked else "seat.unlocked", detail=why)
        self._seat.frame.header.refresh()
        self._kept_lock.keep(is_locked)
        if is_locked:
            self._put_panels_aside()
            self._seat.frame.notices.say(_t("The seat is locked; alerts are shown and heard"))
        else:
            self.panel.put_away()
            if self._aside is not None:
                self._aside.bring_back()

    def _put_panels_aside(self) -> None:
        if self._aside is None:
            from console.shell.panels_aside import PanelsAside  # no start waits for it

            self._aside = PanelsAside()
        self._aside.put_away()

    def _ask_pin(self) -> None:
        who = self._seat.identity
        title = _t("The seat is locked: {0}").format(who.name)
        self._ask(title, self.sitters.all(), self.sitters.account)

    # ------------------------------------------------------------ another person

    def change(self) -> None:
        """Ask who takes the seat: by PIN where somebody can, else by a log-in with the hub."""
        sitters, own = self.sitters.all(), self.sitters.account
        others = [s for s in sitters if s.account != own]
        if others:
            self._ask(_t("Who takes this seat?"), sitters, others[0].account)
        else:
            self.ask_again()

    def _entered(self, account: str, typed: str) -> None:
        asked = self._question
        checked: Future[bool] = run_aside("pin", lambda: self.sitters.is_right(account, typed))
        when_done(
            checked,
            self,
            lambda is_right: self._checked(asked, account, is_right),
            lambda error: self._not_checked(asked, error),
        )

    def _checked(self, asked: int, account: str, is_right: bool) -> None:
        if not is_right:
            self._seat.audit.note("seat.pin", account, "refused")
        if asked != self._question:
            return
        if not is_right:
            gone = not self._pins.has(account)
            self.panel.say(
                _t("Not right; the password opens too") if gone else _t("Not right; type it again")
            )
            return
        if account == self.sitters.account:
            self.panel.put_away() if not self.lock.is_locked else self.lock.unlock()
            return
        try:
            identity = self._kept.sit(account).identity
        except NotOpened as reason:
            self._not_checked(asked, reason)
            return
        assert identity is not None
        self.lock.give_up()  # what one person wanted, another does not do
        self.sit(identity)
        self.panel.put_away()

    def _not_checked(self, asked: int, error: BaseException) -> None:
        if not isinstance(error, NotOpened):
            raise error
        if asked == self._question:
            self.panel.say(failure_words(error.code))

    def sit(self, identity: Identity) -> None:
        """Go on with another person or a new grant; nobody keeps a 红 who is gone."""
        left = None
        if Right.HANDLE_ALERT not in identity.grant.rights:
            left = self.owners.leave(Leave.LOGGED_OUT)
        elif Right.SEE_ONLINE not in identity.grant.rights:
            left = self.owners.leave(Leave.LOGGED_OUT, lambda held: held.is_restricted)
        if left is None:
            self._sit(identity)
            return
        when_done(left, self, lambda _: self._sit(identity), lambda _: self._sit(identity))

    def _sit(self, identity: Identity) -> None:
        before = self._seat.identity
        self._seat.renew(identity)
        self._seat.audit.note("seat.taken", detail=f"{identity.grant.id} < {before.person}")
        self._seat.frame.header.refresh()
        if self.lock.is_locked:
            self.lock.unlock()
        self.taken.emit(self.sitters.account)
        if identity.person != before.person:
            self._end_login()
            words = _t("{0} has taken this seat from {1}").format(identity.name, before.name)
            self._seat.frame.notices.say(words)
            self.owners.hand_over(identity.person)
            self._seat.plugins.versions().hand_over(is_by_key=False)

    # ------------------------------------------------------------ a log-in beside

    def ask_again(self) -> None:
        """Ask for account and password beside the running console, which goes on meanwhile."""
        if self.login is None:
            self.login = self._login_beside()
        self.login.show()
        self.login.raise_()
        self.login.activateWindow()
        self.login.setFocus()

    def _login_beside(self) -> LoginPage:
        page = LoginPage(self._theme, self._hub, "", self._seat.identity.seat)
        page.setWindowFlag(Qt.WindowType.Dialog)
        page.login_requested.connect(self._log_in)
        page.closed.connect(self._end_login)
        page.resize(640, 480)
        return page

    def _end_login(self) -> None:
        """Let the log-in go with what was typed there; an answer to it seats nobody any more."""
        page, self.login = self.login, None
        if page is not None:
            page.close()
            page.deleteLater()

    def sit_on(self, identity: Identity) -> None:
        """Go on with a grant that the hub just gave, if it is for this seat."""
        if self.login is None:
            return
        if identity.seat != self._seat.identity.seat:
            self.login.show_failure("wrong_seat")
            return
        self._end_login()
        self.sit(identity)
