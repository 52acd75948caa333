"""A group in rows of cards: what lies near its members, and the orders 并案处置 would send."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.joint_orders import JointOrder, Prepared
from console.domain.work_order import WorkOrder
from console.models.alert_queue import AlertQueue
from console.models.alert_rows import GRADES, stage_word
from console.models.group_rows import short_town, unit_word
from console.models.order_book import OrderView
from console.models.queue_group import QueueGroup
from console.models.work_order_words import state_word
from console.runtime.hall_time import hall_time
from console.screens.common.grade_run import word_of
from console.screens.common.words import distance_words
from console.screens.duty.cards import CardRow
from widgets.common.facts_grid import Fact
from widgets.common.text import Run
from widgets.common.theme import Ink, Step

NEAR_SHOWN = 4
ORDERS_SHOWN = 5
"""Orders shown whole; of more the rest is counted, and listed in the question's tool tip."""
_FIRST, _SECOND, _THIRD = 44, 208, 308


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def group_facts(queue: AlertQueue, group: QueueGroup, unit: str) -> list[Fact]:
    """Return what is known of a group as a whole."""
    newest, oldest = queue.alert(group.members()[0]), queue.alert(group.oldest)
    near = len(queue.places.near_members(group))
    first = "" if oldest is None else hall_time(oldest.received_at)
    last = "" if newest is None else hall_time(newest.received_at)
    return [
        Fact(_t("First"), first),
        Fact(_t("Newest"), last),
        Fact(_t("Members"), _t("{0} {1}").format(len(group), unit_word(unit))),
        Fact(_t("Source"), "" if oldest is None else oldest.source),
        Fact(_t("Towns"), "·".join(_towns(group.towns))),
        Fact(_t("Near"), _t("{0} near open matters").format(near)),
    ]


def near_rows(queue: AlertQueue, group: QueueGroup, most: int = NEAR_SHOWN) -> list[CardRow]:
    """Return the members that lie nearest to an open matter, and to which."""
    found = []
    for id in queue.places.near_members(group):
        alert, matter = queue.alert(id), queue.places.near_matter(id)
        if alert is not None and matter is not None:
            found.append((matter.metres, id, alert, matter))
    found.sort(key=lambda each: each[:2])
    return [_near_row(metres, alert, matter.alert) for metres, _, alert, matter in found[:most]]


def order_words(view: OrderView) -> str:
    """Return an order in a line: its number, to whom it went, and how far they are."""
    told = [view.order.number]
    for unit in view.assignments:
        told += [unit.unit_name, stage_word(unit.stage)]
    return "·".join(told)


def _near_row(metres: float, alert: Alert, matter: Alert) -> CardRow:
    grade = GRADES[matter.severity]
    words = " ".join((word_of(grade, is_short=True), matter.title))
    near = Run(words, step=Step.SMALL, shape=grade, shape_size=12)
    return CardRow(
        cells=((_FIRST, Run(alert.place.name, Ink.TEXT)), (_THIRD, near)),
        right=(Run(distance_words(metres), step=Step.SMALL),),
    )


def order_rows(prepared: Prepared, unit: str) -> list[CardRow]:
    """Return one order a responsible unit: whom, how many points and where, and the words."""
    rows: list[CardRow] = []
    for number, order in enumerate(prepared.orders[:ORDERS_SHOWN], start=1):
        rows += _order_rows(number, order, unit)
    rest = prepared.orders[ORDERS_SHOWN:]
    if rest:
        names = "、".join(order.responsible.name for order in rest)
        words = _t("{0} more orders: {1}").format(len(rest), names)
        rows.append(CardRow(icon="dots", cells=((_FIRST, Run(words, Ink.TEXT2)),)))
    if prepared.unassigned:
        words = _t("{0} {1} without a responsible unit: joined, no order")
        words = words.format(len(prepared.unassigned), unit_word(unit))
        rows.append(CardRow(icon="alert-circle", cells=((_FIRST, Run(words, Ink.TEXT)),)))
    return rows


def _order_rows(number: int, order: JointOrder, unit: str) -> list[CardRow]:
    told, count = order.responsible, _t("{0} {1}").format(len(order.points), unit_word(unit))
    towns = "·".join(_towns(Counter(alert.place.town for alert in order.points)))
    phone = (Run(told.phone, step=Step.SMALL),) if told.phone else ()
    return [
        CardRow(
            number=str(number),
            cells=(
                (_FIRST, Run(told.name, Ink.TEXT, bold=True)),
                (_SECOND + 40, Run(count, Ink.TEXT)),
                (_THIRD + 40, Run(towns, step=Step.SMALL)),
            ),
            right=phone,
        ),
        CardRow(cells=((_FIRST, Run(order.text, step=Step.SMALL)),)),
    ]


def work_rows(orders: Sequence[WorkOrder], unit: str) -> list[CardRow]:
    """Return the 工单 that went out: whose it is, its number, how many points, how far it is."""
    shown = [
        CardRow(
            number=str(number),
            cells=(
                (_FIRST, Run(order.unit_name, Ink.TEXT, bold=True)),
                (_SECOND + 40, Run(f"{len(order.points)} {unit_word(unit)}", Ink.TEXT)),
                (_THIRD + 40, Run(order.number, step=Step.SMALL)),
            ),
            right=(Run(state_word(order.state), step=Step.SMALL),),
        )
        for number, order in enumerate(orders[:ORDERS_SHOWN], start=1)
    ]
    rest = orders[ORDERS_SHOWN:]
    if rest:
        words = _t("{0} more orders: {1}").format(
            len(rest), "、".join(order.unit_name for order in rest)
        )
        shown.append(CardRow(icon="dots", cells=((_FIRST, Run(words, Ink.TEXT2)),)))
    return shown


def work_words(order: WorkOrder) -> str:
    """Return a 工单 in a line: its number, whose it is, and how far it is."""
    return "·".join((order.number, order.unit_name, state_word(order.state)))


def preview_words(prepared: Prepared, members: Sequence[Alert], unit: str) -> str:
    """Return what 并案处置 would do, in one line."""
    words = _t("1 matter·{0} work orders·{1} {2} signed with it")
    if len(prepared.orders) == 1:
        words = _t("1 matter·1 work order·{1} {2} signed with it")
    return words.format(len(prepared.orders), len(members), unit_word(unit))


def _towns(towns: Counter[str]) -> list[str]:
    named = sorted(towns.items(), key=lambda each: (-each[1], each[0]))
    return [f"{short_town(town)} {number}" for town, number in named if town]
