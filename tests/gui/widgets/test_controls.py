"""Small controls do what a hand expects of them."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.gui.widgets import evening
from tests.support.pixels import pixels
from widgets.common.chip import CountChip, Tag
from widgets.common.facts_grid import Fact, FactsGrid
from widgets.common.foot_bar import FootBar
from widgets.common.hold_button import HoldButton
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.notice_bar import NoticeBar, link, pair, warning
from widgets.common.section_head import SectionHead
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run, elided, runs_width
from widgets.common.theme import Grade, Ink, Step
from widgets.common.time_label import TimeLabel, clock_text, duration_text
from widgets.common.wrapping import wrap
from widgets.frame.clock_strip import ClockStrip, StripItem
from widgets.frame.header_bar import HeaderBar, HeaderItem
from widgets.frame.rail import Rail
from widgets.lists.card_steps import CardSteps, phones, step
from widgets.lists.delivery import Delivery, delivery_runs
from widgets.lists.phone_list import PhoneLine, PhoneList

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, widget: QWidget, width: int = 0) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width or widget.sizeHint().width(), widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_button_emits_and_shows_its_key(qtbot, theme):
    button = shown(qtbot, KeyButton(theme, "属实", "1"))
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, LEFT)
    with_key = pixels(button)
    button.set_key("")
    assert pixels(button) != with_key
    assert button.height() == 40


def test_a_done_button_keeps_its_place_and_cannot_be_pressed(qtbot, theme):
    button = shown(qtbot, KeyButton(theme, "已签收", kind=ButtonKind.DONE))
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, LEFT)
    button.set_kind(ButtonKind.PRIMARY)
    image = button.grab().toImage()
    assert image.pixelColor(6, 6) == theme.act


def test_a_click_does_not_take_the_keyboard_from_the_list(qtbot, theme):
    page = QWidget()
    rows, button = QLineEdit(page), KeyButton(theme, "属实", "1", parent=page)
    button.move(0, 40)
    page.resize(300, 100)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    rows.setFocus()
    qtbot.mouseClick(button, LEFT)
    assert rows.hasFocus()


def test_buttons_of_a_foot_bar_fill_it(qtbot, theme):
    bar = FootBar(theme)
    bar.set_buttons([KeyButton(theme, word, "1") for word in ("签收", "不属实", "并入")])
    shown(qtbot, bar, 664)
    ends = [(button.x(), button.x() + button.width()) for button in bar.buttons]
    assert ends[0][0] == 16
    assert ends[-1][1] == 664 - 16
    assert [b[0] - a[1] for a, b in pairwise(ends)] == [8, 8]


def test_a_hold_must_last(qtbot, theme):
    button = shown(qtbot, HoldButton(theme, "长按下达", milliseconds=120), 400)
    with qtbot.waitSignal(button.let_go), qtbot.assertNotEmitted(button.held):
        qtbot.mousePress(button, LEFT)
        qtbot.wait(30)
        assert 0 < button.progress < 1
        qtbot.mouseRelease(button, LEFT)
    assert button.progress == 0
    with qtbot.waitSignal(button.held):
        button.press()
    with qtbot.assertNotEmitted(button.let_go):
        button.release()


def test_a_hold_works_by_key(qtbot, theme):
    button = shown(qtbot, HoldButton(theme, "长按下达", milliseconds=60), 400)
    button.setFocus()
    with qtbot.waitSignal(button.held):
        qtbot.keyPress(button, Qt.Key.Key_Space)
    qtbot.keyRelease(button, Qt.Key.Key_Space)


def test_segments_choose_by_click_and_key(qtbot, theme):
    row = Segmented(theme, [Segment("all", "全部 18"), Segment("mine", "我承办 5")])
    shown(qtbot, row)
    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.mouseClick(row, LEFT, pos=QPoint(row.width() - 5, 10))
    assert chosen.args == ["mine"]
    with qtbot.waitSignal(row.chosen):
        qtbot.keyClick(row, Qt.Key.Key_Left)
    assert row.current == "all"


def test_a_count_chip_is_quiet_at_zero_and_can_be_checked(qtbot, theme):
    chip = shown(qtbot, CountChip(theme, Grade.RED, "红", 3))
    loud = pixels(chip)
    chip.set_count(0)
    assert pixels(chip) != loud
    image = chip.grab().toImage()
    reds = [
        image.pixelColor(x, y) == theme.grade(Grade.RED).fill
        for x in range(image.width())
        for y in range(image.height())
    ]
    assert not any(reds)
    with qtbot.waitSignal(chip.toggled):
        qtbot.mouseClick(chip, LEFT)


def test_chips_have_the_width_of_their_words(qtbot, theme):
    short, long = Tag(theme, "断网"), Tag(theme, "断网值守 00:52")
    assert short.sizeHint().width() < long.sizeHint().width()
    assert Tag(theme, "本机").sizeHint().height() == 20


def header(qtbot, theme, is_well: bool) -> HeaderBar:
    bar = HeaderBar(theme)
    bar.set_left(evening.header_left())
    bar.set_right(evening.header_right(is_well))
    bar.set_clock("20:21:10")
    return shown(qtbot, bar, 1920)


def inverse_pixels(bar: HeaderBar) -> int:
    image = bar.grab().toImage()
    wanted = bar.theme.inverse
    return sum(image.pixelColor(x, 20) == wanted for x in range(image.width()))


def test_a_header_item_that_is_not_well_is_one_inverse_chip(qtbot, theme):
    well, ill = header(qtbot, theme, True), header(qtbot, theme, False)
    assert well.chips == ()
    assert inverse_pixels(well) == 0
    assert ill.chips == ("信源 8/9·视频中断",)
    assert inverse_pixels(ill) > 60


def test_header_items_tell_which_was_clicked(qtbot, theme):
    bar = header(qtbot, theme, False)
    with qtbot.waitSignal(bar.item_clicked) as clicked:
        for x in range(1920 - 240, 1400, -8):
            qtbot.mouseClick(bar, LEFT, pos=QPoint(x, 28))
    assert clicked.args[0] in {"sound", "feeds", "outbox", "link"}


def test_a_narrow_header_keeps_its_right_side(qtbot, theme):
    bar = header(qtbot, theme, False)
    bar.resize(900, 56)
    assert inverse_pixels(bar) > 60


def test_the_rail_shows_badges_with_shape_and_count(qtbot, theme):
    rail = shown(qtbot, Rail(theme, evening.RAIL, "duty"))
    plain = pixels(rail)
    rail.set_badge("duty", 2, Grade.ORANGE)
    orange = pixels(rail)
    rail.set_badge("duty", 2, Grade.RED)
    red = pixels(rail)
    rail.set_badge("duty", 0)
    assert len({plain, orange, red}) == 3
    assert pixels(rail) == plain
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.mouseClick(rail, LEFT, pos=QPoint(32, 8 + 72 * 2 + 10))
    assert chosen.args == ["deploy"]


def test_the_strip_leaves_out_what_does_not_fit(qtbot, theme):
    strip = ClockStrip(theme)
    strip.set_items(evening.STRIP, evening.STRIP_REST)
    shown(qtbot, strip, 1920)
    assert len(strip._place()) == 5
    strip.resize(600, 40)
    assert 1 <= len(strip._place()) < 5


def test_an_overdue_clock_is_one_inverse_chip(qtbot, theme):
    strip = ClockStrip(theme)
    strip.set_items([StripItem("签收", "车棚", "-00:14", is_overdue=True, id="x")])
    shown(qtbot, strip, 600)
    image = strip.grab().toImage()
    assert image.pixelColor(30, 12) == theme.inverse
    with qtbot.waitSignal(strip.item_clicked) as clicked:
        qtbot.mouseClick(strip, LEFT, pos=QPoint(60, 20))
    assert clicked.args == ["x"]


def test_durations_are_written_as_people_say_them(chinese):
    assert duration_text(0) == "00:00"
    assert duration_text(59.9) == "00:59"
    assert duration_text(60) == "1 分"
    assert duration_text(36 * 60) == "36 分"
    assert duration_text(112 * 60) == "1 时 52 分"
    assert duration_text(304 * 60) == "5 时 04 分"
    assert duration_text(100 * 3600 - 1) == "99 时 59 分"
    assert duration_text(100 * 3600) == "4 天 4 时"
    assert duration_text(93, is_ticking=True) == "01:33"
    assert clock_text(-75) == "-01:15"
    assert clock_text(6000) == "1:40:00"


def test_a_time_label_counts_down_with_the_clock_given(qtbot, theme, hand_clock):
    label = TimeLabel(theme, hand_clock)
    qtbot.addWidget(label)
    label.count_to(evening.NOW.replace(minute=22, second=0))
    assert label.text == "00:50"
    hand_clock.go(60)
    assert label.text == "-00:10"
    label.count_from(evening.NOW)
    assert label.text == "01:00"
    label.count_from(None)
    assert label.text == ""


def test_text_is_elided_and_wrapped(theme):
    font = theme.font()
    assert elided(font, "望汐路下立交", 1000) == "望汐路下立交"
    assert elided(font, "望汐路下立交积水", 60).endswith("…")
    lines = wrap(font, "望汐路下立交积水 26 厘米，一辆小客车涉水停驶", 160, 3)
    assert 2 <= len(lines) <= 3
    assert "".join(lines).replace(" ", "").startswith("望汐路下立交积水26厘米")
    assert not any(line.startswith("，") for line in lines[1:])
    assert wrap(font, "a\nb", 160, 3) == ["a", "b"]
    for width in range(60, 120, 3):
        lines = wrap(font, "排水中最近；属地（望潮）；泵 2 台，“每小时”600 方", width, 9)
        assert not {line[0] for line in lines} & set("；，）”"), f"{width}: {lines}"
        assert not {line[-1] for line in lines[:-1]} & set("（“"), f"{width}: {lines}"


def test_runs_add_up(theme):
    one, two = Run("望汐路"), Run("01:11", Ink.TEXT, True, Step.NUMBER, gap=8)
    both = runs_width(theme, [one, two])
    assert both == pytest.approx(runs_width(theme, [one]) + 8 + runs_width(theme, [two]))


def test_a_notice_with_a_link_tells_of_its_click(qtbot, theme):
    bar = NoticeBar(theme, warning("列表可能不全", "视频中断"), [link("全部列出")], has_link=True)
    shown(qtbot, bar, 800)
    with qtbot.waitSignal(bar.link_clicked):
        qtbot.mouseClick(bar, LEFT, pos=QPoint(770, 16))
    with qtbot.assertNotEmitted(bar.link_clicked):
        qtbot.mouseClick(bar, LEFT, pos=QPoint(100, 16))
    bar.set_runs([*pair("本机可做", "签收、登记"), *pair("待联网", "系统派单", gap=16)])
    assert "签收" in bar.accessibleName()


def test_delivery_is_told_by_form_not_by_colour():
    looks = {stage: delivery_runs(stage, "x") for stage in Delivery}
    assert len({str(runs) for runs in looks.values()}) == len(Delivery)
    assert looks[Delivery.SENT] != looks[Delivery.REACHED]
    inks = {run.ink for runs in looks.values() for run in runs}
    assert inks <= {Ink.TEXT, Ink.TEXT2, Ink.TEXT3, Ink.ON_INVERSE}


def test_cards_and_phones_tell_what_was_clicked(qtbot, theme):
    card = CardSteps(theme)
    card.set_lines([step("a", 1, "看画面"), phones([("站务值班室", "0000-6131")])])
    shown(qtbot, card, 400)
    with qtbot.waitSignal(card.step_clicked) as clicked:
        qtbot.mouseClick(card, LEFT, pos=QPoint(50, 40))
    assert clicked.args == ["phones"]
    calls = PhoneList(theme)
    state = delivery_runs(Delivery.FAILED, "未接通")
    calls.set_lines(
        [PhoneLine("c", "区建管委值班", "0000-6105", "20:26:30", state, "下一联系人", "N")]
    )
    shown(qtbot, calls, 632)
    with qtbot.waitSignal(calls.line_clicked) as clicked:
        qtbot.mouseClick(calls, LEFT, pos=QPoint(50, 10))
    assert clicked.args == ["c"]


def test_facts_and_heads_say_what_they_show(qtbot, theme):
    facts = FactsGrid(theme)
    facts.set_facts(
        [Fact("发生", "20:20:08"), Fact("接收", "20:20:21", icon="clock"), Fact("c", "d")]
    )
    shown(qtbot, facts, 632)
    assert facts.sizeHint().height() == 48
    assert "20:20:21" in facts.accessibleName()
    head = SectionHead(theme, "处置卡", "站外客流")
    qtbot.addWidget(head)
    head.set_note("2/6")
    assert head.accessibleName() == "处置卡 2/6"


def test_header_items_are_values():
    assert HeaderItem((Run("联网正常"),)) == HeaderItem((Run("联网正常"),))
