"""Cards of 需人工核对 as the hub makes them."""

from dataclasses import replace
from datetime import timedelta

from console.domain.alert import Disposition
from console.domain.check import Check
from console.domain.entity import encode
from console.domain.order import DispatchOrder
from tests.gui.duty import evening
from tests.gui.duty.evening import ORANGE, RED, alert

CLOSED, DIFFERS = "01K0TREE", "01K0PUMP"


def closed_alert():
    row = alert(CLOSED, RED, "杉影里 12 弄树木倒伏，压住一辆轿车", "云杉街道", "杉影里", "110 分流")
    return replace(row, disposition=Disposition.CLOSED)


def phoned_order() -> DispatchOrder:
    at = evening.NOW - timedelta(minutes=4)
    return DispatchOrder(
        "01K0O1", "01-0007", CLOSED, "到场清障", at, "p1", "林岚", "seat-01",
        assignments=("A1",), by_phone=True, needs_check="dispatched_after_close",
    )  # fmt: skip


def pump():
    return alert(DIFFERS, ORANGE, "菱渡镇 2 号泵站流量为零", "菱渡镇", "2 号泵站", "水务物联")


def phoned() -> Check:
    """Forces were sent by phone to an alert that another seat had closed."""
    return Check(
        id="01K0C1", code="dispatched_after_close", reason_zh="告警办结后又有电话调派",
        reason_en="sent by phone after the alert was closed", detail="order/01K0O1",
        operation="01K0C1", operation_kind="order.dispatch_by_phone",
        args={
            "order_id": "01K0O1", "number": "01-0007", "alert_id": CLOSED, "text": "到场清障",
            "recipients": [{"assignment": "A1", "unit": "u1", "name": "云杉绿化养护队"}],
        },
        targets=("order/01K0O1", f"alert/{CLOSED}", "assignment/A1"),
        actor="林岚", seat="seat-01",
        acted_at=evening.NOW - timedelta(minutes=4),
        recorded_at=evening.NOW - timedelta(seconds=20),
    )  # fmt: skip


def differs() -> Check:
    """The hub came back from a backup, and a seat has another state of a record."""
    at_hub = encode(pump())
    at_seat = {**at_hub, "disposition": "ordered", "orders": ["01K0O9"]}
    return Check(
        id="recovered_differs-alert-" + DIFFERS, code="recovered_differs",
        reason_zh="中心恢复后与席位所存不同", reason_en="differs from what the seat holds",
        targets=(f"alert/{DIFFERS}",), at_seat=at_seat, at_hub=at_hub,
        actor="周砚", seat="seat-02", recorded_at=evening.NOW - timedelta(minutes=1),
    )  # fmt: skip
