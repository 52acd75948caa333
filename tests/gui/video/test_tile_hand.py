"""A-06, A-07, A-31, A-32: what a hand does to tiles, and what zoom must not get around."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.video.tile_stage import BLUE, GREEN, RED, Quarters
from widgets.common.theme import Grade, load_theme
from widgets.video import palette
from widgets.video.arrangement import Arrangement
from widgets.video.placement import NO_ZOOM, decoded_size
from widgets.video.privacy import parts_on
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TileBox, TileDress, TileState
from widgets.video.tile_words import word_of

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
PART = QRectF(0, 0, 0.4, 0.4)


@pytest.fixture
def grid(qtbot):
    made = TileGrid(load_theme("dark"))
    made.resize(1920, 1040)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def at(grid, x: float, y: float, number: int = 0) -> QColor:
    """Return the colour at a fraction of a tile."""
    picture = grid.grab(grid.tile_rect(number)).toImage()
    return picture.pixelColor(int(x * picture.width()), int(y * picture.height()))


def shown(grid, number: int = 0):
    return grid.grab(grid.tile_rect(number)).toImage()


def wheel(grid, point: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(point), QPointF(grid.mapToGlobal(point)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(grid, event)


def drag(grid, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(grid, LEFT, pos=start)
    QTest.mouseMove(grid, (start + end) / 2)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, LEFT, pos=end)


def middle(grid, number: int) -> QPoint:
    return grid.tile_rect(number).center()


def test_a06_the_wheel_comes_closer_where_the_mouse_is_and_back_exactly(grid) -> None:
    grid.set_tile(0, Quarters())
    before = shown(grid)
    corner = grid.tile_rect(0).bottomRight() - QPoint(40, 60)
    wheel(grid, corner, 8)
    assert at(grid, 0.1, 0.3) == GREEN, "what lay under the mouse fills the tile"
    assert grid.picture_size(0).width() > 900, "and is decoded larger"
    wheel(grid, corner, -8)
    assert shown(grid) == before and grid.zoom(0) is NO_ZOOM


def test_a06_keys_come_closer_look_around_and_return_exactly(grid) -> None:
    grid.set_tile(0, Quarters())
    grid.set_focused(0)
    before = shown(grid)
    for _ in range(8):
        QTest.keyClick(grid, KEY.Key_Plus)
    for _ in range(20):
        QTest.keyClick(grid, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(grid, KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert at(grid, 0.5, 0.4) == RED
    assert grid.focused_tile == 0, "arrows with Shift move the picture, not the keys"
    QTest.keyClick(grid, KEY.Key_Home)
    assert shown(grid) == before


def test_a06_dragging_a_zoomed_picture_moves_it_and_swaps_nothing(grid, qtbot) -> None:
    grid.set_tile(0, Quarters())
    grid.zoom_by(0, 4.0, QPointF(grid.tile_rect(0).topLeft()))
    assert at(grid, 0.5, 0.5) == RED
    with qtbot.assertNotEmitted(grid.tile_carried):
        drag(grid, middle(grid, 0), QPoint(5, 5))
        drag(grid, middle(grid, 0), QPoint(5, 5))
        drag(grid, middle(grid, 0), QPoint(5, 5))
    assert at(grid, 0.9, 0.8) == GREEN


def test_a31_the_watermark_is_on_top_and_no_zoom_gets_around_it(grid) -> None:
    grid.set_tile(0, Quarters())
    grid.zoom_by(0, 16.0, QPointF(grid.tile_rect(0).topLeft()))
    plain = shown(grid)
    grid.set_watermark("一号席 林岚 0731 07-09 20:23:18")
    marked = shown(grid)
    assert marked != plain
    grid.set_zoom(0, NO_ZOOM)
    differing = [
        (x, y) for x in range(0, 300, 2) for y in range(40, 120, 2)
        if marked.pixelColor(x, y) != plain.pixelColor(x, y)
    ]  # fmt: skip
    assert 40 < len(differing) < 2000, "as large as ever, not grown with the picture"


def lined(source: Quarters) -> Quarters:
    """Fine lines over all of it, as lettering has: a coarse block swallows them."""
    for x in range(0, 640, 4):
        for y in range(360):
            source.picture.setPixelColor(x, y, QColor("white"))
    return source


def changes(picture, y: int, xs: range) -> int:
    line = [picture.pixelColor(x, y).name() for x in xs]
    return sum(a != b for a, b in pairwise(line))


@pytest.mark.parametrize("zoom", [1.0, 3.0])
def test_a32_a_covered_part_is_coarse_at_any_zoom_and_the_rest_is_not(grid, zoom: float) -> None:
    source = lined(Quarters())
    source.covered = (PART,)
    grid.set_tile(0, source)
    if zoom > 1:
        grid.zoom_by(0, zoom, QPointF(grid.tile_rect(0).topLeft()))
    assert changes(shown(grid), 40, range(2, 130)) <= 12, "the lines can still be seen"
    source.covered = ()
    assert changes(shown(grid), 40, range(2, 130)) > 12


def test_a32_whose_own_size_is_unknown_is_covered_whole(grid) -> None:
    source = lined(Quarters())
    source.covered, source.own_size = (PART,), (0, 0)
    grid.set_tile(0, source)
    assert changes(shown(grid), 200, range(300, 470)) <= 12


def test_a32_covered_parts_move_with_a_picture_that_is_cut(grid) -> None:
    """The scaler cuts up to 15 % off: the part lies where it lies in the camera's own picture."""
    (part,) = parts_on(QSize(480, 300), QSize(640, 360), (QRectF(0.5, 0, 0.5, 1),))
    assert part.left() == pytest.approx(0.5) and part.right() == pytest.approx(1.0)
    (part,) = parts_on(QSize(480, 300), QSize(640, 360), (QRectF(0, 0, 0.1, 1),))
    assert part.right() == pytest.approx(0.0556, abs=0.001)
    (whole,) = parts_on(QSize(480, 300), QSize(0, 0), (QRectF(0, 0, 0.1, 0.1),))
    assert whole == QRectF(0, 0, 1, 1)


def test_what_a_machine_found_is_framed_and_dashed_when_it_is_of_then(grid) -> None:
    box = TileBox(QRectF(0.1, 0.1, 0.3, 0.3), "小客车涉水 0.83", Grade.ORANGE)
    grid.set_tile(0, Quarters(), TileDress(boxes=(box,)))
    orange = load_theme("dark").grade(Grade.ORANGE).fill

    def side() -> list[bool]:
        picture = shown(grid)
        x = round(0.1 * picture.width())
        return [
            any(picture.pixelColor(x + dx, y) == orange for dx in (-2, -1, 0, 1, 2))
            for y in range(36, 100)
        ]

    assert all(side())
    then = TileBox(box.area, box.text, box.grade, is_then=True)
    grid.set_dress(0, TileDress(boxes=(then,)))
    assert any(side()) and not all(side())


def test_reduced_decoding_and_what_is_covered_are_said(grid) -> None:
    source = Quarters()
    grid.set_tile(0, source)
    plain = shown(grid)
    source.mode = "key"
    assert shown(grid) != plain
    source.mode, source.covered = "", (PART,)
    assert "Covered: 1" in grid.part(0).words
    source.mode = "key"
    assert "key frames only" in grid.part(0).words


def test_each_state_has_a_word_of_its_own() -> None:
    words = [word_of(state) for state in TileState if state is not TileState.EMPTY]
    assert all(words) and len(set(words)) == len(words)


def test_a07_a_tile_dragged_on_another_asks_for_a_swap(grid, qtbot) -> None:
    with qtbot.waitSignal(grid.tile_carried) as carried:
        drag(grid, middle(grid, 2), middle(grid, 9))
    assert carried.args == [2, 9]
    with qtbot.assertNotEmitted(grid.tile_carried):
        drag(grid, middle(grid, 2), middle(grid, 2) + QPoint(60, 20))
        drag(grid, middle(grid, 2), QPoint(-50, -50))


def test_a07_pictures_of_another_shape_fill_their_tile_or_stay_whole(grid) -> None:
    tall = Arrangement(3, 1, ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)))
    grid.set_arrangement(tall)
    grid.set_tile(0, Quarters())
    assert at(grid, 0.3, 0.05) == RED, "filled: no bar above"
    assert grid.picture_size(0).height() == grid.tile_rect(0).height()
    grid.set_whole(True)
    assert at(grid, 0.3, 0.05) not in (RED, BLUE), "whole: bars, and nothing cut off"
    assert at(grid, 0.3, 0.45) == RED
    assert grid.picture_size(0).width() == grid.tile_rect(0).width()
    assert decoded_size(QSize(478, 258), QSize(), False, NO_ZOOM) == QSize(478, 258)


def test_a07_arrows_walk_over_tiles_of_any_size(grid) -> None:
    grid.set_arrangement(Arrangement(3, 2, ((0, 0, 2, 2), (2, 0, 1, 1), (2, 1, 1, 1))))
    walked = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Left):
        QTest.keyClick(grid, key)
        walked.append(grid.focused_tile)
    assert walked == [0, 1, 2, 0, 0]


def test_a07_in_the_edit_state_drags_and_keys_ask_for_other_tiles(grid) -> None:
    editing = grid.begin_edit()
    asked: list[tuple[str, object]] = []
    editing.joined.connect(lambda tiles: asked.append(("join", tuple(tiles))))
    editing.reshaped.connect(lambda n, fields: asked.append((f"shape {n}", tuple(fields))))
    editing.parted.connect(lambda n: asked.append(("part", n)))
    editing.ended.connect(lambda kept: asked.append(("end", kept)))
    drag(grid, middle(grid, 0), middle(grid, 5))
    edge = QPoint(grid.tile_rect(5).right() - 3, middle(grid, 5).y())
    drag(grid, edge, QPoint(grid.tile_rect(6).right() + 4, edge.y()))
    grid.set_focused(5)
    QTest.keyClick(grid, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, KEY.Key_Down, Qt.KeyboardModifier.ControlModifier)
    for key in (KEY.Key_S, KEY.Key_Escape, KEY.Key_Return):
        QTest.keyClick(grid, key)
    assert asked[0][0] == "join" and set(asked[0][1]) >= {0, 5}
    assert asked[1:] == [
        ("shape 5", (1, 1, 2, 1)),
        ("join", (5, 6)),
        ("shape 5", (1, 1, 1, 2)),
        ("part", 5),
        ("end", False),
        ("end", True),
    ]
    grid.end_edit()
    assert grid.editing is None


def test_a07_the_edit_state_is_seen_on_the_tiles(grid) -> None:
    grid.set_tile(0, Quarters())
    grid.set_focused(0)
    before = shown(grid)
    grid.begin_edit()
    assert shown(grid).pixelColor(2, 100) == palette.DAY.act, "the tile the hand is on is framed"
    plate = grid.grab().toImage().pixelColor(960, 950)
    assert plate == palette.DAY.inverse, "what the keys are is said"
    grid.end_edit()
    assert shown(grid) == before


def test_a_picture_of_then_is_never_called_live(grid) -> None:
    source = Quarters()
    grid.set_tile(0, source)
    live, words = shown(grid), grid.part(0).words
    source.is_still = True
    grid.set_tile(0, source)
    assert "Live" in words and "Live" not in grid.part(0).words
    assert shown(grid) != live
