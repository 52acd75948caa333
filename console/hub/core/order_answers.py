"""An alert that says that a unit gave an order back (退单): it stands on the order as well."""

from dataclasses import replace
from typing import Any

from console.domain.alert import Alert
from console.domain.entity import decode, encode
from console.domain.work_order import WorkOrder
from console.domain.work_order_said import told
from console.domain.work_order_steps import Step
from console.domain.work_order_way import Done
from console.hub.store.transaction import Transaction

RETURNED = "order-returned"
"""Type of such an alert, of a source or of the hub itself."""


def answered(
    transaction: Transaction, alert_id: str, report: Alert, attributes: dict[str, Any]
) -> None:
    """Let the order know what its unit said; `attributes.order` holds one of its numbers."""
    number = attributes.get("order")
    if report.type != RETURNED or not isinstance(number, str):
        return
    row = transaction.sql.execute(
        "SELECT value FROM meta WHERE name = ?", (f"order_number/{number}",)
    ).fetchone()
    body = None if row is None else transaction.body(WorkOrder.KIND, str(row[0]))
    held = transaction.body(Alert.KIND, alert_id)
    if body is None or held is None:
        return
    order = decode(WorkOrder, body)
    at = report.occurred_at or report.received_at
    done = Done(at, report.source, op=alert_id, note=report.text, unit_name=order.unit_name)
    after = told(order, Step.ASK_RETURN, done)
    alert = decode(Alert, held)
    linked = replace(alert, orders=tuple(dict.fromkeys((*alert.orders, order.id))))
    transaction.put(WorkOrder.KIND, order.id, encode(after, body))
    transaction.put(Alert.KIND, alert.id, encode(linked, held))
