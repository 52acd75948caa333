"""待甄别 at a desk: what the hub could not take and why, read again and set aside by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.shell import shell_commands
from console.shell.feeds_panel import FeedsPanel
from console.shell.quarantine_list import QuarantineList
from tests.end2end.test_main_job import PATIENCE, seated
from tests.end2end.test_sound_desk import until_logged
from tests.support.hub import alert, running_hub
from widgets.common.key_button import KeyButton


def test_what_could_not_be_taken_is_seen_read_again_and_set_aside(qtbot, start, tmp_path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        hub.post_alerts([alert(7, severity="purple", title="闸门开度异常")])
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        seat.commands.run(shell_commands.FEEDS.id)
        feeds = seat.frame.window.findChild(FeedsPanel)
        (aside,) = [each for each in feeds.findChildren(KeyButton) if each.text() == "待甄别"]
        aside.click()
        shown = seat.frame.window.findChild(QuarantineList)
        assert feeds.isHidden() and shown.isVisible()
        qtbot.waitUntil(lambda: len(shown.words) == 1, timeout=PATIENCE)
        assert "闸门开度异常" in shown.words[0], "what the message says"
        assert "purple" in shown.words[0].partition("闸门")[0], "and why it was not taken"
        QTest.keyClick(shown.table, "r")
        notices = seat.frame.notices
        qtbot.waitUntil(
            lambda: any("仍不能收下" in words for words in notices.texts), timeout=PATIENCE
        )
        QTest.keyClick(shown.table, "x")
        asks = seat.frame.window.findChild(_choice())
        qtbot.waitUntil(asks.isVisible, timeout=PATIENCE)
        QTest.keyClick(asks, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: shown.words == [], timeout=PATIENCE)
        assert "来报都已收下" in shown.note
        until_logged(qtbot, seat, "待甄别报文作废（信源测试）")
        hub.stop()
        shown.put_away()
        seat.commands.run(shell_commands.QUARANTINE.id)
        qtbot.waitUntil(lambda: "现在读不到" in shown.note, timeout=PATIENCE)


def _choice() -> type:
    from console.shell.choice_panel import ChoicePanel

    return ChoicePanel
