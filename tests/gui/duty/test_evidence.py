"""An AI find: its picture beside the live tile; a bad picture is said and does no harm."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage

from console.domain.alert_marks import Evidence
from console.domain.camera import Camera, MaskZone
from console.domain.device_tally import DayTally, DeviceTally, device_of, tally_id
from console.domain.geo import NOWHERE, Place
from console.models.evidence import NoPicture, read_picture
from tests.gui.duty import directory
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import NOW, ORANGE, STATION, alert
from tests.gui.duty.room import street
from widgets.video.tile_source import TileState


def packed(width: int, height: int, form: str = "JPG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    street(width, height, 3).save(buffer, form)
    return bytes(buffer.data().data())


def find(camera: str = "c02", frame: str = "f1"):
    seen = Evidence(frame, NOW - timedelta(seconds=5), camera)
    return alert("ai", ORANGE, "疑似小客车涉水停驶", source="AI 视频", age=12, point=STATION,
                 confidence=0.83, evidence=seen)  # fmt: skip


class Frames:
    """Frames that come when the test says."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.coming: Future[QImage] = Future()

    def __call__(self, id: str) -> "Future[QImage]":
        self.asked.append(id)
        self.coming = Future()
        return self.coming

    def come(self, data: bytes) -> None:
        try:
            self.coming.set_result(read_picture(data))
        except NoPicture as error:
            self.coming.set_exception(error)


@pytest.fixture
def frames(room):
    room.frames = Frames()
    return room.frames


def test_the_frame_stands_beside_the_camera_that_took_it(qtbot, room, frames, show_page):
    """S1: left the picture with its time and score, right the live one."""
    room.put(*directory.reference())
    page = show_page(room, [find()])
    tiles = page.detail.tiles
    source = tiles.evidence
    assert source is not None and source.name == "识别画面 20:21:05"
    assert source.state == TileState.WAITING and frames.asked == ["f1"]
    assert "置信度 0.83" in page.detail.grid.part(0).words
    assert tiles.camera_ids[0] == "c02", "live, the camera that took it comes first"
    frames.come(packed(1920, 1080))
    qtbot.waitUntil(lambda: source.state == TileState.LIVE)
    assert source.image().width() == 1280, "scaled to what a screen shows"


def test_what_its_camera_covers_is_covered_and_all_while_nobody_knows_the_camera(
    qtbot, room, frames, show_page
):
    """H841: before the directory is read, or of a camera it does not have, zones are unknown."""
    page = show_page(room, [find("c99")])
    source = page.detail.tiles.evidence
    assert source.covered == (QRectF(0, 0, 1, 1),)
    camera = Camera("c99", "楼顶", Place("楼顶"), mask=(MaskZone(0, 0, 0.5, 1, "阳台"),))
    room.put(camera)
    qtbot.waitUntil(lambda: source.covered == (QRectF(0, 0, 0.5, 1),))
    assert page.detail.tiles.evidence is source
    room.put(replace(camera, mask=()))
    qtbot.waitUntil(lambda: source.covered == ())


@pytest.mark.qt_log_ignore("JPEG", "propagateSizeHints")
@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0 no picture", packed(64, 48, "PNG")[:40]])
def test_a_bad_picture_is_said(qtbot, room, frames, show_page, data):
    page = show_page(room, [find()])
    frames.come(data)
    source = page.detail.tiles.evidence
    qtbot.waitUntil(lambda: source.state == TileState.FAILED)
    assert source.lines() == ("识别画面损坏，无法显示",)


def test_one_that_claims_to_be_huge_is_not_read():
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\2\0\0\0\0\0\0\0"
    with pytest.raises(NoPicture):
        read_picture(head)


def test_one_that_has_not_come_is_said_and_asked_for_again(qtbot, room, frames, show_page):
    page = show_page(room, [find()])
    frames.coming.set_exception(NoPicture("not_here"))
    source = page.detail.tiles.evidence
    qtbot.waitUntil(lambda: source.lines() == ("识别画面未到",))
    assert source.state == TileState.WAITING
    source._again.timeout.emit()
    assert frames.asked == ["f1", "f1"]


def test_without_a_frame_it_says_so_and_another_row_has_four_live_tiles(room, frames, show_page):
    room.put(*directory.reference())
    other = alert("b", ORANGE, "积水", age=60, point=STATION)
    page = show_page(room, [find(frame=""), other])
    page.open_alert("ai")
    assert page.detail.tiles.evidence.lines() == ("来源未附识别画面",)
    page.open_alert("b")
    assert page.detail.tiles.evidence is None and frames.asked == []


def test_h828_a_frame_without_a_camera_near_says_who_looks_at_it(room, frames, show_page):
    page = show_page(room, [replace(find(), place=NOWHERE)])
    detail = page.detail
    assert detail.tiles.evidence is not None and not detail.tiles.camera_ids
    assert detail.grid.watermark.startswith("一号席 林岚")


def test_a_newer_frame_takes_the_place_of_the_older(qtbot, room, frames, show_page):
    page = show_page(room, [find()])
    room.put(find(frame="f2"))
    qtbot.waitUntil(lambda: frames.asked == ["f1", "f2"])
    page.hide()
    assert page.detail.tiles.evidence is None


def test_not_true_asks_for_a_reason_of_the_halls_own_list(qtbot, room, frames, show_page):
    page = show_page(room, [find()])
    press(page, "2")
    answers = page.detail.foot.ask.answers
    assert answers[:4] == ["海报误识", "光影", "遮挡", "树枝"] and answers[-1] == "其他"
    press(page, "2")
    qtbot.waitUntil(lambda: room.queue.alert("ai") is None)
    body = room.cache.get("alert", "ai").body
    assert (body["disposition"], body["trail"][-1]["detail"]) == ("false", "光影")


def test_the_detail_says_how_often_this_device_was_right(room, frames, show_page):
    """Row 78: 本点位近 30 天 12 次·不属实 9."""
    day = DayTally("2026-07-09", 12, 3, 9, ("光影",))
    id = tally_id(device_of(find()))
    room.put(DeviceTally(id, "望汐路下立交", "c02", days=(day,)))
    page = show_page(room, [find()])
    assert "本点位近 30 天 12 次·不属实 9" in page.detail._tiles_head.accessibleName()
