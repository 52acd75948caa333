"""The way from nothing to a seat: key, store, person, seat; each step says plainly what fails."""

import json
import sys
from typing import TYPE_CHECKING, Any

from platformdirs import user_documents_path
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget

from console.app.args import Options
from console.app.crash import CrashKeeper
from console.app.kept_grants import KeptGrants
from console.app.key import unlock
from console.app.reception import Reception
from console.app.recovery_desk import recovery_page
from console.app.seat import Seat
from console.app.seating import Seating
from console.app.store import Lanes, SeatStore, open_store
from console.settings import declared
from console.settings.nights import night_look
from console.settings.store_profile import load_store_profile
from console.shell.dresser import Dresser, NightBy
from console.shell.login_page import LoginForm
from offline_cache.problems import AlreadyOpen, StoreProblem
from widgets.common.theme import Look, apply, load_look

if TYPE_CHECKING:
    from console.app.viewer.viewing import Viewing


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
        text = int(options.settings.value(declared.TEXT))
        self.theme = load_look(Look(options.theme, vision=options.vision, text=text))
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
        self._page: QWidget | None = None
        self._given: dict[str, Any] = {}
        self._crashes = crashes
        self.reception: Reception | None = None
        self.seating: Seating | None = None
        self.viewing: Viewing | None = None

    @property
    def seat(self) -> Seat | None:
        """The seat that runs, once somebody sits here."""
        return self.seating.seat if self.seating else None

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
        if self.reception is not None:
            self.reception.stop()
        if self.seating is not None:
            self.seating.stop()
        if self.viewing is not None:
            self.viewing.end()
        self._lanes.acts.close()  # what was entered is saved while its files are open
        if self._store is not None:
            self._store.close()
        self._lanes.close()

    def _open(self, passphrase: str | None) -> None:
        data, policy = self._options.data, self._options.key_policy
        if self._options.is_demo and policy == "auto":
            policy = "passphrase"
        try:
            key = unlock(data, policy, passphrase)  # says so where the folder is somebody else's
            is_first = not (data / "journal.db").exists()
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
        door = self._receive(self._store)
        if not (is_first and self._has_hands):
            door.begin()
        elif policy == "machine":
            self._look_round(door)
        else:
            self._offer_recovery(self._store, door)

    def _look_on(self, key: bytes, held: AlreadyOpen) -> None:
        """Another window is on duty at this seat: look on, and write nothing (只读旁观)."""
        from console.app.viewer.viewing import Viewing  # most consoles never look on

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

    def _offer_recovery(self, store: SeatStore, door: Reception) -> None:
        """Show a new store's recovery key, once; it comes into force when it is written down."""
        now = self._options.clock.now()
        page = recovery_page(self.theme, store.folder, store.key, now, user_documents_path())
        for over in (page.kept, page.put_off):
            over.connect(lambda: self._look_round(door))
        self._show(page)
        page.setFocus()

    def _look_round(self, door: Reception) -> None:
        """Let the person see what this machine can and cannot do, before anybody relies on it."""
        from console.app.first_start import FirstStart  # once in a seat's life

        page = FirstStart(self.theme, self._options, door.begin).page
        self._show(page)
        page.setFocus()

    def _reserve(self) -> int:
        """Return the bytes of the journal's reserve; a demo lasts an evening and needs none."""
        return 0 if self._options.is_demo else load_store_profile().reserve

    def _show_problem(self, problem: StoreProblem) -> None:
        from console.app.problem_page import problem_page  # no start that works needs it

        self._show(problem_page(self.theme, problem, self._options.data, self._open))

    def _receive(self, store: SeatStore) -> Reception:
        """Let people in, and seat those who were let in; from here on what goes wrong is kept.

        Not earlier: whoever only looks on writes nothing, and takes no report of the one on duty.
        """
        left = self._crashes.begin() if self._crashes else None
        options, lanes, show = self._options, self._lanes, self._show
        kept = KeptGrants(store.journal, options.clock)
        self.seating = seating = Seating(
            self._app,
            options,
            store,
            kept,
            lanes,
            self._dresser,
            self._log_in,
            show,
            self._crashes,
            left,
        )
        seating.seated.connect(self._seated)
        seating.gone.connect(self._gone)
        self.reception = Reception(
            options, store, kept, lanes, self.theme, self._given, show, seating.sit
        )
        return self.reception

    def _log_in(self, form: LoginForm) -> None:
        """Somebody logs in beside the console."""
        assert self.reception is not None
        self.reception.log_in(form)

    def _seated(self) -> None:
        assert self.reception is not None and self.seating is not None
        self.reception.people = self.seating.people

    def _gone(self, code: str) -> None:
        """Nobody sits here any more, and the next one is asked for."""
        assert self.reception is not None and self.seating is not None
        self.reception.people = None
        page = self.reception.ask(self.seating.hub)
        if code:
            page.show_failure(code)

    def _show(self, page: QWidget) -> None:
        old, self._page = self._page, page
        page.resize(1920, 1080)
        if not page.windowTitle():  # else the desktop's bar calls it by the program's Latin name
            page.setWindowTitle(QCoreApplication.translate("shell", "Command Hall"))
        page.show()
        if old is not None:
            old.hide()
            old.deleteLater()
