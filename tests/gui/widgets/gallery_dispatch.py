# ruff: noqa: E501 - one row a line
"""The gallery's second page: tables, forms and the small map beside each other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.common.chip import CountChip
from widgets.common.hold_button import HoldButton
from widgets.common.notice_bar import NoticeBar, link
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import Field, Labelled, TextField
from widgets.forms.number_box import NumberBox
from widgets.forms.search_box import SearchBox
from widgets.forms.suggestion_rows import Suggestion, SuggestionRows, right_columns
from widgets.forms.tabs import TabItem, Tabs
from widgets.forms.text_area import TextArea
from widgets.lists.card_steps import CardSteps, step
from widgets.lists.delivery import Delivery, delivery_runs
from widgets.lists.phone_list import PhoneLine, PhoneList
from widgets.lists.ranked_table import RankedTable
from widgets.lists.roles import BandHead
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import (
    Check,
    TableColumn,
    TableRow,
    box,
    plain,
    runs,
    stale,
    two_lines,
    wrapped,
)
from widgets.map.small_map import LineKind, MapLine, MapPoint, PointKind, SmallMap

FORCES = [
    TableColumn("选", 32), TableColumn("力量", 152), TableColumn("类别", 56),
    TableColumn("现状", 104), TableColumn("距离·到场", 128), TableColumn("位置时效", 88),
    TableColumn("推荐理由", 208), TableColumn("电话", 64, is_right=True),
]  # fmt: skip
MATRIX = [
    TableColumn("接收单位", 176),
    *(TableColumn(t, 88) for t in ("政务终端", "短信", "电话", "对讲")),
]
WORDS = {
    Delivery.NONE: "", Delivery.WAITING: "待发", Delivery.SENT: "已发", Delivery.REACHED: "已达",
    Delivery.READ: "已读", Delivery.TAKEN: "已接令", Delivery.FAILED: "未接通",
}  # fmt: skip


def force(
    check: Check, name: str, lead: str, kind: str, state: str, way: tuple[str, str], age: str,
    why: str, phone: str, is_old: bool = False, band: str = "more",
) -> TableRow:  # fmt: skip
    is_next = check is Check.CHOSEN
    cells = (
        box(check), two_lines(name, lead, is_next), plain(kind), plain(state, Ink.TEXT),
        runs([Run(way[0], Ink.TEXT), Run(f"·{way[1]}")]), stale(age) if is_old else plain(age),
        wrapped(why), plain(phone),
    )  # fmt: skip
    return TableRow(name, cells, band, is_raised=is_next)


def forces() -> list[TableRow]:
    done, chosen, free = Check.DONE, Check.CHOSEN, Check.OPEN
    return [
        force(done, "排水应急二分队", "队长 邵明川", "排水", "接令", ("1.8 公里", "6 分"), "12 秒", "辖区队伍，最近；泵 2 台，每小时 600 方", "6311", band="one"),
        force(done, "交警四中队", "值班 韩叙", "交警", "未应答 42 秒", ("1.1 公里", "4 分"), "8 秒", "管辖路段，可同时封控两端", "6440", band="one"),
        force(chosen, "清障三号车", "驾驶 丁砚秋", "清障", "待命", ("3.4 公里", "9 分"), "18 秒", "能涉水 40 厘米拖移；同类最近", "6523", band="two"),
        force(chosen, "120 望潮急救站", "调度台", "救护", "待命", ("2.2 公里", "6 分"), "31 秒", "车内人员情况不明，就近待命", "6120", band="two"),
        force(free, "消防望潮站", "值班 祁远", "消防", "待命", ("2.0 公里", "6 分"), "22 秒", "车内有人被困时增派", "6119"),
        force(free, "南汀抢险队", "队长 白露", "街镇", "待命", ("3.1 公里", "9 分"), "41 分前", "位置超时，距离按驻地计", "6137", True),
        force(free, "大流量泵车 1 号", "驾驶 卫澜", "泵车", "作业中", ("9.2 公里", "26 分"), "14 秒", "同类仅此一台；20:50 可转场，改派须值班长同意", "6318"),
    ]  # fmt: skip


def matrix() -> list[TableRow]:
    def line(name: str, band: str, stages: str) -> TableRow:
        kinds = {
            "-": Delivery.NONE, "w": Delivery.WAITING, "s": Delivery.SENT, "d": Delivery.REACHED,
            "r": Delivery.READ, "a": Delivery.TAKEN, "n": Delivery.FAILED,
        }  # fmt: skip
        cells = [runs(delivery_runs(kinds[s], WORDS[kinds[s]])) for s in stages]
        return TableRow(name, (plain(name, Ink.TEXT), *cells), band)

    return [
        line("排水应急二分队", "one", "rdad"),
        line("交警四中队", "one", "dsns"),
        line("清障三号车", "two", "www-"),
    ]


def plan(theme: Theme) -> QWidget:
    view = SmallMap(theme, 384, QSize(384, 208))
    lanes = [(-190, -6, 190, -2), (-70, 60, -60, -80), (66, 70, 58, -84)]
    roads = [(-210, 60, 210, 74), (-210, -62, 210, -84), (-140, 130, -124, -130), (4, 130, 0, -130)]
    ground = [MapLine(((-200, -110), (-60, -96), (90, -112), (210, -92), (210, -140), (-200, -140)), LineKind.WATER, is_area=True)]  # fmt: skip
    ground += [MapLine(((a, b), (c, d)), LineKind.LANE) for a, b, c, d in lanes]
    names = ("", "临汐路", "", "望汐路")
    ground += [
        MapLine(((a, b), (c, d)), name=name)
        for (a, b, c, d), name in zip(roads, names, strict=True)
    ]
    ground.append(MapLine(((-210, 96), (210, 24)), LineKind.RAILWAY, "铁路"))
    view.set_ground(ground)
    view.set_centre((0, 0), Grade.ORANGE, 34)
    view.set_points(
        [
            MapPoint((-122, 46), name="排水二分队"),
            MapPoint((112, -44), name="交警四中队"),
            MapPoint((-16, 24), PointKind.CAMERA),
            MapPoint((22, -22), PointKind.CAMERA),
        ]
    )
    return view


def left(theme: Theme) -> QWidget:
    pane = Pane(theme.panel, (16, 16, 16, 16))
    pane.setFixedWidth(416)
    add = pane.column.addWidget
    add(plan(theme))
    add(SectionHead(theme, "处置卡", "下立交积水", [Run("2/6", step=Step.SMALL)]))
    card = CardSteps(theme, 36)
    card.set_lines(
        [
            step("1", 1, "核实画面，车内是否有人", "林岚 20:21:30", True),
            step("2", 2, "首批力量下达", "林岚 20:22:18", True),
            step("3", 3, "两端封控", "交警四中队"),
        ]
    )
    add(card)
    add(SectionHead(theme, "电话调度", "已接令 1·已打 1·未接通 1"))
    calls = PhoneList(theme)
    taken = delivery_runs(Delivery.TAKEN, "已接令 20:26:41")
    failed = delivery_runs(Delivery.FAILED, "未接通")
    calls.set_lines(
        [
            PhoneLine("1", "映川城管中队", "0000-6270", "20:26:24", taken),
            PhoneLine("2", "区建管委值班", "0000-6105", "20:26:30", failed, "下一联系人", "N"),
        ]
    )
    calls.setMinimumWidth(632)
    add(calls)
    pane.column.addStretch()
    return pane


def middle(theme: Theme) -> QWidget:
    pane = Pane(theme.panel)
    pane.setFixedWidth(864)
    head = QWidget()
    head.setFixedHeight(48)
    row = QHBoxLayout(head)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(8)
    row.addWidget(RunsLabel(theme, [Run("选力量", Ink.TEXT, True, Step.TITLE)], height=28))
    row.addWidget(CountChip(theme, None, "排水", "2/2", 28, "check"))
    row.addStretch()
    row.addWidget(Combo(theme, [Choice("", "全部街镇")]))
    row.addWidget(SearchBox(theme, "名称、拼音", "/"))
    pane.column.addWidget(head)
    lack = [Run("缺：大流量泵车 1", Ink.TEXT, True), Run("最近一台 9.2 公里，作业中", gap=12)]
    pane.column.addWidget(NoticeBar(theme, lack, [link("请值班长改派"), key_cap("G")], True))
    table = RankedTable(theme, FORCES, 56)
    table.set_bands(
        [
            BandHead("one", "第 1 批·已下达 20:22:18"),
            BandHead("two", "第 2 批·建议，已勾选"),
            BandHead("more", "备选", "按预计到场", 21),
        ]
    )
    table.set_model(RowsModel(forces(), table))
    pane.column.addWidget(table, 1)
    return pane


def right(theme: Theme) -> QWidget:
    pane = Pane(theme.panel)
    order = TextArea(theme)
    order.set_text(
        "望汐路下立交积水 26 厘米，一辆小客车涉水停驶，车内人员不明。请即赴东口集结，听交警四中队指挥，到场回告。"
    )
    body = Pane(theme.panel, (16, 12, 16, 12))
    body.column.setSpacing(8)
    tabs = Tabs(theme, [TabItem("a", "梧影街道值班室", icon="phone"), TabItem("b", "芦汀镇防汛值班", "草稿 20:25"), TabItem("n", "新来电", key="F2", is_right=True)], "a", 8)  # fmt: skip
    pane.column.addWidget(tabs)
    body.column.addWidget(order)
    place = Field(theme, "地点", icon="map-pin", right="最小管理单元 梧影-07·已定位")
    place.set_text("梧影街道·梧影路 120 弄")
    body.column.addWidget(place)
    like = SuggestionRows(theme)
    like.set_lines(
        [
            Suggestion("1", "Alt 1", (Run("市民来电：梧影路一带停电，4 件", Ink.TEXT, shape=Grade.BLUE),), right=right_columns("120 米", "刚刚")),
            Suggestion("2", "Alt 2", (Run("梧影路 210 号外墙面砖脱落", Ink.TEXT, shape=Grade.ORANGE),), right=right_columns("610 米", "40 分钟前")),
        ]
    )  # fmt: skip
    body.column.addWidget(Labelled(theme, "疑似同一事", [like], 32))
    dead, hurt = NumberBox(theme, "死亡"), NumberBox(theme, "重伤")
    dead.set_value(0)
    body.column.addWidget(Labelled(theme, "伤亡", [dead, hurt, NumberBox(theme, "轻伤")]))
    body.column.addWidget(
        Labelled(theme, "来电人", [TextField(theme, "单位"), TextField(theme, "姓名")])
    )
    pane.column.addWidget(body)
    table = RankedTable(theme, MATRIX)
    table.set_bands(
        [
            BandHead("one", "第 1 批", "20:22:18 下达·撤销须补发指令"),
            BandHead("two", "第 2 批", "待下达"),
        ]
    )
    table.set_model(RowsModel(matrix(), table))
    pane.column.addWidget(table, 1)
    last = Pane(theme.raised, (16, 12, 16, 16))
    last.column.addWidget(HoldButton(theme, "长按 1 秒下达第 2 批", "2 个单位", "空格"))
    pane.column.addWidget(last)
    return pane


def dispatch(theme: Theme) -> QWidget:
    page = Pane(theme.surface)
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in (left(theme), middle(theme), right(theme)):
        row.addWidget(part)
    page.column.addLayout(row)
    return page
