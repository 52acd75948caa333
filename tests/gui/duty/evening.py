"""Rows of an evening in the fictional district 云汀区, short and by hand."""

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
from console.domain.call_out import Contact
from console.domain.diversion import Answer, Answered
from console.domain.geo import Place, Point
from console.domain.hall_mode import Decided, HallMode, Level, Mode
from console.domain.reference import Camera, Card, Feed, Matter, Org, OrgLevel
from tests.gui.duty.room import NAME, OTHERS, SEAT

RED, ORANGE, YELLOW, BLUE = Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE
NOW = datetime.fromisoformat("2026-07-09T20:21:10+08:00")
TOWNS = (
    "望潮街道",
    "青榆街道",
    "石汀街道",
    "梧影街道",
    "云杉街道",
    "南汀街道",
    "映川街道",
    "听澜街道",
    "杏港镇",
    "芦汀镇",
    "菱渡镇",
    "沙渚镇",
    "柳溆镇",
    "鹤渚镇",
)
STATION = Point(121.4012, 31.2034)
NODE = "视频汇聚节点 2 离线"
POWER = "梧影路一带停电"
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
    from dataclasses import replace

    seat = SEAT if name == NAME else OTHERS[name]
    at = seen.received_at + timedelta(seconds=after)
    ack = Acknowledgement(seen.episode, seen.severity, seat, name, seat, at, f"op-{seen.id}")
    owner = Owner(seat, name, seat, at)
    line = TrailLine(at, "acknowledged", name, seat)
    changed = replace(seen, acks=(ack,), owner=owner, trail=(*seen.trail, line))
    return replace(changed, first_action_at=at) if acted else changed


def recovered(seen: Alert) -> Alert:
    from dataclasses import replace

    return replace(seen, condition=Condition.NORMAL, cleared_at=NOW)


def hands(seen: Alert, name: str = NAME, disposition: str = "") -> Alert:
    from dataclasses import replace

    taken = signed(seen, name, acted=True)
    return replace(taken, disposition=Disposition(disposition)) if disposition else taken


def normal() -> list[Alert]:
    """A quiet evening: two unsigned, one signed, ten in hand, five recovered, one shelved."""
    return [
        alert(
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
        ),
        alert(
            "a02",
            BLUE,
            "市民来电：望汐路铁路桥洞积水，一辆电动自行车熄火",
            source="12345",
            age=20,
            point=Point(121.38, 31.21),
        ),
        signed(
            alert(
                "a03",
                YELLOW,
                "望汐路下立交积水 12 厘米，10 分钟上涨 7 厘米",
                age=60,
                count=3,
                point=Point(121.3802, 31.2102),
            )
        ),
        hands(
            alert(
                "a04",
                ORANGE,
                "梧影路 210 号外墙面砖脱落，已拉警戒线",
                "梧影街道",
                "梧影路",
                "110 分流",
                2160,
                count=2,
                point=WALL,
                diversion=taken_over(2100),
            )
        ),
        hands(
            alert(
                "a05", YELLOW, "潮音浜水位 3.12 米，接近警戒", "沙渚镇", "潮音浜", age=6720, count=6
            )
        ),
        hands(
            alert("a06", YELLOW, "市民反映云杉里地下车库进水", "云杉街道", "云杉里", "12345", 1680),
            disposition="ordered",
        ),
        hands(
            alert(
                "a07",
                BLUE,
                "市民投诉映川雅筑渣土车夜间施工扰民",
                "映川街道",
                "映川雅筑",
                "12345",
                18240,
                count=4,
            )
        ),
        hands(
            alert(
                "a08",
                ORANGE,
                "3 号地块塔吊风速 13.8 米/秒，已停止吊装",
                "映川街道",
                "3 号地块",
                "工地物联",
                1320,
                point=CRANE,
            ),
            "周砚",
        ),
        hands(
            alert(
                "a09",
                YELLOW,
                "网格员上报：青榆路窨井盖缺失，已放警示牌",
                "青榆街道",
                "青榆路",
                "网格",
                2820,
            ),
            "陈屿",
            "confirmed",
        ),
        hands(
            alert("a10", YELLOW, "霜桥路垃圾箱房满溢", "南汀街道", "霜桥路", "市容", 4200),
            "沈知夏",
            "ordered",
        ),
        hands(
            alert(
                "a11",
                BLUE,
                "非警务分流：杉影里噪声纠纷",
                "云杉街道",
                "杉影里",
                "110 分流",
                900,
                diversion=taken_over(840),
            ),
            "陈屿",
            "ordered",
        ),
        hands(
            alert(
                "a12",
                BLUE,
                "市民反映石汀路路灯不亮，共 3 盏",
                "石汀街道",
                "石汀路",
                "12345",
                1980,
                count=2,
            ),
            "沈知夏",
            "ordered",
        ),
        recovered(
            alert(
                "a14", YELLOW, "杏港镇 1 号泵站通讯中断，20:18 恢复", "杏港镇", "1 号泵站", age=360
            )
        ),
        recovered(
            alert(
                "a15",
                BLUE,
                "鹤渚镇水质自动站数据缺测，20:09 恢复",
                "鹤渚镇",
                "水质站",
                age=1140,
                count=2,
            )
        ),
        recovered(
            signed(
                alert(
                    "a16",
                    ORANGE,
                    "沙渚镇 7 号雨量站 1 小时雨量 38 毫米",
                    "沙渚镇",
                    "7 号站",
                    "气象",
                    5160,
                    count=3,
                ),
                "周砚",
            )
        ),
        recovered(
            signed(
                alert(
                    "a17",
                    YELLOW,
                    "芦汀泵站前池水位 3.46 米，已回落至 3.20 米",
                    "芦汀镇",
                    "芦汀泵站",
                    age=2400,
                    count=2,
                ),
                "周砚",
            )
        ),
        recovered(
            signed(
                alert(
                    "a18",
                    BLUE,
                    "柳溆路与菱歌路口信号灯黄闪，已复常",
                    "柳溆镇",
                    "柳溆路",
                    "交通设施",
                    7500,
                ),
                "顾青禾",
            )
        ),
        shelved(),
        rain_warning(),
    ]


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
    from dataclasses import replace

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


def towns_with_contacts() -> list[Org]:
    """The towns with whom to call there."""
    people = "顾明 宋岩 许知 陆遥 沈清 周砚 程屿 方晴 何舟 江离 林朔 秦越 苏衡 叶青".split()  # noqa: SIM905
    return [
        Org(
            f"t{n:02d}",
            name,
            OrgLevel.TOWN,
            phone=f"0000-62{n:02d}",
            duty_person=people[n],
            contacts=(Contact(people[-1 - n], f"0000-63{n:02d}"),),
        )
        for n, name in enumerate(TOWNS)
    ]


def storm() -> list[Alert]:
    """Hundreds of rows: a video node is gone, reds stand on top, one source is silent."""
    rows = [
        alert(
            "s01",
            RED,
            "车棚明火蔓延至 2 层外墙，119 增派 2 车",
            "石汀街道",
            "临汐路",
            "119",
            46,
            count=4,
            point=SHED,
            grid="石汀二网格",
        ),
        alert(
            "s02",
            RED,
            "联禾河北岸堤脚渗水，长约 3 米，水色浑浊",
            "芦汀镇",
            "联禾河",
            "基层直报",
            28,
            point=DIKE,
        ),
        alert(
            "s03",
            ORANGE,
            "3 号泵站前池水位 3.86 米，超过起排水位",
            "杏港镇",
            "3 号泵站",
            age=57,
            count=2,
        ),
        alert("s04", YELLOW, "独居老人连续 24 小时无用水", "鹤渚镇", "地址已隐去", "水表", 63),
    ]
    rows += [*node_lost(), *power_calls()]
    rows += [a for a in normal() if a.id not in ("01K0AAAAAAAAAAAAAAAAAATL18", "a02", "a99")]
    return [*rows, rain_warning(ORANGE, "橙", "20:20"), drill()]


def node_lost() -> list[Alert]:
    """Three hundred cameras of one node, twelve of them near an open matter."""
    shares = (("梧影街道", "梧影路", 112), ("芦汀镇", "联禾河", 96), ("映川街道", "映川路", 92))
    lost = [(town, f"{road} {n + 3} 号") for town, road, count in shares for n in range(count)]
    rows = [
        alert(f"n{n:03d}", BLUE, f"{place} 点位中断", town, place, "视频平台", 48, group=NODE,
              point=Point(121.6 + n / 1000, 31.4))
        for n, (town, place) in enumerate(lost)
    ]  # fmt: skip
    near = (
        ("梧影街道", "梧影路 210 号北口", WALL, 40, 47.4),
        ("芦汀镇", "联禾河闸桥东", DIKE, 260, 47.2),
        ("映川街道", "3 号地块南门", CRANE, 90, 46.5),
        *(("芦汀镇", f"联禾河 {n} 号桥", DIKE, 300 + n, 48) for n in range(9)),
    )  # fmt: skip
    by_town = {town: [row for row in rows if row.place.town == town] for town, _, _ in shares}
    for town, place, matter, metres, age in near:
        row = by_town[town].pop()
        at = Point(matter.lon, matter.lat + metres / 111_195)
        rows[rows.index(row)] = alert(
            row.id, BLUE, f"{place} 点位中断", town, place, "视频平台", age, group=NODE, point=at
        )
    return rows


def power_calls() -> list[Alert]:
    """Four calls about the same power cut."""
    told = ("梧影新村 12 号楼全楼停电", "梧影路沿街商铺停电", "砚桥里地下车库停电，水泵不转",
            "梧影路 120 弄 2 号楼停电，有人居家用氧")  # fmt: skip
    places = ("梧影新村", "梧影路", "砚桥里", "梧影路 120 弄")
    return [
        alert(f"p{n}", BLUE, f"市民来电：{POWER}", "梧影街道", places[n], "12345", 2 + 2 * n,
              group=POWER, text=told[n], channel="hotline")
        for n in range(4)
    ]  # fmt: skip


def dictionary() -> list[object]:
    """Who is responsible for what happens in the storm."""
    return [
        Matter("node", "视频点位中断", ("视频汇聚节点", "点位中断"), lead="区城运技术保障组",
               card="k3", text="{place}：{title}。请查明汇聚节点供电和链路，"
               "先恢复未办结事项周边点位。联系人 林岚 0000-6001。"),
        Matter("power", "居民停电", ("一带停电", "停电"), lead="云汀供电服务站"),
        Org("b01", "区城运技术保障组", OrgLevel.BUREAU, phone="0000-6180", duty_person="许知言"),
        Org("b02", "云汀供电服务站", OrgLevel.BUREAU, phone="0000-6160"),
        Card("k3", "视频汇聚节点离线", ("查供电、链路、平台三处", "列出未办结事项周边失去的点位",
             "改调移动布控或人员现场回传", "一单派技术保障", "恢复后抽查画面")),
    ]  # fmt: skip


def offline_rows() -> list[Alert]:
    """The evening at the moment the link was cut."""
    return [
        alert(
            "o01",
            ORANGE,
            "映川路人行地道积水 9 厘米，仍在上涨",
            "映川街道",
            "映川路",
            age=61,
            count=2,
        ),
        alert(
            "o03",
            BLUE,
            "市民来电：梧影路一带停电，热点 6 件",
            "梧影街道",
            "梧影路",
            "12345",
            72,
            count=6,
        ),
        signed(
            alert(
                "o04",
                ORANGE,
                "联禾河水位 3.58 米，超警戒 0.08 米",
                "芦汀镇",
                "联禾河",
                age=90,
                count=2,
            )
        ),
        hands(
            alert(
                "o05",
                RED,
                "联禾河北岸堤脚渗水，长约 3 米，水色浑浊",
                "芦汀镇",
                "联禾河",
                "基层直报",
                100,
                count=2,
            ),
            disposition="ordered",
        ),
        hands(
            alert(
                "o06",
                RED,
                "车棚明火蔓延至 2 层外墙，119 增派 2 车",
                "石汀街道",
                "临汐路",
                "119",
                200,
                count=4,
            ),
            disposition="ordered",
        ),
        *[
            a
            for a in normal()
            if a.id in ("a05", "a06", "a08", "a09", "a10", "a14", "a16", "a17", "a19")
        ],
        rain_warning(ORANGE, "橙", "20:20"),
        drill(),
    ]


def call() -> Call:
    return Call(
        NOW - timedelta(seconds=37),
        "映川街道值班室",
        "程屿白",
        "值班员",
        "0000-6270",
        casualties=Casualties(hurt=1),
    )


def reference() -> list[object]:
    """Towns, a grid, cameras around the station, a card."""
    towns = [Org(f"t{n:02d}", name, OrgLevel.TOWN) for n, name in enumerate(TOWNS)]
    grid = Org(
        "g01", "听澜一网格", OrgLevel.GRID, town="听澜街道", phone="0000-6140", duty_person="许知言"
    )
    elsewhere = [
        Org(id, name, OrgLevel.GRID, town=town, phone=phone, duty_person=person)
        for id, name, town, phone, person in (
            ("g02", "石汀二网格", "石汀街道", "0000-6141", "陆遥"),
            ("g03", "映川三网格", "映川街道", "0000-6142", "沈清"),
        )
    ]
    names = ("听澜站 3 号口外广场", "听澜站 3 号口扶梯前", "听澜路公交站台", "听澜路地下通道口")
    cameras = [
        Camera(
            f"c{n:02d}",
            names[n] if n < 4 else f"听澜路 {n} 号点位",
            Place(names[n % 4], "听澜街道", "", Point(STATION.lon + 0.0004 * n, STATION.lat)),
            level=1,
            urls=(f"rtsp://192.0.2.9/{n}",) if n != 3 else (),
        )
        for n in range(1, 12)
    ]
    cameras[0:0] = [
        Camera(
            "c00",
            names[0],
            Place(names[0], "听澜街道", "", Point(STATION.lon, STATION.lat + 0.0003)),
            level=1,
            urls=("rtsp://192.0.2.9/0",),
        )
    ]
    card = Card(
        "k1",
        "站外客流",
        (
            "看画面 1、2：人数是否仍在增加",
            "致电站务，问限流与出口调整",
            "超过 300 人：调度听澜派出所、站外疏导队",
        ),
        ("站务值班室 0000-6131", "听澜派出所 0000-6110"),
        ("crowd",),
    )
    site = Card(
        "k2",
        "在建工地·围挡倒塌",
        ("问清伤情，呼 120", "封闭便道，疏散围观", "向带班领导电话首报，记录同意与时间"),
        ("区建管委值班 0000-6105", "映川城管中队 0000-6270"),
        ("site",),
    )
    eyes = [*eyes_on(SHED, "石汀街道", "s", SHED_EYES), *eyes_on(CRANE, "映川街道", "k", SITE_EYES)]
    return [*towns, grid, *elsewhere, *cameras[:11], *eyes, card, site, *dictionary()]


SHED_EYES = ("临汐路 88 弄门口", "临汐路 88 弄车棚", "临汐路公交站", "临汐路菜场口")
SITE_EYES = ("3 号地块南门", "3 号地块塔吊旁", "3 号地块便道", "映川路公交站")


def eyes_on(spot: Point, town: str, prefix: str, names: tuple[str, ...]) -> list[Camera]:
    """Return cameras around a spot; the last one cannot be had without the platform."""
    return [
        Camera(
            f"{prefix}{n}",
            name,
            Place(name, town, "", Point(spot.lon + 0.0002 + 0.0004 * n, spot.lat)),
            level=1,
            urls=(f"rtsp://192.0.2.9/{prefix}{n}",) if n != 3 else (),
        )
        for n, name in enumerate(names)
    ]


BLIND_TOWNS = ("梧影街道", "芦汀镇", "映川街道")
CHANNELS = {"12345": "hotline", "110": "police", "119": "fire", "气象": "forecast"}


def feeds(silent: tuple[str, ...] = ()) -> list[Feed]:
    names = ("12345", "110", "119", "水务", "气象", "视频", "轨交", "电梯", "工地")
    return [
        Feed(
            f"f{n}",
            name,
            name not in silent,
            NOW if name in silent else None,
            towns=BLIND_TOWNS if name == "视频" else (),
            channel=CHANNELS.get(name, "sensor"),
            phone=f"0000-61{n}0",
            contact=f"{name} 值班员" if name.isascii() else f"{name}值班员",
            probe="http",
            every=15,
            tolerated=45,
            fault="timeout" if name in silent else "",
            heard_at=NOW if name in silent else None,
        )
        for n, name in enumerate(names)
    ]


def urgent(seconds: float) -> HallMode:
    """Return 急 with a flood response of level Ⅲ, since so many seconds."""
    told = ("暴雨橙色预警", "带班领导 沈一清", "林岚", "seat-1", "01URGENT")
    decided = Decided(NOW - timedelta(seconds=seconds), *told)
    hall = HallMode().begun(Mode.EMERGENCY, decided)
    return hall.responding("flood", Level.III, decided)
