"""解除遮挡 at a seat: written down before anything is seen, and over when another person sits."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from console.app.starter import Starter
from console.commands.intention import Result
from console.domain.camera import Camera, MaskZone
from console.domain.entity import encode
from console.domain.geo import Place
from console.screens.common.covered_parts import parts_of
from offline_cache.problems import NoSpace
from offline_cache.values import Change
from tests.end2end.test_alone import enrol
from tests.end2end.test_pushing import wall_of
from tests.end2end.test_seat_people import audit, log_texts, seat_down, until

COVERED = Camera("C9", "砚云里 3 号楼", Place("砚云里"), mask=(MaskZone(0, 0, 0.5, 1, "阳台"),))


@pytest.fixture
def starter(start, qtbot, tmp_path: Path) -> Starter:
    enrol(tmp_path / "seat", ("zhouyan", "周雁", "officer"), ("linlan", "林岚"))
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


def test_h880_whoever_locks_the_seat_looks_no_more_and_that_stands_in_the_log(
    qtbot, starter: Starter
) -> None:
    """H880: a passer-by saw what one person had a reason to see, and no line said until when."""
    covers = starter.seat.desk.covers
    uncover(starter)
    until(qtbot, lambda: covers.left("C9"))
    starter.seating.people.lock.lock()
    until(qtbot, lambda: covers.left("C9") == 0)
    until(qtbot, lambda: any("恢复隐私遮挡（锁定）" in text for text in log_texts(starter)))


def test_h880_whoever_takes_a_locked_seat_finds_it_covered_and_in_the_log(
    qtbot, starter: Starter
) -> None:
    covers = starter.seat.desk.covers
    uncover(starter)
    until(qtbot, lambda: covers.left("C9"))
    starter.seating.people.lock.lock()
    seat_down(qtbot, starter, "zhouyan")
    assert covers.left("C9") == 0
    until(qtbot, lambda: any("恢复隐私遮挡（" in text for text in log_texts(starter)))


def test_a_seat_that_is_locked_meanwhile_uncovers_nothing(qtbot, starter: Starter) -> None:
    """H840."""
    seat = starter.seat
    starter.seating.people.lock.lock()
    seat.wall_tools.covers._uncover(COVERED, 2, "核实高空抛物")
    until(qtbot, lambda: "未解除遮挡" in seat.frame.notices.last_refusal)
    assert seat.desk.covers.left("C9") == 0


def publish(seat, number: int, camera: Camera) -> None:
    changes = [Change(number, "camera", camera.id, f"e.{number}", "hall", encode(camera))]
    seat.models.feed.publish(seat.store.cache.apply(changes, f"e:{number}"))


def test_a_cover_the_hub_tells_of_is_on_the_standing_wall(qtbot, starter: Starter) -> None:
    """H982."""
    seat = starter.seat
    view = seat.pages.walls.wall("video").pictures.view_of("C9")
    publish(seat, 3, replace(COVERED, mask=()))
    until(qtbot, lambda: view.covered == ())
    publish(seat, 4, COVERED)
    until(qtbot, lambda: view.covered == parts_of(COVERED))


def test_a_panel_that_stands_when_another_person_sits_down_uncovers_nothing(
    qtbot, starter: Starter
) -> None:
    """H983: the leader opened it, and whoever sat down next pressed Enter."""
    seat = starter.seat
    seat.commands.run("wall.uncover")
    covers = seat.wall_tools.covers
    covers.panel.reason.set_text("核实高空抛物")
    seat_down(qtbot, starter, "zhouyan")
    assert covers.panel is None
    covers._uncover(COVERED, 2, "核实高空抛物")  # a key that was on its way
    until(qtbot, lambda: "值班长" in seat.frame.notices.last_refusal)
    assert seat.desk.covers.left("C9") == 0
    assert not any("解除隐私遮挡" in text for text in log_texts(starter))


def test_a_person_who_leaves_before_the_line_is_written_uncovers_nothing(
    qtbot, starter: Starter, monkeypatch
) -> None:
    """H983: written under one name, seen by another."""
    seat = starter.seat
    held: list[Future[Result]] = []
    write = seat.acts.log.write

    def slow(*words: str, **more: object) -> "Future[Result]":
        held.append(Future())
        write(*words, **more)
        return held[-1]

    monkeypatch.setattr(seat.acts.log, "write", slow)
    uncover(starter)
    monkeypatch.undo()
    seat_down(qtbot, starter, "zhouyan")
    held[0].set_result(Result())
    until(qtbot, lambda: any("恢复隐私遮挡（换人）" in text for text in log_texts(starter)))
    assert seat.desk.covers.left("C9") == 0
