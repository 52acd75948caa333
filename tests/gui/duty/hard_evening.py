"""The evening when it is bad: hundreds of alerts at once, and the moment the link is cut."""

from console.domain.alert import Alert
from console.domain.geo import Point
from tests.gui.duty.evening import (
    BLUE,
    CRANE,
    DIKE,
    ORANGE,
    RED,
    SHED,
    WALL,
    YELLOW,
    alert,
    drill,
    hands,
    normal,
    rain_warning,
    signed,
)

NODE = "视频汇聚节点 2 离线"
POWER = "梧影路一带停电"


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


def offline_rows() -> list[Alert]:
    """The evening at the moment the link was cut."""
    leak = alert("o05", RED, "联禾河北岸堤脚渗水，长约 3 米，水色浑浊", "芦汀镇", "联禾河",
                 "基层直报", 100, count=2)  # fmt: skip
    fire = alert("o06", RED, "车棚明火蔓延至 2 层外墙，119 增派 2 车", "石汀街道", "临汐路", "119",
                 200, count=4)  # fmt: skip
    river = alert("o04", ORANGE, "联禾河水位 3.58 米，超警戒 0.08 米", "芦汀镇", "联禾河",
                  age=90, count=2)  # fmt: skip
    kept = ("a05", "a06", "a08", "a09", "a10", "a14", "a16", "a17", "a19")
    return [
        alert("o01", ORANGE, "映川路人行地道积水 9 厘米，仍在上涨", "映川街道", "映川路",
              age=61, count=2),
        alert("o03", BLUE, "市民来电：梧影路一带停电，热点 6 件", "梧影街道", "梧影路", "12345",
              72, count=6),
        signed(river),
        hands(leak, disposition="ordered"),
        hands(fire, disposition="ordered"),
        *(each for each in normal() if each.id in kept),
        rain_warning(ORANGE, "橙", "20:20"),
        drill(),
    ]  # fmt: skip
