"""The way from nothing to a seat: key, store, person, seat; each step says plainly what fails."""

import json
import sys
from concurrent.futures import Future
from typing import Any

from platformdirs import user_documents_path
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from console.app.args import Options
from console.app.certificate_desk import CertificateDesk
from console.app.crash import CrashKeeper
from console.app.crash_desk import CrashDesk
from console.app.entry import Entry, NotLetIn, enter
from console.app.kept_grants import KeptGrants
from console.app.key import unlock
from console.app.log_out import LogOut, wiped
from console.app.person_desk import PersonDesk
from console.app.problem_page import problem_page
from console.app.recovery_desk import recovery_page
from console.app.replay_launcher import ReplayLauncher
from console.app.seat import Seat
from console.app.settings_desk import SettingsDesk
from console.app.store import Lanes, SeatStore, open_store
from console.app.translation import translate
from console.app.viewer.viewing import Viewing
from console.commands.identity import Identity
from console.commands.registry import CommandTable
from console.contract.grant import LoginRequest
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.settings.nights import night_look
from console.settings.store_profile import load_store_profile
from console.shell import shell_commands
from console.shell.dresser import Dresser, NightBy
from console.shell.link_words import said
from console.shell.login_page import LoginForm, LoginPage
from offline_cache.problems import AlreadyOpen, StoreProblem
from widgets.common.theme import Look, apply, load_look

TRY_AGAIN = 1000
"""Milliseconds between log-ins that found no hub, when nobody sits there to press Enter."""


class Starter(QObject):
    """Starts a seat and ends it.

    Args:
        app: the application.
        options: how it was started.
        crashes: keeps reports of what went wrong in this run; none in a test.
    """

    def __init__(
        self, app: QApplication, options: Options, crashes: CrashKeeper | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self._options = options
        self.theme = load_look(Look(options.theme, vision=options.vision))
        self._dresser = Dresser(
            app,
            self.theme,
            options.clock,
            night_look(options.settings),
            NightBy(options.night),
            self,
        )
        self._lanes = Lanes.start()
        self._store: SeatStore | None = None
        self._kept: KeptGrants | None = None
        self._page: QWidget | None = None
        self._given: dict[str, Any] = {}
        self._hub = options.hub
        self._people: PersonDesk | None = None
        self._crashes = crashes
        self._left = crashes.begin() if crashes else None
        self._is_over = False
        self._replays: ReplayLauncher | None = None
        self.seat: Seat | None = None
        self.viewing: Viewing | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(lambda: self._log_in(self._form_given()))

    def begin(self) -> None:
        """Open what the seat keeps and show what can be shown."""
        apply(self._app, self.theme)
        self._dresser.start()
        if self._options.reads_login:
            self._given = json.loads(sys.stdin.readline() or "{}")
        passphrase = self._given.get("passphrase")
        if passphrase is None and self._options.is_demo:
            passphrase = self._given.get("password")  # a store for one run needs no keyring
        self._open(passphrase)

    def end(self) -> None:
        """End the seat, then the store; a log-in that is still on its way finds nobody."""
        self._is_over = True
        self._retry.stop()
        if self._replays is not None:
            self._replays.close()
        if self.seat is not None:
            self.seat.stop()
        if self.viewing is not None:
            self.viewing.end()
        if self._store is not None:
            self._store.close()
        self._lanes.close()

    def _open(self, passphrase: str | None) -> None:
        data, policy = self._options.data, self._options.key_policy
        is_first = not (data / "journal.db").exists()
        if self._options.is_demo and policy == "auto":
            policy = "passphrase"
        try:
            key = unlock(data, policy, passphrase)
            try:
                self._store = open_store(
                    data, key, self._lanes, self._options.clock, self._reserve()
                )
            except AlreadyOpen as held:
                self._look_on(key, held)
                return
        except StoreProblem as problem:
            self._show_problem(problem)
            return
        self._kept = KeptGrants(self._store.journal, self._options.clock)
        if is_first and self._has_hands:
            first = self._look_round if policy == "machine" else self._offer_recovery
            first(self._store, self._kept)
            return
        self._find_person(self._store, self._kept)

    def _look_on(self, key: bytes, held: AlreadyOpen) -> None:
        """Another window is on duty at this seat: look on, and write nothing (只读旁观)."""
        try:
            self.viewing = Viewing(
                self._options, key, self._lanes, self.theme, self._show, self._app.quit
            )
        except StoreProblem as problem:  # there is nothing to see yet
            raise held from problem
        self.viewing.begin()

    @property
    def _has_hands(self) -> bool:
        """Whether somebody sits here to write something down."""
        return not (self._options.is_demo or self._options.reads_login)

    def _offer_recovery(self, store: SeatStore, grants: KeptGrants) -> None:
        """Show a new store's recovery key, once; it comes into force when it is written down."""
        now = self._options.clock.now()
        page = recovery_page(self.theme, store.folder, store.key, now, user_documents_path())
        for over in (page.kept, page.put_off):
            over.connect(lambda: self._look_round(store, grants))
        self._show(page)
        page.setFocus()

    def _look_round(self, store: SeatStore, grants: KeptGrants) -> None:
        """Let the person see what this machine can and cannot do, before anybody relies on it."""
        from console.app.first_start import FirstStart  # once in a seat's life

        page = FirstStart(self.theme, self._options, lambda: self._find_person(store, grants)).page
        self._show(page)
        page.setFocus()

    def _reserve(self) -> int:
        """Return the bytes of the journal's reserve; a demo lasts an evening and needs none."""
        return 0 if self._options.is_demo else load_store_profile().reserve

    def _show_problem(self, problem: StoreProblem) -> None:
        self._show(problem_page(self.theme, problem, self._options.data, self._open))

    def _find_person(self, store: SeatStore, grants: KeptGrants) -> None:
        """Go on with the last grant while it holds, else ask who is there."""
        kept = grants.last()
        identity = None if kept is None else kept.identity
        now = self._options.clock.now()
        if self._given:
            self._log_in(self._form_given())
        elif kept and identity and identity.grant.is_valid(now, offline=True):
            self._sit_down(store, kept.hub, identity)
        else:
            self._ask_who_is_there(self._options.hub or (kept.hub if kept else ""))

    def _ask_who_is_there(self, hub: str) -> LoginPage:
        assert self._kept is not None
        last = self._kept.last()
        known = last.identity if last else None
        page = LoginPage(
            self.theme,
            hub,
            last.account if last else "",
            known.seat if known else "",
            is_fresh=last is None,
        )
        page.login_requested.connect(self._log_in)
        self._show(page)
        page.setFocus()
        return page

    @property
    def _login(self) -> LoginPage | None:
        """The log-in beside the running console, while there is one."""
        return self._people.login if self._people else None

    def _form_given(self) -> LoginForm:
        given = self._given
        return LoginForm(self._options.hub, given["account"], given["password"], given["seat"])

    def _log_in(self, form: LoginForm) -> None:
        assert self._kept is not None
        options, kept = self._options, self._kept
        request = LoginRequest(
            account=form.account,
            password=form.password,
            seat=form.seat,
            seat_name=str(self._given.get("seat_name", form.seat)),
        )
        page = self._login or self._page
        if isinstance(page, LoginPage):
            page.set_busy(True)
        entry: Future[Entry] = run_aside(  # acts go on while a log-in hangs
            "login", lambda: enter(form.hub, request, options.clock, options.ca, kept)
        )
        when_done(entry, self, self._let_in, lambda error: self._not_let_in(form, error))

    def _let_in(self, entry: Entry) -> None:
        if self._is_over:
            return
        assert self._store is not None
        if self._people is not None:
            self._people.sit_on(entry.identity)
        else:
            self._sit_down(self._store, entry.hub, entry.identity)

    def _not_let_in(self, form: LoginForm, error: BaseException) -> None:
        if self._is_over:
            return
        page = self._login or self._page
        if not isinstance(error, NotLetIn):
            if isinstance(page, LoginPage):
                page.set_busy(False)
            raise error
        if error.ends_right and self.seat is None:
            self._wipe_without_seat()
        if isinstance(page, LoginPage):
            page.show_failure(error.code, said(error.detail))
        elif error.is_final:
            # The same again would only lock the account.
            page = self._ask_who_is_there(form.hub)
            page.show_failure(error.code, said(error.detail))
        else:
            self._retry.start(int(1000 * error.retry_after) or TRY_AGAIN)

    def _wipe_without_seat(self) -> None:
        """A person of this seat was disabled while nobody sat here: nothing is kept for them."""
        assert self._store is not None and self._kept is not None
        store, kept = self._store, self._kept
        when_done(self._lanes.care.submit(lambda: wiped(store, kept)), self, self._tell_wiped)

    def _tell_wiped(self, code: str) -> None:
        if code and isinstance(self._page, LoginPage):
            self._page.show_failure(code)

    def _gone(self, code: str) -> None:
        """Somebody logged out: nobody sits here, and the next one is asked for."""
        if self._is_over or self.seat is None:
            return
        if self._crashes is not None:
            self._crashes.told = None
        self.seat.deleteLater()
        self.seat, self._people = None, None
        if self._replays is not None:
            self._replays.close()
        page = self._ask_who_is_there(self._hub)
        if code:
            page.show_failure(code)

    def _grant_lost(self, code: str) -> None:
        """The hub has taken the grant back: without the hub it must open nothing either."""
        if self.seat is not None and self._kept is not None:
            self._kept.forget(self.seat.identity.person)
            self.seat.expire()

    def _sit_down(self, store: SeatStore, hub: str, identity: Identity) -> None:
        self._hub = self._options.hub or hub
        self.seat = Seat(self._options, self._hub, identity, store, self._lanes, self.theme)
        assert self._kept is not None
        people = PersonDesk(self.seat, self._kept, self.theme, self._hub, self._log_in)
        self._people = people
        if self._crashes is not None:
            CrashDesk(self.seat, self._crashes, self.theme, self._left)
        self.seat.listener.login_needed.connect(people.ask_again)
        self.seat.listener.grant_lost.connect(self._grant_lost)
        LogOut(self.seat, people, self._kept, self._lanes, self.theme, self._gone)
        self._settings = SettingsDesk(
            self.seat,
            self._options.settings,
            self._dresser,
            self.theme,
            people.account,
            self._speak,
        )
        people.taken.connect(self._settings.sit)
        CertificateDesk(self.seat, self.theme)
        self._replays = ReplayLauncher(self._options, store.key)
        self._declare(self.seat.commands, self._replays)
        window = self.seat.frame.window
        window.close_requested.connect(self._leave)
        self._show(window)
        self.seat.start()
        if self._options.has_wall:
            self.seat.commands.run(shell_commands.WALL.id)

    def _speak(self, language: str) -> None:
        """Go on in another language: the same person, the same store, windows built anew."""
        if self._is_over or self.seat is None or self._store is None:
            return
        translate(self._app, language)
        seat, page = self.seat, self.seat.frame.window.current_page
        seat.stop()
        if self._replays is not None:
            self._replays.close()
        self._sit_down(self._store, self._hub, seat.identity)
        self.seat.frame.window.show_page(page)
        seat.deleteLater()

    def _declare(self, table: CommandTable, replays: ReplayLauncher) -> None:
        table.add(shell_commands.REPLAY, replays.open)
        table.add(shell_commands.NIGHT, self._dresser.toggle_night)
        table.add(shell_commands.THEME, self._dresser.next_theme)
        table.add(shell_commands.VISION, self._dresser.next_palette)

    def _leave(self) -> None:
        """End the program; asked to quit, Qt would ask each window, and those on others stay."""
        self._app.exit(0)

    def _show(self, page: QWidget) -> None:
        old, self._page = self._page, page
        page.resize(1920, 1080)
        page.show()
        if old is not None:
            old.hide()
            old.deleteLater()
