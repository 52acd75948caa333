"""手动云台 on the strip (row 82): what keys mean while they are down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from console.contract.camera import Move
from console.screens.wall.swivel_line import FAST, SLOW, SwivelLine
from tests.gui.pages.drawing import drawing
from tests.gui.wall.wall_stage import Cameras, wall_window

KEY = Qt.Key


made_key = {"steer": "Y"}


@pytest.fixture
def line(qtbot, stage):
    wall = wall_window(stage, Cameras(stage))
    qtbot.addWidget(wall)
    wall.resize(1920, 1080)
    wall.show()
    qtbot.waitExposed(wall)
    made = SwivelLine(stage.theme, wall.strip, lambda: made_key["steer"])
    made.wall, made.told, made.named = wall, [], []
    made.steered.connect(made.told.append)
    made.preset_chosen.connect(made.named.append)
    made.show_camera("望汐路下立交东口", "本席操作中", "", ("水尺", "全景"))
    qtbot.waitUntil(made.hasFocus)
    return made


def test_arrows_turn_while_they_are_down_two_of_them_slanting(line) -> None:
    QTest.keyPress(line, KEY.Key_Left)
    QTest.keyPress(line, KEY.Key_Up)
    QTest.keyRelease(line, KEY.Key_Left)
    QTest.keyRelease(line, KEY.Key_Up)
    assert line.told == [(Move.LEFT, FAST), (Move.UP_LEFT, FAST), (Move.UP, FAST), None]


def test_shift_is_slow_and_plus_ends_where_shift_came_up_first(line) -> None:
    QTest.keyPress(line, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(line, KEY.Key_Right)
    QTest.keyPress(line, KEY.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(line, KEY.Key_Equal)
    assert line.told == [(Move.RIGHT, SLOW), None, (Move.CLOSER, FAST), None]


def test_a_digit_is_a_preset_and_no_key_reaches_the_wall(line) -> None:
    before = line.wall.grid.count
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_9):
        QTest.keyClick(line, key)
    assert line.named == ["水尺", "全景"] and line.wall.grid.count == before
    assert "水尺" in line.accessibleName()


def test_the_time_stays_in_sight_while_a_camera_is_turned(line) -> None:
    strip = line.wall.strip
    clock = strip.rect().adjusted(strip.before_clock.width(), 0, 0, 0)
    assert clock.width() > 40

    def ink(over: QImage) -> set[tuple[int, int]]:
        """Where the digits are: what stands out from the ground."""
        ground = over.pixelColor(0, 0).lightness()
        points = ((x, y) for x in range(over.width()) for y in range(over.height()))
        return {p for p in points if abs(over.pixelColor(*p).lightness() - ground) > 90}

    shown = strip.grab().toImage()
    assert shown.pixelColor(clock.topLeft()) == shown.pixelColor(0, 0), "one ground for all of it"
    turned = ink(strip.grab(clock).toImage())
    line.put_away()
    alone = ink(strip.grab(clock).toImage())
    assert len(turned & alone) > 0.9 * len(alone) > 50


def test_keys_are_quiet_while_another_seat_holds_the_camera(line) -> None:
    """They stood there as strong as where they turn it, and nothing turned."""

    def ink() -> str:
        told = next(text for text in drawing(line).texts if text.words == "turn it")
        return told.colour.name()

    before = ink()
    line.show_camera("望汐路下立交东口", "", "二号席 周宁", ("水尺", "全景"))
    assert ink() != before


@pytest.mark.parametrize("leave", ["Esc", "Y", "elsewhere"])
def test_whoever_leaves_with_a_key_down_leaves_a_camera_that_stands(qtbot, line, leave) -> None:
    QTest.keyPress(line, KEY.Key_Down)
    with qtbot.waitSignal(line.gone):
        if leave == "elsewhere":
            line.wall.grid.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            QTest.keyClick(line, KEY.Key_Escape if leave == "Esc" else KEY.Key_Y)
    assert line.told == [(Move.DOWN, FAST), None] and not line.is_open


def test_the_key_a_person_chose_lets_the_camera_go_and_the_old_one_does_not(
    line, monkeypatch
) -> None:
    monkeypatch.setitem(made_key, "steer", "Ctrl+F6")
    QTest.keyClick(line, KEY.Key_Y)
    assert line.is_open
    QTest.keyClick(line, KEY.Key_F6, Qt.KeyboardModifier.ControlModifier)
    assert not line.is_open
