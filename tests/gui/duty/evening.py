"""Alerts of a quiet evening in the fictional district 云汀区, short and by hand."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.alert import (
    Acknowledgement,
    Alert,
    Call,
    Casualties,
    Condition,
    Disposition,
    Nature,
    Owner,
    Severity,
    Shelf,
    TrailLine,
)
from console.domain.alert_marks import ForecastStep
from console.domain.diversion import Answer, Answered
from console.domain.geo import Place, Point
from console.domain.hall_mode import Decided, HallMode, Level, Mode
from tests.gui.duty.room import NAME, OTHERS, SEAT

RED, ORANGE, YELLOW, BLUE = Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE
NOW = datetime.fromisoformat("2026-07-09T20:21:10+08:00")
STATION = Point(121.4012, 31.2034)
CRANE = Point(121.4210, 31.2190)
DIKE = Point(121.4466, 31.2302)
WALL = Point(121.3920, 31.1980)
SHED = Point(121.4100, 31.1900)
UNDERPASS = Point(121.3750, 31.2150)
CAME_BY = {
    "12345": "hotline",
    "110 分流": "police",
    "119": "fire",
    "气象": "forecast",
    "网格": "grid",
    "基层直报": "report",
    "市容": "grid",
    "应急": "report",
    "AI 视频": "video",
}
"""The channel of a source; the others are sensors."""


def alert(
    id: str,
    severity: Severity,
    title: str,
    town: str = "望潮街道",
    place: str = "望汐路",
    source: str = "水务物联",
    age: float = 30,
    **more: object,
) -> Alert:
    """Return an unsigned alert received `age` seconds ago."""
    now = more.pop("now", NOW)
    received = now - timedelta(seconds=age)
    trail = more.pop("trail", (TrailLine(received, "received", detail=source),))
    point = more.pop("point", None)
    return Alert(
        id=id,
        title=title,
        severity=severity,
        received_at=received,
        last_at=received,
        unsigned_since=received,
        source=source,
        channel=more.pop("channel", CAME_BY.get(source, "sensor")),
        place=Place(place, town, more.pop("grid", ""), point),
        trail=trail,
        **more,
    )


def taken_over(age: float) -> Answered:
    """Return that the 110 desk was told, `age` seconds ago, that it is taken."""
    return Answered(Answer.TAKEN, NOW - timedelta(seconds=age), NAME, SEAT)


def signed(seen: Alert, name: str = NAME, after: float = 10, acted: bool = False) -> Alert:
    """Return it signed by somebody, and, if `acted`, in that person's hands."""
    seat = SEAT if name == NAME else OTHERS[name]
    at = seen.received_at + timedelta(seconds=after)
    ack = Acknowledgement(seen.episode, seen.severity, seat, name, seat, at, f"op-{seen.id}")
    owner = Owner(seat, name, seat, at)
    line = TrailLine(at, "acknowledged", name, seat)
    changed = replace(seen, acks=(ack,), owner=owner, trail=(*seen.trail, line))
    return replace(changed, first_action_at=at) if acted else changed


def recovered(seen: Alert) -> Alert:
    return replace(seen, condition=Condition.NORMAL, cleared_at=NOW)


def hands(seen: Alert, name: str = NAME, disposition: str = "") -> Alert:
    taken = signed(seen, name, acted=True)
    return replace(taken, disposition=Disposition(disposition)) if disposition else taken


def normal() -> list[Alert]:
    """A quiet evening: two unsigned, one signed, ten in hand, five recovered, one shelved."""
    return [crowd(), *roads(), *in_hand(), *over(), shelved(), rain_warning()]


def crowd() -> Alert:
    """The one that is read closely: noted twice, and not yet signed."""
    return alert(
        "01K0AAAAAAAAAAAAAAAAAATL18",
        ORANGE,
        "听澜站 3 号口外广场滞留约 260 人，客流偏高，10 分钟内增加 90 人",
        "听澜街道",
        "听澜站",
        "轨交",
        49,
        point=STATION,
        grid="听澜一网格",
        count=2,
        occurred_at=NOW - timedelta(seconds=62),
        text="TL3-OUT 计数 262 / 阈值 200",
        confidence=0.92,
        type="crowd",
        trail=(
            TrailLine(NOW - timedelta(seconds=49), "received", detail="轨交"),
            TrailLine(NOW - timedelta(seconds=29), "noted", "周砚", "二号席", "正在看画面 1"),
            TrailLine(NOW - timedelta(seconds=8), "noted", NAME, SEAT, "致电站务，占线"),
        ),
    )


def roads() -> list[Alert]:
    """Water on two roads: one unsigned, one signed and in nobody's hands."""
    return [
        alert("a02", BLUE, "市民来电：望汐路铁路桥洞积水，一辆电动自行车熄火",
              source="12345", age=20, point=Point(121.38, 31.21)),
        signed(alert("a03", YELLOW, "望汐路下立交积水 12 厘米，10 分钟上涨 7 厘米",
                     age=60, count=3, point=Point(121.3802, 31.2102))),
    ]  # fmt: skip


def in_hand() -> list[Alert]:
    """What this seat is at, and three others."""
    wall = alert("a04", ORANGE, "梧影路 210 号外墙面砖脱落，已拉警戒线", "梧影街道", "梧影路",
                 "110 分流", 2160, count=2, point=WALL, diversion=taken_over(2100))  # fmt: skip
    creek = alert("a05", YELLOW, "潮音浜水位 3.12 米，接近警戒", "沙渚镇", "潮音浜",
                  age=6720, count=6)  # fmt: skip
    garage = alert("a06", YELLOW, "市民反映云杉里地下车库进水", "云杉街道", "云杉里", "12345", 1680)
    trucks = alert("a07", BLUE, "市民投诉映川雅筑渣土车夜间施工扰民", "映川街道", "映川雅筑",
                   "12345", 18240, count=4)  # fmt: skip
    crane = alert("a08", ORANGE, "3 号地块塔吊风速 13.8 米/秒，已停止吊装", "映川街道",
                  "3 号地块", "工地物联", 1320, point=CRANE)  # fmt: skip
    lid = alert("a09", YELLOW, "网格员上报：青榆路窨井盖缺失，已放警示牌", "青榆街道", "青榆路",
                "网格", 2820)  # fmt: skip
    bins = alert("a10", YELLOW, "霜桥路垃圾箱房满溢", "南汀街道", "霜桥路", "市容", 4200)
    noise = alert("a11", BLUE, "非警务分流：杉影里噪声纠纷", "云杉街道", "杉影里", "110 分流",
                  900, diversion=taken_over(840))  # fmt: skip
    lamps = alert("a12", BLUE, "市民反映石汀路路灯不亮，共 3 盏", "石汀街道", "石汀路", "12345",
                  1980, count=2)  # fmt: skip
    return [
        hands(wall),
        hands(creek),
        hands(garage, disposition="ordered"),
        hands(trucks),
        hands(crane, "周砚"),
        hands(lid, "陈屿", "confirmed"),
        hands(bins, "沈知夏", "ordered"),
        hands(noise, "陈屿", "ordered"),
        hands(lamps, "沈知夏", "ordered"),
    ]


def over() -> list[Alert]:
    """What has recovered: two before anybody signed them, three after."""
    pump = alert(
        "a14", YELLOW, "杏港镇 1 号泵站通讯中断，20:18 恢复", "杏港镇", "1 号泵站", age=360
    )
    gauge = alert("a15", BLUE, "鹤渚镇水质自动站数据缺测，20:09 恢复", "鹤渚镇", "水质站",
                  age=1140, count=2)  # fmt: skip
    rain = alert("a16", ORANGE, "沙渚镇 7 号雨量站 1 小时雨量 38 毫米", "沙渚镇", "7 号站", "气象",
                 5160, count=3)  # fmt: skip
    pool = alert("a17", YELLOW, "芦汀泵站前池水位 3.46 米，已回落至 3.20 米", "芦汀镇", "芦汀泵站",
                 age=2400, count=2)  # fmt: skip
    lights = alert("a18", BLUE, "柳溆路与菱歌路口信号灯黄闪，已复常", "柳溆镇", "柳溆路",
                   "交通设施", 7500)  # fmt: skip
    after = (signed(rain, "周砚"), signed(pool, "周砚"), signed(lights, "顾青禾"))
    return [recovered(each) for each in (pump, gauge, *after)]


def shelved() -> Alert:
    until = NOW + timedelta(minutes=7, seconds=20)
    return signed(
        alert(
            "a19",
            YELLOW,
            "菱渡镇 2 号泵站流量为零",
            "菱渡镇",
            "2 号泵站",
            age=3000,
            shelf=Shelf(until, "疑似传感器故障", "p2", "周砚"),
        )
    )


def drill() -> Alert:
    return alert(
        "a98", RED, "【演练】石汀街道储罐泄漏", "石汀街道", "储罐区", "应急", 40, is_exercise=True
    )


def rain_warning(level: Severity = YELLOW, word: str = "黄", start: str = "18:40") -> Alert:
    at = datetime.fromisoformat(f"2026-07-09T{start}:00+08:00")
    seen = alert(
        "a99",
        level,
        f"区气象台发布暴雨{word}色预警信号",
        "",
        "全区",
        "气象",
        (NOW - at).total_seconds(),
        nature=Nature.FORECAST,
        effective_at=at,
    )
    return hands(seen)


def forecast_raised() -> Alert:
    """The yellow of 18:40, raised to orange at 20:06: signed, and in this seat's hands."""
    begun, raised = rain_warning(), rain_warning(ORANGE, "橙", "20:06")
    at = raised.received_at
    return replace(
        raised,
        title="区气象台 20 时 06 分更新暴雨黄色预警信号为暴雨橙色预警信号",
        text="6 小时内降雨量将达 50 毫米以上。",
        received_at=begun.received_at,
        last_at=at,
        expires_at=at + timedelta(hours=6),
        channel="forecast",
        round=2,
        forecast=ForecastStep.CHANGED,
        trail=(*begun.trail[:1], TrailLine(at, "rose", detail="orange"), *raised.trail[1:]),
    )


def call() -> Call:
    return Call(
        NOW - timedelta(seconds=37),
        "映川街道值班室",
        "程屿白",
        "值班员",
        "0000-6270",
        casualties=Casualties(hurt=1),
    )


def urgent(seconds: float) -> HallMode:
    """Return 急 with a flood response of level Ⅲ, since so many seconds."""
    told = ("暴雨橙色预警", "带班领导 沈一清", "林岚", "seat-1", "01URGENT")
    decided = Decided(NOW - timedelta(seconds=seconds), *told)
    hall = HallMode().begun(Mode.EMERGENCY, decided)
    return hall.responding("flood", Level.III, decided)
