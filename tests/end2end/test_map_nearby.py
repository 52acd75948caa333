"""一张图 at a seat with a hub: from an alert through 周边 to a wall; a line by keys to a patrol."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.alert import Severity
from console.domain.entity import encode
from console.domain.geo import Place, Point
from console.models.nearby import Group
from console.runtime.clock import SystemClock
from console.shell import rail_pages
from tests.end2end.test_camera_directory import CAMERAS, HERE, camera
from tests.end2end.test_pushing import sit, until
from tests.support.hub import add_records, running_hub
from tests.unit.domain.alerts import alert
from widgets.map.marks import Sign

KEY = Qt.Key
FAR = camera(40, "远处", 4_000)


def test_from_an_alert_to_a_wall_of_its_cameras_and_from_a_line_to_a_patrol(
    qtbot, start, tmp_path: Path
) -> None:
    """S6: nothing but keys, from the page's number to the pictures."""
    at = Place("望汐路下立交", "望潮街道", "", HERE)
    now = SystemClock().now()
    raised = alert(Severity.ORANGE, id="A1", place=at, received_at=now)
    known = [(c.KIND, encode(c)) for c in [*CAMERAS, FAR]]
    add_records(tmp_path / "hub", [*known, (raised.KIND, encode(raised))])
    with running_hub(tmp_path / "hub") as hub:
        seat = sit(qtbot, start, hub, tmp_path / "one")
        until(qtbot, lambda: seat.cameras.finder.is_ready)
        until(qtbot, lambda: seat.models.queue.alert("A1") is not None)
        seat.frame.window.show_page(rail_pages.MAP)
        page = seat.pages.map
        until(qtbot, lambda: any(mark.sign is Sign.ALERT for mark in page.plane.marks))

        QTest.keyClick(page.plane, KEY.Key_N)
        assert page.near.isVisible() and "望汐路下立交积水" in page.near.head.accessibleName()
        told = [line.of for line in page.near.lines_of(Group.CAMERAS)]
        assert told == ["C1", "C12", "C2"], "within 300 m, the nearest first"
        QTest.keyClick(page.plane, KEY.Key_W)
        wall = seat.pages.walls.wall(seat.pages.walls.at_hand)
        assert list(wall.view.cameras) == told

        back_to(qtbot, seat, page)
        draw_a_line(page)
        told = [line.of for line in page.near.lines_of(Group.CAMERAS)]
        assert told == ["C3", "C2", "C12", "C1"], "as the line goes, from the north"
        QTest.keyClick(page.plane, KEY.Key_T)
        runner = seat.patrols.on(seat.pages.walls.at_hand).runner
        until(qtbot, lambda: runner.plan is not None)
        until(qtbot, lambda: [c for c in runner.page.cameras if c] == told)
        seat.commands.run("patrol.stop")


def back_to(qtbot, seat, page) -> None:
    """Come back to the map from the wall, which stands in a window of its own."""
    seat.frame.window.show_page(rail_pages.MAP)
    seat.frame.window.activateWindow()
    page.plane.setFocus()
    until(qtbot, page.plane.hasFocus)


def draw_a_line(page) -> None:
    """Draw from 750 m north of the alert down to it, with keys alone but for the first step."""
    plane = page.plane
    plane.bring_closer(plane.to_plane_of(Point(HERE.lon, HERE.lat + 400 / 111_195)), 1.0)
    QTest.keyClick(plane, KEY.Key_L)
    while plane.cross[1] < plane.to_plane_of(HERE)[1] + 740:
        QTest.keyClick(plane, KEY.Key_Up)
    QTest.keyClick(plane, KEY.Key_Return)
    while plane.cross[1] > plane.to_plane_of(HERE)[1]:
        QTest.keyClick(plane, KEY.Key_Down)
    QTest.keyClick(plane, KEY.Key_Return)
    QTest.keyClick(plane, KEY.Key_Return)
    QApplication.processEvents()
