"""From a seat's folder to a replay: key, leave, recording, seat; each says plainly what fails.

Whoever may sit down at the seat may replay it: the last person's grant holds, or a person of the
seat gives the own password. A console that runs hands its key over and has asked already.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget

from console.app.args import Options
from console.app.kept_grants import KeptGrants, NotOpened
from console.app.key import unlock
from console.app.recorder import FILE
from console.app.replay.clock import ReplayClock, read_moment
from console.app.replay.options import ReplayOptions
from console.app.replay.player import Player, Span, moment_of
from console.app.replay.reel import Reel
from console.app.replay.seat import ReplaySeat, identity_of
from console.app.replay.store import ReplayStore
from console.app.store import Lanes
from console.runtime.clock import SystemClock, utc_epoch
from console.shell.login_page import LoginForm, LoginPage
from console.shell.problem_page import ProblemPage
from console.shell.unlock_page import UnlockPage
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane, ThreadLane
from offline_cache.problems import StoreProblem
from offline_cache.recording import Film
from widgets.common.theme import apply, load_theme

LAST = 900.0
"""Seconds before the end of the recording at which a replay begins when nothing else is said."""

_ASKING = ("passphrase_needed", "wrong_passphrase")


class ReplayStarter(QObject):
    """Starts a replay and ends it.

    Args:
        app: the application.
        options: how it was asked for.
    """

    def __init__(self, app: QApplication, options: ReplayOptions) -> None:
        super().__init__()
        self._app = app
        self._options = options
        self.theme = load_theme(options.theme)
        self._lanes = Lanes.start()
        self._lane = ThreadLane("film")
        self._folder = TemporaryDirectory(prefix="replay-")
        self._store: ReplayStore | None = None
        self._page: QWidget | None = None
        self.seat: ReplaySeat | None = None

    def begin(self) -> None:
        """Open the recording and show it."""
        apply(self._app, self.theme)
        if self._options.reads_key:
            self._play(bytes.fromhex(sys.stdin.readline().strip()))
        else:
            self._unlock(None)

    def end(self) -> None:
        """End the replay; what it was shown in goes."""
        if self.seat is not None:
            self.seat.stop()
        self._lane.close()
        if self._store is not None:
            self._store.seat.close()
        self._lanes.close()
        self._folder.cleanup()

    def _unlock(self, passphrase: str | None) -> None:
        try:
            key = unlock(self._options.data, self._options.key_policy, passphrase)
            self._ask_leave(key)
        except StoreProblem as problem:
            self._show_problem(problem)

    def _ask_leave(self, key: bytes) -> None:
        """Go on when the last person's grant holds, else ask for a person of this seat."""
        journal = Journal.open(self._options.data / "journal.db", key, InlineLane())
        kept = KeptGrants(journal, SystemClock())
        last = kept.last()
        identity = last.identity if last else None
        if identity and identity.grant.is_valid(SystemClock().now(), offline=True):
            journal.close()
            self._play(key)
            return
        page = LoginPage(
            self.theme,
            last.hub if last else "-",
            last.account if last else "",
            identity.seat if identity else "",
        )

        def enter(form: LoginForm) -> None:
            try:
                kept.open(form.account, form.password, form.seat)
            except NotOpened as reason:
                page.show_failure(reason.code)
                return
            journal.close()
            self._play(key)

        page.login_requested.connect(enter)
        self._show(page)

    def _play(self, key: bytes) -> None:
        try:
            film = Film(self._options.data / FILE, key)
        except StoreProblem as problem:
            is_there = (self._options.data / FILE).exists()
            code = "bad_recording" if is_there else "no_recording"
            self._show(ProblemPage(self.theme, code, problem.what, problem.where))
            return
        try:
            span, start = span_of(self._options, film.begins, film.ends)
        except ValueError as error:
            film.close()
            self._show(ProblemPage(self.theme, "no_such_time", str(error), str(self._options.data)))
            return
        self._sit_down(Reel(film), span, start)

    def _sit_down(self, reel: Reel, span: Span, start: float) -> None:
        clock = ReplayClock(moment_of(start))
        store = self._store = ReplayStore(Path(self._folder.name), self._lanes)
        first = reel.go(start)
        store.show(first.seen)
        identity = identity_of(str(first.around.get("person", "")))
        if identity is None:
            self._show(
                ProblemPage(self.theme, "no_recording", "nobody", str(self._options.data / FILE))
            )
            return
        player = Player(reel, store, clock, SystemClock(), self._lane, span, self)
        told = self._options
        options = Options(
            "", told.data, clock, is_demo=told.is_demo, theme=told.theme, language=told.language
        )
        self.seat = ReplaySeat(options, identity, store, self._lanes, self.theme, player)
        player.around_changed.emit(first.around)
        window = self.seat.frame.window
        window.close_requested.connect(lambda: self._app.exit(0))
        self._show(window)
        self.seat.start()

    def _show_problem(self, problem: StoreProblem) -> None:
        if problem.code in _ASKING:
            page = UnlockPage(self.theme, problem.code)
            page.unlock_requested.connect(self._unlock)
            self._show(page)
            return
        code = "replay_beside" if problem.code == "already_open" else problem.code
        self._show(ProblemPage(self.theme, code, problem.what, problem.where))

    def _show(self, page: QWidget) -> None:
        old, self._page = self._page, page
        page.resize(1920, 1080)
        page.show()
        if old is not None:
            old.hide()
            old.deleteLater()


def span_of(options: ReplayOptions, begins: float, ends: float) -> tuple[Span, float]:
    """Return what is played, and where it begins.

    Raises:
        ValueError: a time cannot be read, or nothing lies between the two.
    """
    near = moment_of(ends)
    first = utc_epoch(read_moment(options.begins, near)) if options.begins else begins
    last = utc_epoch(read_moment(options.ends, near)) if options.ends else ends
    span = Span(max(first, begins), min(last, ends))
    if span.begins > span.ends:
        raise ValueError(QCoreApplication.translate("replay", "Nothing was recorded then"))
    start = span.begins if options.begins else max(span.begins, span.ends - LAST)
    return span, start
