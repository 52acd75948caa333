"""录像回放 on the strip and its tile (row 82): keys, and what is marked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.wall.panels import playback_line
from tests.gui.wall.test_hand_over import IDS
from tests.gui.wall.wall_stage import Cameras, wall_window

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wall(qtbot, stage):
    wall = wall_window(stage, Cameras(stage))
    qtbot.addWidget(wall)
    wall.show()
    qtbot.waitExposed(wall)
    wall.set_count(4)
    wall.show_group("组", IDS[:4])
    return wall


@pytest.fixture
def line(qtbot, wall):
    made = playback_line(wall)
    made.told = []
    made.play_requested.connect(lambda: made.told.append("play"))
    made.skip_requested.connect(made.told.append)
    made.speed_requested.connect(made.told.append)
    made.time_typed.connect(made.told.append)
    made.gone.connect(lambda: made.told.append("gone"))
    qtbot.waitUntil(made.hasFocus)
    return made


def test_keys_play_skip_and_change_the_speed(line) -> None:
    for key, modifier in (
        (KEY.Key_Space, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Left, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Right, SHIFT),
        (KEY.Key_Plus, SHIFT),
        (KEY.Key_Minus, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_V, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(line, key, modifier)
    assert line.told == ["play", -10.0, 60.0, 1, -1, "gone"]


def test_digits_are_a_time_that_is_shown_before_it_is_gone_to(line, wall) -> None:
    QTest.keyClicks(line, "1636")
    QTest.keyClick(line, KEY.Key_Backspace)
    QTest.keyClicks(line, "5")
    assert "to the time 1635" in line.accessibleName() and wall.grid.count == 4
    QTest.keyClick(line, KEY.Key_Return)
    QTest.keyClick(line, KEY.Key_Return)
    assert line.told == ["1635"] and "to the time" not in line.accessibleName()


def test_a_recording_is_never_said_to_be_live_and_the_next_page_is(line, wall) -> None:
    words = wall.grid.part(0).words
    assert "Playback 07-09 20:14:32" in words and "Live" not in words
    assert wall.pictures.states() == {"playback": 1, "live": 3}
    wall.say()
    assert "playback 1" in wall.strip.accessibleName()
    wall.pictures.show_instead(IDS[0], None)
    assert "Live" in wall.grid.part(0).words and wall.pictures.states() == {"live": 4}
    assert wall.grid.live_count == 4
