"""A-32, H539: what is kept of a covered camera is covered as its tile is, and no clip is given."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from console.app.camera_desk import CameraDesk
from console.domain.camera import Camera, MaskZone
from console.domain.geo import Place
from console.screens.common.covered_parts import WHOLE, parts_of
from console.video.frames import Sign
from offline_cache.values import ChangeSet
from tests.gui.video.test_shared_streams import CLOCK, Hub, Pool, opened

CAMERA = Camera("C1", "楼顶", Place("楼顶"), mask=(MaskZone(0, 0, 0.5, 1, "阳台"),))


@pytest.fixture
def pool():
    made = Pool()
    yield made
    for stream in made.opened:
        stream.give_back()


def striped(stream) -> None:
    """Put a frame of stripes one pixel wide where a worker would, with its own size."""
    target = stream.target()
    slot, room = target.begin()
    room[:] = bytes((255, 255, 255, 255, 0, 0, 0, 255)) * (len(room) // 8)
    target.commit(slot, CLOCK.monotonic(), 0.0)
    target.tell(Sign.READY, 640, 360)


def contrast(image: QImage, left: int, right: int) -> int:
    seen = [image.pixelColor(x, 60).lightness() for x in range(left, right)]
    return max(seen) - min(seen)


def test_what_is_kept_is_covered_also_while_the_tile_is_not(qtbot, qapp, pool) -> None:
    """H841: a look has an end, a file has none; who opens it later asked nobody."""
    desk = CameraDesk(pool, Hub().ask, CLOCK, lambda _: CAMERA)
    view = desk.view("C1", 320, 180)
    (stream,) = opened(qtbot, pool, view)
    striped(stream)
    assert view.own_size == (640, 360) and view.covered == (QRectF(0, 0, 0.5, 1),)
    file = QImage.fromData(view.still_file().result(0))
    for still in (view.still(), file):
        assert contrast(still, 4, 156) < 60 and contrast(still, 164, 316) > 200
    assert view.clip(10) is None
    desk.covers.uncover("C1", 60)
    assert view.covered == (), "the tile shows all of it"
    file = QImage.fromData(view.still_file().result(0))
    for still in (view.still(), file):
        assert contrast(still, 4, 156) < 60 and contrast(still, 164, 316) > 200
    assert view.clip(10) is None
    view.close()


def test_of_a_camera_that_turns_all_is_covered(qtbot, qapp, pool) -> None:
    """H842: its zones were drawn for one direction, and nobody here knows where it looks now."""
    desk = CameraDesk(pool, Hub().ask, CLOCK, lambda _: replace(CAMERA, ptz=True))
    view = desk.view("C1", 320, 180)
    (stream,) = opened(qtbot, pool, view)
    striped(stream)
    assert view.covered == (QRectF(0, 0, 1, 1),) and contrast(view.still(), 4, 316) < 60
    view.close()


def test_a_camera_without_covered_parts_gives_all(qtbot, qapp, pool) -> None:
    desk = CameraDesk(pool, Hub().ask, CLOCK, lambda _: replace(CAMERA, mask=()))
    view = desk.view("C1", 320, 180)
    (stream,) = opened(qtbot, pool, view)
    striped(stream)
    assert view.covered == () and contrast(view.still(), 4, 156) > 200
    assert view.clip(10) is not None
    view.close()


def told(*keys: tuple[str, str]) -> ChangeSet:
    return ChangeSet("hub", frozenset(keys) if keys else None, "e:9")


def test_a_part_that_is_to_be_covered_from_now_on_is_covered_where_it_is_shown(
    qtbot, qapp, pool
) -> None:
    """H982: the wall stood for days, and showed the balcony until its tile was opened anew."""
    known, hub = {"C1": replace(CAMERA, mask=())}, Hub()
    desk = CameraDesk(pool, hub.ask, CLOCK, known.get)
    view = desk.view("C1", 320, 180)
    (stream,) = opened(qtbot, pool, view)
    striped(stream)
    known["C1"] = CAMERA
    desk.follow(told(("camera", "C2"), ("alert", "C1")))
    assert view.covered == (), "another record changed"
    desk.follow(told(("camera", "C1")))
    assert view.covered == (QRectF(0, 0, 0.5, 1),)
    assert contrast(view.still(), 4, 156) < 60 and view.clip(10) is None
    assert pool.running == [stream] and hub.asked == [("C1", "sub")], "the picture goes on"
    known["C1"] = replace(CAMERA, mask=(MaskZone(0.5, 0, 0.5, 1),))
    desk.follow(told())
    assert view.covered == (QRectF(0.5, 0, 0.5, 1),)
    known.clear()
    desk.follow(told())
    assert view.covered, "gone from the directory: it stays as it was"
    view.close()


def test_a_camera_that_not_everybody_may_see_from_now_on_is_judged_at_once(
    qtbot, qapp, pool
) -> None:
    """H984."""
    known, hub = {"C1": CAMERA}, Hub()
    desk = CameraDesk(pool, hub.ask, CLOCK, known.get)
    view = desk.view("C1", 320, 180)
    (stream,) = opened(qtbot, pool, view)
    known["C1"], hub.code = replace(CAMERA, is_restricted=True), "restricted"
    desk.follow(told(("camera", "C1")))
    qtbot.waitUntil(lambda: view.state == "denied")
    assert stream.is_closed
    view.close()


@pytest.mark.parametrize("is_away", [False, True])
def test_a_grant_that_ends_takes_its_picture_away_at_once(qtbot, qapp, pool, is_away) -> None:
    """H984: it went on until its lease was to be renewed."""
    gate, may, hub = replace(CAMERA, is_restricted=True, urls=("rtsp://x",)), [True], Hub()
    desk = CameraDesk(
        pool, hub.ask, CLOCK, lambda _: gate, may_see=lambda _: may[0], is_away=lambda: is_away
    )
    view = desk.view("C1", 320, 180)
    (stream,) = opened(qtbot, pool, view)[-1:]
    desk.judge_again()
    assert hub.asked == [("C1", "sub")], "it may be seen, and is"
    may[0], hub.code = False, "unreachable" if is_away else "restricted"
    desk.judge_again()
    qtbot.waitUntil(lambda: view.state == "denied" and stream.is_closed)
    may[0], hub.code = True, ""
    desk.judge_again()
    qtbot.waitUntil(lambda: view.state == "waiting")
    view.close()


@pytest.mark.parametrize(
    "zone",
    [
        MaskZone(64, 4, 32, 36, "居民楼窗户"),
        MaskZone(0.9, 0.1, -0.3, 0.5, "从右往左画的"),
        MaskZone(0.5, 0.5, 0, 0.2, "没有宽度"),
        MaskZone(1.2, 0.2, 0.3, 0.3, "画面以外"),
    ],
)
def test_h959_a_zone_that_is_no_part_of_the_picture_covers_all_of_it(zone: MaskZone) -> None:
    """H959: written in per cent, the zone lay outside the picture, and the windows were seen."""
    good = MaskZone(0.8, 0.8, 0.3, 0.3)
    assert parts_of(replace(CAMERA, mask=(good, zone))) == WHOLE
    assert parts_of(replace(CAMERA, mask=(good,))) != WHOLE
