"""What has too much room, or too little: lines an eye can follow, and words that must not go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.screens.duty.inline_ask import Choice, InlineAsk
from tests.gui.pages.drawing import drawing
from tests.gui.widgets.test_ranked_table import COLUMNS
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import KeyButton
from widgets.common.section_head import SectionHead
from widgets.common.text import Run
from widgets.common.theme import Step
from widgets.common.wrapping import elided, text_width
from widgets.lists.banded_painter import BandedPainter
from widgets.lists.cells import CellText
from widgets.lists.delivery import Delivery, delivery_runs
from widgets.lists.group_painter import GroupPainter
from widgets.lists.line_painter import REACH, RowState
from widgets.lists.phone_list import PhoneLine, PhoneList
from widgets.lists.ranked_table import RankedTable, TablePainter
from widgets.lists.roles import (
    CRAMPED_WIDTHS,
    SLIM_WIDTHS,
    BandedRow,
    ListColumns,
    RowAction,
    RowKind,
    RowNote,
)
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, TableColumn, TableRow


def test_on_a_wide_monitor_a_line_stays_one_that_an_eye_can_follow(theme) -> None:
    """H434: on 4K the phone number stood a metre from the unit it belongs to."""
    table = TablePainter(theme, COLUMNS)
    titles = ("等级", "时长", "标题", "地点", "来源", "状态", "承办", "次数")
    queue = BandedPainter(theme, ListColumns(titles))
    for width in (1180, 1856, 3104):
        table.set_width(width)
        queue.set_width(width)
        last = table.cell_rect(len(COLUMNS) - 1, QRect(0, 0, width, 40).toRectF())
        assert last.right() == min(width, REACH) - 16
        assert queue.note_column[0] + queue.note_column[1] <= min(width, REACH)


def test_on_a_wide_monitor_what_stands_last_is_not_cut_beside_free_room(theme) -> None:
    """On 4K the basis of a limit ended in an ellipsis with half the monitor empty behind it."""
    columns = [
        TableColumn("事项", 400, stretches=True, gives=True),
        TableColumn("依据", 224, stretches=True, gives=True),
    ]
    table = TablePainter(theme, columns)
    table.set_width(3104)
    matter, basis = (table.cell_rect(at, QRect(0, 0, 3104, 40).toRectF()) for at in (0, 1))
    assert matter.right() < REACH / 2 + 200 and basis.right() == 3104 - 16


def test_a_cell_says_in_fewer_words_what_lacks_room(qtbot, theme) -> None:
    """Of what waits for the hub stood “saved here, hub h…”."""
    whole, brief = (Run("已存本机，待中心回执"),), (Run("已存本机"),)
    table = RankedTable(theme, [TableColumn("内容", 400, gives=True)])
    qtbot.addWidget(table)
    table.set_model(RowsModel([TableRow("a", (Cell(whole, brief=brief),))]))
    for width, told in ((400, "已存本机，待中心回执"), (128, "已存本机")):
        table.resize(width, 100)
        assert [text.words for text in drawing(table.viewport()).texts] == [told], width


def test_an_answer_that_lacks_room_drops_whole_reasons(qtbot, theme) -> None:
    """A candidate of 并入 ended in “within 10 min·b…”."""
    words = ("积水 12 厘米   同一地点·10 分钟内", "积水 12 厘米   同一地点", "积水 12 厘米")
    button = KeyButton(theme, words[0], "1", small=True, padding=8)
    qtbot.addWidget(button)
    button.set_briefs(words[1:])
    for width, told in ((400, words[0]), (220, words[1]), (150, words[2])):
        button.resize(width, 32)
        assert [text.words for text in drawing(button).texts] == [told, "1"], width


class _Line(QWidget):
    """One row of a queue."""

    def __init__(
        self, queue: BandedPainter, row: BandedRow, now: datetime, kind: RowKind = RowKind.PLAIN
    ) -> None:
        super().__init__()
        self._queue, self._row, self._now, self._kind = queue, row, now, kind

    def paintEvent(self, event: QPaintEvent) -> None:
        rect, state = self.rect().toRectF(), RowState()
        painter = QPainter(self)
        self._queue.paint_row(painter, self._row, self._kind, rect, state, self._now)


@pytest.mark.parametrize("grades", [("红", "橙", "提示"), ("Red", "Orange", "Yellow")])
def test_grade_and_age_of_a_row_are_whole_and_apart(qtbot, theme, chinese, grades) -> None:
    """Of a matter open for half a day stood 10 时 0…; in English the age touched the grade."""
    start = datetime(2026, 7, 9, 20, tzinfo=UTC)
    titles = ("等级", "时长", "标题", "地点", "来源", "状态", "承办", "次数")
    queue = BandedPainter(
        theme, ListColumns(titles, CRAMPED_WIDTHS, {word: word for word in grades})
    )
    queue.set_width(640)
    for word, hours, age in ((grades[0], 10, "10 时 00 分"), (grades[1], 99, "99 时 00 分")):
        row = BandedRow("a", "b", word=word, start=start, title="标题")
        line = _Line(queue, row, start + timedelta(hours=hours))
        qtbot.addWidget(line)
        line.resize(640, 40)
        told = {text.words: text.rect for text in drawing(line).texts}
        assert {word, age} <= set(told)
        assert told[word].right() + 6 <= told[age].left()


def test_a_note_without_room_stands_below_its_title(qtbot, theme, chinese) -> None:
    """Of the worst row at 150 % stood “本机 … 应报带班领导”: what it was about had no room."""
    titles = ("等级", "时长", "标题", "地点", "来源", "状态", "承办", "次数")
    queue = BandedPainter(theme, ListColumns(titles, CRAMPED_WIDTHS))
    title, note = "联禾河北岸堤脚渗水，水色浑浊", RowNote("应报带班领导", is_pressing=True)
    now = datetime(2026, 7, 9, 20, tzinfo=UTC)
    row = BandedRow("a", "b", word="红", title=title, note=note)
    for width, is_below in ((540, True), (1200, False)):
        queue.set_width(width)
        line = _Line(queue, row, now)
        qtbot.addWidget(line)
        line.resize(width, 48)
        told = {text.words: text.rect for text in drawing(line).texts}
        assert {title, "应报带班领导"} <= set(told)
        left, right = told[title].left(), told["应报带班领导"].left()
        assert (left == right) is is_below and line.rect().contains(told[title].toRect())


def told_of(qtbot, painter: BandedPainter, row: BandedRow, kind=RowKind.PLAIN, height=40):
    """Return what stands in a row, and where."""
    line = _Line(painter, row, datetime(2026, 7, 9, 20, tzinfo=UTC), kind)
    qtbot.addWidget(line)
    line.resize(round(painter.columns.width), height)
    return {text.words: text.rect for text in drawing(line).texts}


TITLES = ("等级", "时长", "标题", "地点", "来源", "状态", "承办", "次数")


def test_the_tag_of_a_row_of_two_lines_stands_in_the_second(qtbot, theme, chinese) -> None:
    """Cut off at 150 % its box touched the upper edge, and the title lost four hanzi to it."""
    queue = BandedPainter(theme, ListColumns(TITLES, CRAMPED_WIDTHS))
    queue.set_width(540)
    title, note = "映川街道 3 号地块围挡倒塌", RowNote("应报带班领导", is_pressing=True)
    told = told_of(qtbot, queue, BandedRow("a", "b", title=title, note=note, tag="本机"))
    assert told["本机·"].left() == told[title].left()
    assert told["本机·"].right() <= told["应报带班领导"].left() + 1
    assert told["本机·"].center().y() == told["应报带班领导"].center().y()


def test_what_the_states_in_sight_do_not_need_is_the_titles(qtbot, theme, chinese) -> None:
    """At 150 % titles ended after twelve hanzi beside an empty strip of sixty pixels."""
    queue = BandedPainter(theme, ListColumns(TITLES, SLIM_WIDTHS))
    queue.set_width(620)
    row = BandedRow("a", "b", title="梧影路 210 号外墙面砖脱落，已拉警戒线", state="未签收")
    assert queue.learn(row, RowKind.PLAIN)
    assert {row.title, "未签收"} <= told_of(qtbot, queue, row).keys()
    long = replace(row, state="电话已调派", is_pending=True)
    assert queue.learn(long, RowKind.PLAIN), "a longer state is whole, too"
    assert "电话已调派" in told_of(qtbot, queue, long)
    assert not queue.learn(row, RowKind.PLAIN), "and then nothing moves to and fro"


@pytest.mark.parametrize("width", [1200, 640, 600])
def test_all_groups_say_their_unit_and_their_keys_alike(qtbot, theme, width) -> None:
    """In English at 150 % one said 300 and the other 4 cases, and neither its keys."""
    queue = GroupPainter(theme, ListColumns(TITLES, SLIM_WIDTHS))
    queue.action_keys = {"a": "B", "b": "X"}
    queue.set_width(width)
    actions = RowAction("a", "Handle together", "Handle"), RowAction("b", "Show all", "Show")
    many = BandedRow("m", "b", count="300", unit="cameras", title="视频", actions=actions)
    few = replace(many, id="f", count="4", unit="cases")
    for row in (few, many):
        queue.learn(row, RowKind.GROUP)
    told = [set(told_of(qtbot, queue, row, RowKind.GROUP, 64)) for row in (many, few)]
    assert told[0] - told[1] == {"300", "cameras"} and told[1] - told[0] == {"4", "cases"}
    assert {"B", "X"} <= told[0]


def test_where_a_phone_list_is_narrow_how_a_call_stands_goes_before_when_it_was(
    qtbot, theme, chinese
) -> None:
    """H434: 未接通 is never what is left out."""
    failed = delivery_runs(Delivery.FAILED, "未接通")
    words = "".join(run.text for run in failed)
    shown = PhoneList(theme)
    qtbot.addWidget(shown)
    shown.set_lines([PhoneLine("a", "排水应急二分队", "0000-6311", "20:24:28", failed, "", "A")])
    for width, has_time in ((528, True), (424, False), (390, False)):
        shown.resize(width, 32)
        told = [text.words for text in drawing(shown).texts]
        assert words in told and "0000-6311" in told, width
        assert ("20:24:28" in told) is has_time, width


def test_a_button_alone_in_its_row_stays_as_wide_as_the_others(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = FlowLine(fills=True)
    for _ in range(4):
        button = QWidget(window)
        button.setMinimumSize(80, 40)
        button.setMaximumHeight(40)
        line.addWidget(button)
    window.setLayout(line)
    line.setGeometry(QRect(0, 0, 300, 100))
    widths = [line.itemAt(place).geometry().width() for place in range(4)]
    assert len(set(widths)) == 1 and widths[0] > 80


def test_where_the_foot_is_narrow_answers_go_on_below_and_are_read_whole(qtbot, theme) -> None:
    """H434: six answers of 叫应 at 150 % were 已…, 已… and 无…."""
    window = QWidget()
    qtbot.addWidget(window)
    ask = InlineAsk(theme)
    column = QVBoxLayout(window)
    column.addWidget(ask)
    column.addStretch(1)
    window.resize(560, 300)
    window.show()
    words = ("已复诵", "已应答", "无人接", "占线", "号码有误", "误记更正")
    ask.ask("沙渚镇：叫应结果", [Choice(word, print) for word in words])
    qtbot.waitUntil(lambda: len({b.y() for b in ask.findChildren(KeyButton)}) == 2)
    for button in ask.findChildren(KeyButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert ask.rect().contains(button.geometry().translated(button.parentWidget().pos()))


def test_where_a_table_is_narrow_whole_columns_leave_and_what_is_left_is_readable(theme) -> None:
    """H583: nine columns of two letters each said nothing."""
    columns = [
        TableColumn("剩余", 132),
        TableColumn("编号", 84, leaves=2),
        TableColumn("事项", 300, stretches=True, gives=True),
        TableColumn("地点", 164, gives=True, leaves=1),
    ]
    table = TablePainter(theme, columns)
    row = QRect(0, 0, 2000, 40).toRectF()
    for width, shown in (
        (1000, "剩余 编号 事项 地点"),
        (430, "剩余 事项 地点"),
        (300, "剩余 事项"),
    ):
        table.set_width(width)
        rects = [table.cell_rect(at, row) for at in range(len(columns))]
        kept = [c.title for c, r in zip(columns, rects, strict=True) if r.width() > 0]
        assert " ".join(kept) == shown, width
        assert rects[0].width() == 120, "what does not give is whole"


def test_words_of_a_head_that_lack_room_stand_below_it(qtbot, theme) -> None:
    """H583: a note cut in its middle is no note."""
    head = SectionHead(theme, "近似工单", "没有相近的历史工单，已查 22 件")
    qtbot.addWidget(head)
    for width in (600, 200):
        head.resize(width, head.height())
        told = [text.words for text in drawing(head).texts]
        assert told == ["近似工单", "没有相近的历史工单，已查 22 件"], width


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("外广场滞留约 260 人", "260"),
        ("堤脚水位 3.58 米", "3.58"),
        ("区应急局 0000-6105", "0000-6105"),
    ],
)
def test_no_figure_is_parted_where_there_is_no_room(theme, words, figure) -> None:
    """Of 260 people stood 26: whoever read it read another number."""
    font, cells = theme.font(Step.BODY), CellText(theme)
    for width in range(60, round(text_width(font, words))):
        for cut in (elided(font, words, width), cells.fit(words, width, Step.BODY, False)[0]):
            assert figure in cut or not any(letter.isdigit() for letter in cut), cut
            assert cut.endswith("…") and text_width(font, cut) <= width


def test_a_text_that_is_one_figure_is_cut_all_the_same(theme) -> None:
    font = theme.font(Step.BODY)
    assert elided(font, "0000-6105", text_width(font, "0000-6105") - 2).startswith("0000")
