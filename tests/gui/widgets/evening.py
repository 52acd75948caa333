# ruff: noqa: E501 - one row of the evening a line
"""Rows, heads and frame items of a fictional evening, as plain values, for the gallery and tests."""

from datetime import datetime, timedelta, timezone

from widgets.common.text import Run, tag
from widgets.common.theme import Grade, Ink
from widgets.frame.clock_strip import StripItem
from widgets.frame.header_bar import HeaderItem
from widgets.frame.rail import RailItem
from widgets.lists.roles import BandedRow, BandHead, ListColumns, RowAction, RowKind

ZONE = timezone(timedelta(hours=8))
NOW = datetime(2026, 7, 1, 20, 21, 10, tzinfo=ZONE)
TITLES = ("等级", "时长", "标题", "地点", "来源", "状态", "承办", "次数")
COLUMNS = ListColumns(TITLES)
WORDS = {
    Grade.RED: "红",
    Grade.ORANGE: "橙",
    Grade.YELLOW: "黄",
    Grade.BLUE: "蓝",
    Grade.NOTICE: "提示",
}
LIMITS = {Grade.RED: 60.0, Grade.ORANGE: 120.0, Grade.YELLOW: 300.0, Grade.BLUE: 900.0}
R, A, Y, B = Grade.RED, Grade.ORANGE, Grade.YELLOW, Grade.BLUE

RAIL = [
    RailItem("duty", "值守", "bell"),
    RailItem("intake", "接报", "phone"),
    RailItem("deploy", "调度", "git-fork"),
    RailItem("video", "视频", "video"),
    RailItem("map", "地图", "map"),
    RailItem("orders", "工单", "clipboard"),
    RailItem("log", "日志", "notebook"),
    RailItem("reports", "报送", "send"),
    RailItem("vitals", "体征", "activity"),
    RailItem("topics", "专题", "layout-grid"),
]

BANDS = [
    BandHead("unsigned", "未签收", "首条 01:11 后超时"),
    BandHead("signed", "已签收未处置", "首次处置时限 09:21"),
    BandHead("working", "处置中", "我承办 4·其他 6"),
    BandHead("recovered", "已恢复未签收"),
    BandHead("closing", "已恢复待处置"),
    BandHead(
        "shelved", "搁置", "最早 20:28:30 到期·菱渡镇 2 号泵站流量", is_closed=True, stays=True
    ),
    BandHead("drill", "演练", "今晚计划 1 场·20:22 石汀街道", is_closed=True, stays=True),
]


def row(
    n: str, band: str, grade: Grade, seconds: float, title: str, place: str, source: str, state: str,
    owner: str = "—", count: int = 1, **more: object,
) -> BandedRow:  # fmt: skip
    is_unsigned = band == "unsigned"
    values: dict[str, object] = {
        "kind": RowKind.UNSIGNED if is_unsigned else RowKind.PLAIN,
        "limit": LIMITS[grade] if is_unsigned else None,
        "is_ticking": band == "signed",
        "is_bold": band == "recovered",
        "is_others": owner not in ("林岚", "—"),
    } | more
    return BandedRow(
        id=n, band=band, grade=grade, word=WORDS[grade], start=NOW - timedelta(seconds=seconds),
        title=title, place=place, source=source, state=state, owner=owner,
        count=str(count) if count > 1 else "", **values,
    )  # fmt: skip


def normal_rows() -> list[BandedRow]:
    m = 60
    return [
        row("a1", "unsigned", A, 49, "听澜站 3 号口外广场滞留约 260 人，客流偏高", "听澜街道·听澜站", "轨交", "未签收"),
        row("a2", "unsigned", B, 20, "市民来电：望汐路铁路桥洞积水，一辆电动自行车熄火", "望潮街道·望汐路", "12345", "疑似同一事"),
        row("b1", "signed", Y, 50, "望汐路下立交积水 12 厘米，10 分钟上涨 7 厘米", "望潮街道·望汐路", "水务物联", "已签收", "林岚", 3),
        row("c1", "working", A, 36 * m, "梧影路 210 号外墙面砖脱落，已拉警戒线", "梧影街道·梧影路", "110 分流", "到场", "林岚", 2),
        row("c2", "working", Y, 112 * m, "潮音浜水位 3.12 米，接近警戒", "沙渚镇·潮音浜", "水务物联", "处置中", "林岚", 6),
        row("c3", "working", Y, 28 * m, "市民反映云杉里地下车库进水", "云杉街道·云杉里", "12345", "已派单", "林岚"),
        row("c4", "working", B, 304 * m, "市民投诉映川雅筑渣土车夜间施工扰民", "映川街道·映川雅筑", "12345", "督办 今日到期", "林岚", 4),
        row("c5", "working", A, 22 * m, "3 号地块塔吊风速 13.8 米/秒，已停止吊装", "映川街道·3 号地块", "工地物联", "处置中", "周砚"),
        row("c6", "working", Y, 47 * m, "网格员上报：青榆路窨井盖缺失，已放警示牌", "青榆街道·青榆路", "网格", "到场", "陈屿"),
        row("c7", "working", Y, 70 * m, "霜桥路垃圾箱房满溢", "南汀街道·霜桥路", "市容", "已派单", "沈知夏"),
        row("c8", "working", B, 15 * m, "非警务分流：杉影里噪声纠纷", "云杉街道·杉影里", "110 分流", "已派单", "陈屿"),
        row("c9", "working", B, 33 * m, "市民反映石汀路路灯不亮，共 3 盏", "石汀街道·石汀路", "12345", "已派单", "沈知夏", 2),
        row("c10", "working", B, 52 * m, "听澜苑 3 号楼电梯运行异常，无人被困", "听澜街道·听澜苑", "市场监管", "处置中", "顾青禾"),
        row("d1", "recovered", Y, 6 * m, "杏港镇 1 号泵站通讯中断，20:18 恢复", "杏港镇·1 号泵站", "水务物联", "待签收"),
        row("d2", "recovered", B, 19 * m, "鹤渚镇水质自动站数据缺测，20:09 恢复", "鹤渚镇·水质站", "水务物联", "待签收", "—", 2),
        row("e1", "closing", A, 86 * m, "沙渚镇 7 号雨量站 1 小时雨量 38 毫米", "沙渚镇·7 号站", "气象", "待办结", "周砚", 3),
        row("e2", "closing", Y, 40 * m, "芦汀泵站前池水位 3.46 米，已回落至 3.20 米", "芦汀镇·芦汀泵站", "水务物联", "待办结", "周砚", 2),
        row("e3", "closing", B, 125 * m, "柳溆路与菱歌路口信号灯黄闪，已复常", "柳溆镇·柳溆路", "交通设施", "待办结", "顾青禾"),
        row("f1", "shelved", A, 900, "菱渡镇 2 号泵站流量为零", "菱渡镇·泵站", "水务物联", "搁置"),
    ]  # fmt: skip


def storm_rows() -> list[BandedRow]:
    group = {
        "kind": RowKind.GROUP,
        "actions": (RowAction("join", "并案处置"), RowAction("open", "展开")),
    }
    inner = {"kind": RowKind.GROUP_ROW, "limit": None}
    m = 60
    return [
        row("s1", "unsigned", R, 46, "车棚明火蔓延至 2 层外墙，119 增派 2 车", "石汀街道·临汐路", "119", "升级", "林岚", 4),
        row("s2", "unsigned", R, 28, "联禾河北岸堤脚渗水，长约 3 米，水色浑浊", "芦汀镇·联禾河", "基层直报", "未签收"),
        row("s3", "unsigned", A, 57, "3 号泵站前池水位 3.86 米，超过起排水位", "杏港镇·3 号泵站", "水务物联", "未签收", "—", 2),
        row("s4", "unsigned", Y, 63, "独居老人连续 24 小时无用水", "鹤渚镇·地址已隐去", "水表", "未签收"),
        row("g1", "unsigned", B, 48, "视频汇聚节点 2 离线", "", "", "", "", 300, unit="路", meta="梧影 112·芦汀 96·映川 92，其中 12 路靠近未办结事项", **group),
        row("g1a", "unsigned", B, 46, "3 号地块南门 点位中断", "映川街道·3 号地块", "近：塔吊大风 90 米", "", **inner),
        row("g1b", "unsigned", B, 47, "联禾河闸桥东 点位中断", "芦汀镇·联禾河", "近：堤脚渗水 260 米", "", **inner),
        row("g1c", "unsigned", B, 47, "梧影路 210 号北口 点位中断", "梧影街道·梧影路", "近：外墙面砖脱落 40 米", "", **inner),
        row("g2", "unsigned", B, 8, "市民来电：梧影路一带停电", "", "", "", "", 4, unit="件", meta="热点，3 个小区，疑似节点 2 离线的原因", **group),
        row("g2a", "unsigned", B, 2, "梧影新村 12 号楼全楼停电", "梧影街道·梧影新村", "12345", "", **inner),
        row("g2b", "unsigned", B, 4, "梧影路沿街商铺停电", "梧影街道·梧影路", "12345", "", **inner),
        row("g2c", "unsigned", B, 8, "砚桥里地下车库停电，水泵不转", "梧影街道·砚桥里", "12345", "", **inner),
        row("b1", "signed", Y, 113, "树木倒伏压住一辆轿车，无人受伤", "云杉街道·杉影里", "110 分流", "已签收", "林岚"),
        row("c1", "working", R, 3 * m, "工地围挡倒塌，压伤 1 名行人，已送医", "映川街道·3 号地块", "电话接报", "电话已调派", "林岚", 2, tag="本机", is_pending=True),
        row("c2", "working", A, 4 * m, "下立交积水 26 厘米，小客车涉水停驶", "望潮街道·望汐路", "AI 视频", "到场", "林岚", 6),
        row("c3", "working", A, 28 * m, "3 号地块塔吊风速 13.8 米/秒，已停止吊装", "映川街道·3 号地块", "工地物联", "处置中", "周砚", is_stale=True),
        row("c4", "working", Y, 116 * m, "潮音浜水位 3.21 米，超警戒", "沙渚镇·潮音浜", "水务物联", "处置中", "林岚", 8, is_stale=True),
        row("f1", "shelved", A, 900, "菱渡镇 2 号泵站流量为零", "菱渡镇·泵站", "水务物联", "搁置"),
        row("h1", "drill", Y, 900, "【演练】石汀街道储罐泄漏", "石汀街道", "应急", "演练"),
    ]  # fmt: skip


def header_left() -> list[HeaderItem]:
    return [
        HeaderItem((Run("云汀区城运中心", Ink.TEXT, bold=True), tag("演示·虚构地名"))),
        HeaderItem((Run("一号席·值班员 "), Run("林岚", Ink.TEXT), Run(" 主班"))),
        HeaderItem((Run("平·未启动响应"),)),
        HeaderItem((Run("暴雨黄色", Ink.TEXT, shape=Y, shape_size=16), Run("18:40 起", gap=8))),
    ]


def header_right(is_well: bool = True) -> list[HeaderItem]:
    feeds = "信源 9/9" if is_well else "信源 8/9·视频中断"
    return [
        HeaderItem((Run("联网正常"),), id="link"),
        HeaderItem((Run("待发送 0"),), id="outbox"),
        HeaderItem((Run(feeds),), "" if is_well else "exclamation-circle", is_well, "feeds"),
        HeaderItem((Run("声音正常"),), id="sound"),
    ]


STRIP = [
    StripItem("签收", "听澜站客流", "01:11"),
    StripItem("搁置到期", "菱渡 2 号泵站", "07:20"),
    StripItem("交接班", "", "08:50"),
    StripItem("首次处置", "望汐路积水", "09:21"),
    StripItem("签收", "望汐路桥洞", "14:40"),
]
STRIP_REST = "其余：工单 4·督办 1"
