"""Who sits down here: the last person while the grant holds, else whoever logs in."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from console.app.args import Options
from console.app.entry import Entry, NotLetIn, enter
from console.app.kept_grants import KeptGrants
from console.app.log_out import wiped
from console.app.person_desk import PersonDesk
from console.app.store import Lanes, SeatStore
from console.contract.grant import LoginRequest
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.settings.declared import SEAT_ID
from console.shell.link_words import said
from console.shell.login_page import LoginForm, LoginPage
from widgets.common.theme import Theme

TRY_AGAIN = 1000
"""Milliseconds between log-ins that found no hub, when nobody sits there to press Enter."""


class Reception(QObject):
    """Lets people in.

    Args:
        options: how the console was started.
        store: the seat's own, open.
        kept: the grants of its people.
        lanes: the threads of the store.
        theme: the look.
        given: account, password and seat, where they came with the start.
        show: brings a page to the front.
        let_in: seats a person.
    """

    def __init__(
        self,
        options: Options,
        store: SeatStore,
        kept: KeptGrants,
        lanes: Lanes,
        theme: Theme,
        given: Mapping[str, Any],
        show: Callable[[QWidget], None],
        let_in: Callable[[Entry], None],
    ) -> None:
        super().__init__()
        self._options = options
        self._store = store
        self._kept = kept
        self._lanes = lanes
        self._theme = theme
        self._given = given
        self._show = show
        self._seat_person = let_in
        self._is_over = False
        self._page: LoginPage | None = None
        self.people: PersonDesk | None = None
        """Of the seat that runs, which may have a log-in beside it."""
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(lambda: self.log_in(self._form_given()))

    def begin(self) -> None:
        """Go on with the last grant while it holds, else ask who is there."""
        last = self._kept.last()
        who = last.identity if last else None
        now = self._options.clock.now()
        if self._given:
            self.log_in(self._form_given())
        elif last and who and who.grant.is_valid(now, offline=True):
            self._seat_person(Entry(who, last.hub, is_proven=False))
        else:
            self.ask(self._options.hub or (last.hub if last else ""))

    def stop(self) -> None:
        """Let nobody in any more; a log-in that is still on its way finds nobody."""
        self._is_over = True
        self._retry.stop()

    def ask(self, hub: str) -> LoginPage:
        """Ask who is there; return the page that asks."""
        last = self._kept.last()
        known = last.identity if last else None
        self._page = page = LoginPage(
            self._theme,
            hub,
            last.account if last else "",
            known.seat if known else str(self._options.settings.value(SEAT_ID)),
            is_fresh=last is None,
        )
        page.login_requested.connect(self.log_in)
        self._show(page)
        page.setFocus()
        return page

    def log_in(self, form: LoginForm) -> None:
        """Ask the hub, else the kept grants, for this person; acts go on while that hangs."""
        options, kept = self._options, self._kept
        request = LoginRequest(
            account=form.account,
            password=form.password,
            seat=form.seat,
            seat_name=str(self._given.get("seat_name", form.seat)),
        )
        page = self.page
        if page is not None:
            page.set_busy(True)
        entry: Future[Entry] = run_aside(
            "login", lambda: enter(form.hub, request, options.clock, options.ca, kept)
        )
        when_done(
            entry,
            self,
            lambda entry: self._let_in(page, entry),
            lambda error: self._not_let_in(page, form, error),
        )

    @property
    def page(self) -> LoginPage | None:
        """The page that asks now: beside the running console, or alone."""
        return self.people.login if self.people else self._page

    def _form_given(self) -> LoginForm:
        given = self._given
        return LoginForm(self._options.hub, given["account"], given["password"], given["seat"])

    def _is_given_up(self, page: LoginPage | None) -> bool:
        """Whether nobody waits for an answer to what was typed there: it was closed meanwhile."""
        return self._is_over or page is not self.page

    def _let_in(self, page: LoginPage | None, entry: Entry) -> None:
        if self._is_given_up(page):
            return
        self._page = None
        if self.people is not None:
            self.people.sit_on(entry.identity)
        else:
            self._seat_person(entry)

    def _not_let_in(self, page: LoginPage | None, form: LoginForm, error: BaseException) -> None:
        if self._is_given_up(page):
            return
        if not isinstance(error, NotLetIn):
            raise error
        if error.ends_right and self.people is None:
            self._wipe()
        if page is None and not error.is_final:
            self._retry.start(int(1000 * error.retry_after) or TRY_AGAIN)
            return
        # Where nobody was asked yet, the same again would only lock the account.
        page = page or self.ask(form.hub)
        page.show_failure(error.code, said(error.detail))

    def _wipe(self) -> None:
        """A person of this seat was disabled while nobody sat here: nothing is kept for them."""
        store, kept = self._store, self._kept
        when_done(self._lanes.care.submit(lambda: wiped(store, kept)), self, self._tell_wiped)

    def _tell_wiped(self, code: str) -> None:
        if code and self._page is not None:
            self._page.show_failure(code)
