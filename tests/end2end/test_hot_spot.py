"""Which camera an alert brings onto the wall: the one that found it, and none that is forbidden."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.domain.alert_marks import Evidence, Severity
from tests.end2end.test_alone import enrol
from tests.end2end.test_camera_directory import CAMERAS, HERE, camera
from tests.end2end.test_pushing import told, until, wall_of
from tests.unit.domain.alerts import alert

NEAREST = camera(20, "杉影里小区 1 号岗", 5, is_restricted=True)


@pytest.fixture
def seat(start, tmp_path: Path):
    """A seat of an officer, who may not look at every camera; it has no hub."""
    enrol(tmp_path / "seat", ("linlan", "林岚", "officer"))
    made = start.unlocked(tmp_path / "seat").seat
    made._talk.stop()
    made._talk.blockSignals(True)
    return made


def test_h827_the_hot_spot_is_the_camera_that_found_it_else_the_nearest_allowed(
    qtbot, seat
) -> None:
    told(seat, *CAMERAS, NEAREST)
    wall = wall_of(seat, "video", "C3")

    def hot(id: str, found_by: str = "") -> str:
        seen = Evidence(camera=found_by) if found_by else None
        now = seat.clock.now()
        place = replace(CAMERAS[0].place, point=HERE)
        told(seat, alert(Severity.RED, id=id, received_at=now, evidence=seen, place=place))
        until(qtbot, lambda: wall.hot.current is not None and wall.hot.current.alert.id == id)
        camera = wall.hot.current.camera
        wall.drop_alert(id)
        return camera

    assert hot("A1") == "C1", "the nearest is not for this seat"
    assert hot("A2", "C3") == "C3"
    assert hot("A3", "C20") == "C1", "what found it may not be looked at here"
    assert hot("A4", "unknown") == "C1"
