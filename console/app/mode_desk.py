"""The hall's mode at a seat: header, screen plans, and the panel that turns it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.commands import mode_commands
from console.commands.executor import Result
from console.commands.mode_commands import ModeActs, Turn
from console.domain.hall_mode import Mode
from console.domain.mode_history import EffectTaken, Turning
from console.domain.release import Release
from console.domain.response_suggestion import SuggestedResponse
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.settings.response_profile import load_response_sorts
from console.shell.mode_words import plan_mode
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.mode_panel import ModePanel


def _t(source: str) -> str:
    return QCoreApplication.translate("mode", source)


class ModeDesk(QObject):
    """Follows the record of the mode, and writes it.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._sorts = load_response_sorts()
        self._acts = ModeActs(seat.executor, {sort.id: sort.zh for sort in self._sorts})
        self._panel = Late(partial(self._build, theme))
        seat.commands.add(mode_commands.OPEN, lambda: self._panel().open())
        seat.models.hall.changed.connect(self._follow)
        seat.models.directory.changed.connect(self._follow_rules)
        seat.pages.duty.response_requested.connect(self._propose)

    @property
    def panel(self) -> "ModePanel":
        """The panel that turns it."""
        return self._panel()

    def _build(self, theme: Theme) -> "ModePanel":
        from console.shell.mode_panel import ModePanel

        window = self._seat.frame.window
        panel = ModePanel(
            theme,
            lambda: self._seat.models.hall.mode,
            self._sorts,
            window,
            self._seat.clock.now,
            self._plan_name,
            self._seat.models.directory.all_rules,
        )
        panel.turned.connect(self._turn)
        panel.known.known.connect(self._known)
        panel.carried.carried.connect(self._carry)
        return panel

    def _propose(self, found: SuggestedResponse) -> None:
        """Show the panel filled in; who agreed is for the person to say."""
        present = frozenset(each.mode for each in self._seat.models.hall.mode.modes)
        modes, rule = present | {Mode.EMERGENCY}, found.rule
        self._panel().open(Turn(modes, rule.sort, rule.level, found.forecast, ""))

    def _follow(self) -> None:
        """Let screens go with the mode; the headers ask by themselves."""
        panel = self._panel.if_built
        if panel is not None:
            panel.follow()
        self._seat.pages.duty.detail.forecast.refresh()
        self._seat.screens.pilot.set_mode(plan_mode(self._seat.models.hall.mode, self._sorts))

    def _follow_rules(self) -> None:
        """Let the panel say that the hub goes by the rules of a mode."""
        panel = self._panel.if_built
        if panel is not None:
            panel.follow()

    def _turn(self, turn: Turn) -> None:
        """Turn it; from some level on with a second person, as the hall's profile says."""
        size = mode_commands.reach(self._seat.models.hall.mode, turn)
        words, then = _t("; ").join(self.panel.changes()), partial(self._save, turn)
        self._seat.second.ask(mode_commands.OPEN.id, size, words, then)

    def _plan_name(self, id: str) -> str:
        plans = self._seat.models.directory.playbooks()
        return next((each.name for each in plans if each.id == id), id)

    def _carry(self, turning: Turning, effect: EffectTaken, name: str, is_back: bool) -> None:
        """Write down that a part of what goes with a turn is carried out, or is not after all."""
        when_done(self._acts.carry(turning, effect, name, is_back), self, self._heard)

    def _known(self, turning: Turning, name: str) -> None:
        """Write down that somebody who is told of a turn has it."""
        when_done(self._acts.known(turning, name), self, self._heard)

    def _heard(self, result: Result) -> None:
        if not result.is_saved:
            words = _t("Not written down: {0}").format(refusal_words(result))
            self._seat.frame.notices.say_refused(words)
        self.panel.follow()

    def _save(self, turn: Turn, release: Release | None) -> None:
        turn = replace(turn, release=release)
        for saved in self._acts.turn(self._seat.models.hall.mode, turn):
            when_done(saved, self, self._saved)

    def _saved(self, result: Result) -> None:
        notices = self._seat.frame.notices
        if result.is_saved:
            notices.say(_t("Switched; recorded in the duty log"))
        else:
            notices.say_refused(_t("Not switched: {0}").format(refusal_words(result)))
