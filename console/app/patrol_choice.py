"""Choosing, changing, trying, saving and sharing patrol plans at a wall."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from console.app.page_parts import may
from console.domain.patrol_plan import PatrolPlan
from console.domain.rights import Right
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.settings.plans.ownership import NotYours
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.patrol_desk import PatrolDesk
    from console.app.seat import Seat
    from console.commands.executor import Result
    from console.shell.patrol_panel import PatrolPanel

TRIAL = "trial/"
"""Id of a plan that runs and is kept nowhere."""


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


class PatrolChoice(QObject):
    """The panel of plans and what is asked for in it.

    Args:
        desk: runs what is chosen.
        seat: whose walls.
        theme: the look.
    """

    def __init__(self, desk: "PatrolDesk", seat: "Seat", theme: Theme) -> None:
        super().__init__(desk)
        self._desk, self._seat, self._theme = desk, seat, theme
        self._panel: PatrolPanel | None = None

    @property
    def panel(self) -> "PatrolPanel | None":
        """The panel, while it stands."""
        return self._panel

    def choose(self) -> None:
        """Show the plans, over the wall at hand."""
        page = self._seat.pages.walls.at_hand
        self._desk.listen()
        wall = self._seat.pages.walls.wall(page)
        if self._panel is not None:
            self._panel.put_away()
            wall.setFocus(Qt.FocusReason.OtherFocusReason)  # not to what goes with the panel
        from console.shell.patrol_panel import PatrolPanel

        panel = PatrolPanel(self._theme, partial(self._preview, page), wall.window())
        self._panel = panel
        panel.closed.connect(self._panel_closed)
        panel.start_requested.connect(partial(self._start_by_hand, page))
        panel.try_requested.connect(partial(self._try, page))
        panel.save_requested.connect(partial(self._save, page))
        panel.share_requested.connect(partial(self._share, page))
        panel.delete_requested.connect(partial(self._delete, page))
        self._show_plans(page)

    def _show_plans(self, page: str) -> None:
        from console.shell.plans.plan_words import fault_words

        plans, unusable = self._desk.plans.all()
        said = _t("{0}: {1}")
        wrong = [said.format(file.file, fault_words(file.fault)) for file in unusable]
        running = self._plan_on(page)
        if self._panel is not None:
            self._panel.ask(plans, running.id if running else "", wrong)

    def _preview(self, page: str, plan: PatrolPlan) -> list[str]:
        from console.app.patrol_pool import resolve
        from console.shell.patrol_words import pool_words

        if not self._seat.cameras.finder.is_ready:
            return [_t("The directory of cameras is being read")]
        cameras, skips = resolve(self._seat, plan)
        tiles = self._seat.pages.walls.wall(page).grid.count
        turns = may(self._seat, Right.TURN_CAMERA)
        return pool_words(plan, len(cameras), skips, tiles, self._name, turns)

    def _name(self, camera: str) -> str:
        known = self._seat.models.directory.camera(camera)
        return known.name if known else camera

    def _panel_closed(self) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None

    def _start_by_hand(self, page: str, plan: PatrolPlan) -> None:
        self._desk.start(page, plan)
        self._say(_t("On patrol: {0}").format(plan.name))

    def _try(self, page: str, plan: PatrolPlan) -> None:
        """Run a plan as it was changed, without keeping it."""
        self._desk.start(page, replace(plan, id=TRIAL, name=_t("{0} (trial)").format(plan.name)))

    def _save(self, page: str, plan: PatrolPlan) -> None:
        from console.shell.plans.plan_words import why_not

        try:
            kept = self._desk.plans.save(plan)
        except (ValueError, OSError) as error:
            self._refuse(_t("Not saved: {0}").format(why_not(error)))
            return
        self._say(_t("Saved here: {0}, version {1}").format(kept.name, kept.version))
        self._show_plans(page)

    def _share(self, page: str, plan: PatrolPlan) -> None:
        words = _t("Shared with the hall: {0}").format(plan.name)
        when_done(self._desk.plans.share(plan), self, partial(self._shared, page, words))

    def _delete(self, page: str, id: str) -> None:
        try:
            done = self._desk.plans.delete(id)
        except NotYours:
            self._refuse(_t("Another person saved this plan; it stays"))
            return
        except ValueError:
            self._refuse(_t("This plan comes with the console and stays"))
            return
        if done is None:
            self._show_plans(page)
        else:
            words = _t("Taken out of the hall")
            when_done(done, self, partial(self._shared, page, words))

    def _shared(self, page: str, words: str, result: "Result") -> None:
        if result.is_saved:
            self._say(words)
            self._show_plans(page)
        else:
            self._refuse(refusal_words(result))

    def _plan_on(self, page: str) -> PatrolPlan | None:
        patrol = self._desk.on(page)
        return None if patrol is None else patrol.runner.plan

    def _say(self, words: str) -> None:
        self._seat.frame.notices.say(words)

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)
