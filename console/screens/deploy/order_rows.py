"""Recipients × channels, the phone list of an outage, and tracking, as rows.

Only what is known is drawn: an order that is saved here has not reached anybody, one that the hub
has taken has been issued, and whether a unit has it is known from what it says on the phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from console.domain.notice import Channel, Notice, Reach
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
MESSAGES = (Channel.SMS, Channel.RADIO, Channel.SIP)
"""Channels whose programs tell the hub what became of each attempt."""
_NOTHING = Cell(delivery_runs(Delivery.NONE, ""))
TRACKED = (Stage.ACCEPTED, Stage.EN_ROUTE, Stage.ON_SCENE, Stage.WORKING, Stage.RELEASED)


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


@dataclass(frozen=True, slots=True)
class Held:
    """An order that can still be taken back."""

    order: str
    seconds: float


def recipient_columns() -> list[TableColumn]:
    """Return the columns of recipients × channels."""
    return [
        TableColumn(_t("Recipient"), 152),
        TableColumn(_t("System"), 152, stretches=True),
        TableColumn(_t("Phone"), 112),
        TableColumn(_t("Receipt page"), 104),
    ]


def recipient_rows(
    orders: Sequence[OrderView], units: Sequence[Unit], held: Held | None
) -> list[TableRow]:
    """Return a row for each unit that was sent, then for each that will be."""
    rows = [
        TableRow(one.id, _sent_cells(view, one, held), view.order.id)
        for view in orders
        for one in view.assignments
        if not one.recalled_by  # followed by the order that revokes
    ]
    waiting = delivery_runs(Delivery.WAITING, _t("to be sent"))
    for unit in units:
        cells = (plain(unit.name, Ink.TEXT), Cell(waiting), Cell(waiting), _NOTHING)
        rows.append(TableRow(f"{WAITING}/{unit.id}", cells, WAITING))
    return rows


def recipient_heads(orders: Sequence[OrderView], held: Held | None) -> list[BandHead]:
    """Return the heads of the batches."""
    heads = []
    for title, view in zip(batch_titles(orders), orders, strict=True):
        at = hall_time(view.order.created_at)
        words = _t("{0} by phone, recorded") if view.order.by_phone else _t("{0} sent")
        note = f"{numbers(view.order)}·{words.format(at)}"
        if held is not None and held.order == view.order.id:
            note = _t("can be taken back for {0} s").format(int(held.seconds) + 1)
        if not all(one.recalled_by for one in view.assignments):
            heads.append(BandHead(view.order.id, title, note))
    heads.append(BandHead(WAITING, _t("Batch {0}").format(next_batch(orders)), _t("to be sent")))
    return heads


def next_batch(orders: Sequence[OrderView]) -> int:
    """Return the number of the next batch; orders that revoke are none."""
    return 1 + sum(not view.order.recalls for view in orders)


def batch_titles(orders: Sequence[OrderView]) -> list[str]:
    """Return what each order is called: its batch, or that it revokes, and which one."""
    numbers = {view.order.id: view.order.number for view in orders}
    titles, batch = [], 0
    for view in orders:
        if view.order.recalls:
            first = numbers.get(view.order.recalls, "")
            titles.append(_t("Revokes {0}").format(first))
            continue
        batch += 1
        titles.append(_t("Batch {0}").format(batch))
    return titles


def numbers(order: DispatchOrder) -> str:
    """Return the seat's number, and the hub's once there is one."""
    return f"{order.number}（{order.official}）" if order.official else order.number


def _sent_cells(view: OrderView, one: Assignment, held: Held | None) -> tuple[Cell, ...]:
    return (
        plain(one.unit_name, Ink.TEXT),
        Cell(sent_runs(view, one, held)),
        Cell(phone_runs(one, view.order.by_phone)),
        Cell(page_runs(view, one)),
    )


def sent_runs(view: OrderView, one: Assignment, held: Held | None) -> tuple[Run, ...]:
    """Return how far the order is by the system, or by the message that has come furthest."""
    told = [n for channel in MESSAGES if (n := one.reach(channel)) is not None]
    if not told:
        return system_runs(view, held)
    best = max(told, key=lambda n: (n.reach, n.at))
    names = {Channel.SMS: _t("SMS"), Channel.RADIO: _t("radio"), Channel.SIP: _t("voice")}
    return (Run(names[best.channel], step=Step.SMALL), *notice_runs(best, gap=6))


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
    """Return what is known from the phone; what the unit entered on its page shows there."""
    if one.stage >= Stage.ACCEPTED and answered_by(one) is Channel.PHONE:
        return delivery_runs(Delivery.TAKEN, _t("accepted"))
    told = one.reach(Channel.PHONE)
    dialled = max((n.op for n in one.notices if n.channel is Channel.PHONE), default="")
    if one.unreached and max(one.unreached_ops, default="") >= dialled:
        words = _t("not reached") if one.unreached == 1 else _t("not reached ×{0}")
        return delivery_runs(Delivery.FAILED, words.format(one.unreached))
    if told is not None:
        return notice_runs(told)
    if was_by_phone:
        return delivery_runs(Delivery.SENT, _t("phoned"))
    return delivery_runs(Delivery.WAITING, _t("not phoned"))


def page_runs(view: OrderView, one: Assignment) -> tuple[Run, ...]:
    """Return how far the one-page receipt has come; a page nobody opened has reached nobody."""
    told = one.reach(Channel.PAGE)
    if told is not None:
        return notice_runs(told)
    if one.link:
        return delivery_runs(Delivery.WAITING, _t("not opened"))
    return delivery_runs(Delivery.NONE, "")


def notice_runs(told: Notice, gap: int = 0) -> tuple[Run, ...]:
    """Return how far one attempt has come, each stage with its own icon."""
    is_phone = told.channel is Channel.PHONE
    stage, words = {
        Reach.QUEUED: (Delivery.WAITING, _t("to be sent")),
        Reach.SENT: (Delivery.SENT, _t("phoned") if is_phone else _t("gone out")),
        Reach.FAILED: (Delivery.FAILED, _t("not reached")),
        Reach.DELIVERED: (Delivery.REACHED, _t("reached")),
        Reach.READ: (Delivery.READ, _t("read")),
        Reach.ACCEPTED: (Delivery.TAKEN, _t("accepted")),
    }[told.reach]
    return tuple(replace(run, gap=gap) for run in delivery_runs(stage, words))


def answered_by(one: Assignment) -> Channel:
    """Return by which channel the unit answered first."""
    first = next((t for t in one.times if t.stage >= Stage.ACCEPTED), None)
    known = {channel.value: channel for channel in Channel}
    return known.get(first.channel, Channel.PHONE) if first is not None else Channel.PHONE


def phone_lines(
    orders: Sequence[OrderView], units: Sequence[Unit], selected: str, key: str
) -> list[PhoneLine]:
    """Return the phone list of an outage: 已打, 已接令, 未接通; the one keys act on has its key.

    Args:
        orders: of the matter.
        units: whom the next order goes to.
        selected: id of the assignment keys act on.
        key: what the cap of the key says that writes down that it accepts.
    """
    lines = []
    for view in orders:
        for one in view.assignments:
            if one.recalled_by:
                continue
            is_open = one.stage < Stage.ACCEPTED
            lines.append(
                PhoneLine(
                    one.id,
                    one.unit_name,
                    one.phone or "—",
                    _phoned_at(one, view.order.by_phone),
                    phone_runs(one, view.order.by_phone),
                    key=key if is_open and one.id == selected else "",
                )
            )
    for unit in units:
        state = delivery_runs(Delivery.WAITING, _t("to be phoned"))
        lines.append(PhoneLine(f"{WAITING}/{unit.id}", unit.name, unit.phone or "—", "", state))
    return lines


def _phoned_at(one: Assignment, was_by_phone: bool) -> str:
    """Return when it was rung last; "" for who was not: an order that waits is no call."""
    rung = [told.at for told in one.notices if told.channel is Channel.PHONE]
    sent = one.at(Stage.SENT)
    if sent is not None and was_by_phone:
        rung.append(sent.at)
    return hall_time(max(rung)) if rung else ""


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
    """Return a row for each unit with the time of each stage; what was called back is faint."""
    return [
        TableRow(one.id, (_tracked_name(one), *map(_stage_cell, _times(one))))
        for view in orders
        for one in view.assignments
    ]


def _tracked_name(one: Assignment) -> Cell:
    if one.recalls:
        return plain(_t("{0}·revoked").format(one.unit_name), Ink.TEXT)
    return plain(one.unit_name, Ink.TEXT3 if one.recalled_by else Ink.TEXT)


def _times(one: Assignment) -> list[tuple[str, bool]]:
    times = [one.at(stage) for stage in TRACKED]
    return [("—", False) if t is None else (hall_time(t.at), t.by_phone) for t in times]


def _stage_cell(told: tuple[str, bool]) -> Cell:
    words, _ = told
    return Cell((Run(words, Ink.TEXT3 if words == "—" else Ink.TEXT, step=Step.SMALL),))
