"""解除遮挡 at a seat: written down before anything is seen, and over when another person sits."""

from pathlib import Path

import pytest

from console.app.starter import Starter
from console.domain.camera import Camera, MaskZone
from console.domain.entity import encode
from console.domain.geo import Place
from offline_cache.problems import NoSpace
from offline_cache.values import Change
from tests.end2end.test_alone import enrol
from tests.end2end.test_pushing import wall_of
from tests.end2end.test_seat_people import audit, log_texts, seat_down, until

COVERED = Camera("C9", "砚云里 3 号楼", Place("砚云里"), mask=(MaskZone(0, 0, 0.5, 1, "阳台"),))


@pytest.fixture
def starter(start, qtbot, tmp_path: Path) -> Starter:
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    seat = starter.seat
    changes = [Change(2, "camera", "C9", "e.2", "hall", encode(COVERED))]
    seat.models.feed.publish(seat.store.cache.apply(changes, "e:2"))
    until(qtbot, lambda: seat.models.directory.camera("C9"))
    wall_of(seat, "video", "C9").grid.set_focused(0)
    return starter


def uncover(starter: Starter) -> None:
    starter.seat.commands.run("wall.uncover")
    panel = starter.seat.wall_tools.covers.panel
    panel.reason.set_text("核实高空抛物")
    panel.submit()


def test_it_is_in_log_and_audit_before_anything_is_seen(qtbot, starter: Starter) -> None:
    """H840."""
    covers = starter.seat.desk.covers
    uncover(starter)
    until(qtbot, lambda: covers.left("C9"))
    assert any("核实高空抛物" in text for text in log_texts(starter))
    lines = [line for line in audit(starter) if line[1] == "camera.uncovered"]
    assert [line[:3] for line in lines] == [("linlan", "camera.uncovered", "done")]
    assert "核实高空抛物" in lines[0][3]


def test_what_could_not_be_written_down_is_not_seen(qtbot, starter: Starter, monkeypatch) -> None:
    """H840: the disk took no line, and the picture was uncovered without one."""
    seat = starter.seat

    def full(*_: object) -> None:
        raise NoSpace("no space left", "journal.db")

    monkeypatch.setattr(seat.executor._journal, "append_chained", full)
    uncover(starter)
    until(qtbot, lambda: "未解除遮挡" in seat.frame.notices.last_refusal)
    assert seat.desk.covers.left("C9") == 0 and seat.desk.covers.of(COVERED)


def test_another_person_sees_it_covered_again(qtbot, starter: Starter) -> None:
    """H840: the look was the one's who gave a reason."""
    covers = starter.seat.desk.covers
    uncover(starter)
    until(qtbot, lambda: covers.left("C9"))
    seat_down(qtbot, starter, "zhouyan")
    assert covers.left("C9") == 0
    until(qtbot, lambda: any("恢复隐私遮挡（换人）" in text for text in log_texts(starter)))


def test_a_seat_that_is_locked_meanwhile_uncovers_nothing(qtbot, starter: Starter) -> None:
    """H840."""
    seat = starter.seat
    starter.seating.people.lock.lock()
    seat.wall_tools.covers._uncover(COVERED, 2, "核实高空抛物")
    until(qtbot, lambda: "未解除遮挡" in seat.frame.notices.last_refusal)
    assert seat.desk.covers.left("C9") == 0
