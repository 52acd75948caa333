"""Setting aside by scope at a seat: the panel that asks, the list, and what is said of both."""

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.app.page_parts import may
from console.commands import mask_commands
from console.commands.executor import Result
from console.domain.alert import Alert
from console.domain.mask import preview
from console.domain.release import Release
from console.domain.rights import Right
from console.models.asides import Aside, asides
from console.models.futures import when_done
from console.models.mask_wish import Author, Wish
from console.models.mask_words import laid_words, mask_line, preview_words, scope_words
from console.runtime.hall_time import hall_day_minute
from console.screens.common.words import refusal_words
from console.settings.mask_profile import load_aside_choices
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.mask_list import MaskList
    from console.shell.mask_panel import MaskPanel


def _t(source: str) -> str:
    return QCoreApplication.translate("mask", source)


class MaskDesk(QObject):
    """Lays masks and lifts them.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._panel = Late(self._build_panel)
        self._list = Late(self._build_list)
        seat.commands.announce((mask_commands.LIFT, mask_commands.SHOW), self._list)
        aside = seat.pages.duty.aside
        aside.scope_requested.connect(self.ask)
        aside.list_requested.connect(lambda: self._list().open())
        aside.lift_requested.connect(self._lift_mask)

    @property
    def panel(self) -> "MaskPanel":
        """The panel that asks."""
        return self._panel()

    @property
    def shown(self) -> "MaskList":
        """The list of what is set aside."""
        return self._list()

    def ask(self, alert: Alert) -> None:
        """Ask for a mask that begins with an alert."""
        who = self._seat.identity
        author = Author(who.person, who.name, who.seat, may(self._seat, Right.LEAD_SHIFT))
        self._panel().open_for(alert, author, self._seat.acts.masks.new_id())

    def _build_panel(self) -> "MaskPanel":
        from console.shell.mask_panel import MaskPanel

        seat, window = self._seat, self._seat.frame.window
        choices = load_aside_choices()
        panel = MaskPanel(self._theme, choices, seat.models.queue.alerts, seat.clock.now, window)
        panel.wished.connect(self._wished)
        return panel

    def _build_list(self) -> "MaskList":
        from console.shell.mask_list import MaskList

        seat, window = self._seat, self._seat.frame.window
        shown = MaskList(self._theme, self._asides, seat.clock.now, seat.commands, window)
        shown.lift_requested.connect(self._lift)
        shown.alert_requested.connect(seat.pages.duty.open_alert)
        return shown

    def _asides(self) -> "list[Aside]":
        models = self._seat.models
        return asides(models.masks.held, models.queue.alerts(), self._seat.clock.now())

    def _wished(self, wish: Wish) -> None:
        """Lay it; from some size on with a second person, as the hall's profile says."""
        line = mask_line(wish.mask, wish.about)
        words = _t("{0} until {1}. {2}").format(
            line, hall_day_minute(wish.mask.until), preview_words(wish.seen)
        )
        size = len(wish.seen.covered)
        self._seat.second.ask(mask_commands.LAY.id, size, words, partial(self._lay, wish))

    def _lay(self, wish: Wish, release: Release | None) -> None:
        alerts = self._seat.models.queue.alerts()
        now = preview(wish.mask, alerts, self._seat.clock.now())
        saved = self._seat.acts.masks.lay(wish.mask, wish.seen.covered, wish.about, release)
        here = wish.seen.covered[: mask_commands.AT_MOST]
        words = _t("Shelved until {0}: {1} alerts").format(
            hall_day_minute(wish.mask.until), len(set(here) & set(now.covered))
        )
        rest = len(wish.seen.covered) - len(here)
        more = _t("the other {0} are the hub's to take in").format(rest) if rest else ""
        changed = laid_words(wish.seen, now, self._seat.models.link.is_cut_off)
        told = _t("; ").join(part for part in (words, more, changed) if part)
        self._tell(saved, told)

    def _lift_mask(self, id: str) -> None:
        found = next((each for each in self._asides() if each.id == id), None)
        if found is not None:
            self._lift(found)

    def _lift(self, aside: Aside) -> None:
        about = scope_words(aside.scope, aside.first)
        words = _t("Brought back: {0}, {1} alerts").format(about, len(aside.alerts))
        if aside.mask is not None:
            self._tell(self._seat.acts.masks.lift(aside.mask, aside.alerts, about), words)
        elif aside.first is not None:
            self._tell(self._seat.acts.alerts.bring_back(aside.first), words)

    def _tell(self, saved: "Future[Result]", words: str) -> None:
        notices = self._seat.frame.notices

        def done(result: Result) -> None:
            if result.is_saved:
                notices.say(words)
                self._seat.models.masks.load()
            else:
                notices.say_refused(_t("Not done: {0}").format(refusal_words(result)))

        when_done(saved, self, done)
