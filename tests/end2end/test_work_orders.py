"""工单 through the console by keys: a complaint returned twice, and 派单 from the watch page."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.seat import Seat
from console.domain.entity import decode
from console.domain.reference import Org, OrgLevel
from console.domain.work_order import WorkOrder
from console.screens.orders.orders_page import OrdersPage
from console.shell import rail_pages
from tests.end2end.test_alone import PATIENCE, enrol
from tests.end2end.test_main_job import seated
from tests.end2end.test_note import put
from tests.support.hub import TOKEN, Hub, add_records, running_hub

BUREAUS = [("green", "区绿化市容局"), ("houses", "区房管局"), ("town-9", "云杉街道")]
COMPLAINT = {
    "id": "m1", "key": "2026-77", "title": "市民投诉杉影里树木倒伏无人清理", "channel": "hotline",
    "source": "12345", "sort": "complaint", "unit": "green", "unit_name": "区绿化市容局",
}  # fmt: skip


def until(qtbot: Any, is_so: Any) -> None:
    qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE)


def tell(hub: Hub, *reports: dict[str, Any]) -> list[dict[str, Any]]:
    with hub.client(TOKEN) as client:
        answer = client.post("/v1/ingest/orders", json=list(reports))
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["answers"]
    return found


def press(qtbot: Any, page: OrdersPage, *keys: Qt.Key) -> None:
    """Press keys on the list, once it has the keyboard."""
    for key in keys:

        def has_it() -> bool:
            page.window().activateWindow()
            page.table.setFocus()
            return page.table.hasFocus()

        until(qtbot, has_it)
        QTest.keyClick(page.table, key)


def write(qtbot: Any, page: OrdersPage, **values: str) -> None:
    form = page.pane.foot.form
    until(qtbot, lambda: form.is_open)
    for name, words in values.items():
        form.fields[name].edit.setText(words)
    edit = form.fields[next(iter(values))].edit
    QTest.keyClick(edit, Qt.Key.Key_Return)
    if form.is_open:  # the first one wrote the whole name of the unit that was meant
        QTest.keyClick(edit, Qt.Key.Key_Return)
    until(qtbot, lambda: not form.is_open)


def stands(page: OrdersPage, id: str) -> tuple[str, str]:
    view = page._parts.book.view(id)
    return ("", "") if view is None else (view.order.state.value, view.order.unit_name)


def test_a_12345_complaint_returned_twice_is_closed_by_keys(qtbot, start, tmp_path: Path) -> None:
    """Issue E: returned by two units, each answered by a named approver; H456, H458."""
    for id, name in BUREAUS:
        level = OrgLevel.TOWN if id.startswith("town") else OrgLevel.BUREAU
        add_records(tmp_path / "hub", [("org", {"id": id, "name": name, "level": level.value})])
    with running_hub(tmp_path / "hub") as hub:
        seat: Seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        until(qtbot, lambda: len(seat.models.directory.orgs()) == len(BUREAUS))
        (answer,) = tell(hub, COMPLAINT)
        order = answer["order"]
        seat.frame.window.show_page(rail_pages.ORDERS)
        page = seat.pages.orders
        until(qtbot, lambda: stands(page, order) == ("dispatched", "区绿化市容局"))
        page.table.set_current(order)
        for round, (by, to) in enumerate((("green", "房管"), ("houses", "云杉")), 1):
            back = {"key": "2026-77", "news": "returned", "unit": by, "note": "不属本单位"}
            tell(hub, back)
            until(qtbot, lambda: stands(page, order)[0] == "return_asked")
            until(qtbot, lambda r=round: len(seat.models.queue.alerts()) == r)
            press(qtbot, page, Qt.Key.Key_R, Qt.Key.Key_1)
            write(qtbot, page, unit=to, approver="值班长 周屿定")
            until(qtbot, lambda: stands(page, order)[0] == "dispatched")
        assert stands(page, order)[1] == "云杉街道"
        for key, state in (("Space", "signed"), ("J", "contacted"), ("H", "handling")):
            press(qtbot, page, Qt.Key[f"Key_{key}"])
            until(qtbot, lambda s=state: stands(page, order)[0] == s)
        press(qtbot, page, Qt.Key.Key_K)
        write(qtbot, page, note="已清理，来电人在场")
        until(qtbot, lambda: stands(page, order)[0] == "feedback")
        press(qtbot, page, Qt.Key.Key_O)
        until(qtbot, lambda: stands(page, order)[0] == "checking")
        press(qtbot, page, Qt.Key.Key_E, Qt.Key.Key_1)
        until(qtbot, lambda: page._parts.book.view(order).order.checked_at)
        press(qtbot, page, Qt.Key.Key_W)
        until(qtbot, lambda: stands(page, order)[0] == "closed")
        until(qtbot, lambda: not seat.store.journal.pending())
        with hub.client(hub.login(seat="seat-9")) as client:
            body = client.get(f"/v1/work_order/{order}").json()["body"]
    told = decode(WorkOrder, body)
    assert told.state == "closed" and told.satisfaction == "satisfied"
    assert [each.approver for each in told.returns] == ["值班长 周屿定"] * 2
    assert told.official.startswith("GD-") and all(limit.done_at for limit in told.limits)


@pytest.fixture
def alone(start, qtbot, tmp_path: Path) -> Seat:
    """A seat without a hub, with one alert and one town."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    (alert,) = seat.models.queue.alerts()
    put(seat, Org("t1", alert.place.town, OrgLevel.TOWN))
    seat.frame.window.activateWindow()
    until(qtbot, lambda: seat.pages.duty.detail.alert_id)
    return seat


def test_5_on_the_watch_page_sends_an_order_and_one_key_takes_it_back(qtbot, alone: Seat) -> None:
    """派单: cut off as well; nothing leaves for five seconds."""
    duty = alone.pages.duty
    foot = duty.detail.foot

    def pressed(key: Qt.Key) -> None:
        def has_it() -> bool:
            duty.window().activateWindow()
            duty.queue.list.setFocus()
            return duty.queue.list.hasFocus()

        until(qtbot, has_it)
        QTest.keyClick(duty.queue.list, key)

    pressed(Qt.Key.Key_5)
    until(qtbot, lambda: foot.ask.is_open)
    pressed(Qt.Key.Key_1)
    until(qtbot, lambda: alone.store.cache.select("work_order"))
    (row,) = alone.store.cache.select("work_order")
    assert (row.body["state"], row.is_pending) == ("dispatched", True)
    assert [limit["what"] for limit in row.body["limits"]] == ["close", "sign"]
    until(qtbot, lambda: foot.ask.is_open)
    pressed(Qt.Key.Key_1)
    until(qtbot, lambda: not alone.store.cache.select("work_order"))
