"""Panels whose buttons and pictures say what can be done, and no more than that."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from console.shell.crash_panel import CrashPanel
from console.shell.key_sheet import _columns
from console.shell.keys import KeyGroup, KeyLine
from console.shell.release_panel import ReleasePanel
from widgets.common.qr_code import paint_qr
from widgets.common.theme import Look, load_look


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


def test_agreeing_cannot_be_pressed_before_both_are_typed(theme, window):
    panel = ReleasePanel(theme, window)
    panel.ask("静音 15 分钟")
    seen = [panel._agree.isEnabled()]
    for field, words in ((panel.first, "zhouyan"), (panel.second, "1357")):
        field.setText(words)
        seen.append(panel._agree.isEnabled())
    panel.say("不对")
    assert [*seen, panel._agree.isEnabled()] == [False, False, True, False]
    panel.put_away()


def test_a_crash_report_is_not_pure_white_at_night(qtbot, window):
    look = load_look(Look("dark", True))
    panel = CrashPanel(look, window)
    panel.show_report("E-7K2QF", ["console/video/engine_ffmpeg.py:118 read"])
    picture = panel._code.grab().toImage()
    lightest = max(picture.pixelColor(x, y).lightness() for x in (2, 120) for y in (2, 120))
    assert 150 < lightest < 230
    panel.put_away()


def test_a_qr_code_on_grey_paper_keeps_its_black():
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_qr(painter, QRectF(image.rect()), "E-7K2QF", QColor(190, 190, 190))
    painter.end()
    assert image.pixelColor(1, 1) == QColor(190, 190, 190)
    assert any(image.pixelColor(x, 100) == QColor("black") for x in range(200))


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_columns_of_keys_are_even_and_none_is_lost(number):
    """A long group goes on in the next column; a short one is not torn apart."""
    groups = [
        KeyGroup(name, tuple(KeyLine(f"{name} {n}", str(n)) for n in range(count)))
        for name, count in (("值守", 32), ("列表", 6), ("全局", 9))
    ]
    columns = _columns(groups, number)
    lines = [line for column in columns for group in column for line in group.lines]
    assert lines == [line for group in groups for line in group.lines]
    heights = [sum(len(group.lines) + 1 for group in column) for column in columns]
    assert len(columns) <= number and max(heights) - min(heights) <= 8
    assert sum(group.title == "列表" for column in columns for group in column) == 1
