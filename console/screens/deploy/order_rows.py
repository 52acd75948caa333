"""Recipients × channels, the phone list of an outage, and tracking, as rows.

Only what is known is drawn: an order that is saved here has not reached anybody, one that the hub
has taken has been issued, and whether a unit has it is known from what it says on the phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from console.domain.order import Assignment, DispatchOrder, Stage
from console.domain.reference import Unit
from console.models.order_book import OrderView
from console.runtime.hall_time import hall_time
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.lists.delivery import Delivery, delivery_runs
from widgets.lists.phone_list import PhoneLine
from widgets.lists.roles import BandHead
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

WAITING = "waiting"
TRACKED = (Stage.ACCEPTED, Stage.EN_ROUTE, Stage.ON_SCENE, Stage.WORKING, Stage.RELEASED)


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


@dataclass(frozen=True, slots=True)
class Held:
    """An order that can still be taken back."""

    order: str
    seconds: float


def recipient_columns() -> list[TableColumn]:
    """Return the columns of recipients × channels; the terminal's comes with its channel."""
    return [
        TableColumn(_t("Recipient"), 176),
        TableColumn(_t("System"), 192, stretches=True),
        TableColumn(_t("Phone"), 160),
    ]


def recipient_rows(
    orders: Sequence[OrderView], units: Sequence[Unit], held: Held | None
) -> list[TableRow]:
    """Return a row for each unit that was sent, then for each that will be."""
    rows = [
        TableRow(one.id, _sent_cells(view, one, held), view.order.id)
        for view in orders
        for one in view.assignments
    ]
    waiting = delivery_runs(Delivery.WAITING, _t("to be sent"))
    for unit in units:
        cells = (plain(unit.name, Ink.TEXT), Cell(waiting), Cell(waiting))
        rows.append(TableRow(f"{WAITING}/{unit.id}", cells, WAITING))
    return rows


def recipient_heads(orders: Sequence[OrderView], held: Held | None) -> list[BandHead]:
    """Return the heads of the batches."""
    heads = []
    for number, view in enumerate(orders, start=1):
        at = hall_time(view.order.created_at)
        words = _t("{0} by phone, recorded") if view.order.by_phone else _t("{0} sent")
        note = f"{numbers(view.order)}·{words.format(at)}"
        if held is not None and held.order == view.order.id:
            note = _t("can be taken back for {0} s").format(int(held.seconds) + 1)
        heads.append(BandHead(view.order.id, _t("Batch {0}").format(number), note))
    heads.append(BandHead(WAITING, _t("Batch {0}").format(len(orders) + 1), _t("to be sent")))
    return heads


def numbers(order: DispatchOrder) -> str:
    """Return the seat's number, and the hub's once there is one."""
    return f"{order.number}（{order.official}）" if order.official else order.number


def _sent_cells(view: OrderView, one: Assignment, held: Held | None) -> tuple[Cell, ...]:
    return (
        plain(one.unit_name, Ink.TEXT),
        Cell(system_runs(view, held)),
        Cell(phone_runs(one, view.order.by_phone)),
    )


def system_runs(view: OrderView, held: Held | None) -> tuple[Run, ...]:
    """Return how far the order is by the system."""
    if view.order.by_phone:
        return delivery_runs(Delivery.NONE, "")
    if view.doomed:
        return delivery_runs(Delivery.FAILED, _t("will be refused"))
    if held is not None and held.order == view.order.id:
        return delivery_runs(Delivery.WAITING, _t("held back, nothing has left"))
    if view.is_pending:
        words = _t("saved here only")
        return (Run(words, Ink.TEXT3, step=Step.SMALL, icon="clock", icon_size=14),)
    return delivery_runs(Delivery.SENT, _t("issued"))


def phone_runs(one: Assignment, was_by_phone: bool) -> tuple[Run, ...]:
    """Return what is known from the phone."""
    if one.stage >= Stage.ACCEPTED:
        return delivery_runs(Delivery.TAKEN, _t("accepted"))
    if one.unreached:
        words = _t("not reached") if one.unreached == 1 else _t("not reached ×{0}")
        return delivery_runs(Delivery.FAILED, words.format(one.unreached))
    if was_by_phone:
        return delivery_runs(Delivery.SENT, _t("phoned"))
    return delivery_runs(Delivery.WAITING, _t("not phoned"))


def phone_lines(
    orders: Sequence[OrderView], units: Sequence[Unit], selected: str
) -> list[PhoneLine]:
    """Return the phone list of an outage: 已打, 已接令, 未接通; the one keys act on has its key."""
    lines = []
    for view in orders:
        for one in view.assignments:
            sent = one.at(Stage.SENT)
            is_open = one.stage < Stage.ACCEPTED
            lines.append(
                PhoneLine(
                    one.id,
                    one.unit_name,
                    one.phone or "—",
                    hall_time(sent.at) if sent else "",
                    phone_runs(one, view.order.by_phone),
                    key="A" if is_open and one.id == selected else "",
                )
            )
    for unit in units:
        state = delivery_runs(Delivery.WAITING, _t("to be phoned"))
        lines.append(PhoneLine(f"{WAITING}/{unit.id}", unit.name, unit.phone or "—", "", state))
    return lines


def track_columns() -> list[TableColumn]:
    """Return the columns of tracking."""
    return [
        TableColumn(_t("Force"), 168, stretches=True),
        *(TableColumn(stage_head(stage), 72) for stage in TRACKED),
    ]


def stage_head(stage: Stage) -> str:
    """Return the two characters of a stage."""
    words = {
        Stage.ACCEPTED: _t("Accept"),
        Stage.EN_ROUTE: _t("Out"),
        Stage.ON_SCENE: _t("On site"),
        Stage.WORKING: _t("Work"),
        Stage.RELEASED: _t("Back"),
    }
    return words[stage]


def track_rows(orders: Sequence[OrderView]) -> list[TableRow]:
    """Return a row for each unit with the time of each stage; a phone behind what was phoned."""
    return [
        TableRow(one.id, (plain(one.unit_name, Ink.TEXT), *map(_stage_cell, _times(one))))
        for view in orders
        for one in view.assignments
    ]


def _times(one: Assignment) -> list[tuple[str, bool]]:
    times = [one.at(stage) for stage in TRACKED]
    return [("—", False) if t is None else (hall_time(t.at), t.by_phone) for t in times]


def _stage_cell(told: tuple[str, bool]) -> Cell:
    words, _ = told
    return Cell((Run(words, Ink.TEXT3 if words == "—" else Ink.TEXT, step=Step.SMALL),))
