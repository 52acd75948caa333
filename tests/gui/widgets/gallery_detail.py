"""The gallery's filter line and detail pane."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tests.gui.widgets import evening
from widgets.common.chip import CountChip
from widgets.common.facts_grid import Fact, FactsGrid
from widgets.common.foot_bar import FootBar
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run, key_cap
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.forms.combo import Choice, Combo
from widgets.forms.search_box import SearchBox
from widgets.lists.card_steps import CardSteps, phones, step
from widgets.lists.trail_list import TrailLine, TrailList


def filter_line(theme: Theme) -> QWidget:
    line = QWidget()
    line.setFixedHeight(48)
    row = QHBoxLayout(line)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(8)
    choices = [Segment("all", "全部 18"), Segment("mine", "我承办 5"), Segment("ours", "本部门 3")]
    row.addWidget(Segmented(theme, choices))
    row.addSpacing(8)
    for grade, count in zip(list(Grade)[:4], (0, 4, 7, 7), strict=True):
        row.addWidget(CountChip(theme, grade, evening.WORDS[grade], count))
    row.addSpacing(8)
    row.addWidget(Combo(theme, [Choice("", "全部街镇")]))
    row.addWidget(SearchBox(theme, "筛选", "/"))
    row.addStretch()
    row.addWidget(RunsLabel(theme, [Run("全部信源正常", icon="check")]))
    return line


def detail(theme: Theme) -> QWidget:
    pane = Pane(theme.panel)
    pane.setFixedWidth(664)
    body = Pane(theme.panel, (16, 16, 16, 0))
    add = body.column.addWidget
    first = [
        Run("橙", Ink.ORANGE, bold=True, shape=Grade.ORANGE, shape_size=20),
        Run("未签收", gap=8),
    ]
    clock = [Run("签收剩", step=Step.SMALL), Run("01:11", Ink.TEXT, True, Step.NUMBER, 8)]
    add(RunsLabel(theme, first, clock, 32))
    for text in ("听澜站 3 号口外广场滞留约 260 人，客流偏高，", "10 分钟内增加 90 人"):
        add(RunsLabel(theme, [Run(text, Ink.TEXT, True, Step.TITLE)], height=28))
    body.column.addSpacing(8)
    facts = FactsGrid(theme)
    facts.set_facts(
        [
            Fact("发生", "20:20:08"),
            Fact("接收", "20:20:21·延迟 13 秒"),
            Fact("来源原文", "TL3-OUT 计数 262 / 阈值 200"),
            Fact("置信度", "计数误差 ±8%"),
            Fact("责任网格", "听澜一网格·许知言"),
            Fact("同源次数", "今日第 2 次"),
        ]
    )
    add(facts)
    body.column.addSpacing(8)
    right = [Run("附近共 11 路·上大屏", step=Step.SMALL), key_cap("W")]
    add(SectionHead(theme, "现场画面", right=right))
    body.column.addSpacing(176 * 2 + 8)
    body.column.addSpacing(8)
    add(SectionHead(theme, "处置卡", "站外客流"))
    card = CardSteps(theme)
    card.set_lines(
        [
            step("1", 1, "看画面 1、2：人数是否仍在增加"),
            step("2", 2, "致电站务，问限流与出口调整"),
            step("3", 3, "超过 300 人：调度听澜派出所、站外疏导队"),
            phones([("站务值班室", "0000-6131"), ("听澜派出所", "0000-6110")]),
        ]
    )
    add(card)
    body.column.addSpacing(8)
    add(SectionHead(theme, "经过"))
    trail = TrailList(theme)
    trail.set_lines(
        [
            TrailLine("20:21:02", "一号席 林岚", "查看详情"),
            TrailLine("20:20:41", "语音", "播报一次，橙色"),
            TrailLine("20:20:31", "二号席 周砚", "查看画面 1"),
            TrailLine("20:20:24", "系统", "匹配处置卡“站外客流”"),
            TrailLine("20:20:21", "系统", "接收，关联点位 11 路"),
        ]
    )
    add(trail)
    body.column.addStretch()
    pane.column.addWidget(body, 1)
    pane.column.addWidget(foot(theme))
    return pane


def foot(theme: Theme) -> QWidget:
    bar = FootBar(theme)
    on = Run("TL-0418 听澜站客流", Ink.TEXT, bold=True, step=Step.SMALL, gap=5)
    bar.set_line([Run("按键作用于", step=Step.SMALL), on])
    labels = ("签收", "属实", "不属实", "并入", "调度", "派单", "搁置")
    buttons = [
        KeyButton(theme, label, key, ButtonKind.NORMAL if at else ButtonKind.PRIMARY, padding=8)
        for at, (label, key) in enumerate(zip(labels, ("空格", *"123456"), strict=True))
    ]
    bar.set_buttons(buttons)
    return bar
