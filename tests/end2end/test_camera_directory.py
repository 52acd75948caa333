"""Cameras by keys on the wall: directory, number, a look asked for, the ring of an incident."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app import quick_wall
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place, Point
from console.domain.incident import Incident
from console.runtime.clock import SystemClock
from tests.end2end.test_pushing import sit, until
from tests.support.hub import add_person, add_records, running_hub

KEY = Qt.Key
PAD = Qt.KeyboardModifier.KeypadModifier
HERE = Point(121.0, 31.0)


def camera(number: int, name: str, metres: float, is_restricted: bool = False) -> Camera:
    place = Place(name, "望潮街道", "", Point(121.0, 31.0 + metres / 111_195))
    return Camera(
        f"C{number}",
        f"望潮·{name}",
        place,
        number=str(number),
        groups=("防汛/下立交",),
        is_restricted=is_restricted,
    )


CAMERAS = [
    camera(1, "望汐路下立交东口", 40),
    camera(2, "望汐路下立交西口", 250),
    camera(3, "滨水步道北段", 700),
    camera(12, "杉影里小区 2 号岗", 60, is_restricted=True),
]
INCIDENT = Incident(
    "I1", "望汐路积水", SystemClock().now() - timedelta(minutes=5), "linlan", "林岚", "seat-1",
    place=Place("望汐路下立交", "望潮街道", "", HERE),
)  # fmt: skip


def keys(widget, text: str) -> None:
    for sign in text:
        if sign == "\n":
            QTest.keyClick(widget, KEY.Key_Return)
        else:
            QTest.keyClicks(widget, sign)


def wall_of(seat):
    seat.screens.show_own("video")
    wall = seat.pages.walls.wall("video")
    wall.set_count(4)
    return wall


def test_cameras_come_onto_the_wall_by_words_by_number_and_around_an_incident(
    qtbot, start, tmp_path: Path
) -> None:
    """A-35, A-39, A-40: 12 ⏎ 3 ⏎, the directory, the ring; each by keys."""
    add_records(tmp_path / "hub", [(c.KIND, encode(c)) for c in [*CAMERAS, INCIDENT]])
    with running_hub(tmp_path / "hub") as hub:
        seat = sit(qtbot, start, hub, tmp_path / "one")
        wall, desk = wall_of(seat), seat.camera_panels
        wall.show_group("组", ["C3"])
        until(qtbot, lambda: seat.cameras.finder.is_ready)

        line = desk.number(wall)
        QTest.keyClick(wall.grid, KEY.Key_2, PAD)
        assert line.isVisible() and "望汐路下立交西口" in line.words
        keys(line, "\n")
        keys(line, "9\n")
        assert "没有第 9 格" in line.words and wall.placed == ["C3", "", "", ""]
        QTest.keyClick(line, KEY.Key_Escape)
        assert line.isVisible(), "back to the camera's number"
        keys(line, "\n3\n")
        assert wall.placed == ["C3", "", "C2", ""] and not line.isVisible()
        seat.commands.run("camera.number")
        keys(line, "404\n")
        assert "没有编号 404 的点位" in line.words
        QTest.keyClick(line, KEY.Key_Escape)
        assert not line.isVisible()

        seat.commands.run("camera.directory")
        panel = desk.panel(wall)
        keys(panel.field, "wxlxlj")
        assert [each.id for each in panel.found] == ["C1", "C2"]
        QTest.keyClick(panel.field, KEY.Key_Down)
        assert panel.subject().refs == ("camera/C1",), "a note is about the row"
        QTest.keyClick(panel.table, KEY.Key_4)
        assert wall.placed == ["C3", "", "C2", "C1"] and not panel.isVisible()
        panel.open()
        QTest.keyClick(panel.field, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert set(wall.view.cameras) == {"C1", "C2", "C3", "C12"}, "a leader sees all of them"

        patrol_what_is_found(qtbot, seat, wall, panel)
        patrol_what_is_drawn(qtbot, seat, wall)
        quick_wall.of_incident(seat, seat.pages, "I1")
        assert wall.view.cameras == ("C1", "C12", "C2", "C3")
        until(qtbot, lambda: quick_wall.kept_wall(seat, "I1") is not None)
        wall.place("", 1)
        seat.commands.run("incident_wall.keep")
        until(qtbot, lambda: quick_wall.kept_wall(seat, "I1").cameras == ("C1", "C2", "C3"))
        wall.show_group("别的", ["C3"])
        seat.commands.run("incident_wall.keep")
        assert quick_wall.kept_wall(seat, "I1").cameras == ("C1", "C2", "C3")
        quick_wall.of_incident(seat, seat.pages, "I1")
        assert wall.view.cameras == ("C1", "C2", "C3")

        QTest.keyClick(wall.grid, KEY.Key_1)
        assert line.isVisible(), "digits above the letters begin a number, too"
        keys(line, "2\n4\n")
        assert wall.placed[3] == "C12"
        QTest.keyClick(wall.grid, KEY.Key_1)
        until(qtbot, lambda: len(wall.placed) == 1)  # one that lays out and stands alone
        assert not line.isVisible()


def patrol_what_is_found(qtbot, seat, wall, panel) -> None:
    """A-39: what was found or picked is gone round at once, under a plan that is kept nowhere."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    panel.open()
    keys(panel.field, "wxlxlj")
    QTest.keyClick(panel.field, KEY.Key_Return, both)
    until(qtbot, lambda: seat.patrols.on("video").runner.plan is not None)
    runner = seat.patrols.on("video").runner
    assert [c for c in runner.page.cameras if c] == ["C1", "C2"] and not panel.isVisible()
    assert runner.plan.name == "wxlxlj（临时轮巡）" and not runner.plan.id.startswith("own/")
    panel.open()
    panel.table.set_current("C3")
    QTest.keyClick(panel.table, KEY.Key_Space)
    QTest.keyClick(panel.table, KEY.Key_Return, both)
    assert [c for c in runner.page.cameras if c] == ["C3"]
    seat.commands.run("patrol.stop")


def patrol_what_is_drawn(qtbot, seat, wall) -> None:
    """A-39: an area drawn on the small map goes round at once; an empty one is told."""
    small = seat.pages.deploy.columns.matter.map
    small.box_drawn.emit(Point(121.5, 31.0), Point(121.6, 31.1))
    assert seat.patrols.on("video").runner.plan is None
    small.box_drawn.emit(Point(120.999, 31.0), Point(121.001, 31.0 + 300 / 111_195))
    until(qtbot, lambda: {c for c in wall.placed if c} == {"C1", "C2", "C12"})
    seat.commands.run("patrol.stop")


def test_a_look_is_asked_for_given_by_the_leader_and_ends(qtbot, start, tmp_path: Path) -> None:
    """A-38: 申请调看 by P, given by 1; both sides hear of it; what is closed is counted."""
    add_person(tmp_path / "hub", "zhou", "officer", "周宁")
    add_records(tmp_path / "hub", [(c.KIND, encode(c)) for c in CAMERAS])
    with running_hub(tmp_path / "hub") as hub:
        lead = sit(qtbot, start, hub, tmp_path / "one")
        zhou = sit(qtbot, start, hub, tmp_path / "two", account="zhou", seat=("seat-2", "二号席"))
        wall, desk = wall_of(zhou), zhou.camera_panels
        until(qtbot, lambda: zhou.cameras.finder.is_ready)
        ring = quick_wall.ring(zhou, HERE)
        assert (ring.ids, ring.hidden) == (("C1", "C2", "C3"), 1)
        assert ring.rings == ((100, 1), (300, 1), (800, 1))
        panel = desk.panel(wall)
        panel.open()
        assert "另有 1 路无权限" in panel.head.accessibleName()
        panel.put_away()

        wall.place("C12", 0)
        wall.grid.set_focused(0)
        zhou.commands.run("viewing.ask")
        form = zhou.camera_panels.asking.form
        keys(form.fields["reason"].field.edit, "\n")
        assert "须写明事由" in form.head.accessibleName()
        form.fields["reason"].field.set_text("核实积水")
        keys(form.fields["reason"].field.edit, "\n")
        closed = CAMERAS[-1]
        until(qtbot, lambda: lead.cameras.viewings.asked)
        assert not zhou.cameras.may_see(closed)
        shown = lead.camera_panels.list
        shown.open()
        assert "核实积水" in shown.rows.rows[0].title
        assert closed.name in shown.subject().words
        QTest.keyClick(shown.table, KEY.Key_1)
        until(qtbot, lambda: zhou.cameras.may_see(closed))
        assert quick_wall.ring(zhou, HERE).hidden == 0
        QTest.keyClick(shown.table, KEY.Key_2)
        until(qtbot, lambda: not zhou.cameras.may_see(closed))
