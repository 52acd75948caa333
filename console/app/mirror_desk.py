"""A shift leader looks at another desk: which one is asked, a window follows it, either ends it."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.app.mirror_window import MirrorWindow
from console.contract.looks import WAIT, Desk, Look, Looked, Looks
from console.domain.rights import Right
from console.models.futures import when_done
from console.settings.schema import Words
from console.shell import shell_commands
from console.shell.choice_panel import ChoicePanel
from console.shell.link_words import said
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.sync.session import SyncSession

T = TypeVar("T")
MOST = 9
"""Desks offered at once: one a digit."""


def _t(source: str) -> str:
    return QCoreApplication.translate("looks", source)


class MirrorDesk(QObject):
    """Begins and ends looks at other desks.

    Args:
        seat: the leader's.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self.window: MirrorWindow | None = None
        self._look: Look | None = None
        self._panel = Late(self._build_panel)
        seat.commands.add(shell_commands.LOOK, self.ask)
        seat.stopped.connect(self._stop)
        seat.models.link.changed.connect(self._link_changed)

    @property
    def panel(self) -> ChoicePanel:
        """Which desk."""
        return self._panel()

    @property
    def look(self) -> Look | None:
        """The look that holds."""
        return self._look

    def ask(self) -> None:
        """Ask which desk; the hub knows which there are."""
        if Right.LEAD_SHIFT.value not in self._seat.identity.grant.rights:
            self._refuse(_t("Only the shift leader may look at another desk"))
        elif self._seat.models.link.is_cut_off:
            self._refuse(_t("Cut off: other desks cannot be seen"))
        elif self._look is not None and self.window is not None:
            self.window.raise_()
            self.window.activateWindow()
        else:
            self._call(lambda s: s.client.looks.of_this_desk(-1), self._offer)

    def end(self) -> None:
        """Look no more."""
        look = self._look
        if look is None:
            return
        self._over("by_looker")
        try:
            ended = self._seat.sync.call(lambda s: s.client.looks.end(look.id))
        except RuntimeError:
            return  # cut off, it ends by itself
        when_done(ended, self, lambda _: None, lambda _: None)

    def _build_panel(self) -> ChoicePanel:
        return ChoicePanel(self._theme, self._seat.frame.window)

    def _offer(self, told: Looks) -> None:
        desks = told.desks[:MOST]
        if not desks:
            self._refuse(_t("No other desk is on the hub now"))
            return
        note = _t("The desk sees who looks since when; both audits keep it")
        answers = [_t("{0} {1}").format(desk.seat_name, desk.name) for desk in desks]
        self.panel.ask(_t("Look at which desk?"), note, answers, lambda n: self._begin(desks[n]))

    def _begin(self, desk: Desk) -> None:
        self.panel.put_away()
        self._call(lambda s: s.client.looks.begin(desk.seat), self._began)

    def _call(
        self, make: "Callable[[SyncSession], Coroutine[Any, Any, T]]", then: Callable[[T], None]
    ) -> None:
        """Ask the hub; a person waits for it, so a no is said."""
        try:
            asked = self._seat.sync.call(make)
        except RuntimeError:
            self._refuse(_t("Cut off: other desks cannot be seen"))
            return
        when_done(asked, self, then, self._not_begun)

    def _not_begun(self, error: BaseException) -> None:
        words = Words(str(getattr(error, "zh", error)), str(getattr(error, "en", error)))
        self._refuse(_t("Not possible now: {0}").format(said(words)))

    def _began(self, look: Look) -> None:
        self._look = look
        self._note(look, "began")
        self.window = MirrorWindow(self._seat, self._theme, look)
        self.window.closed.connect(self.end)
        self.window.show()
        self._follow(look, 0)

    def _follow(self, look: Look, known: int) -> None:
        try:
            asked = self._seat.sync.call(lambda s: s.client.looks.looked(look.id, known, WAIT))
        except RuntimeError:
            self._over("cut_off")
            return
        when_done(asked, self, lambda told: self._show(look, told), self._lost)

    def _show(self, look: Look, told: Looked) -> None:
        if self._look is not look or self.window is None:
            return
        if told.state is not None:
            self.window.follow(told.state)
        self._follow(look, told.version)

    def _lost(self, error: BaseException) -> None:
        """The desk has ended it, is not heard of any more, or the hub is not."""
        code = getattr(error, "code", "")
        self._over("by_desk" if code == "look_over" else "cut_off")

    def _link_changed(self) -> None:
        if self._seat.models.link.is_cut_off:
            self._over("cut_off")

    def _over(self, why: str) -> None:
        look, window = self._look, self.window
        if look is None:
            return
        self._look = self.window = None
        self._note(look, why)
        if window is not None:
            window.end()
        if why != "by_looker":
            self._refuse(_t("The look at {0} is over").format(look.of_name))

    def _stop(self) -> None:
        self._look, window, self.window = None, self.window, None
        if window is not None:
            window.end()

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)

    def _note(self, look: Look, result: str) -> None:
        self._seat.audit.note("desk.look", look.of, result, look.id)
