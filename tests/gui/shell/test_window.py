"""The window: pages, global keys, badges, strip, notices, pages that do not exist yet."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.commands.registry import Command, text
from console.models.running_clock import ANSWER, RunningClock
from console.shell.badges import DutyBadge
from console.shell.key_sheet import KeySheet
from console.shell.keys import GlobalKeys, key_sheet, key_words
from console.shell.main_window import MainWindow
from console.shell.not_yet_page import NotYetPage
from console.shell.notices import Notice, Notices
from console.shell.offline_line import OfflineLine
from console.shell.rail_pages import DUTY, LOG, MAP, rail_items
from console.shell.strip_presenter import StripPresenter
from tests.gui.duty import evening
from tests.gui.duty.evening import BLUE, NOW, ORANGE, RED, alert, signed
from tests.gui.duty.room import PROFILE
from widgets.common.foot_bar import KeysFoot
from widgets.common.theme import Grade
from widgets.frame.clock_strip import ClockStrip

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Page(QWidget):
    """A page with one line to type in."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)
        self.setFocusProxy(self.line)


@pytest.fixture
def window(qtbot, room, theme):
    window = MainWindow(theme, rail_items(), OfflineLine(theme, room.link))
    qtbot.addWidget(window, before_close_func=lambda w: w.close_now())
    for page_id in (DUTY, LOG):
        window.add_page(page_id, Page())
    window.add_page(MAP, NotYetPage(theme, "地图"))
    window.resize(1920, 1080)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page(DUTY)
    return window


def test_the_frame_has_the_measures_of_the_grid(qtbot, window, room):
    assert window.header.height() == 56
    assert window.rail.width() == 64
    assert window.strip.height() == 40
    room.link.update_view(state="online")
    qtbot.waitUntil(lambda: window.page(DUTY).height() == 984)
    assert window.page(DUTY).width() == 1856
    room.link.update_view(state="offline", since=NOW)
    qtbot.waitUntil(lambda: window.page(DUTY).height() == 952)


def test_ctrl_with_a_digit_shows_a_page_even_from_a_text_field_and_alt_does_elsewhere(
    qtbot, window, room
):
    keys = GlobalKeys(room.commands, window.show_numbered)
    window.key_handler, window.eager_handler = keys.handle, keys.handle_eagerly
    QTest.keyClick(window.page(DUTY).line, Qt.Key.Key_7, CTRL)
    assert window.current_page == LOG
    assert window.page(LOG).line.hasFocus()
    window.show_page(MAP)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_1, ALT)
    assert window.current_page == DUTY
    assert window.page(DUTY).line.text() == window.page(LOG).line.text() == ""


def test_a_page_that_does_not_exist_yet_says_so(window):
    window.show_page(MAP)
    assert window.page(MAP).text == "地图：此页尚未启用"
    window.show_page("nowhere")
    assert window.current_page == MAP


def test_global_keys_run_commands_and_ctrl_k_wins_over_a_field(qtbot, window, room):
    ran = []
    room.commands.add(Command("palette.open", text("shell", "Find anything"), "Ctrl+K"),
                      lambda: ran.append("palette"))  # fmt: skip
    room.commands.add(Command("intake.open", text("commands", "Register a call"), "F2"),
                      lambda: ran.append("intake"))  # fmt: skip
    room.commands.add(Command("page.only", text("shell", "Nothing found"), "F3", on="duty"),
                      lambda: ran.append("page"))  # fmt: skip
    keys = GlobalKeys(room.commands, window.show_numbered)
    window.key_handler, window.eager_handler = keys.handle, keys.handle_eagerly
    line = window.page(DUTY).line
    line.setText("望汐路")
    line.setCursorPosition(0)
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_K, CTRL)
    QTest.keyClick(handle, Qt.Key.Key_F2)
    QTest.keyClick(handle, Qt.Key.Key_F3)
    QTest.keyClick(handle, Qt.Key.Key_Space)
    assert ran == ["palette", "intake"]
    assert line.text() == " 望汐路"


def test_closing_is_asked_for_and_not_done(qtbot, window):
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()


def test_the_badge_counts_the_unsigned_and_shows_the_worst(qtbot, window, room):
    DutyBadge(window.rail, DUTY, room.queue, window)
    assert window.rail.badge(DUTY) is None
    room.put(
        alert("u1", ORANGE, "积水"), alert("u2", BLUE, "路灯"), signed(alert("u3", RED, "渗水"))
    )
    room.load()
    qtbot.waitUntil(lambda: window.rail.badge(DUTY) is not None)
    badge = window.rail.badge(DUTY)
    assert (badge.count, badge.grade) == (2, Grade.ORANGE)


@pytest.fixture
def strip(qtbot, room, theme):
    strip = ClockStrip(theme)
    qtbot.addWidget(strip)
    presenter = StripPresenter(strip, room.clock, PROFILE, room.queue.alert, strip)
    room.queue.modelReset.connect(lambda: presenter.reload(room.queue.alerts()))
    room.queue.alerts_changed.connect(presenter.touch)
    return presenter


def shown(room, presenter) -> tuple[list[str], str]:
    presenter.refresh()
    items, rest = presenter.items(room.clock.now())
    return [f"{i.kind} {i.subject} {i.time}" for i in items], rest


def test_the_strip_shows_the_five_clocks_with_least_time_left(qtbot, room, strip):
    rows = [alert(f"b{n}", BLUE, "路灯不亮", place=f"路口 {n}", age=n) for n in range(7)]
    rows += [evening.shelved(), alert("o", ORANGE, "积水", place="映川路", age=110)]
    rows += [evening.drill(), signed(alert("s", ORANGE, "积水", place="望汐路", age=30))]
    room.put(*rows)
    room.load()
    qtbot.waitUntil(lambda: room.queue.rowCount() == 11)
    items, rest = shown(room, strip)
    assert items == [
        "签收 映川路 00:10",
        "首次处置 望汐路 04:40",
        "搁置到期 2 号泵站 07:20",
        "签收 路口 6 14:54",
        "签收 路口 5 14:55",
    ]
    assert rest == "其余：签收 5"


def test_an_overdue_clock_stays_at_the_left_until_it_is_signed(qtbot, room, strip):
    late = alert("o", ORANGE, "积水", place="映川路", age=130)
    room.put(late, alert("b", BLUE, "路灯不亮", age=1))
    room.load()
    qtbot.waitUntil(lambda: room.queue.rowCount() == 2)
    assert shown(room, strip)[0][0] == "签收 映川路 超时 00:10"
    room.put(signed(late))
    qtbot.waitUntil(lambda: room.queue.alert("o").is_acknowledged)
    assert shown(room, strip)[0][0].startswith("首次处置 映川路 ")


def test_a_shelf_that_ended_becomes_the_clock_that_runs_then(qtbot, room, strip):
    room.put(evening.shelved())
    room.load()
    qtbot.waitUntil(lambda: room.queue.rowCount() == 1)
    room.clock.jump(timedelta(minutes=8).total_seconds())
    assert shown(room, strip)[0] == []


def test_notices_go_by_themselves_and_refusals_stay_longer(qtbot, window, room, theme):
    notices = Notices(theme, room.clock, window)
    notices.offer("已签收：望汐路", "撤回", "Z", "alert.withdraw_acknowledgement")
    notices.say_refused("未能办理：已由他人认领")
    assert notices.isVisible()
    room.clock.jump(5.1)
    notices.expire()
    assert notices.texts == ["未能办理：已由他人认领"]
    room.clock.jump(5)
    notices.expire()
    assert notices.texts == [] and not notices.isVisible()


@pytest.mark.parametrize("height", [85, 133, 400])
def test_no_notice_lies_over_keys_nor_over_the_line_that_says_what_they_act_on(
    qtbot, window, room, theme, height
):
    """At 150 % a refusal and 撤回 stood over “按键作用于 …”."""
    foot = KeysFoot(theme, window)
    bottom = window.height() - theme.size.strip
    foot.setGeometry(window.width() // 2, bottom - height, window.width() // 2, height)
    foot.show()
    notices = Notices(theme, room.clock, window)
    notices.say_refused("未能办理：已由他人认领")
    notices.offer("屏幕已恢复原样", "撤回", "Z", "plan.undo")
    assert not notices.geometry().intersects(foot.geometry())
    foot.setGeometry(foot.geometry().adjusted(0, -60, 0, 0))
    qtbot.waitUntil(lambda: not notices.geometry().intersects(foot.geometry()))
    foot.hide()
    qtbot.waitUntil(lambda: notices.geometry().bottom() == bottom - 105)  # where they always stand


def test_a_notice_takes_no_keyboard_and_its_click_runs_its_command(qtbot, window, room, theme):
    notices = Notices(theme, room.clock, window)
    window.page(DUTY).line.setFocus()
    notices.show_notice(Notice("已签收", "Z", "撤回", "alert.withdraw_acknowledgement"))
    assert window.page(DUTY).line.hasFocus()
    with qtbot.waitSignal(notices.clicked) as clicked:
        QTest.mouseClick(notices._shown[0][0], Qt.MouseButton.LeftButton)
    assert clicked.args == ["alert.withdraw_acknowledgement"]
    notices.withdraw("alert.withdraw_acknowledgement")
    assert notices.texts == []


def test_the_key_sheet_lists_the_page_s_keys_then_the_global_ones(qtbot, window, room, theme):
    room.commands.add(Command("intake.open", text("commands", "Register a call"), "F2"), print)
    room.commands.add(Command("a", text("duty", "Sign"), "Space", on="duty"), print)
    room.commands.add(Command("b", text("duty", "Order"), "Space", on="deploy"), print)
    groups = key_sheet(room.commands, ["duty"])
    assert [group.title for group in groups] == ["综合值守", "全局", "列表和表单里"]
    assert (groups[0].lines[0].key, groups[0].lines[0].title) == ("空格", "签收")
    assert (groups[1].lines[0].key, groups[1].lines[0].title) == ("F2", "接报登记")
    sheet = KeySheet(theme, lambda: groups, print, window)
    sheet.open()
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_keys_are_written_as_their_caps_say(chinese):
    assert key_words("Space") == "空格"
    assert key_words("Ctrl+Return") == "Ctrl Enter"


def test_units_that_do_not_answer_never_crowd_out_what_nobody_has_signed(qtbot, room, strip):
    late = room.clock.now() - timedelta(minutes=50)
    silent = [RunningClock(late, "o", ANSWER, f"排水 {n} 队") for n in range(6)]
    strip.clocks.sources = [lambda: silent]
    room.put(alert("r", RED, "渗水", place="联禾河", age=1))
    room.load()
    qtbot.waitUntil(lambda: room.queue.rowCount() == 1)
    items, rest = shown(room, strip)
    assert [item.split()[0] for item in items] == ["应答", "应答", "签收"]
    assert "应答 4" in rest


def test_everything_overdue_stands_there_or_is_counted_as_overdue(qtbot, room, strip):
    """H469: a storm of clocks that ran out hides neither itself nor what is still to be done."""
    late = [alert(f"o{n}", ORANGE, "积水", place=f"路口 {n}", age=300 + n) for n in range(15)]
    room.put(*late, *(alert(f"b{n}", BLUE, "路灯", place=f"路灯 {n}", age=n) for n in range(6)))
    silent = [
        RunningClock(room.clock.now() - timedelta(minutes=1), "o", ANSWER, f"{n}") for n in "abc"
    ]
    strip.clocks.sources = [lambda: silent]
    room.load()
    qtbot.waitUntil(lambda: room.queue.rowCount() == 21)
    items, rest = shown(room, strip)
    overdue = [item for item in items if "超时" in item]
    assert len(overdue) == 14 and items[:14] == overdue and overdue[0].startswith("签收 路口 14")
    assert len(items) == 14 + 5
    assert rest == "其余：签收 4（超时 3）·应答 1（超时 1）"
    strip._strip.resize(1000, 40)
    placed = len(strip._strip._place())
    assert 0 < placed < 19
    words = strip._strip._rest_runs(19 - placed)[0].text
    assert words == f"还有 {19 - placed} 项"
