"""The clock board at a real seat: one key opens it, clocks of records are there, it leads on."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from console.app.seat import Seat
from console.domain.entity import encode
from console.domain.incident import Incident
from console.domain.limits import Limit, LimitKind
from console.domain.work_order import State, WorkOrder
from console.screens.clocks import own_commands as own
from console.screens.incident import own_commands as room
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol


def until(qtbot: Any, is_so: Any) -> None:
    qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE)


@pytest.fixture
def seat(start, qtbot, tmp_path: Path) -> Seat:
    """A seat without a hub, with one alert."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    seat.frame.window.activateWindow()
    return seat


def test_one_key_shows_every_clock_and_a_report_is_entered_there(qtbot, seat: Seat) -> None:
    now = seat.clock.now()
    limit = Limit("sign", now, LimitKind.MINUTES, 60, "演示值", cause="dispatch", by="林岚")
    order = WorkOrder(
        "w1", "01-0001", "路灯不亮", now, "hotline", State.DISPATCHED, limits=(limit,)
    )
    opened = now - timedelta(minutes=5)
    matter = Incident("m1", "砚云里电梯困人", opened, "linlan", "林岚", "01")
    bodies = [("work_order", "w1", encode(order)), ("incident", "m1", encode(matter))]
    changes = [Change(n, *key, "e.2", "hall", body) for n, (*key, body) in enumerate(bodies, 2)]
    seat.models.feed.publish(seat.store.cache.apply(changes, "e:3"))
    qtbot.keyClick(seat.frame.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    window = seat.frame.window
    assert window.current_page == own.PAGE
    page = window.page(own.PAGE)
    kinds = {"order_sign", "report", "written"}
    until(qtbot, lambda: kinds <= {row.clock.kind for row in page.model.rows})
    row = next(row for row in page.model.rows if row.clock.kind == "report")
    page.table.set_current(row.id)
    assert "30 分钟" in row.limit and row.source
    seat.commands.run("clocks.reported")
    page.form.fields["to"].edit.setText("区值班室 周宁")
    page.form.submit()
    until(qtbot, lambda: "report" not in {row.clock.kind for row in page.model.rows})
    window.strip.item_clicked.emit("w1")
    assert page.table.current_id.startswith("order_sign"), "a click on the strip shows its proof"
    page.table.set_current(next(r.id for r in page.model.rows if r.clock.kind == "written"))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.current_page == room.PAGE
