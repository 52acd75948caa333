"""A desk on duty with the whole zoo beside it: queue, wall and log do not miss a beat.

The same four things are measured before and after, with no guest, and while the bad guests attack
(all at once under the product's own limits; one by one, started again each time it is ended): an
alert posted until it stands in the queue, a line of the log until it is saved, pictures of a camera
painted, the longest the screen stood still. They are compared with each other: how quick this
machine is does not matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer

from console.app.plugin_door import PluginDoor
from console.bench.plugins_zoo import ANIMALS, QUICK, Animal
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from console.plugin_host.guests.limits import Limits
from tests.end2end.test_pushing import until, wall_of
from tests.support.cameras import running_cameras
from tests.support.guest_stage import GuestStage, guest_stage
from tests.support.hub import Hub, add_records, alert, running_hub

ROUNDS = 5
WINDOW_MS = 500
TIMES = 4
"""So much longer it may take, with all of them at once on the same two processors."""
LEAST_MS = 40.0
"""A beat quicker than this is taken for this long: below, it is the test's own look that counts."""
UNTIRING = replace(QUICK, most_falls=1000, restart_after=Limits().restart_after)


@dataclass(frozen=True)
class Beat:
    """What a person at the desk feels; milliseconds, and pictures in a second."""

    queue: float
    log: float
    gap: float
    pictures: float


class Pulse:
    """Takes the beat of a seat."""

    def __init__(self, qtbot, seat, hub: Hub, grid) -> None:
        self._qtbot, self._seat, self._hub, self._grid = qtbot, seat, hub, grid
        self._number = 0
        self._last, self._gap = 0.0, 0.0
        self._timer = QTimer(grid)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)

    def take(self) -> Beat:
        rounds = [self._round() for _ in range(ROUNDS)]
        return Beat(
            median(beat.queue for beat in rounds),
            median(beat.log for beat in rounds),
            median(beat.gap for beat in rounds),
            median(beat.pictures for beat in rounds),
        )

    def _round(self) -> Beat:
        queue, log = self._queue(), self._log()
        gap, pictures = self._watch()
        return Beat(queue, log, gap, pictures)

    def _queue(self) -> float:
        self._number += 1
        (posted,) = self._hub.post_alerts([alert(self._number)])
        queue = self._seat.models.queue
        return self._timed(lambda: queue.row_of(posted["alert"]) >= 0)

    def _log(self) -> float:
        begin = perf_counter()
        assert self._seat.acts.log.write(f"第 {self._number} 行").result(30).is_saved
        return (perf_counter() - begin) * 1000

    def _watch(self) -> tuple[float, float]:
        before, begin = self._grid.painted_frames()[0], perf_counter()
        self._last, self._gap = begin, 0.0
        self._timer.start()
        self._qtbot.wait(WINDOW_MS)
        self._timer.stop()
        painted = self._grid.painted_frames()[0] - before
        return self._gap * 1000, painted / (perf_counter() - begin)

    def _tick(self) -> None:
        now = perf_counter()
        self._gap, self._last = max(self._gap, now - self._last), now

    def _timed(self, is_so: Callable[[], bool]) -> float:
        begin = perf_counter()
        until(self._qtbot, is_so)
        return (perf_counter() - begin) * 1000


def attack(stage: GuestStage, animal: Animal) -> str:
    """Let one loose; return its id."""
    id = animal.name.replace(" ", "-").lower()
    stage.start(animal.code, id=id, guest=animal.guest)
    return id


def is_held(quiet: tuple[Beat, Beat], during: Beat) -> bool:
    """Whether nothing a person feels is so much worse than before and after."""

    def longest(of: Callable[[Beat], float]) -> float:
        return TIMES * max(LEAST_MS, *map(of, quiet))

    is_in_time = (
        during.queue <= longest(lambda beat: beat.queue)
        and during.log <= longest(lambda beat: beat.log)
        and during.gap <= longest(lambda beat: beat.gap)
    )
    return is_in_time and during.pictures >= min(beat.pictures for beat in quiet) / 2


@pytest.fixture
def pulse(qtbot, start, tmp_path: Path):
    """A desk with a camera on its wall, and its pulse."""
    with running_cameras(tmp_path / "cameras") as cameras:
        camera = Camera("C1", "望汐路下立交东口", Place("望汐路"), urls=(cameras.rtsp("C1"),))
        add_records(tmp_path / "hub", [(Camera.KIND, encode(camera))])
        with running_hub(tmp_path / "hub") as hub:
            starter = start(hub.url, tmp_path / "seat")
            until(qtbot, lambda: starter.seat is not None)
            seat = starter.seat
            until(qtbot, lambda: seat.models.directory.camera("C1") is not None)
            until(qtbot, lambda: not seat.models.link.is_cut_off)
            wall = wall_of(seat, "video", "C1")
            until(qtbot, lambda: wall.grid.painted_frames()[0] > 10)
            yield Pulse(qtbot, seat, hub, wall.grid), seat


def set_loose(beats: Pulse, seat, folder: Path, animals: Sequence[Animal], limits: Limits) -> None:
    """Take the beat before, during and after these attack."""
    before = beats.take()
    with guest_stage(folder, limits, door=door_of(seat)) as stage:
        loose = {attack(stage, animal) for animal in animals}
        stage.until(lambda: {health.plugin for health in stage.history} == loose)
        during = beats.take()
        stage.until(lambda: any(health.fault for health in stage.history))
    after = beats.take()
    assert is_held((before, after), during), (animals, before, during, after)


def door_of(seat) -> PluginDoor:
    return PluginDoor(seat.store.cache, seat.lanes.pages, seat.acts.executor, lambda *_: None)


@pytest.mark.alone
def test_the_whole_zoo_at_once_and_the_desk_does_not_miss_a_beat(pulse, tmp_path: Path) -> None:
    set_loose(*pulse, tmp_path / "zoo", ANIMALS, Limits())


@pytest.mark.alone
@pytest.mark.long
def test_one_after_the_other_and_the_desk_does_not_miss_a_beat(pulse, tmp_path: Path) -> None:
    for number, animal in enumerate(ANIMALS):
        set_loose(*pulse, tmp_path / str(number), (animal,), UNTIRING)
