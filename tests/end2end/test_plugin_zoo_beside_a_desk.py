"""A desk on duty with the whole zoo at it: queue, wall and log do not miss a beat.

The plugins lie in the seat's own folder and are let in by its shift leader; what their pages say is
read from the pages. The beat (an alert from its posting to its paint, a line of the log until it
is saved, pictures of a camera, how long the screen stood still) is taken before, while they
attack, and after, and compared: how quick this machine is does not matter.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from console.bench.plugins_zoo_cages import CAGES
from console.bench.plugins_zoo_desk import Seen, ZooDesk, until
from console.bench.plugins_zoo_pulse import Beat, Pulse
from console.bench.plugins_zoo_seat import CAMERA, poster, sit_down
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from tests.support.cameras import running_cameras
from tests.support.hub import TOKEN, add_records, running_hub

ROUNDS = 5
TIMES = 4
"""So much longer it may take, with all of them at once on the same two processors."""
LEAST_MS = {"alert": 250.0, "log": 60.0, "gap": 40.0}
"""A beat quicker than this is taken for this long: an alert may take a second in all."""
TAKES_HALF_A_MINUTE = "burns the processor"
"""And gets none while all the others are there: its words are read where it is alone."""


def is_held(quiet: Sequence[Beat], during: Beat) -> bool:
    """Whether nothing a person feels is so much worse than before and after."""

    def is_in_time(name: str) -> bool:
        longest = max(LEAST_MS[name], *(getattr(beat, name) for beat in quiet))
        return getattr(during, name) <= TIMES * longest

    is_quick = all(map(is_in_time, LEAST_MS))
    return is_quick and during.pictures >= min(beat.pictures for beat in quiet) / 2


@pytest.fixture
def place(tmp_path: Path):
    """A hub that knows a camera, and what posts an alert there."""
    with running_cameras(tmp_path / "cameras") as cameras:
        url = cameras.rtsp(CAMERA)
        camera = Camera(CAMERA, "望汐路下立交东口", Place("望汐路"), urls=(url,))
        add_records(tmp_path / "hub", [(Camera.KIND, encode(camera))])
        with running_hub(tmp_path / "hub") as hub, poster(hub.url, TOKEN) as post:
            yield hub, post


async def desk_of(start, place, folder: Path) -> tuple[ZooDesk, Pulse]:
    hub, post = place
    starter = start(hub.url, folder)
    await until(lambda: starter.seat is not None, "logged in")
    pulse = await sit_down(starter.seat, post)
    desk = ZooDesk(starter.seat, folder, pulse)
    await desk.begin()
    return desk, pulse


@pytest.mark.alone
@pytest.mark.parametrize(
    "cages",
    [
        pytest.param(CAGES[::4], id="some"),
        pytest.param(CAGES, id="all", marks=pytest.mark.long),
    ],
)
async def test_the_zoo_at_once_each_page_says_it_and_the_desk_does_not_miss_a_beat(
    qtbot, start, place, tmp_path: Path, cages
) -> None:
    desk, pulse = await desk_of(start, place, tmp_path / "seat")
    before = await pulse.take(ROUNDS)
    installers = await desk.let_loose(cages)
    async with desk.reading(cages) as words:
        during = await pulse.take(ROUNDS)
        seen = {each.name: Seen(before, during, words[each.name], installers[each.name])
                for each in cages}  # fmt: skip
        for cage in (each for each in cages if each.name != TAKES_HALF_A_MINUTE):
            if cage.is_drawn:
                desk.show(cage)
            told = seen[cage.name]
            await until(lambda: told.says(cage), lambda: f"{cage}: {told.words}")  # noqa: B023
    for cage in cages:
        await desk.take_away(cage)
    after = await pulse.take(ROUNDS)
    assert is_held((before, after), during), (before, during, after)


@pytest.mark.alone
@pytest.mark.long
async def test_one_after_the_other_and_the_desk_does_not_miss_a_beat(
    qtbot, start, place, tmp_path: Path
) -> None:
    desk, _ = await desk_of(start, place, tmp_path / "seat")
    for cage in CAGES:
        seen = await desk.watch(cage, ROUNDS)
        assert is_held((seen.quiet,), seen.during), (cage.name, seen)
