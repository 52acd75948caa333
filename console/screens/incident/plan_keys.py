"""The steps of the playbooks of the matter shown, and the keys that tick them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.commands import plan_commands as own
from console.domain.plan_progress import StepStanding, StepState
from console.models.incident_record import Room
from console.models.matter_plans import matters_of, plans_of
from console.models.playbook_book import PlanView
from console.models.standing_words import is_chinese
from console.screens.common.plan_steps import PlanSteps
from console.screens.incident.room_form import Form, FormField
from console.screens.incident.room_hand import RoomHand
from console.settings.sector_profile import Sector, load_sectors, sector_of
from widgets.common.key_words import KeyCaps


def _t(source: str) -> str:
    return QCoreApplication.translate("playbook", source)


class PlanKeys(QObject):
    """Carries out what is said of steps.

    Args:
        hand: of the room.
        steps: the list of them.
    """

    def __init__(self, hand: RoomHand, steps: PlanSteps) -> None:
        super().__init__(hand.page)
        self._hand, self._parts, self.steps = hand, hand.parts, steps
        self._book, self._acts = hand.parts.plans, hand.parts.plan_acts
        self._sectors: tuple[Sector, ...] = ()
        table = hand.parts.commands
        table.add(own.NEXT, partial(self._move, 1))
        table.add(own.BEFORE, partial(self._move, -1))
        table.add(own.TICK, self.tick)
        table.add(own.SKIP, self.skip)
        steps.step_clicked.connect(self.tick)
        self._book.changed.connect(self.refresh)
        self._book.load()

    def refresh(self) -> None:
        """Say every step anew."""
        room = self._parts.room.room
        if room is not None:
            self.show(room)

    def show(self, room: Room) -> None:
        """Show the steps of a matter."""
        self.steps.show_plans(self._views(room), self._parts.clock.now())

    def sector(self, room: Room) -> tuple[str, str]:
        """Return the sector of a matter and whom to ask there; empty for one of no sector."""
        if not self._sectors:
            self._sectors = load_sectors()
        matters = matters_of(self._parts.directory, room.incident, room.alerts)
        found = sector_of(self._sectors, matters)
        if found is None:
            return "", ""
        return (found.zh if is_chinese() else found.en), found.contacts[0]

    def tick(self) -> None:
        """Say that the step at hand was done; what was done already is taken back (误记)."""
        view, step = self._at_hand or (None, None)
        if view is None or step is None:
            return
        if step.mark is not None:
            done = self._acts.withdraw(view.run, step.step, step.mark)
            words = _t("Taken back: {0}").format(step.step.title)
        else:
            done = self._acts.tick(view.run, step.step)
            words = _t("Done: {0}").format(step.step.title)
        self.steps.let_go()
        self._hand.done(done, words)

    def skip(self) -> None:
        """Ask why the step at hand is left out."""
        view, step = self._at_hand or (None, None)
        if view is None or step is None:
            return
        if step.state in (StepState.DONE, StepState.SKIPPED):
            self._hand.refuse(_t("This step is over already"))
            return
        title = _t("Leave out: {0}").format(step.step.title)
        field = FormField("reason", _t("Why"))
        form = Form("plan_skip", title, (field,), partial(self._skip, view, step))
        self._hand.open_form(form)

    def _skip(self, view: PlanView, step: StepStanding, values: Mapping[str, str]) -> str:
        reason = values["reason"].strip()
        if not reason and not step.step.is_optional:
            return _t("Say why it is left out")
        self.steps.let_go()
        words = _t("Left out: {0}").format(step.step.title)
        self._hand.done(self._acts.skip(view.run, step.step, reason), words)
        return ""

    @property
    def _at_hand(self) -> tuple[PlanView, StepStanding] | None:
        hand = self.steps.at_hand
        if hand is None:
            self._hand.refuse(_t("No step is due"))
        return hand

    def _move(self, by: int) -> None:
        self.steps.go(by)
        self.refresh()

    def _views(self, room: Room) -> list[PlanView]:
        directory, mode = self._parts.directory, self._parts.hall.mode
        return plans_of(self._book, directory, mode, room.incident, room.alerts)


def step_keys(caps: KeyCaps) -> tuple[str, str]:
    """Return the keys of ticking and of leaving out, as they are now."""
    return caps.words(own.TICK.id), caps.words(own.SKIP.id)
