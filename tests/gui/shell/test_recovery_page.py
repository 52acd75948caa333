"""The recovery key is shown once: no key press may take it for written down by mistake."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.shell.recovery_page import RecoveryPage
from offline_cache.recovery_key import new_recovery_key
from widgets.common.key_button import KeyButton
from widgets.common.theme import Theme


def test_enter_on_the_framed_button_does_what_that_button_says(
    chinese: None, theme: Theme, qtbot: QtBot
) -> None:
    """H430: the frame is on 打印; Enter prints, it does not say 已抄好或打印."""
    page = RecoveryPage(theme, new_recovery_key(bytes))
    qtbot.addWidget(page)
    page.show()
    told: list[str] = []
    page.print_requested.connect(lambda: told.append("print"))
    page.kept.connect(lambda: told.append("kept"))
    button = next(each for each in page.findChildren(KeyButton) if each.text() == "打印")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert told == ["print"]
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert told == ["print", "kept"]


def test_no_button_is_framed_before_a_person_goes_to_one(
    chinese: None, theme: Theme, qtbot: QtBot
) -> None:
    """The cap of 已抄好或打印 says Enter: a frame on 打印 would say that Enter prints."""
    page = RecoveryPage(theme, new_recovery_key(bytes))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(page.hasFocus)
    with qtbot.waitSignal(page.kept):
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Return)
