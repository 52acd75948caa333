"""插件准入: what the hub says of a plugin's plans after the yes takes no tick back."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from console.shell.approval_lines import ApprovalLine, AskedRight
from console.shell.approval_list import ApprovalList

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
    lines[0] = replace(LINE, state="已停用")
    shown.refresh()
    assert shown.ticked == {"read:orders"}, "other terms are decided anew"
    shown.put_away()
