"""The side of a desk that may be looked at: it asks who looks, says so, and tells what it shows.

While nobody looks one question waits at the hub and nothing is told. What is told is no picture:
the page, the matter under the cursor and the filter. Cut off, nobody looks any more.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from console.contract.looks import LONGEST_TEXT, WAIT, DeskState, Look, Looks
from console.models.futures import when_done
from console.runtime.clock import to_text
from console.shell import shell_commands
from console.shell.look_banner import LookBanner
from console.shell.main_window import MainWindow
from console.shell.plans.hall_window import HallWindow
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat

EVERY = 1000
"""Milliseconds between looks whether the next question can be asked."""
REST = 10
"""Such looks after a question that failed."""
SOON = 300
"""Milliseconds in which changes are joined before they are told."""


def desk_state(seat: "Seat") -> DeskState:
    """Return what makes the same pages show the same elsewhere."""
    duty = seat.pages.duty
    wanted = duty.queue.filter_line.wanted
    return DeskState(
        page=seat.screens.page_at_hand,
        subject=f"alert/{duty.detail.alert_id}" if duty.detail.alert_id else "",
        mine=wanted.mine,
        severities=sorted(severity.name.lower() for severity in wanted.severities),
        town=wanted.town,
        text=wanted.text[:LONGEST_TEXT],
        at=to_text(seat.clock.now()),
    )


class WatchedDesk(QObject):
    """Lets a shift leader look at this desk, and the person here see it.

    Args:
        seat: the desk.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self.looks: tuple[Look, ...] = ()
        self.banners: list[LookBanner] = []
        self._version = 0
        self._asked: Future[Looks] | None = None
        self._rest = 0
        self._told: DeskState | None = None
        self._second, self._soon = QTimer(self), QTimer(self)
        self._connect()
        self._put_on(seat.frame.window)
        seat.commands.add(shell_commands.LOOK_END, self.end)
        seat.commands.follow_keys(lambda: self._show(self.looks))

    def _connect(self) -> None:
        seat = self._seat
        self._second.setInterval(EVERY)
        self._second.timeout.connect(self._ask)
        self._second.start()
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._tell)
        seat.stopped.connect(self.stop)
        seat.models.link.changed.connect(self._link_changed)
        seat.screens.window_made.connect(self._put_on)
        seat.frame.window.page_shown.connect(self._changed)
        seat.pages.duty.alert_shown.connect(self._changed)
        seat.pages.duty.queue.filter_line.filter_changed.connect(self._changed)

    def stop(self) -> None:
        """Ask and tell nothing any more."""
        self._second.stop()
        self._soon.stop()
        if self._asked is not None:
            self._asked.cancel()

    def end(self) -> None:
        """The person here ends every look."""
        for look in self.looks:
            self._call_end(look.id)
        self._show(())

    def _put_on(self, window: QWidget) -> None:
        table = self._seat.commands
        banner = LookBanner(self._theme, lambda: key_words(table.key_of(shell_commands.LOOK_END)))
        banner.link_clicked.connect(self.end)
        if isinstance(window, MainWindow | HallWindow):
            window.put_line(banner)
            self.banners.append(banner)
            banner.destroyed.connect(lambda: self.banners.remove(banner))
            banner.show_looks(self.looks)

    # The hub

    def _ask(self) -> None:
        """Ask who looks, where no question waits and there is a hub."""
        if self._asked is not None and not self._asked.done():
            return
        self._rest -= 1
        if self._rest > 0 or self._seat.models.link.is_cut_off:
            return
        known = self._version
        try:
            sync = self._seat.sync
            self._asked = sync.call(lambda s: s.client.looks.of_this_desk(known, WAIT))
        except RuntimeError:
            return  # sync does not run yet, or no more
        when_done(self._asked, self, self._take, self._failed)

    def _take(self, told: Looks) -> None:
        if not self._second.isActive():
            return
        self._version = told.version
        self._show(told.looks)
        self._ask()

    def _failed(self, error: BaseException) -> None:
        """The hub does not answer, or is older than this: nobody looks, as far as is known."""
        self._rest = REST
        self._version = 0
        self._show(())

    def _link_changed(self) -> None:
        if self._seat.models.link.is_cut_off:
            self._show(())

    def _show(self, looks: Sequence[Look]) -> None:
        before, self.looks = {look.id: look for look in self.looks}, tuple(looks)
        now = {look.id: look for look in looks}
        for id in now.keys() - before.keys():
            self._note(now[id], "began")
        for id in before.keys() - now.keys():
            self._note(before[id], "ended")
        for banner in self.banners:
            banner.show_looks(self.looks)
        if now.keys() - before.keys():
            self._told = None
            self._tell()

    def _note(self, look: Look, result: str) -> None:
        self._seat.audit.note("desk.looked_at", look.seat, result, f"{look.person} {look.id}")

    def _changed(self) -> None:
        if self.looks and not self._soon.isActive():
            self._soon.start()

    def _tell(self) -> None:
        state = desk_state(self._seat)
        if not self.looks or state == self._told:
            return
        self._told = state
        try:
            told = self._seat.sync.call(lambda s: s.client.looks.show(state))
        except RuntimeError:
            return
        when_done(told, self, lambda _: None, lambda _: None)  # the next change tells again

    def _call_end(self, id: str) -> None:
        try:
            ended = self._seat.sync.call(lambda s: s.client.looks.end(id))
        except RuntimeError:
            return  # cut off, it ends by itself
        when_done(ended, self, lambda _: None, lambda _: None)
