"""What fills the store of `bench cache`: past alerts, cameras, and what is open now."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from console.runtime.clock import CHINA
from offline_cache.values import Change

TOWNS = (
    "望潮街道", "青榆街道", "石汀街道", "梧影街道", "云杉街道", "南汀街道", "映川街道",
    "栖霞镇", "长澜镇", "江浦镇", "鹭岛镇", "松泾镇", "白鹤镇", "临港镇",
)  # fmt: skip
ROADS = (
    "望汐路", "江浦路", "长澜路", "梧影路", "云杉路", "青榆路", "映川路", "石汀路",
    "南汀大道", "滨江大道", "松泾路", "白鹤路", "鹭岛路", "汐渡路", "澄波路", "听涛路",
)  # fmt: skip
MATTERS = (
    ("路面积水", "waterlogging", "水务物联"),
    ("电梯困人", "lift", "96333 平台"),
    ("井盖移位", "manhole", "井盖传感"),
    ("树木倒伏", "tree", "12345 热线"),
    ("燃气浓度超限", "gas", "燃气物联"),
    ("烟感报警", "smoke", "消防物联"),
    ("独居老人用水异常", "water_meter", "智慧水表"),
    ("店招松动", "signboard", "网格巡查"),
    ("群众聚集", "crowd", "视频分析"),
    ("车辆违停堵塞消防通道", "fire_lane", "视频分析"),
    ("下立交水位上涨", "underpass", "水务物联"),
    ("工地塔吊风速告警", "crane", "工地物联"),
)
DETAILS = (
    "现场人员反映情况仍在发展，请属地街镇派员核实并反馈。",
    "设备已连续上报三次，数值超过阈值，周边有居民通行。",
    "来电人称附近有老人与儿童，希望尽快派人到场处置。",
    "经视频核看现场无人员聚集，已通知网格员前往查看。",
)
SPOTS = ("地下车库", "东侧路口", "公交站旁", "小区北门", "学校门口", "菜场西侧", "桥下")
GRADES = ("notice", "blue", "blue", "yellow", "blue", "yellow", "orange", "blue", "notice", "red")
EPOCH = "bench"
LATEST = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA)


def past_alerts(count: int) -> Iterator[Change]:
    """Yield closed alerts, the newest first, one every 40 seconds back from the evening."""
    for number in range(count):
        at = LATEST - timedelta(seconds=40 * (number + 1))
        body = alert_body(f"01PAST{count - number:020d}", number, at, is_closed=True)
        yield change(count - number, "alert", body)


def open_alerts(first_seq: int, count: int) -> Iterator[Change]:
    """Yield alerts nobody has signed for."""
    for number in range(count):
        at = LATEST + timedelta(seconds=number % 600)
        body = alert_body(f"01OPEN{first_seq + number:020d}", number, at, is_closed=False)
        yield change(first_seq + number, "alert", body)


def cameras(first_seq: int, count: int) -> Iterator[Change]:
    """Yield camera records with names as a directory has them."""
    for number in range(count):
        road, cross = ROADS[number % len(ROADS)], ROADS[number // 7 % len(ROADS)]
        body: dict[str, Any] = {
            "id": f"3101{number:016d}",
            "name": f"{road}{cross}口{SPOTS[number % len(SPOTS)]}{number // 112}号",
            "place": {
                "name": f"{road}近{cross}",
                "town": TOWNS[number % len(TOWNS)],
                "point": {"lon": 125 + number % 160 / 1000, "lat": 30 + number // 160 / 1000},
            },
            "tags": ["路口", "枪机"] if number % 3 else ["小区", "球机"],
            "level": 1 + number % 3,
        }
        yield change(first_seq + number, "camera", body)


def alert_body(id: str, number: int, at: datetime, is_closed: bool) -> dict[str, Any]:
    """Return an alert as the hub writes it, about 600 bytes."""
    title, kind, source = MATTERS[number % len(MATTERS)]
    road = ROADS[number // 3 % len(ROADS)]
    told = at.isoformat(timespec="milliseconds")
    severity = GRADES[number % len(GRADES)]
    body: dict[str, Any] = {
        "id": id,
        "title": f"{road}{number % 989 + 1}号{title}",
        "severity": severity,
        "received_at": told,
        "occurred_at": told,
        "source": source,
        "channel": "sensor",
        "type": kind,
        "text": DETAILS[number % len(DETAILS)],
        "place": {
            "name": f"{road}{number % 989 + 1}号{SPOTS[number % len(SPOTS)]}",
            "town": TOWNS[number % len(TOWNS)],
            "point": {"lon": 125 + number % 977 / 1e4, "lat": 30 + number % 983 / 1e4},
        },
        "condition": "active",
        "disposition": "unverified",
        "unsigned_since": told,
    }
    if is_closed:
        signed = {"episode": 1, "severity": severity, "person": "p-7", "name": "林岚"}
        body["acks"] = [signed | {"seat": "seat-1", "at": told, "op": f"01OP{number:022d}"}]
        body["condition"], body["disposition"] = "normal", "closed"
    return body


def change(seq: int, kind: str, body: dict[str, Any]) -> Change:
    """Return a change as the feed brings it."""
    return Change(seq, kind, body["id"], f"{EPOCH}.{seq}", "yunting", body)
