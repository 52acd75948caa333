"""画面未变: one picture again and again is told on its tile, and proves nothing (H872)."""

from random import Random

import pytest
from PySide6.QtGui import QImage

from console.screens.wall.proof_watch import ProofWatch
from console.screens.wall.still_pictures import StillPictures
from tests.gui.wall.test_patrol_wall import IDS, PLAN, POOL
from tests.gui.wall.test_proof_watch import SEEN, STALE, MovingView, Watched

DARK = bytes(20 + each % 3 for each in range(256))
"""Makes the faint noise of a sensor at night out of any noise."""


class Repeating(MovingView):
    """One picture, with a clock that goes on above it."""

    def image(self):
        image = super(MovingView, self).image().copy()
        shown = image.copy(0, image.height() // 2, 80, 10)
        for x in range(80):
            shade = int(self.clock.monotonic()) * 3 % 200
            shown.setPixel(x, 5, 0xFF000000 | shade * 0x10101)
        lines = [shown.pixel(x, 5) for x in range(80)]
        for y in range(4, 14):
            for x, each in enumerate(lines):
                image.setPixel(x, y, each)
        return image


class Night(MovingView):
    """A dark yard in which nothing moves."""

    def image(self):
        wide, high = self.size
        seed = int(self.clock.monotonic() * 25)
        data = Random(seed).randbytes(wide * high * 4).translate(DARK)
        return QImage(data, wide, high, QImage.Format.Format_RGB32).copy()


@pytest.fixture
def watched(qtbot, stage):
    made = Watched(stage)
    special = {IDS[0]: Repeating, IDS[1]: Night}
    plain = made.cameras.made

    def view(camera, *told):
        if camera not in special:
            return plain(camera, *told)
        found = special[camera](*told)
        found.clock = made.clock
        return found

    made.cameras.made = view
    made.stills = StillPictures(made.clock, made.wall)
    made.stills.follow(made.wall)
    made.watch._is_unchanged = made.stills.is_unchanged
    made.wall.ticked.disconnect(made.watch.look)
    made.wall.ticked.connect(made.watch.look)
    qtbot.addWidget(made.wall)
    made.wall.resize(1280, 720)
    made.wall.set_count(4)
    with qtbot.waitExposed(made.wall):
        made.wall.show()
    yield made
    made.runner.stop()
    qtbot.waitUntil(lambda: True)


def test_h872_one_picture_again_and_again_is_told_and_does_not_count(qtbot, watched) -> None:
    assert isinstance(watched.watch, ProofWatch)
    watched.runner.start(PLAN, POOL)
    watched.runner.hold_wall()
    notes = watched.wall.grid
    watched.pass_by(20.0)
    assert "unchanged" not in notes.part(0).words, "half a minute says nothing yet"
    watched.pass_by(16.0)
    assert "unchanged since 20:20" in notes.part(0).words
    assert "Live" in notes.part(0).words, "it is told, and not called frozen"
    assert "unchanged" not in notes.part(1).words, "a night without motion has its noise"
    assert "unchanged" not in notes.part(2).words
    watched.runner.turn(1)
    qtbot.waitUntil(lambda: bool(watched.proofs))
    told = {sight.camera: sight for sight in watched.proofs[-1].sights}
    assert told[IDS[0]].verdict is STALE and told[IDS[0]].seconds < 6
    assert told[IDS[2]].verdict is SEEN


def test_a_picture_that_moves_again_is_told_no_more(watched) -> None:
    watched.runner.start(PLAN, POOL)
    watched.runner.hold_wall()
    watched.pass_by(36.0)
    assert watched.stills.is_unchanged(IDS[0])
    watched.cameras.views[IDS[0]].image = watched.cameras.views[IDS[1]].image
    watched.pass_by(6.0)
    assert not watched.stills.is_unchanged(IDS[0])
