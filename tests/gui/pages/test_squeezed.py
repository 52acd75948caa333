"""What gives way on a monitor that shows everything larger is still there to be found."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.plugin_host.pages.table_view import TableView
from console.plugin_host.panels.page_maker import PageMaker
from console.screens.deploy.deploy_columns import MATTER, ORDER, DeployColumns
from console.screens.deploy.deploy_page import DeployPage
from console.screens.deploy.force_rows import force_columns
from console.screens.deploy.report_line import ReportLine
from console.screens.incident.head_block import HeadBlock, TitleBlock
from console.screens.incident.incident_head import IncidentHead
from console.screens.incident.incident_page import IncidentPage
from console.screens.incident.room_foot import RoomFoot
from console.screens.orders.orders_page import OrdersPage
from console.shell.approval_list import ApprovalList
from console.shell.instruction_panel import InstructionPanel
from console.shell.key_sheet import KeySheet
from console.shell.mode_panel import ModePanel
from console.shell.overlay import Overlay
from console.shell.rail_pages import rail_items
from console.shell.settings_panel import SettingsPanel
from tests.gui.pages import checks
from tests.gui.pages.deploy_states import turn
from tests.gui.pages.drawing import drawing
from widgets.common.chip import CountChip
from widgets.common.key_button import KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import wrap
from widgets.common.theme import Grade, Look, Step
from widgets.frame.header_bar import HeaderBar
from widgets.frame.rail import Rail

AT_150, AT_200 = QSize(1280, 720), QSize(960, 540)


def test_a_filter_chip_without_its_word_keeps_shape_number_tip_and_name(chinese, dressed, show):
    """H188: at 200 % the word goes; whoever asks by mouse or by screen reader still gets it."""
    window = show("duty.normal", dressed(Look("dark")), AT_200).window
    chips = _chips(window)
    assert [chip.toolTip() for chip in chips] == ["红", "橙", "黄", "蓝"]
    for chip in chips:
        assert [text.words for text in drawing(chip).texts] == [chip.count]
        assert chip.accessibleName() == f"{chip.text()} {chip.count}"
        assert len(drawing(chip).colours) >= 2  # shape and number


@pytest.mark.parametrize("name", ["duty.normal", "duty.storm"])
def test_a_grade_keeps_its_word_at_150_per_cent(chinese, dressed, show, name):
    """H330: severity is shape and word; towns, words and the list's head make room for it."""
    window = show(name, dressed(Look("dark")), AT_150).window
    for chip in _chips(window):
        assert [text.words for text in drawing(chip).texts] == [chip.text(), chip.count]


def _chips(window: QWidget) -> list[CountChip]:
    return [c for c in window.findChildren(CountChip) if c.isVisibleTo(window)]


@pytest.mark.parametrize("room", [AT_150, AT_200])
@pytest.mark.parametrize("count", [2, 42, 304, 1200])
def test_a_badge_stands_beside_its_icon_or_in_its_place(dressed, room, count):
    """H330: it lay over the bell; shape and count never give way, the word names the page."""
    rail = Rail(dressed(Look("dark")), rail_items())
    rail.resize(rail.width(), room.height() - 96)
    rail.set_badge("duty", count, Grade.RED)
    places = rail.places(rail._item_rect(0), rail.badge("duty"))
    assert not places.icon.intersects(places.badge)
    assert rail._item_rect(0).contains(places.badge)
    assert places.icon.isEmpty() == (room == AT_200 and count > 100)


def test_what_the_header_leaves_out_stands_in_its_tip(chinese, dressed, show):
    window = show("duty.offline", dressed(Look("dark")), AT_200).window
    bar = window.findChild(HeaderBar)
    said = {placed.item.id: placed.item for placed in bar._place()}
    assert said["outbox"].words == "待发送 6" and "最久 00:20" in said["outbox"].hint
    assert said["link"].words.startswith("断网值守 ")  # what is not well goes last
    assert "最久 00:20" in bar.accessibleName()


@pytest.mark.parametrize("height", [540, 800])
@pytest.mark.parametrize("name", ["shell.settings", "panel.keys", "panel.crash"])
def test_a_panel_never_runs_past_the_foot_of_its_window(chinese, dressed, show, name, height):
    """H221: the settings ended below the edge at 800 px."""
    window = show(name, dressed(Look("dark")), QSize(1280, height)).window
    panel = window.findChild(Overlay)
    assert window.rect().contains(panel.geometry())


def test_the_last_setting_is_reached_by_keys_where_the_panel_is_low(chinese, dressed, show):
    """H221."""
    window = show("shell.settings", dressed(Look("dark")), AT_200).window
    panel = window.findChild(SettingsPanel)
    panel.setFocus()
    last = panel.rows[-1]
    assert not _is_seen(last, panel)
    QTest.keyClick(panel, Qt.Key.Key_End)
    turn()
    assert _is_seen(last, panel)


def test_keys_that_have_no_room_on_the_sheet_are_scrolled_to(chinese, dressed, show):
    window = show("duty.keys", dressed(Look("dark")), AT_200).window
    sheet = window.findChild(KeySheet)
    lines = [w for w in sheet.findChildren(QWidget) if w.accessibleName().startswith("关面板")]
    assert lines and not _is_seen(lines[0], sheet)
    QTest.keyClick(sheet, Qt.Key.Key_End)
    turn()
    assert _is_seen(lines[0], sheet)


def test_a_locked_setting_does_not_look_like_one_that_is_open(chinese, dressed, show):
    """H221: no edge, no act colour, a lock and the words."""
    theme = dressed(Look("dark"))
    panel = show("shell.settings", theme).window.findChild(SettingsPanel)
    locked, free = panel.row("look.theme"), panel.row("look.vision")
    said = [piece.text.words for piece in checks.pieces(locked)]
    assert "大厅锁定，本席不能改" in said and "深色" in said
    assert "大厅锁定，本席不能改" not in [piece.text.words for piece in checks.pieces(free)]
    assert theme.act.name() in drawing(free.control).colours
    assert not {theme.act.name(), theme.line2.name()} & drawing(locked.control).colours
    typed = panel.row("seat.lock_after").control
    assert theme.field.name() not in drawing(typed).colours and not typed.isEnabled()


def test_the_button_that_sends_forces_is_in_reach_at_200_per_cent(chinese, dressed, show):
    """H220: at 125 % already it stood below the edge of the monitor."""
    window = show("deploy.normal", dressed(Look("dark")), AT_200).window
    page = window
    assert isinstance(page, DeployPage)
    assert not page.order.isVisibleTo(window)
    page.columns.focus_button()
    turn()
    hold = page.order.hold
    assert hold.isVisibleTo(window) and hold.width() > 400
    assert window.rect().contains(hold.rect().translated(hold.mapTo(window, hold.rect().topLeft())))


def test_the_button_that_turns_the_hall_is_in_reach_at_150_per_cent(chinese, dressed, show):
    """H221: with all that goes with a level the panel ran past the foot, and the button with it."""
    window = show("panel.mode", dressed(Look("dark")), AT_150).window
    panel = window.findChild(ModePanel)
    assert window.rect().contains(panel.geometry()) and _is_in_sight(panel.button)
    assert "依据" in panel.words[1] or "同意人" in panel.words[1]


def _is_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() >= widget.height()


def test_cut_off_at_150_per_cent_whom_to_call_is_in_sight(chinese, dressed, show):
    """H732: the phone list lay below tracking, out of sight on a smaller monitor."""
    page = show("deploy.offline", dressed(Look("dark")), AT_150).window
    assert isinstance(page, DeployPage)
    phones = page.order.phones
    assert len(phones.lines) == 4 and _is_in_sight(phones)
    assert phones.mapTo(page, QPoint()).y() < page.order.track.mapTo(page, QPoint()).y()


def test_the_head_of_a_matter_is_one_line_at_150_per_cent(chinese, dressed, show):
    """The clock of the next report stood alone in a line of its own, and cost 72 px."""
    page = show("incident.normal", dressed(Look("dark")), AT_150).window
    assert isinstance(page, IncidentPage)
    head = page.head
    assert head.height() == 72 and "映川路 66 号工地围挡倒塌致 4 人受伤" in head.title.words
    for block in (head.level, head.response, head.elapsed, head.due):
        assert head.rect().contains(QRect(block.mapTo(head, QPoint()), block.size()))


def test_what_others_did_with_the_like_is_in_sight_at_150_per_cent(qtbot, chinese, dressed, show):
    """Three rows of steps took its room; one row stays, every step keeps its key."""
    page = show("orders.normal", dressed(Look("dark")), AT_150).window
    assert isinstance(page, OrdersPage)
    rows = page.pane.similar.table.viewport()
    qtbot.waitUntil(lambda: rows.visibleRegion().boundingRect().height() >= 90)  # two of them
    assert len(page.pane.steps.shown) == 3 and page.pane.steps.rest > 0


def test_where_an_order_stands_is_in_sight_at_150_per_cent(qtbot, chinese, dressed, show):
    """Its three oldest stations stood there, and the one it waits at was below the fold."""
    page = show("orders.normal", dressed(Look("dark")), AT_150).window
    assert isinstance(page, OrdersPage)
    way = page.pane.way_table

    def is_whole() -> bool:
        top = way.screen_y("here")
        return top is not None and 0 <= top <= way.viewport().height() - way.row_heights()[False]

    qtbot.waitUntil(is_whole)


def _is_seen(widget: QWidget, panel: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty() and panel.isVisible()


def test_why_a_force_is_offered_stands_whole_at_150_per_cent(chinese, dressed, show):
    """H911: two lines of a narrow column cut what a unit can do."""
    assert _cut_reasons(dressed, show) == []


def test_why_a_force_is_offered_stands_whole_in_english_too(dressed, show):
    assert _cut_reasons(dressed, show) == []


def _cut_reasons(dressed, show) -> list[str]:
    theme = dressed(Look("dark"))
    window = show("deploy.normal", theme, AT_150).window
    page = window if isinstance(window, DeployPage) else window.findChild(DeployPage)
    table, painter = page.columns.forces.table, page.columns.forces.table._table
    at = painter.titles.index(force_columns()[6].title)
    room = painter.cell_rect(at, QRectF(0, 0, table.width(), 56)).width()
    reasons = [row.cells[at].text for row in page.columns.forces.model.rows[:3]]
    assert reasons and at - 1 in painter._gone and page.columns._columns == 2
    return [each for each in reasons if len(wrap(theme.font(Step.SMALL), each, room, 9)) > 2]


def test_names_beside_numbers_are_whole_before_a_number_has_spare_room(chinese, dressed, show):
    """“区中心…” stood beside columns three times as wide as their numbers."""
    window = show("panel.page_maker", dressed(Look("dark")), QSize(1920, 1080)).window
    tables = [each.table for each in window.findChildren(TableView)]
    told = {text.words for table in tables for text in drawing(table.viewport()).texts}
    assert {"区中心医院", "望汐妇幼保健院", "100 0000 0411", "46 人", "20:00"} <= told
    assert not any("…" in words for words in told)


def test_a_list_in_a_panel_is_as_high_as_a_high_monitor_lets_it_be(chinese, dressed, show):
    """H912: at 4K thirty instructions stood in six rows, and nothing below them."""
    theme = dressed(Look("dark"))
    low = show("instruction.storm", theme, QSize(1920, 1080)).window
    high = show("instruction.storm", theme, QSize(3840, 2160)).window
    heights = [w.findChild(InstructionPanel).list.height() for w in (low, high)]
    assert heights[1] > 1.8 * heights[0]
    few = show("panel.approvals", theme, QSize(3840, 2160)).window.findChild(ApprovalList)
    assert few.table.height() == few.rights.height() < 800, "no room is taken that nothing fills"


def test_a_page_that_is_made_is_as_high_as_a_high_monitor_lets_it_be(chinese, dressed, show):
    theme = dressed(Look("dark"))
    low = show("panel.page_maker", theme, QSize(1920, 1080)).window
    high = show("panel.page_maker", theme, QSize(3840, 2160)).window
    heights = [w.findChild(PageMaker).shown.height() for w in (low, high)]
    assert heights[1] > 1.8 * heights[0]


def test_the_head_of_a_room_is_one_line_at_150_per_cent_in_english(dressed, show):
    """H913: a second line takes two facts from those who read English."""
    window = show("incident.normal", dressed(Look("dark")), AT_150).window
    page = window if isinstance(window, IncidentPage) else window.findChild(IncidentPage)
    assert page.head.height() < 100


def test_a_long_title_leaves_the_head_of_an_english_room_one_line_at_150_per_cent(dressed, show):
    """H937: two times stood alone in a second line, and the trail had two lines less."""
    window = show("incident.storm", dressed(Look("dark")), AT_150).window
    head = window.findChild(IncidentHead)
    assert head.height() < 100 and "…" not in "".join(t.words for t in drawing(head).texts)


def test_where_a_head_takes_two_lines_the_title_has_the_first_and_nothing_is_alone(dressed, show):
    window = show("incident.storm", dressed(Look("dark")), AT_200).window
    head = window.findChild(IncidentHead)
    blocks = [each for each in head.findChildren(HeadBlock) if each.isVisible()]
    tops = {block.mapTo(head, QPoint()).y() for block in blocks}
    assert len(tops) == 1 and min(tops) > head.title.geometry().bottom()
    drawn = [text.words for text in drawing(head.title).texts]
    assert drawn[0].endswith("梧影三处有人受伤")


def test_what_a_clock_is_of_can_be_read_at_200_per_cent(chinese, dressed, show):
    """H188: its end by date is beside the list; the matter was four characters and dots."""
    window = show("clocks.normal", dressed(Look("dark")), AT_200).window
    drawn = [piece.text.words for piece in checks.pieces(window)]
    assert any(words.startswith("听澜站 3 号口外广场") for words in drawn)


def test_a_line_of_the_trail_keeps_its_figure_at_150_per_cent(chinese, dressed, show):
    """H922: 塔吊风速 13.8 米/秒 ended in dots before the speed, beside 190 pixels of nothing."""
    window = show("incident.storm", dressed(Look("dark")), AT_150).window
    page = window if isinstance(window, IncidentPage) else window.findChild(IncidentPage)
    drawn = "".join(text.words for text in drawing(page.trail.table.viewport()).texts)
    assert "13.8 米/秒" in drawn and "…" not in drawn


@pytest.mark.parametrize("size", [QSize(1920, 1080), AT_150, AT_200])
@pytest.mark.parametrize("name", ["incident.normal", "incident.storm"])
def test_the_head_of_a_room_says_its_grade_in_a_word(chinese, dressed, show, name, size):
    """Beside “事件等级 一般”, another scale, a red octagon alone was read by its colour."""
    window = show(name, dressed(Look("dark")), size).window
    title = window.findChild(TitleBlock)
    assert title.words.startswith("红 ") and "红" in [text.words for text in drawing(title).texts]


@pytest.mark.parametrize("size", [AT_150, AT_200])
def test_the_head_of_an_english_room_says_its_grade_in_a_word(dressed, show, size):
    title = show("incident.storm", dressed(Look("dark")), size).window.findChild(TitleBlock)
    assert "Red" in [text.words for text in drawing(title).texts]


def test_the_shape_of_a_grade_is_whole_beside_a_long_title(chinese, dressed, show):
    """A red octagon without its top is another shape: two lines had pushed it out."""
    theme = dressed(Look("dark"))
    window = show("incident.storm", theme, AT_150).window
    title = window.findChild(TitleBlock)
    image, fill = title.grab().toImage(), theme.grade(Grade.RED).fill.rgb()
    above_its_word = image.height() - theme.line_height(Step.SMALL) - 2
    across, down = range(24), range(above_its_word)
    spots = [(x, y) for x in across for y in down if image.pixel(x, y) == fill]
    sizes = [max(each) - min(each) for each in zip(*spots, strict=True)]
    assert abs(sizes[0] - sizes[1]) <= 1


def test_the_button_of_the_modes_is_in_sight_at_200_per_cent_at_night(chinese, dressed, show):
    """H924: what is touched is higher at night, and the foot of the panel was below the screen."""
    window = show("panel.mode", dressed(Look("light", is_night=True)), AT_200).window
    button = window.findChild(ModePanel).button
    assert window.rect().contains(QRect(button.mapTo(window, QPoint()), button.size()))


@pytest.mark.parametrize(("size", "rows"), [(AT_150, 2), (AT_200, 2), (QSize(1920, 1080), 1)])
def test_what_is_open_costs_the_foot_of_an_english_room_no_row(dressed, show, size, rows):
    """H938: at 200 % a third row of keys left two lines of facts."""
    foot = show("incident.storm", dressed(Look("dark")), size).window.findChild(RoomFoot)
    assert foot.height() <= rows * 48 + 16
    label, whole = foot.findChild(RunsLabel), foot.open_words
    said = "".join(text.words for text in drawing(label).texts)
    assert whole.startswith("74 open: forces not back 3") and said.startswith("74 ")
    assert "…" not in said and whole in (said, label.toolTip())


def test_no_key_of_a_report_stands_alone_in_the_last_row(chinese, dressed, show):
    """Five, four and one read as if 撤销指令 were of another kind."""
    line = show("deploy.sent", dressed(Look("dark")), AT_150).window.findChild(ReportLine)
    tops = Counter(button.y() for button in line.findChildren(KeyButton) if button.isVisible())
    assert len(tops) == 3 and min(tops.values()) >= 3


def test_the_order_alone_ends_where_its_window_ends(chinese, dressed, show):
    """H939: at 200 % it stood a gutter too far right, and the button ran into the edge."""
    page = show("deploy.sent", dressed(Look("dark")), AT_200).window
    columns = page.findChild(DeployColumns)
    for side in (ORDER, MATTER):
        columns.sides.set_current(side)
        columns.sides.chosen.emit(side)
        turn()
        pane = columns.order if side == ORDER else columns.matter
        assert pane.isVisible() and columns.rect().contains(pane.geometry()), side


def test_on_what_basis_a_mode_was_turned_is_read_whole_in_english(dressed, show):
    """It ended in dots after two signs: the sentence before it is longer in English."""
    window = show("panel.mode", dressed(Look("dark")), QSize(1920, 1080)).window
    history = window.findChild(ModePanel).past.table.viewport()
    drawn = "".join(text.words for text in drawing(history).texts).replace(" ", "")
    assert drawn.endswith("basis:暴雨黄色预警")
