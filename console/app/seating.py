"""The seat of whoever was let in, with its desks; built anew where the language changes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from console.app.args import Options
from console.app.certificate_desk import CertificateDesk
from console.app.crash import CrashKeeper
from console.app.crash_desk import CrashDesk
from console.app.crash_report import CrashReport
from console.app.entry import Entry
from console.app.kept_grants import KeptGrants
from console.app.kept_lock import KeptLock
from console.app.log_out import LogOut
from console.app.person_desk import PersonDesk
from console.app.replay_launcher import ReplayLauncher
from console.app.seat import Seat
from console.app.settings_desk import SettingsDesk
from console.app.sight import settle_sight
from console.app.store import Lanes, SeatStore
from console.app.translation import translate
from console.commands.identity import Identity
from console.shell import shell_commands
from console.shell.dresser import Dresser
from console.shell.login_page import LoginForm
from console.shell.main_window import MainWindow
from console.shell.sound import SoundState
from offline_cache.problems import Damaged

_NEW_SHIFT = SoundState()


class Seating(QObject):
    """Seats people, one after the other.

    Args:
        app: the application.
        options: how the console was started.
        store: the seat's own, open.
        kept: the grants of its people.
        lanes: the threads of the store.
        dresser: wears the look.
        log_in: asks the hub for a person who logs in beside the console.
        show: brings a page to the front.
        crashes: keeps reports of what went wrong in this run; none in a test.
        left: what the last run left behind, if it crashed.

    Signals:
        seated: somebody sits here from now on.
        gone: nobody sits here any more; a code when something could not be wiped.
    """

    seated = Signal()
    gone = Signal(str)

    def __init__(
        self,
        app: QApplication,
        options: Options,
        store: SeatStore,
        kept: KeptGrants,
        lanes: Lanes,
        dresser: Dresser,
        log_in: Callable[[LoginForm], None],
        show: Callable[[QWidget], None],
        crashes: CrashKeeper | None,
        left: CrashReport | None,
    ) -> None:
        super().__init__()
        self._app = app
        self._options = options
        self._store = store
        self._kept = kept
        self._lanes = lanes
        self._dresser = dresser
        self._log_in = log_in
        self._show = show
        self._crashes = crashes
        self._left = left
        self._is_over = False
        self._lock = KeptLock(store.journal, lanes.acts)
        self._replays = ReplayLauncher(options, store.key)
        self.hub = options.hub
        self.seat: Seat | None = None
        self.people: PersonDesk | None = None
        self.settings: SettingsDesk | None = None

    def sit(self, entry: Entry) -> None:
        """Build the seat of a person who was let in."""
        self.hub = self._options.hub or entry.hub
        if entry.is_proven:
            self._lock.keep(False)
        self._sit_down(entry.identity)

    def stop(self) -> None:
        """End the seat and the replays opened from it."""
        self._is_over = True
        self._replays.close()
        if self.seat is not None:
            self.seat.stop()

    def _sit_down(self, identity: Identity, sound: SoundState = _NEW_SHIFT) -> None:
        self.seat = seat = self._whole_seat(identity)
        seat.frame.sound.go_on(sound)
        self._build_desks(seat)
        seat.commands.add(shell_commands.REPLAY, self._replays.open)
        seat.frame.window.close_requested.connect(self._leave)
        self._show(seat.frame.window)
        self.seated.emit()
        seat.start()
        _give_keyboard(seat.frame.window)
        if self._options.has_wall:
            seat.commands.run(shell_commands.WALL.id)

    def _whole_seat(self, identity: Identity) -> Seat:
        """Build a seat; a cache that its first readings find damaged is begun anew (G15)."""
        try:
            return self._seat_of(identity)
        except Damaged as problem:
            if Path(problem.where).name == "journal.db":
                raise
            self._store = self._store.begun_anew(self._options.clock.now())
            return self._seat_of(identity)

    def _seat_of(self, identity: Identity) -> Seat:
        theme = self._dresser.theme
        settle_sight(self._store.journal, self._store.cache, identity)
        return Seat(self._options, self.hub, identity, self._store, self._lanes, theme)

    def _build_desks(self, seat: Seat) -> None:
        theme = self._dresser.theme
        self.people = people = PersonDesk(
            seat, self._kept, self._lock, theme, self.hub, self._log_in
        )
        if self._crashes is not None:
            CrashDesk(seat, self._crashes, theme, self._left)
            self._left = None  # said and noted once, however often the windows are built anew
        seat.listener.login_needed.connect(people.ask_again)
        seat.listener.grant_lost.connect(self._lose_grant)
        LogOut(seat, people, self._kept, self._lanes, theme, self._let_go)
        self.settings = SettingsDesk(
            seat, self._options.settings, self._dresser, theme, people.sitters.account, self._speak
        )
        people.taken.connect(self.settings.sit)
        seat.outgrown.connect(self._begin_anew, Qt.ConnectionType.QueuedConnection)
        CertificateDesk(seat, theme)

    def _speak(self, language: str) -> None:
        """Go on in another language: the same person, the same store, windows built anew."""
        if self._is_over or self.seat is None:
            return
        translate(self._app, language)
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Build the windows of the person who sits here anew; nothing they held stays."""
        if self._is_over or self.seat is None:
            return
        before, page = self.seat, self.seat.frame.window.current_page
        before.stop()
        self._replays.close()
        self._sit_down(before.identity, before.frame.sound.state)
        self.seat.frame.window.show_page(page)
        before.deleteLater()

    def _let_go(self, code: str) -> None:
        """Somebody logged out: nobody sits here."""
        if self._is_over or self.seat is None:
            return
        if self._crashes is not None:
            self._crashes.told = None
        if self.settings is not None:
            self.settings.leave()
        self.seat.deleteLater()
        self.seat = self.people = self.settings = None
        self._replays.close()
        self.gone.emit(code)

    def _lose_grant(self, code: str) -> None:
        """The hub has taken the grant back: without the hub it must open nothing either."""
        if self.seat is not None:
            self._kept.forget(self.seat.identity.person)
            self.seat.expire()

    def _leave(self) -> None:
        """End the program; asked to quit, Qt would ask each window, and those on others stay."""
        self._app.exit(0)


def _give_keyboard(window: MainWindow) -> None:
    """Let the first keys reach the page; Qt gives them to the rail, which takes none."""
    page = window.page_if_built(window.current_page)
    if page is not None and window.focusWidget() in (None, window.rail):
        page.setFocus(Qt.FocusReason.OtherFocusReason)
