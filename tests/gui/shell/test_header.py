"""The header: quiet text while all is well, one chip for each thing that is not, and why."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.alert import Condition
from console.domain.figures.period import ShiftPlan
from console.models.forecasts import in_force, short_name
from console.shell.header_presenter import HeaderPresenter, ModeShown, Sitting
from console.shell.link_words import offline_text
from console.shell.offline_line import OfflineLine
from console.shell.sound import SoundHealth
from tests.gui.duty import directory
from tests.gui.duty.evening import NOW, ORANGE, RED, YELLOW, alert, rain_warning
from widgets.frame.header_bar import HeaderBar


class Header:
    """A header with what it is filled from."""

    def __init__(self, room, theme) -> None:
        self.room = room
        self.bar = HeaderBar(theme)
        self.sound = SoundHealth.WELL
        self.mode = ModeShown("平")
        self.sitting = Sitting("云汀区城运中心", "一号席", "值班员", "林岚", True)
        self.forecasts = []
        self.shifts = None
        self.is_locked = False
        self.presenter = HeaderPresenter(
            self.bar,
            room.clock,
            room.link,
            lambda: self.sitting,
            lambda: self.forecasts,
            lambda: self.sound,
            lambda: self.mode,
            self.bar,
            shifts=lambda: self.shifts,
            is_locked=lambda: self.is_locked,
        )

    def left(self) -> list[str]:
        return [item.words for item in self.presenter.left() if item.id != "plans"]

    def right(self) -> list[str]:
        return [item.words for item in self.presenter.right(self.room.clock.now())]

    @property
    def chips(self) -> tuple[str, ...]:
        self.presenter.refresh()
        return self.bar.chips


@pytest.fixture
def header(qtbot, room, theme) -> Header:
    header = Header(room, theme)
    qtbot.addWidget(header.bar)
    room.put(*directory.feeds())
    room.link.load()
    room.link.update_view(state="online", since=NOW, data_as_of=NOW)
    qtbot.waitUntil(lambda: room.link.view.state == "online" and len(room.link.feeds) == 9)
    return header


def view(qtbot, room, **values) -> None:
    with qtbot.waitSignal(room.link.changed):
        room.link.update_view(**values)


def test_all_well_is_quiet(header):
    assert header.right() == ["联网正常", "待发送 0", "信源 9/9", "声音正常"]
    assert header.chips == ()
    assert header.left() == ["云汀区城运中心演示·虚构地名", "一号席·值班员林岚", "平·未启动响应"]


def test_what_opens_the_screen_plans_says_so_and_where_it_is_narrow_in_its_tip(header):
    header.bar.show()
    told = {}
    for width in range(1920, 600, -20):
        header.bar.resize(width, 56)
        parts = [header.bar.part(number) for number in range(header.bar.part_count())]
        found = [part for part in parts if "屏幕方案" in part.words]
        told[width] = round(found[0].rect.width()) if found else 0
    wide, icon, gone = sorted(set(told.values()), reverse=True)
    assert (icon, gone) == (18, 0) and wide > 60 and told[1920] == wide
    assert list(told.values()) == sorted(told.values(), reverse=True), "never back again"


def test_until_when_the_shift_goes_stands_beside_who_sits_here(header, room):
    """H934: where there is no room for it the tip of who sits here still says it."""
    header.shifts = ShiftPlan((time(8, 30), time(20, 30)), "本地排班")
    header.presenter.refresh()
    assert header.left()[1:3] == ["一号席·值班员林岚", "本班至 20:30"]
    told = header.presenter.left()
    assert told[2].hint == "交接班时间 08:30、20:30\n本地排班" and "本班至 20:30" in told[1].hint
    room.clock.jump(10 * 60)
    assert header.left()[2] == "本班至 08:30"
    header.bar.resize(1000, 56)
    header.presenter.refresh()
    parts = [header.bar.part(number).words for number in range(header.bar.part_count())]
    assert any("林岚" in words and "本班至 08:30" in words for words in parts)


def test_without_demo_there_is_no_tag(header):
    header.sitting = Sitting("云汀区城运中心", "一号席", "值班员", "林岚")
    assert header.left()[0] == "云汀区城运中心"


def test_a_cut_link_is_a_chip_that_counts(qtbot, header, room):
    view(qtbot, room, state="offline", since=NOW - timedelta(minutes=4, seconds=12))
    assert header.chips == ("断网值守 04:12",)
    room.clock.jump(3)
    assert header.chips == ("断网值守 04:15",)


def test_an_unsteady_link_is_a_chip_with_its_reason(qtbot, header, room):
    view(qtbot, room, state="degraded", reason_zh="中心应答慢", reason_en="slow")
    assert header.chips == ("网络不稳",)
    assert header.presenter.right(NOW)[0].hint == "中心应答慢"


def test_a_hall_without_any_source_is_not_well(qtbot, room, theme):
    """H914: quiet text beside 联网正常 reads as if nothing had happened; before the hub was heard
    nobody knows whether there are none."""
    header = Header(room, theme)
    qtbot.addWidget(header.bar)
    assert header.right()[2] == "信源 未接" and "信源 未接" not in header.chips
    view(qtbot, room, state="online", since=NOW, data_as_of=NOW)
    assert header.chips == ("信源 未接",)


def test_silent_sources_are_named(qtbot, header, room):
    room.put(*directory.feeds(("视频", "110")))
    qtbot.waitUntil(lambda: len(room.link.silent_feeds) == 2)
    assert header.chips == ("信源 7/9·110、视频中断",)


def test_offline_the_feeds_say_of_when_they_are(qtbot, header, room):
    view(qtbot, room, state="offline", since=NOW, data_as_of=NOW - timedelta(seconds=52))
    assert header.right()[2] == "信源截至 20:20:18"


def test_an_outbox_waiting_while_cut_off_is_no_fault_but_while_linked_it_is(qtbot, header, room):
    oldest = NOW - timedelta(seconds=48)
    view(qtbot, room, state="offline", since=NOW, pending=3, oldest_pending_at=oldest)
    assert header.right()[1] == "待发送 3·最久 00:48"
    assert header.chips == ("断网值守 00:00",)
    view(qtbot, room, state="online")
    assert header.chips == ("待发送 3·最久 00:48",)


@pytest.mark.parametrize(
    ("health", "words"),
    [
        (SoundHealth.NO_DEVICE, "声音中断·无设备"),
        (SoundHealth.FAILED, "声音中断·正在重启"),
        (SoundHealth.OFF, "声音已关"),
    ],
)
def test_silence_is_shown(header, health, words):
    header.sound = health
    assert header.chips == (words,)


def test_silence_during_a_call_is_meant(header):
    header.sound = SoundHealth.ON_CALL
    assert header.chips == ()
    assert header.right()[3] == "通话中静音"


def test_the_offset_is_said_only_above_five_seconds(qtbot, header, room):
    view(qtbot, room, offset=4.0)
    assert header.bar._clock_note == ""
    view(qtbot, room, offset=-7.2)
    header.presenter.refresh()
    assert header.bar._clock_note == "本机快 7 秒"
    assert header.bar._clock == "20:21:10"


def test_mode_and_forecasts_in_force(header):
    header.mode = ModeShown("急", "Ⅲ级响应", NOW, "Ⅲ级响应")
    header.forecasts = [rain_warning(ORANGE, "橙", "20:20")]
    assert header.left()[2:] == ["急·Ⅲ级响应20:21:10 起", "暴雨橙色20:20 起"]


def test_a_forecast_is_named_by_what_it_was_raised_to():
    title = "区气象台 20 时 22 分更新暴雨黄色预警信号为暴雨橙色预警信号"
    assert short_name(alert("f", ORANGE, title)) == "暴雨橙色"


def test_only_forecasts_in_force_stand_in_the_header():
    from dataclasses import replace

    over = replace(rain_warning(), id="over", expires_at=NOW - timedelta(minutes=1))
    lifted = replace(rain_warning(), id="lifted", condition=Condition.NORMAL)
    later = replace(rain_warning(), id="later", effective_at=NOW + timedelta(minutes=1))
    drill = replace(rain_warning(), id="drill", is_exercise=True)
    worse = replace(rain_warning(RED, "红"), id="worse")
    other = alert("x", YELLOW, "积水")
    found = in_force([over, lifted, later, drill, rain_warning(), worse, other], NOW)
    assert [a.id for a in found] == ["worse", "over", "a99"]


def test_a_forecast_past_its_validity_that_nobody_lifted_is_a_chip_and_never_gone(header, room):
    """H370: it is said until it is lifted or closed by a person."""
    from dataclasses import replace

    until = NOW + timedelta(minutes=1)
    header.forecasts = [replace(rain_warning(ORANGE, "橙", "20:20"), expires_at=until)]
    assert header.left()[3:] == ["暴雨橙色20:20 起"] and header.chips == ()
    room.clock.jump(60)
    assert header.left()[3:] == ["暴雨橙色 过有效期未解除"]
    assert header.chips == ("暴雨橙色 过有效期未解除",)


def test_a_third_forecast_is_counted_and_one_to_be_lifted_is_a_chip_behind_any_other(header):
    """H370: behind two that are worse, it was said nowhere."""
    from dataclasses import replace

    old = replace(rain_warning(), id="old", expires_at=NOW - timedelta(minutes=1))
    third = replace(rain_warning(), id="third", title="区气象台发布大风黄色预警信号")
    reds = [replace(rain_warning(RED, "红", "20:20"), id=id) for id in "ab"]
    header.forecasts = [*reds, third, old]
    *_, first, second, chip, more = header.left()
    assert first == second == "暴雨红色20:20 起"
    assert chip == "暴雨黄色 过有效期未解除" and header.chips == (chip,)
    assert more == "另 1 条"
    header.forecasts = reds
    assert header.left()[-1] == second and header.chips == ()


def test_the_offline_line_says_what_goes_on_and_what_waits(qtbot, header, room, theme):
    window = QWidget()
    qtbot.addWidget(window)
    line = OfflineLine(theme, room.link, window)
    assert line.isHidden()
    view(qtbot, room, state="offline", since=NOW, data_as_of=NOW)
    assert not line.isHidden()
    assert line.text == (
        "本机可做：签收、登记、电话调度、记日志 │ 待联网：系统派单、其他席位动态（截至 20:21:10）"
    )
    assert offline_text(room.link.view) == line.text
    view(qtbot, room, state="online")
    assert line.isHidden()


def test_a_line_made_while_cut_off_is_seen_in_its_place_and_not_before(qtbot, room, theme):
    """As a window of its own it would flash up and take the keyboard from whoever writes."""
    view(qtbot, room, state="offline", since=NOW, data_as_of=NOW)
    window, line = QWidget(), OfflineLine(theme, room.link)
    qtbot.addWidget(window)
    assert not line.isVisible()
    QVBoxLayout(window).addWidget(line)
    window.show()
    assert line.isVisible()


def test_a_hall_without_a_name_still_says_who_sits_there(header):
    header.sitting = Sitting("", "一号席", "值班员", "林岚")
    header.bar.resize(1920, 56)
    header.presenter.refresh()
    assert "林岚" in "".join(placed.item.words for placed in header.bar._place())


def test_a_locked_seat_is_a_chip(header):
    header.is_locked = True
    assert "本席已锁定" in header.chips
    header.is_locked = False
    assert "本席已锁定" not in header.chips


def test_the_mouse_opens_the_screen_plans_from_the_header(qtbot, header):
    """The mark at the left's end has no word; its tip and a reader say it."""
    bar = header.bar
    bar.resize(1920, bar.height())
    part = next(bar.part(n) for n in range(bar.part_count()) if bar.part(n).words == "屏幕方案")
    with qtbot.waitSignal(bar.item_clicked) as clicked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=part.rect.center().toPoint())
    assert clicked.args == ["plans"]


def test_where_the_header_is_narrow_one_thing_gives_way_at_a_time(header):
    """H507: neither 演示 nor the seat goes while there is room; what is said is never cut."""
    header.mode = ModeShown("急", "Ⅲ级响应（防汛）", NOW, "Ⅲ级响应")
    header.presenter.refresh()
    said = {}
    for width in range(1800, 500, -20):
        header.bar.resize(width, 56)
        said[width] = [placed.item.words for placed in header.bar._place()]
        room = header.bar._clock_rect().left() - 24
        left, right, side = header.bar._said()
        items = (*left, *right)
        needed = header.bar._needed(items, side)
        is_least = not any(
            each.short and each.runs not in (each.short, each.least) for each in items
        )
        assert needed <= room or is_least, width
    counts = [len("".join(words)) for words in said.values()]
    assert counts == sorted(counts, reverse=True) and len(set(counts)) >= 4, "step by step"
    whole = next(words for words in said.values() if not any("云汀区" in word for word in words))
    assert "演示·虚构地名" in whole and "一号席·值班员林岚" in whole
    assert all(any("演示" in word for word in words) for words in said.values()), "it never goes"


def test_a_second_in_which_nothing_but_the_hub_was_heard_says_nothing_anew(qtbot, header, room):
    """H759: each second all pages would say everything anew, and a seat at rest never rests."""
    said = list[str]()
    room.link.changed.connect(lambda: said.append("changed"))
    later = NOW + timedelta(seconds=1)
    with qtbot.waitSignal(room.link.heard):
        room.link.update_view(data_as_of=later, heard_ticks=1.0, offset=0.1, doubt=0.02)
    assert said == [] and room.link.view.data_as_of == later
    view(qtbot, room, pending=1)  # what a person reads is said at once
    assert said == ["changed"]
    view(qtbot, room, state="offline")
    view(qtbot, room, data_as_of=NOW)  # cut off, pages tell its moment
    assert said == ["changed"] * 3
