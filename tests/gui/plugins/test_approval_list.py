"""插件准入: what hub and desks say of a plugin meanwhile takes no tick back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.commands.registry import CommandTable
from console.domain.plugin import NATIVE
from console.shell.approval_lines import ApprovalLine, AskedRight
from console.shell.approval_list import ApprovalList
from console.shell.keys import key_sheet, scopes_of

RIGHTS = (AskedRight("read:orders", "查看工单", True), AskedRight("write:log", "记一行", False))
LINE = ApprovalLine("flood", "已准入", "陈屿", "防汛防台", "区防汛办 1.0.0", RIGHTS, False, True)
LACKS = "plans/a.toml:41: 没有这类力量 直升机"


def test_a_tick_stays_when_the_hub_says_what_does_not_hold(qtbot, theme, chinese):
    window, lines = QWidget(), [LINE]
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    shown = ApprovalList(theme, lambda: lines, lambda: True, window)
    shown.open()
    shown.tick("write:log")
    lines[0] = replace(LINE, faults=(LACKS,))
    shown.refresh()
    assert shown.ticked == {"read:orders", "write:log"} and shown.buttons[0].isEnabled()
    assert "有 1 处在本中心不适用" in shown.foot.text() and LACKS in shown.foot.text()
    lines[0] = replace(LINE, pilot="一号席 20:00 起试用 1.1.0", may_release=True, tried="17 项")
    shown.refresh()
    assert shown.ticked == {"read:orders", "write:log"}, "that a desk tries it changes no terms"
    lines[0] = replace(LINE, state="已停用")
    shown.refresh()
    assert shown.ticked == {"read:orders"}, "other terms are decided anew"
    shown.put_away()


def test_nothing_is_called_isolated_while_native_code_is_ticked(qtbot, theme, chinese):
    """The head promised isolation above a ticked right that has none."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    line = replace(LINE, rights=(*RIGHTS, AskedRight(NATIVE, "本机代码", False)))
    shown = ApprovalList(theme, lambda: [line], lambda: True, window)
    shown.say_held("插件在隔离环境中运行")
    shown.open()
    assert shown.held.text() == "插件在隔离环境中运行"
    shown.tick(NATIVE)
    assert "不受隔离" in shown.held.text() and "隔离环境" not in shown.held.text()
    shown.tick(NATIVE)
    assert shown.held.text() == "插件在隔离环境中运行"
    shown.put_away()


def test_a_new_version_is_tried_by_4_and_let_go_by_5_by_a_shift_leader_alone(qtbot, theme, chinese):
    window, leads, asked = QWidget(), [True], []
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    words = "一号席 07-09 20:00 起试用 1.1.0，没有故障"
    armed = replace(LINE, id="flood@armed", state="新版待换，已准入", may_try=True)
    tried = replace(LINE, pilot=words, may_release=True)
    shown = ApprovalList(theme, lambda: [tried, armed], lambda: leads[0], window)
    shown.tried_here.connect(lambda id: asked.append(("try", id)))
    shown.released.connect(lambda id: asked.append(("all", id)))
    shown.open()
    shown.table.set_current("flood", reveal=False)
    assert words in shown.foot.text() and [each.isEnabled() for each in shown.buttons[3:]] == [
        False,
        True,
    ]
    for line in ("flood", "flood@armed"):
        shown.table.set_current(line, reveal=False)
        for key in (Qt.Key.Key_4, Qt.Key.Key_5):
            QTest.keyClick(shown.table, key)
    assert asked == [("all", "flood"), ("try", "flood@armed")]
    leads[0] = False
    shown.refresh()
    QTest.keyClick(shown.table, Qt.Key.Key_4)
    assert len(asked) == 2 and not any(each.isEnabled() for each in shown.buttons)
    shown.put_away()


def test_f1_shows_every_key_that_a_button_of_the_list_has(qtbot, theme, chinese):
    window = QWidget()
    qtbot.addWidget(window)
    shown = ApprovalList(theme, lambda: [LINE], lambda: True, window)
    group = key_sheet(CommandTable(), scopes_of(shown.table, "duty"))[0]
    told = {key for line in group.lines for key in line.key.split()}
    assert {button.accessibleDescription() for button in shown.buttons} <= told
