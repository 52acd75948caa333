"""The room over a staged seat: real store, acts and models; no hub, no threads."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLayout

from console.commands import instruction_commands, mode_commands
from console.commands.incident_commands import IncidentActs
from console.commands.matter_commands import MatterActs
from console.commands.order_commands import NumberSource
from console.commands.plan_acts import PlanActs
from console.commands.plan_commands import COMMANDS as PLAN_KEYS
from console.commands.report_commands import ReportActs
from console.domain.closing_clocks import due_reports
from console.domain.limits import Limit, deadline
from console.domain.order import Stage
from console.models.clock_source import ClockSource
from console.models.hall_standing import HallStanding
from console.models.incident_list import IncidentList
from console.models.incident_room import IncidentRoom
from console.models.playbook_book import PlanBook
from console.runtime.clock import CHINA, ManualClock
from console.screens.incident import own_commands as own
from console.screens.incident.incident_page import IncidentPage
from console.screens.incident.parts import IncidentParts
from console.settings.level_profile import load_level_tables
from console.settings.limit_profile import load_limits
from offline_cache.lanes import InlineLane
from tests.gui.deploy.hall_stage import HallStage
from tests.gui.incident import more, site
from tests.gui.pages.deploy_states import await_state
from widgets.common.theme import Theme


class RoomStage(HallStage):
    """A seat with the page.

    Args:
        folder: the same folder again is the same seat after a crash.
        theme: the look.
        size: of the page.
    """

    def __init__(self, folder: Path, theme: Theme, size: QSize | None = None) -> None:
        super().__init__(folder, theme, ManualClock(site.NOW))
        lane = InlineLane()
        self.hall = HallStanding(self.cache, self.feed, lane)
        self.matters = IncidentList(self.cache, self.feed, lane)
        book = load_limits()
        self.source = ClockSource(
            self.cache, self.feed, lane, book, self.clock.now, CHINA, self.link
        )
        reports = partial(due_reports, book=book, ends=self._ends)
        self.room = IncidentRoom(self.cache, self.feed, lane, self.orders, self.lines, reports)
        self.numbers = NumberSource("TF", 900, lambda last: None)
        self.said: list[str] = []
        self.refused: list[str] = []
        self.asked: list[object] = []
        self.commands.announce((*own.COMMANDS, *PLAN_KEYS), lambda: None)
        self.page = IncidentPage(self._parts())
        self.page.said.connect(self.said.append)
        self.page.refused.connect(self.refused.append)
        page = self.page
        for wish in (page.deploy_requested, page.alerts_requested, page.order_requested,
                     page.work_requested):  # fmt: skip
            wish.connect(self.asked.append)
        asked = (instruction_commands.OPEN, instruction_commands.WRITE, mode_commands.OPEN)
        for command in asked:
            self.commands.add(command, partial(self.asked.append, command.id))
        layout = self.page.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.page.setMinimumSize(0, 0)
        self.page.resize(size or QSize(1856, 984))

    def _parts(self) -> IncidentParts:
        return IncidentParts(
            theme=self.theme,
            clock=self.clock,
            room=self.room,
            levels=load_level_tables(),
            matters=self.matters,
            directory=self.directory,
            hall=self.hall,
            link=self.link,
            acts=MatterActs(self.executor, self.numbers),
            incidents=IncidentActs(self.executor, self.numbers),
            reports=ReportActs(self.executor),
            alerts=self.acts,
            open_alerts=lambda: [each for each in self.queue.alerts() if each.is_open],
            orders=self.order_acts,
            commands=self.commands,
            identity=lambda: self.identity,
            open_view=self.open_view,
            seat_name=lambda seat: "一号席" if seat == "01" else seat,
            stale_after=timedelta(minutes=30),
            answer_within=timedelta(seconds=60),
            welfare=timedelta(minutes=20),
            kept=lambda form: json.loads(self.journal.drafts().get(form, {}).get("form", "{}")),
            response_name=lambda sort: {"flood": "防汛防台"}.get(sort, sort),
            keep=self._keep,
            plans=PlanBook(self.cache, self.feed, InlineLane(), self.directory),
            plan_acts=PlanActs(self.executor),
            ends=self._ends,
            clocks=self.source,
        )

    def _ends(self, limit: Limit) -> datetime | None:
        return deadline(limit, self.source.calendar)

    def _keep(self, form: str, values: dict[str, str]) -> None:
        if any(values.values()):
            self.journal.put_draft(form, {"form": json.dumps(values)})
        else:
            self.journal.drop_draft(form)

    def turn(self, times: int = 6) -> None:
        """Let what was sent arrive, and what was asked for happen."""
        await_state(lambda: not (self.feed._waiting or self.feed._own))
        for _ in range(times):
            QApplication.processEvents()
            QApplication.sendPostedEvents()

    def await_pictures(self) -> None:
        """Turn until the pictures near the place have come, where any are seen."""
        await_state(lambda: bool(self.views) or not self.page.pictures.isVisible())
        self.turn()

    def show(self) -> None:
        """Show the page with what the cache holds."""
        self.load()
        self.hall.load()
        self.source.load()
        self.page.show()
        self.turn()

    def close(self) -> None:
        """Take it down."""
        self.page.stop()
        self.page.hide()
        self.page.deleteLater()
        super().close()


def normal(stage: RoomStage) -> None:
    """The evening as it stands."""
    _fill(stage, [*site.records(), *more.records()])


def storm(stage: RoomStage) -> None:
    """Sixty alerts of one cause, and three other matters."""
    _fill(stage, [*site.records(), *more.records(), *more.crowd()])


def offline(stage: RoomStage) -> None:
    """Cut off, with own acts that wait."""
    normal(stage)
    stage.link_is("offline")
    room = stage.room.room
    assert room is not None
    acts = MatterActs(stage.executor, stage.numbers)
    acts.note(room.incident, "映川街道值班室来电：东侧人行道已封闭，伤员家属到医院")
    unit = stage.orders.orders_of("A-1")[0].assignments[3]
    stage.order_acts.report(unit, Stage.ACCEPTED, stage.clock.now())
    stage.turn()


def closing(stage: RoomStage) -> None:
    """With the list of what is still open."""
    normal(stage)
    stage.commands.run(own.CLOSE.id)
    stage.turn()


def figures(stage: RoomStage) -> None:
    """With the counts being edited in place."""
    normal(stage)
    stage.commands.run(own.FIGURES.id)
    stage.turn()


def _fill(stage: RoomStage, records: list[tuple[str, str, dict]]) -> None:
    stage.fill(40)
    stage.send(records)
    stage.link_is("online")
    stage.show()
    stage.page.show_incident(site.ID)
    stage.await_pictures()


def empty(stage: RoomStage) -> None:
    stage.link_is("online")
    stage.show()


Fill = Callable[[RoomStage], None]
