"""A seat with twenty cameras of its own addresses and no hub: on patrol, and what is told to it."""

from dataclasses import replace
from itertools import count

from console.domain.duty import LogEntry
from console.domain.entity import decode, encode
from console.domain.patrol_plan import PatrolPlan
from offline_cache.values import Change
from tests.end2end.test_alone import enrol
from tests.end2end.test_patrol import FLOOD, until

CAMERAS = [replace(camera, urls=("rtsp://127.0.0.1:9/x",)) for camera in FLOOD]
POOL = ("点位:" + ",".join(camera.id for camera in CAMERAS[:12]),)
PLAN = PatrolPlan("", "下立交", dwell=600.0, pool=POOL)
_numbers = count(2)


def publish(seat, *records) -> None:
    """What the hub would send."""
    changes = [
        Change(number, each.KIND, each.id, f"e.{number}", "hall", encode(each))
        for number, each in zip(_numbers, records, strict=False)
    ]
    seat.models.feed.publish(seat.store.cache.apply(changes, f"e:{changes[-1].seq}"))


def alone(qtbot, start, folder, *people: tuple[str, ...]):
    """Return a console whose seat has cameras, and never hears of a hub; nothing reads them yet."""
    enrol(folder, *(people or (("linlan", "林岚"),)))
    starter = start.unlocked(folder)
    seat = starter.seat
    seat._talk.stop()
    publish(seat, *CAMERAS)
    until(qtbot, lambda: seat.models.directory.camera("C19"))
    return starter


def settle(seat) -> None:
    """Let what was done be written before the console ends: it would be shown in a closed store."""
    seat.lanes.acts.run(lambda: None)


def ready(qtbot, seat) -> None:
    """Wait until the directory is read."""
    until(qtbot, lambda: seat.cameras.finder.is_ready)


def plan(seat, name: str = PLAN.name) -> PatrolPlan:
    """Return a plan that is saved at the seat."""
    return seat.patrols.plans.save(replace(PLAN, name=name))


def wall_of_four(seat):
    """Return the first wall, of four tiles."""
    seat.screens.show_own("video")
    wall = seat.pages.walls.wall("video")
    wall.set_count(4)
    return wall


def on_patrol(seat):
    """Return a wall of four tiles, and the patrol that runs there, or waits to."""
    wall = wall_of_four(seat)
    seat.patrols.start("video", plan(seat))
    return wall, seat.patrols.on("video").runner


def lines(seat) -> list[str]:
    """What the duty log says of patrols, the oldest first."""
    entries = [decode(LogEntry, row.body) for row in seat.store.cache.select(LogEntry.KIND)]
    told = [e.text for e in sorted(entries, key=lambda e: e.number) if e.category == "视频"]
    return [text.replace("，视频墙 1", "") for text in told]
