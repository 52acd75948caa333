"""The room of a matter at a real seat: opened by one key, cut off, and what is written stays."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from console.app.seat import Seat
from console.domain.alert import Alert
from console.domain.entity import encode
from console.domain.incident import Incident
from console.domain.reference import Matter, Org, OrgLevel
from console.screens.incident import own_commands as own
from console.shell import rail_pages
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
    until(qtbot, lambda: seat.pages.duty.detail.alert_id)
    return seat


def matter_of(seat: Seat, alert: Alert) -> Incident:
    one = Incident(
        "m1", "砚云里电梯困人", alert.received_at, "linlan", "林岚", "01", members=(alert.id,)
    )
    joined = replace(alert, incident=one.id)
    bodies = [("incident", one.id, encode(one)), ("alert", alert.id, encode(joined))]
    changes = [Change(n, *key, "e.2", "hall", body) for n, (*key, body) in enumerate(bodies, 2)]
    seat.models.feed.publish(seat.store.cache.apply(changes, f"e:{len(changes) + 1}"))
    return one


def test_one_key_opens_the_room_of_the_alert_under_the_cursor(qtbot, seat: Seat) -> None:
    (alert,) = seat.models.queue.alerts()
    seat.commands.run(own.OPEN.id)
    assert seat.frame.window.current_page == rail_pages.DUTY, "there is no matter to show yet"
    assert "这条告警还不属于任何突发事件" in seat.frame.notices.texts
    matter = matter_of(seat, alert)
    until(qtbot, lambda: seat.models.queue.alert(alert.id).incident)
    qtbot.keyClick(seat.frame.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert seat.frame.window.current_page == own.PAGE
    page = seat.pages.incident
    until(qtbot, lambda: matter.title in page.head.title.words)
    seat.commands.run("room.note")
    page.foot.form.fields["words"].edit.setText("维保单位已到场")
    page.foot.form.submit()
    until(qtbot, lambda: any("维保单位已到场" in row.title for row in page.trail.model.rows))
    seat.commands.run("room.deploy")
    assert seat.frame.window.current_page == rail_pages.DEPLOY
    seat.commands.run(own.OPEN.id)
    assert seat.frame.window.current_page == own.PAGE, "from the forces back into the room"


def test_nothing_of_the_room_is_built_before_it_is_asked_for(seat: Seat) -> None:
    assert seat.frame.window.page_if_built(own.PAGE) is None
    assert seat.frame.window.title(own.PAGE) == "突发事件处置室"


def test_the_first_keys_after_a_start_go_to_the_page(seat: Seat) -> None:
    """They went to the rail, which takes none: the first 签收 of the night was lost."""
    window = seat.frame.window
    assert window.current_page == rail_pages.DUTY
    assert seat.pages.duty.isAncestorOf(window.focusWidget())


def test_an_order_goes_to_whom_title_and_text_name(qtbot, seat: Seat) -> None:
    """Key 5 and the watch page name one unit: what the caller said counts as much as the head."""
    (alert,) = seat.models.queue.alerts()
    told = replace(alert, title="市民来电求助", text="杉影里 12 弄树木倒伏，压住一辆轿车")
    parks = Org("parks", "区绿化市容局", OrgLevel.BUREAU, phone="0000-6160")
    tree = Matter("tree", "树木倒伏", ("树木倒伏",), lead=parks.name)
    bodies = [("org", parks), ("matter", tree), ("alert", told)]
    changes = [
        Change(n, kind, each.id, f"e.{n}", "hall", encode(each))
        for n, (kind, each) in enumerate(bodies, 40)
    ]
    seat.models.feed.publish(seat.store.cache.apply(changes, "e:42"))
    until(qtbot, lambda: seat.models.queue.alert(alert.id).text == told.text)
    until(qtbot, lambda: seat.models.directory.matters())
    seat.commands.run("alert.order")
    ask = seat.pages.duty.detail.foot.ask
    until(qtbot, lambda: ask.is_open)
    assert "区绿化市容局" in ask.answers[0] and "树木倒伏" in ask.answers[0]
