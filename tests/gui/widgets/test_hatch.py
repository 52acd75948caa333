"""Hatching: rising lines at their pitch, going on from one area into the next, painted at once."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPicture

from widgets.common.hatch import paint_hatch

pytestmark = pytest.mark.usefixtures("qapp")
PITCH = 8
UNSEEN = 4
"""Steps of lightness by which the edges of a smooth line may differ."""
GROUND, LINE = QColor(Qt.GlobalColor.black), QColor(255, 255, 255, 120)


def hatched(*areas: QRectF, ratio: float = 1.0) -> QImage:
    image = QImage(round(96 * ratio), round(64 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    for area in areas:
        paint_hatch(painter, area, LINE, PITCH)
    painter.end()
    return image


def light(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).lightness()


def is_same(one: list[int], other: list[int]) -> bool:
    return all(abs(a - b) <= UNSEEN for a, b in zip(one, other, strict=True))


def test_lines_rise_and_come_again_at_their_pitch():
    image = hatched(QRectF(0, 0, 96, 64))
    row = [light(image, x, 40) for x in range(80)]
    assert max(row) > 60 and min(row) == 0, "lines, and ground between them"
    assert is_same(row[:72], row[8:]), "each pitch another line"
    above = [light(image, x, 39) for x in range(1, 80)]
    assert is_same(above, row[:79]), "a step up is a step right"


def test_nothing_is_painted_beside_the_area():
    image = hatched(QRectF(16, 8, 40, 24))
    seen = {(x, y) for x in range(96) for y in range(64) if light(image, x, y)}
    assert min(seen)[0] == 16 and max(seen)[0] == 55
    assert {min(y for _, y in seen), max(y for _, y in seen)} == {8, 31}


def test_areas_side_by_side_go_on_in_each_other():
    apart = hatched(QRectF(0, 5, 40, 19), QRectF(40, 5, 56, 19), QRectF(0, 24, 96, 40))
    whole = hatched(QRectF(0, 5, 96, 59))
    for y in range(64):
        assert is_same(*([light(each, x, y) for x in range(96)] for each in (apart, whole))), y


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_lines_have_their_pitch_on_monitors_of_every_scale(ratio):
    image = hatched(QRectF(0, 0, 96, 64), ratio=ratio)
    row, step = [light(image, x, 20) for x in range(image.width())], round(4 * PITCH * ratio)
    assert is_same(row[:-step], row[step:])


def test_h949_a_large_area_takes_as_few_strokes_as_a_small_one():
    def size(area: QRectF) -> int:
        picture = QPicture()
        painter = QPainter(picture)
        paint_hatch(painter, area, LINE, PITCH)
        painter.end()
        return picture.size()

    assert size(QRectF(0, 0, 960, 540)) == size(QRectF(0, 0, 96, 54))
