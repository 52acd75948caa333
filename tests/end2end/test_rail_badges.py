"""B-19: what waits behind an item of the rail is counted there, in the colour of the worst."""

from datetime import timedelta
from pathlib import Path

import pytest

from console.domain.check import Check
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.screens.intake.draft import PREFIX, CallDraft
from tests.end2end.test_alone import enrol
from tests.end2end.test_camera_directory import CAMERAS
from tests.end2end.test_pushing import told, until, wall_of
from tests.unit.domain.alerts import Severity, alert
from widgets.common.theme import Grade
from widgets.frame.rail import Badge


@pytest.fixture
def seat(start, tmp_path: Path):
    """A seat of an officer; it has no hub."""
    enrol(tmp_path / "seat", ("linlan", "林岚", "officer"))
    made = start.unlocked(tmp_path / "seat").seat
    made._talk.stop()
    made._talk.blockSignals(True)
    return made


def test_calls_that_are_not_registered_wait_behind_their_item(qtbot, seat) -> None:
    rail, now = seat.frame.window.rail, seat.clock.now()
    for number, severity in enumerate((Severity.YELLOW, Severity.RED)):
        call = CallDraft(
            f"{PREFIX}{number}", now, words="围挡倒塌", severity=severity, is_graded=True
        )
        seat.store.journal.put_draft(call.id, call.to_body())
    panel = seat.pages.intake
    assert rail.badge("intake") == Badge(2, Grade.RED)
    panel.register()
    until(qtbot, lambda: rail.badge("intake") in (Badge(1, Grade.RED), Badge(1, Grade.YELLOW)))
    panel.register()
    until(qtbot, lambda: rail.badge("intake") is None)


def test_alerts_that_want_to_be_looked_at_wait_behind_the_video(qtbot, seat) -> None:
    told(seat, *CAMERAS)
    wall, rail = wall_of(seat, "video", "C3"), seat.frame.window.rail
    for id, severity in (("A1", Severity.ORANGE), ("A2", Severity.RED)):
        wall.show_alert(alert(severity, id=id), ["C1"])
    assert rail.badge("video") == Badge(2, Grade.RED)
    wall.drop_alert("A2")
    assert rail.badge("video") == Badge(1, Grade.ORANGE)
    wall.drop_alert("A1")
    assert rail.badge("video") is None


def test_units_and_cards_have_the_grade_of_their_alert(qtbot, seat) -> None:
    rail, now = seat.frame.window.rail, seat.clock.now()
    told(seat, alert(Severity.ORANGE, id="A1", received_at=now))
    until(qtbot, lambda: seat.models.queue.alert("A1") is not None)
    sent = now - timedelta(minutes=5)
    unit = Assignment("u1", "o1", "team", "排水应急二分队", times=(StageTime(Stage.SENT, sent),))
    order = DispatchOrder(
        "o1", "1-1", "A1", "到场", sent, "linlan", "林岚", "seat", assignments=("u1",)
    )
    told(seat, unit, order, Check("c1", "figures_apart", targets=("alert/A1",)))
    until(qtbot, lambda: rail.badge("deploy") == Badge(1, Grade.ORANGE))
    until(qtbot, lambda: rail.badge("log") == Badge(1, Grade.ORANGE))
