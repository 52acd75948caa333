"""The main job: an alert comes in, is signed; the hub goes, the desk goes on; it comes back."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.seat import Seat
from console.contract.change import SCOPES
from console.domain.alert import Call, Severity
from console.domain.duty import LogEntry, breaks
from console.domain.entity import decode
from console.domain.geo import Place
from console.domain.order import Stage
from console.domain.reference import Unit
from console.shell import rail_pages
from tests.support.hub import Hub, alert, running_hub

PATIENCE = 60_000
"""Seconds in which the header says that the hub is gone."""

UNIT = Unit("u1", "云汀排水二队", "drainage", phone="0000-6101")


def seated(qtbot, starter) -> Seat:
    """Return the seat once the console has logged in and reached the hub."""
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "联网正常" in header(starter.seat), timeout=PATIENCE)
    return starter.seat


def header(seat: Seat) -> str:
    return str(seat.frame.window.header.accessibleName())


def records_of(hub: Hub) -> dict[str, dict[str, Any]]:
    with hub.client(hub.login(seat="seat-9")) as client:
        text = client.get("/v1/snapshot", params={"scope": "open"}).text
    rows = [json.loads(line) for line in text.splitlines()[1:]]
    return {f"{row['kind']}/{row['id']}": row["body"] for row in rows}


def shown(seat: Seat) -> dict[str, dict[str, Any]]:
    cache = seat.store.cache
    kinds = (*SCOPES["open"], "check")
    return {f"{kind}/{row.id}": row.body for kind in kinds for row in cache.select(kind)}


def saved(qtbot, future) -> str:
    """Return the operation of an act that was saved."""
    qtbot.waitUntil(future.done, timeout=PATIENCE)
    result = future.result()
    assert result.is_saved, result
    return str(result.op)


def test_an_alert_is_signed_the_hub_goes_and_the_desk_goes_on(qtbot, start, tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        sign_with_space(qtbot, seat, hub)
        hub.kill()
        qtbot.waitUntil(lambda: "断网值守" in header(seat), timeout=PATIENCE)
        assert "信源截至 " in header(seat)
        call, order = act_alone(qtbot, seat)
        hub.start()
        qtbot.waitUntil(lambda: "联网正常" in header(seat), timeout=PATIENCE)
        qtbot.waitUntil(lambda: not seat.store.journal.pending(), timeout=PATIENCE)
        qtbot.waitUntil(lambda: "待发送 0" in header(seat), timeout=PATIENCE)
        at_hub = records_of(hub)
        qtbot.waitUntil(lambda: shown(seat) == at_hub, timeout=PATIENCE)
        assert at_hub[f"alert/{call}"]["orders"] == [order]
        assert at_hub[f"order/{order}"]["by_phone"]
        entries = [decode(LogEntry, b) for k, b in at_hub.items() if k.startswith("log_entry/")]
        assert breaks(entries) == []
        assert [e.category for e in sorted(entries, key=lambda e: e.number)] == [
            "签收", "接报", "调度", "调度",
        ]  # fmt: skip


def sign_with_space(qtbot, seat: Seat, hub: Hub) -> None:
    """Post an alert, see it listed, press Space, see it signed at the hub."""
    (posted,) = hub.post_alerts([alert(1)])
    id = posted["alert"]
    duty, queue = seat.pages.duty, seat.models.queue
    qtbot.waitUntil(lambda: queue.row_of(id) == 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: duty.detail.alert_id == id, timeout=PATIENCE)
    seat.frame.window.activateWindow()
    duty.queue.list.setFocus()
    QTest.keyClick(duty.queue.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "acks" in records_of(hub)[f"alert/{id}"], timeout=PATIENCE)
    (ack,) = records_of(hub)[f"alert/{id}"]["acks"]
    assert (ack["person"], ack["seat"], ack["severity"]) == ("linlan", "seat-1", "orange")


def act_alone(qtbot, seat: Seat) -> tuple[str, str]:
    """Register a call and send a unit by phone, without a hub; return alert and order."""
    QTest.keyClick(seat.frame.window, Qt.Key.Key_F2)
    assert seat.frame.window.current_page == rail_pages.DUTY
    qtbot.waitUntil(seat.pages.intake.isVisible, timeout=PATIENCE)
    place = Place("望汐路下立交", "望汐路街道")
    call = Call(seat.options.clock.now(), "望汐路派出所", phone="0000-6110")
    id, future = seat.acts.intake.register("车辆被淹", Severity.ORANGE, place, call)
    saved(qtbot, future)
    models = seat.models
    qtbot.waitUntil(lambda: models.queue.row_of(id) >= 0, timeout=PATIENCE)
    assert models.queue.is_pending(id)
    told = models.queue.alert(id)
    assert told is not None and told.is_acknowledged
    sending = seat.acts.orders.send(told, "前往排水", [UNIT], by_phone=True)
    saved(qtbot, sending.result)
    qtbot.waitUntil(lambda: models.orders.order(sending.order) is not None, timeout=PATIENCE)
    (assignment,) = models.orders.orders_of(id)[0].assignments
    report = seat.acts.orders.report(assignment, Stage.EN_ROUTE, seat.options.clock.now())
    saved(qtbot, report)
    qtbot.waitUntil(lambda: models.orders.stages() == {id: Stage.EN_ROUTE}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "待发送 6" in header(seat), timeout=PATIENCE)
    return id, sending.order
