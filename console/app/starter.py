"""The way from nothing to a seat: key, store, person, seat; each step says plainly what fails."""

import json
import sys
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from console.app.args import Options
from console.app.key import unlock
from console.app.login import log_in, trust
from console.app.seat import Seat
from console.app.store import Lanes, SeatStore, open_store
from console.commands.identity import Identity
from console.contract.grant import BadGrant, LoginAnswer, LoginRequest
from console.models.futures import when_done
from console.shell import shell_commands
from console.shell.login_page import LoginForm, LoginPage
from console.shell.problem_page import ProblemPage
from console.shell.unlock_page import UnlockPage
from console.sync.trouble import HubTrouble
from offline_cache.problems import StoreProblem
from widgets.common.theme import apply, load_theme

TRY_AGAIN = 1000
"""Milliseconds between log-ins that found no hub, when nobody sits there to press Enter."""

GRANT = "grant"
ASKING = ("passphrase_needed", "wrong_passphrase")


class Starter(QObject):
    """Starts a seat and ends it.

    Args:
        app: the application.
        options: how it was started.
    """

    def __init__(self, app: QApplication, options: Options) -> None:
        super().__init__()
        self._app = app
        self._options = options
        self.theme = load_theme(options.theme)
        self._lanes = Lanes.start()
        self._store: SeatStore | None = None
        self._page: QWidget | None = None
        self._given: dict[str, Any] = {}
        self._hub = options.hub
        self._again: LoginPage | None = None
        self.seat: Seat | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(lambda: self._log_in(self._form_given()))

    def begin(self) -> None:
        """Open what the seat keeps and show what can be shown."""
        apply(self._app, self.theme)
        if self._options.reads_login:
            self._given = json.loads(sys.stdin.readline() or "{}")
        passphrase = self._given.get("passphrase")
        if passphrase is None and self._options.is_demo:
            passphrase = self._given.get("password")  # a store for one run needs no keyring
        self._open(passphrase)

    def end(self) -> None:
        """End the seat, then the store."""
        self._retry.stop()
        if self.seat is not None:
            self.seat.stop()
        if self._store is not None:
            self._store.close()
        self._lanes.close()

    def _open(self, passphrase: str | None) -> None:
        data, policy = self._options.data, self._options.key_policy
        if self._options.is_demo and policy == "auto":
            policy = "passphrase"
        try:
            key = unlock(data, policy, passphrase)
            self._store = open_store(data, key, self._lanes, self._options.clock)
        except StoreProblem as problem:
            self._show_problem(problem)
            return
        self._find_person(self._store)

    def _show_problem(self, problem: StoreProblem) -> None:
        if problem.code in ASKING:
            page = UnlockPage(self.theme, problem.code)
            page.unlock_requested.connect(self._open)
            self._show(page)
            return
        self._show(ProblemPage(self.theme, problem.code, problem.what, problem.where))

    def _find_person(self, store: SeatStore) -> None:
        """Go on with the last grant while it holds, else ask who is there."""
        kept = store.journal.meta(GRANT) or {}
        identity = _valid(kept.get("token", ""), self._options.clock.now())
        if identity is not None and not self._given:
            self._sit_down(store, kept.get("hub", ""), identity)
        elif self._given:
            self._log_in(self._form_given())
        else:
            self._ask_who_is_there(self._options.hub or kept.get("hub", ""))

    def _ask_who_is_there(self, hub: str) -> LoginPage:
        page = LoginPage(self.theme, hub)
        page.login_requested.connect(self._log_in)
        self._show(page)
        return page

    def _form_given(self) -> LoginForm:
        given = self._given
        return LoginForm(self._options.hub, given["account"], given["password"], given["seat"])

    def _log_in(self, form: LoginForm) -> None:
        options = self._options
        request = LoginRequest(
            account=form.account,
            password=form.password,
            seat=form.seat,
            seat_name=str(self._given.get("seat_name", form.seat)),
        )
        page = self._again or self._page
        if isinstance(page, LoginPage):
            page.set_busy(True)
        answer: Future[LoginAnswer] = self._lanes.acts.submit(
            lambda: log_in(form.hub, request, options.clock, trust(options.ca))
        )
        when_done(
            answer,
            self,
            lambda given: self._let_in(form.hub, given),
            lambda error: self._not_let_in(form, error),
        )

    def _let_in(self, hub: str, answer: LoginAnswer) -> None:
        assert self._store is not None
        self._store.journal.put_meta(
            GRANT, {"token": answer.grant, "public_key": answer.public_key, "hub": hub}
        )
        if self.seat is not None:
            self._sit_on(self.seat, answer)
            return
        self._sit_down(self._store, hub, Identity.of(answer.grant))

    def _not_let_in(self, form: LoginForm, error: BaseException) -> None:
        if not isinstance(error, HubTrouble):
            raise error
        kept = self._kept_of(form)
        page = self._again or self._page
        if isinstance(page, LoginPage):
            page.show_failure(error.code, error.zh)
        elif error.was_answered and 400 <= error.status < 500 and not error.retry_after:
            # The hub said no: the same again would only lock the account.
            self._ask_who_is_there(form.hub).show_failure(error.code, error.zh)
        elif kept is not None:
            assert self._store is not None
            self._sit_down(self._store, form.hub, kept)
        else:
            self._retry.start(int(1000 * (error.retry_after or 0)) or TRY_AGAIN)

    def _kept_of(self, form: LoginForm) -> Identity | None:
        """Return the last grant if it is this person's at this seat and holds without the hub."""
        assert self._store is not None
        kept = self._store.journal.meta(GRANT) or {}
        identity = _valid(kept.get("token", ""), self._options.clock.now())
        if identity is None or (identity.person, identity.seat) != (form.account, form.seat):
            return None
        return identity

    def _ask_again(self) -> None:
        """The shift's grant is over: ask beside the running console, which goes on meanwhile."""
        if self.seat is None or self._again is not None:
            return
        page = LoginPage(self.theme, self._hub, "", self.seat.identity.seat)
        page.setWindowFlag(Qt.WindowType.Dialog)
        page.login_requested.connect(self._log_in)
        page.resize(640, 480)
        page.show()
        self._again = page

    def _sit_on(self, seat: Seat, answer: LoginAnswer) -> None:
        """Go on with a new grant, if it is for this seat."""
        identity = Identity.of(answer.grant)
        if self._again is None:
            return
        if identity.seat != seat.identity.seat:
            self._again.show_failure("wrong_seat")
            return
        seat.renew(identity)
        self._again.close()
        self._again.deleteLater()
        self._again = None

    def _sit_down(self, store: SeatStore, hub: str, identity: Identity) -> None:
        self.seat = Seat(
            self._options, self._options.hub or hub, identity, store, self._lanes, self.theme
        )
        self._hub = self._options.hub or hub
        self.seat.listener.login_needed.connect(self._ask_again)
        window = self.seat.frame.window
        window.close_requested.connect(self._app.quit)
        self._show(window)
        self.seat.start()
        if self._options.has_wall:
            self.seat.commands.run(shell_commands.WALL.id)

    def _show(self, page: QWidget) -> None:
        old, self._page = self._page, page
        page.resize(1920, 1080)
        page.show()
        if old is not None:
            old.hide()
            old.deleteLater()


def _valid(token: str, now: datetime) -> Identity | None:
    try:
        identity = Identity.of(token)
    except BadGrant:
        return None
    return identity if identity.grant.is_valid(now, offline=True) else None
