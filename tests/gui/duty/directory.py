"""What the hub's directory knows of 云汀区: towns, people, cameras, cards, who answers for what."""

from console.domain.call_out import Contact
from console.domain.geo import Place, Point
from console.domain.reference import Camera, Card, Feed, Matter, Org, OrgLevel
from tests.gui.duty.evening import CRANE, NOW, SHED, STATION

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
SHED_EYES = ("临汐路 88 弄门口", "临汐路 88 弄车棚", "临汐路公交站", "临汐路菜场口")
SITE_EYES = ("3 号地块南门", "3 号地块塔吊旁", "3 号地块便道", "映川路公交站")
BLIND_TOWNS = ("梧影街道", "芦汀镇", "映川街道")
CHANNELS = {"12345": "hotline", "110": "police", "119": "fire", "气象": "forecast"}


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
