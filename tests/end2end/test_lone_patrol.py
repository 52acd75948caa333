"""A patrol at a seat without a hub: what other acts at the wall do to it, and it to them."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.commands import camera_commands
from console.domain.incident import Incident
from tests.end2end.lone_patrol import alone, on_patrol, publish
from tests.end2end.test_patrol import until


@pytest.fixture
def seat(qtbot, start, tmp_path: Path):
    return alone(qtbot, start, tmp_path / "seat").seat


def saved(seat, kind: str) -> list:
    """What waits to be sent to the hub."""
    return [each for each in seat.store.journal.unsent() if each.kind == kind]


def test_pictures_of_the_patrol_are_not_kept_with_an_incident(qtbot, seat) -> None:
    """H985: the ring gave way to the patrol by itself, and I wrote an empty wall over the kept."""
    wall, runner = on_patrol(seat)
    wall.show_group("周边", ["C15", "C16"])
    wall.incident = "I1"
    runner.resume()
    assert wall.is_on_patrol_page
    seat.commands.run(camera_commands.KEEP.id)
    assert seat.frame.notices.last_refusal == "这面墙不是为突发事件打开的"
    wall.show_group("周边", ["C15", "C16"])
    kept = wall.view
    wall.incident = "I1"
    wall.restore(replace(kept, cameras=("C17",)))
    seat.frame.notices.say_refused("")
    seat.commands.run(camera_commands.KEEP.id)
    assert seat.frame.notices.last_refusal == "这面墙不是为突发事件打开的"
    assert not saved(seat, "incident_wall.keep")


def test_nothing_is_never_kept_over_the_wall_of_an_incident(qtbot, seat) -> None:
    """H985: every tile was cleared, and I kept that."""
    wall, _ = on_patrol(seat)
    wall.show_group("周边", ["C15"])
    wall.incident = "I1"
    seat.commands.run(camera_commands.KEEP.id)
    until(qtbot, lambda: "没有" in seat.frame.notices.last_refusal)
    publish(seat, Incident("I1", "积水", seat.clock.now(), "p1", "林岚", "seat-1"))
    wall.place("", 0)
    seat.commands.run(camera_commands.KEEP.id)
    assert "没有可存入的画面" in seat.frame.notices.last_refusal
    assert not saved(seat, "incident_wall.keep")
    wall.place("C16", 0)
    seat.commands.run(camera_commands.KEEP.id)
    until(qtbot, lambda: saved(seat, "incident_wall.keep"))
    assert saved(seat, "incident_wall.keep")[0].body["args"]["cameras"] == ["C16"]
