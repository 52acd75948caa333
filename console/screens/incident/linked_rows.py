"""关联: alerts, orders and matters as counts by state; each line opens its list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert, Disposition
from console.domain.incident import Incident
from console.domain.work_order import WorkOrder
from console.models.order_book import OrderView
from console.models.work_order_words import state_word
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow

ALERTS, ORDERS, MATTERS, WORK = "alerts", "orders", "matters", "work"


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def linked_columns() -> list[TableColumn]:
    """Return the columns; without titles there is no head line."""
    return [
        TableColumn("", 96),
        TableColumn("", 272, stretches=True, gives=True),
        TableColumn("", 152, is_right=True, gives=True),
    ]


def alert_line(alerts: Sequence[Alert], now: datetime) -> TableRow:
    """Return the line of the alerts."""
    unsigned = sum(not alert.is_acknowledged for alert in alerts)
    states = Counter(_state(alert) for alert in alerts)
    note = _t("{0} not signed").format(unsigned) if unsigned else _t("all signed")
    return linked_row(ALERTS, _t("Alerts"), len(alerts), _told(states), note)


def _state(alert: Alert) -> str:
    if alert.disposition is Disposition.MERGED:
        return _t("merged")
    if alert.is_closed:
        return _t("closed")
    return _t("open") if alert.is_acknowledged else _t("not signed")


def order_line(orders: Sequence[OrderView]) -> TableRow:
    """Return the line of the orders sent (指令)."""
    pending = sum(view.is_pending for view in orders)
    states = Counter(_t("by phone") if v.order.by_phone else _t("by system") for v in orders)
    note = _t("{0} saved here").format(pending) if pending else ""
    return linked_row(ORDERS, _t("Orders"), len(orders), _told(states), note)


def work_line(orders: Sequence[WorkOrder]) -> TableRow:
    """Return the line of the 工单."""
    states = Counter(state_word(order.state) for order in orders)
    left = sum(order.is_open for order in orders)
    note = _t("{0} open").format(left) if left else _t("all closed")
    return linked_row(WORK, _t("Work orders"), len(orders), _told(states), note)


def matter_line(incident: Incident) -> TableRow | None:
    """Return the line of the other matters; None when there is none."""
    counts = {
        _t("main matter"): int(bool(incident.parent)),
        _t("part"): len(incident.children),
        _t("related"): len(incident.related),
        _t("merged in"): len(incident.absorbed),
    }
    whole = sum(counts.values())
    told = _told(Counter({word: count for word, count in counts.items() if count}))
    return linked_row(MATTERS, _t("Matters"), whole, told, "") if whole else None


def linked_row(id: str, word: str, count: int, told: str, note: str) -> TableRow:
    """Return one line: what, how many, by state, and what is wanted of it."""
    what = (Run(word), Run(str(count), Ink.TEXT, bold=True, gap=6))
    return TableRow(
        id, (Cell(what), Cell((Run(told, Ink.TEXT),)), Cell((Run(note, step=Step.SMALL),)))
    )


def _told(states: Counter[str]) -> str:
    return "·".join(_t("{0} {1}").format(word, count) for word, count in _most(states))


def _most(states: Counter[str]) -> Iterable[tuple[str, int]]:
    return sorted(states.items(), key=lambda each: -each[1])
