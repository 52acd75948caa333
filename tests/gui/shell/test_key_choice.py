"""Issue C 3: a person presses the new key; what cannot be had is refused with words."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.commands.keymap import Keymap
from console.commands.registry import Command, text
from console.settings.key_choices import KeyFiles
from console.settings.reserved_keys import reserved_keys
from console.shell.key_choice_panel import KeyChoicePanel
from console.shell.key_event import key_of
from console.shell.keys import GlobalKeys
from console.shell.main_window import MainWindow
from console.shell.offline_line import OfflineLine
from console.shell.rail_pages import DUTY, rail_items


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)
        self.setFocusProxy(self.line)


@pytest.fixture
def window(qtbot, room, theme):
    window = MainWindow(theme, rail_items(), OfflineLine(theme, room.link))
    qtbot.addWidget(window, before_close_func=lambda w: w.close_now())
    window.add_page(DUTY, Page())
    window.resize(1920, 1080)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def panel(room, theme, window, tmp_path):
    table = room.commands
    table.ran = []
    for command in (
        Command("palette.open", text("shell", "Find anything"), "Ctrl+K"),
        Command("alert.acknowledge", text("commands", "Sign"), "Space", on="duty"),
        Command("alert.own", text("commands", "Take on"), "O", on="duty"),
        Command("intake.register", text("commands", "Register"), "Return", on="intake", fixed=True),
    ):
        table.add(command, lambda id=command.id: table.ran.append(id))
    keys = GlobalKeys(table, window.show_numbered)
    window.key_handler, window.eager_handler = keys.handle, keys.handle_eagerly
    keymap = Keymap(table, reserved_keys(), KeyFiles(tmp_path))
    keymap.sit_down("p-7")
    panel = KeyChoicePanel(theme, table, keymap, window)
    panel.open()
    return panel


def press(window: MainWindow, key: str) -> None:
    """Press a key as the keyboard does: the window gets it first."""
    combination = QKeySequence(key)[0]
    QTest.keyClick(window.windowHandle(), combination.key(), combination.keyboardModifiers())


def test_enter_on_a_row_and_then_the_new_key(room, window, panel):
    panel.list.set_current("palette.open")
    press(window, "Return")
    assert panel.is_waiting and "请按新的键" in panel.hint
    press(window, "F9")
    assert panel.hint.endswith("：F9") and not panel.is_waiting
    press(window, "Ctrl+K")
    assert room.commands.ran == []
    press(window, "F9")
    assert room.commands.ran == ["palette.open"]


def test_what_cannot_be_had_is_said_and_the_next_key_is_tried(room, window, panel):
    panel.wait_for_key("alert.own")
    press(window, "Space")
    assert "空格 已经是“签收”" in panel.hint and panel.is_waiting
    press(window, "Ctrl+K")
    assert "已经是" in panel.hint and room.commands.ran == [], "waiting goes before Ctrl+K"
    for alone in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Super_L):
        QTest.keyClick(window.windowHandle(), alone)
        assert panel.is_waiting and room.commands.get("alert.own").key == "O"
    for key, why in (
        ("Ctrl+Space", "输入法"),
        ("Ctrl+.", "输入法"),
        ("Ctrl+Alt+A", "截图"),
        ("Tab", "移动"),
        ("Ctrl+Z", "编辑"),
        ("Alt+F4", "桌面"),
    ):
        press(window, key)
        assert why in panel.hint and panel.is_waiting, key
    press(window, "Esc")
    assert not panel.is_waiting and panel.isVisible()
    assert room.commands.get("alert.own").key == "O"


def test_del_gives_the_usual_key_back(room, window, panel):
    panel.list.set_current("alert.own")
    panel.wait_for_key("alert.own")
    press(window, "X")
    row = next(row for row in panel.model.rows if row.id == "alert.own")
    assert "X" in row.title and "本人改的" in row.title
    press(window, "Del")
    assert room.commands.get("alert.own").key == "O"
    row = next(row for row in panel.model.rows if row.id == "alert.own")
    assert "本人改的" not in row.title


def test_all_as_usual(room, window, panel):
    for id, key in (("alert.own", "X"), ("alert.acknowledge", "O")):
        panel.wait_for_key(id)
        press(window, key)
    panel.list.setFocus()
    press(window, "Shift+Del")
    assert [room.commands.get(id).key for id in ("alert.own", "alert.acknowledge")] == [
        "O",
        "Space",
    ]


def test_a_key_that_is_part_of_a_form_stays(window, panel):
    panel.list.set_current("intake.register")
    press(window, "Return")
    assert "不能改" in panel.hint and not panel.is_waiting


def test_closing_while_a_key_is_waited_for_leaves_everything(room, window, panel):
    panel.wait_for_key("palette.open")
    panel.put_away()
    press(window, "Ctrl+K")
    assert room.commands.ran == ["palette.open"] and not panel.is_waiting


def test_tab_stays_in_the_panel_and_goes_round(window, panel):
    seen = []
    for _ in range(5):
        press(window, "Tab")
        seen.append(window.focusWidget())
    assert all(panel.isAncestorOf(widget) for widget in seen)
    assert seen[0] is seen[4] and len(set(map(id, seen[:4]))) == 4
    press(window, "Shift+Tab")
    assert window.focusWidget() is seen[3]


@pytest.mark.parametrize(
    ("sign", "key"),
    [("、", "/"), ("，", ","), ("。", "."), ("；", ";"), ("１", "1"), ("Ｘ", "X"), ("x", "X")],
)
def test_a_sign_written_by_the_chinese_mode_is_the_key_it_stands_on(sign, key):
    """An input method that writes signs outside fields hides no key."""
    code = Qt.Key.Key_X if sign == "x" else Qt.Key(ord(sign))
    event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, sign)
    assert key_of(event) == key
