"""What of one matter stands in each pane: said anew when a record changed, never by the tick."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.domain.geo import Point
from console.domain.incident import EventLevel
from console.domain.level_sentinel import suggestion
from console.domain.order import Assignment, Stage
from console.models.incident_record import Room
from console.models.order_book import OrderView
from console.models.running_clock import INSTRUCTION, RunningClock
from console.runtime.hall_time import hall_time
from console.screens.incident import own_commands as own
from console.screens.incident.closing_pane import open_words
from console.screens.incident.force_rows import force_row
from console.screens.incident.goods_rows import goods_row, in_place, lacking
from console.screens.incident.instruction_rows import instruction_row
from console.screens.incident.level_block import LevelSight
from console.screens.incident.level_sight import level_sight
from console.screens.incident.linked_rows import alert_line, matter_line, order_line, work_line
from console.screens.incident.parts import IncidentParts

if TYPE_CHECKING:
    from console.screens.incident.incident_page import IncidentPage


_NAMED = 4
"""Sorts of open points the foot names; the closing list names all."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class RoomSight(QObject):
    """Fills the panes of the page.

    Signals:
        refused: something cannot be shown, and why.
    """

    refused = Signal(str)

    def __init__(self, parts: IncidentParts, page: "IncidentPage") -> None:
        super().__init__(page)
        self._parts, self._page = parts, page

    def show(self, room: Room) -> None:
        """Say everything."""
        parts, page, now = self._parts, self._page, self._parts.clock.now()
        page.head.show_room(room, parts.hall.mode, now)
        page.head.tick(room, now, self._clocks_of(f"incident/{room.incident.id}"))
        keys = page.caps.words(own.FIGURES.id), page.caps.words(own.MARK.id)
        sector = page.plan_keys.sector(room)
        page.facts.show_room(room, self._level(room), keys, now, sector)
        page.plan_keys.show(room)
        page.pictures.show_point(_point(room))
        page.trail.show_trail(parts.room.trail(), parts.room.has_earlier)
        orders = parts.room.orders()
        self._show_forces(orders, now)
        self._show_instructions(room, now)
        self._show_goods(room)
        self._show_linked(room, orders, now)
        self._show_foot(room)

    def tick(self, room: Room) -> None:
        """Let times go on where they are told in seconds."""
        now = self._parts.clock.now()
        self._page.head.tick(room, now, self._clocks_of(f"incident/{room.incident.id}"))
        self._page.pictures.tell()
        self._show_instructions(room, now)
        self._show_forces(self._parts.room.orders(), now)
        self._page.plan_keys.show(room)

    def _clocks_of(self, record: str) -> list[RunningClock]:
        """Return the clocks that stand on a record and run."""
        clocks = (clock for clock in self._parts.clocks() if clock.detail is not None)
        return [c for c in clocks if c.detail and c.detail.record == record and not c.detail.paused]

    def clause(self, level: EventLevel) -> str:
        """Return the clause whose limit is reached, to begin the decision for its level with."""
        room = self._parts.room.room
        row = None if room is None else suggestion(room.incident, self._parts.levels).reached
        return "" if row is None or row.level is not level else row.clause

    def _show_foot(self, room: Room) -> None:
        """Offer what is legal: what was told is always recorded, decisions are for open matters."""
        is_open = room.incident.is_open
        legal = [command.id for command in (own.DEPLOY, own.ORDER, *own.TOLD)]
        legal += [command.id for command in (own.DECIDED if is_open else (own.REOPEN,))]
        words = [_over_words(room)]
        if is_open:
            words = [open_words(room.points, most) for most in range(_NAMED, -1, -1)]
        primary = own.REOPEN.id if not is_open else own.DEPLOY.id
        if is_open and not room.points:
            primary = own.CLOSE.id
        self._page.foot.show_state(words, primary, legal)

    def _show_instructions(self, room: Room, now: datetime) -> None:
        told = sorted(room.instructions, key=lambda each: each.at, reverse=True)
        open_ones = sum(each.is_open for each in told)
        note = _t("{0} in all·{1} open").format(len(told), open_ones) if told else ""
        due = {
            clock.detail.record.partition("/")[2]: clock.ends
            for clock in self._parts.clocks()
            if clock.kind == INSTRUCTION and clock.detail is not None
        }
        rows = [instruction_row(each, due.get(each.id), now) for each in told]
        key = self._page.caps.words(own.INSTRUCT.id)
        self._page.forces.instructions.show_rows(rows, note, _t("write down"), key)

    def _level(self, room: Room) -> LevelSight:
        return level_sight(room.incident, self._parts.levels)

    def _show_forces(self, orders: list[OrderView], now: datetime) -> None:
        parts = self._parts
        units = {unit.id: unit for unit in parts.directory.units()}
        sent = [unit for view in orders for unit in view.assignments]
        rows = [
            force_row(each, units.get(each.unit), now, parts.stale_after, self._ask_at(each))
            for each in sorted(sent, key=_by_state)
        ]
        out = [each.is_reached for each in sent if not each.is_over]
        note = _t("{0} in all·{1} not back").format(len(sent), sum(out)) if sent else ""
        if unreached := out.count(False):  # as in the list of what is open
            note = _t("{0}·order not delivered to {1}").format(note, unreached)
        key = self._page.caps.words(own.DEPLOY.id)
        self._page.forces.forces.show_rows(rows, note, _t("send"), key)

    def _ask_at(self, sent: Assignment) -> datetime | None:
        """Return when a unit is to be asked next; None when there is nothing to ask."""
        at = sent.at(Stage.SENT)
        if sent.stage is not Stage.SENT or sent.is_over or at is None:
            return sent.welfare_due(self._parts.welfare)
        return at.at + self._parts.answer_within

    def _show_goods(self, room: Room) -> None:
        goods = in_place(room.incident.goods)
        note = _t("{0} sorts·{1} lacking").format(len(goods), lacking(goods)) if goods else ""
        key = self._page.caps.words(own.GOODS.id)
        rows = [goods_row(each) for each in goods]
        self._page.forces.goods.show_rows(rows, note, _t("record"), key)

    def _show_linked(self, room: Room, orders: list[OrderView], now: datetime) -> None:
        rows = []
        if room.alerts:
            rows.append(alert_line(room.alerts, now))
        if orders:
            rows.append(order_line(orders))
        if room.work:
            rows.append(work_line(room.work))
        matters = matter_line(room.incident)
        if matters is not None:
            rows.append(matters)
        self._page.forces.linked.show_rows(rows, "")


def _over_words(room: Room) -> str:
    one = room.incident
    if one.merged_into:
        return _t("This matter was merged into another")
    ended = hall_time(one.closed_at) if one.closed_at is not None else ""
    return _t("Over since {0}: {1} ({2})").format(ended, one.result, one.closed_by)


def _by_state(sent: Assignment) -> tuple[bool, int]:
    """Sort who is out before who is back, and who has not answered first."""
    return sent.stage is Stage.RELEASED, sent.stage


def _point(room: Room) -> Point | None:
    if room.incident.place.point is not None:
        return room.incident.place.point
    return next((a.place.point for a in room.alerts if a.place.point is not None), None)
