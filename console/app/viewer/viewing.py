"""From a store that another window holds to one that looks on; each step says plainly what fails.

Whoever may sit down at the seat may look on: the last person's grant holds, or a person of the
seat gives the own password.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from console.app.args import Options
from console.app.kept_grants import KeptGrants, NotOpened
from console.app.store import Lanes
from console.app.viewer.seat import ViewerSeat
from console.app.viewer.store import ViewedStore
from console.commands.identity import Identity
from console.shell.login_page import LoginForm, LoginPage
from widgets.common.theme import Theme


class Viewing:
    """Begins to look on, and ends it.

    Args:
        options: how the console was started.
        key: the store key.
        lanes: this program's threads.
        theme: the look.
        show: brings a page to the front.
        leave: ends the program.

    Raises:
        StoreProblem: the files cannot be read either.
    """

    def __init__(
        self,
        options: Options,
        key: bytes,
        lanes: Lanes,
        theme: Theme,
        show: Callable[[QWidget], None],
        leave: Callable[[], None],
    ) -> None:
        self._options, self._lanes, self._theme = options, lanes, theme
        self._show, self._leave = show, leave
        self._store = ViewedStore(options.data, key, lanes)
        self._kept = KeptGrants(self._store.seat.journal, options.clock)
        self.seat: ViewerSeat | None = None

    def begin(self) -> None:
        """Show the seat, or ask for a person of it first."""
        last = self._kept.last()
        who = last.identity if last else None
        if who is not None and who.grant.is_valid(self._options.clock.now(), offline=True):
            self._look_on(who)
            return
        seat = who.seat if who else ""
        page = LoginPage(self._theme, last.hub if last else "-", last.account if last else "", seat)
        page.login_requested.connect(lambda form: self._recognise(page, form))
        self._show(page)

    def end(self) -> None:
        """Look on no more."""
        if self.seat is not None:
            self.seat.stop()
        self._store.close()

    def _recognise(self, page: LoginPage, form: LoginForm) -> None:
        try:
            found = self._kept.recognise(form.account, form.password, form.seat)
        except NotOpened as reason:
            page.show_failure(reason.code)
            return
        assert found.identity is not None
        self._look_on(found.identity)

    def _look_on(self, who: Identity) -> None:
        options = replace(self._options, hub="", has_wall=False)
        self.seat = ViewerSeat(options, who, self._store, self._lanes, self._theme)
        window = self.seat.frame.window
        window.close_requested.connect(self._leave)
        self._show(window)
        self.seat.start()
