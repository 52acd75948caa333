"""A-32, H539: covered pictures are uncovered for a time, and what is kept of them is covered."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage

from console.app.covers import Covers
from console.domain.camera import Camera, MaskZone
from console.domain.geo import Place
from console.screens.common.covered_parts import parts_of
from widgets.video.privacy import covered_copy, png

CAMERA = Camera("C1", "楼顶", Place("楼顶"), mask=(MaskZone(0, 0, 0.5, 1, "阳台"),))


def test_uncovering_ends_by_the_clock_alone_also_when_nobody_looks() -> None:
    now = [100.0]
    covers = Covers(lambda: now[0])
    covered = covers.of(CAMERA)
    assert covered == (QRectF(0, 0, 0.5, 1),) and covers.of(CAMERA) is covered
    covers.uncover("C1", 120)
    assert covers.of(CAMERA) == () and covers.left("C1") == 120
    now[0] += 119.9
    assert covers.of(CAMERA) == () and covers.ended() == []
    now[0] += 0.1
    assert covers.of(CAMERA) == covered
    assert covers.ended() == ["C1"] and covers.ended() == []


def test_it_is_covered_again_by_hand_and_a_changed_directory_counts_at_once() -> None:
    covers = Covers(lambda: 0.0)
    covers.uncover("C1", 120)
    covers.cover("C1")
    assert covers.of(CAMERA) == parts_of(CAMERA)
    moved = Camera("C1", "楼顶", Place("楼顶"), mask=(MaskZone(0.5, 0, 0.5, 1),))
    assert covers.of(moved) == (QRectF(0.5, 0, 0.5, 1),)


def test_a_covered_camera_that_turns_is_covered_wherever_it_looks() -> None:
    """H842: a preset or a hand moved the balcony out of its zone."""
    turns = replace(CAMERA, ptz=True)
    covers = Covers(lambda: 0.0)
    assert covers.of(turns) == parts_of(turns) == (QRectF(0, 0, 1, 1),)
    assert covers.of(turns) is covers.of(turns), "told apart by identity at each painting"
    assert parts_of(replace(turns, mask=())) == ()


def test_a_kept_picture_is_covered_and_the_rest_of_it_is_as_it_was() -> None:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(36):
            image.setPixelColor(x, y, QColor("white") if x % 2 else QColor("black"))
    kept = covered_copy(image, QSize(64, 36), parts_of(CAMERA))
    left = {kept.pixelColor(x, 10).lightness() for x in range(32)}
    assert max(left) - min(left) < 60, "stripes can still be told"
    assert kept.copy(32, 0, 32, 36) == image.copy(32, 0, 32, 36)
    assert covered_copy(image, QSize(64, 36), ()) == image
    assert QImage.fromData(png(kept)) == kept
