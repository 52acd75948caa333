"""Issue C 3: what an input method composes is found already, and its Enter and Esc are its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.shell.test_palette import palette, window
from widgets.forms.number_box import NumberBox
from widgets.forms.search_box import SearchBox
from widgets.forms.text_area import TextArea

__all__ = ["palette", "window"]


def compose(editor: QWidget, preedit: str, committed: str = "") -> None:
    """Do what an input method does: show something half composed, or write it."""
    event = QInputMethodEvent(preedit, [])
    if committed:
        event.setCommitString(committed)
    QApplication.sendEvent(editor, event)


def titles(palette) -> list[str]:
    return [found.title for found in palette.found]


@pytest.mark.parametrize(
    "preedit", ["d t k r", "dtkr", "dian'ti'kun'ren", "电梯 k r", "电梯 kun ren", "的太空人"]
)
def test_the_palette_finds_what_is_only_half_composed(qtbot, palette, preedit):
    """`dtkr` finds 电梯困人 before the input method has written a sign; ibus shows its guess."""
    compose(palette.field, preedit)
    qtbot.waitUntil(lambda: "砚云里 7 号楼电梯困人 2 名" in titles(palette))
    assert palette.field.text() == ""


def test_what_is_composed_stands_where_the_cursor_is(qtbot, palette):
    palette.field.setText("困人")
    palette.field.setCursorPosition(0)
    compose(palette.field, "dian ti")
    assert palette.words == "dianti困人"
    compose(palette.field, "", "电梯")
    assert palette.words == "电梯困人"
    qtbot.waitUntil(lambda: titles(palette) == ["砚云里 7 号楼电梯困人 2 名"])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_belong_to_the_composition(qtbot, palette, key):
    compose(palette.field, "d t k r")
    qtbot.waitUntil(lambda: len(palette.found) > 0)
    with qtbot.assertNotEmitted(palette.chosen):
        QTest.keyClick(palette.field, key)
    assert palette.isVisible()


def test_after_the_composition_both_keys_are_the_palettes(qtbot, palette):
    compose(palette.field, "d t k r")
    compose(palette.field, "")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_full_width_letters_and_digits_find_the_same(qtbot, palette):
    palette.field.setText("ＤＴＫＲ")
    qtbot.waitUntil(lambda: "砚云里 7 号楼电梯困人 2 名" in titles(palette))
    palette.field.setText("砚云里　７")
    qtbot.waitUntil(lambda: "砚云里 7 号楼电梯困人 2 名" in titles(palette))


def test_a_number_takes_full_width_digits_and_nothing_else(qtbot, theme):
    box = NumberBox(theme, "死亡")
    qtbot.addWidget(box)
    box.edit.insert("１２")
    assert (box.edit.text(), box.value) == ("12", 12)
    box.edit.insert("三")
    assert box.value == 12
    box.edit.insert("９９９９９")
    assert box.value == 12, "more than the most is refused as with plain digits"


def test_a_search_follows_the_composition_and_keeps_its_escape(qtbot, theme):
    box = SearchBox(theme, "筛选")
    qtbot.addWidget(box)
    told: list[str] = []
    box.changed.connect(told.append)
    box.set_text("Ａ区　")
    box.edit.end(False)
    compose(box.edit, "dian ti")
    assert told == ["A区 ", "A区 dianti"]
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.text == "A区 dianti"
    compose(box.edit, "", "电梯")
    assert told[-1] == box.text == "A区 电梯"
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.text == ""


def test_enter_sends_no_line_while_something_is_composed(qtbot, theme):
    area = TextArea(theme, enter_submits=True)
    qtbot.addWidget(area)
    entered: list[bool] = []
    area.entered.connect(lambda: entered.append(True))
    compose(area.edit, "xiaofang")
    QTest.keyClick(area.edit, Qt.Key.Key_Return)
    assert (entered, area.text) == ([], "")
    compose(area.edit, "", "消防")
    QTest.keyClick(area.edit, Qt.Key.Key_Return)
    assert (entered, area.text) == ([True], "消防")
