"""防汛防台: gauges and pumps as tables, closing depths of the plan, and the level that follows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from hall_guest import Guest, RefusedError, Value
from hall_tables import Folder, moment, number

PLAN = tomllib.loads((Path(__file__).parent.parent / "limits" / "closing.toml").read_text("utf-8"))
NEAR = 10
"""Centimetres below the closing depth from which somebody has to watch."""
MOST_POINTS = 2000

guest = Guest("1.0.0")
folder = Folder(guest)
course: dict[tuple[Value, Value], Row] = {}
raised: set[str] = set()

Row = dict[str, Value]


def closing_depth(name: str) -> float:
    """Return the depth at which an underpass is closed: its own, or that of all (`*`)."""
    depths = {each["underpass"]: float(each["depth"]) for each in PLAN["closing"]}
    return depths.get(name, depths["*"])


def underpass(row: Mapping[str, str]) -> Row:
    """Return one underpass with how far it is from being closed."""
    depth, closing = number(row["实测"]), closing_depth(row["名称"])
    known: Row = {
        "id": row["编号"],
        "name": row["名称"],
        "town": row["街镇"],
        "place": row["经纬度"],
    }
    known |= {"camera": row["点位"] or None, "at": row["时间"], "closing": closing, "depth": depth}
    if depth is None:
        return {**known, "left": None, "state": "无数据", "grade": "notice"}
    left = closing - depth
    if left <= 0:
        return {**known, "left": left, "state": "到线，应封控", "grade": "orange"}
    near = left <= NEAR
    return {**known, "left": left, "state": "接近封控线" if near else "正常",
            "grade": "yellow" if near else None}  # fmt: skip


def gauge(row: Mapping[str, str]) -> Row:
    """Return one gauge with what it is above its warning level."""
    value, warning = number(row["实测"]), number(row["警戒"])
    over = None if value is None or warning is None else round(value - warning, 2)
    return {
        "id": row["编号"], "name": row["名称"], "town": row["街镇"], "sort": row["类别"],
        "value": value, "unit": row["单位"], "warning": warning, "over": over,
        "grade": "yellow" if over is not None and over > 0 else None,
        "place": row["经纬度"], "at": row["时间"],
    }  # fmt: skip


def pump(row: Mapping[str, str]) -> Row:
    """Return one pumping station; one that stands still while it rains has to be seen to."""
    running, total = number(row["开机"]), number(row["机组"])
    stopped = row["工况"] == "停机" or running == 0
    return {
        "id": row["编号"], "name": row["名称"], "town": row["街镇"], "running": running,
        "total": total, "flow": number(row["流量"]), "state": row["工况"],
        "grade": "orange" if stopped else None, "at": row["时间"],
    }  # fmt: skip


def suggested(closed: int, over: int) -> tuple[str, str | None]:
    """Return level and grade by the plan; the highest whose condition is met."""
    for level in reversed(PLAN["level"]):
        by_closed = closed >= level["closed"]
        by_river = "over_warning" in level and over >= level["over_warning"]
        if by_closed or by_river:
            return f"{level['level']}级", level["grade"]
    return "无", None


def summary(passes: Sequence[Row], gauges: Sequence[Row], pumps: Sequence[Row]) -> list[Row]:
    """Return the four tiles at the head of the page."""
    known = [row for row in passes if row["depth"] is not None]
    closed = sum(row["grade"] == "orange" for row in known)
    over = sum(row["sort"] == "水位" and bool(row["grade"]) for row in gauges)
    stopped = [str(row["name"]) for row in pumps if row["grade"]]
    words, grade = suggested(closed, over)
    basis = f"领导决定·{closed} 处到线·{over} 处超警戒"
    return [
        tile("level", "建议响应", words, basis, grade),
        deepest_tile(known),
        tile("closed", "到线下立交", closed, f"监测 {len(passes)} 处",
             "orange" if closed else None),
        tile("stopped", "停机泵站", len(stopped), "、".join(stopped) or f"{len(pumps)} 座均在运行",
             "orange" if stopped else None),
    ]  # fmt: skip


def deepest_tile(known: Sequence[Row]) -> Row:
    """Return the tile of the underpass with the most water."""
    if not known:
        return tile("deepest", "最深积水", "—", "无数据", "notice")
    row = max(known, key=lambda each: float(str(each["depth"])))
    return tile("deepest", "最深积水", row["depth"], str(row["name"]), row["grade"], "厘米")


def tile(id: str, name: str, value: Value, reason: str, grade: Value, unit: str = "") -> Row:
    """Return one tile; a number is kept as one beside its words."""
    figure = value if isinstance(value, int | float) else None
    shown = value if figure is None else f"{figure:g} {unit}".strip()
    return {"id": id, "name": name, "value": shown, "figure": figure, "reason": reason,
            "grade": grade}  # fmt: skip


def tell(kind: str, row: Row, title: str) -> None:
    """Raise an alert once for each time it comes to be so."""
    key = f"{kind}-{row['id']}"
    if key in raised:
        return
    lng, _, lat = str(row.get("place", "")).partition(",")
    where = {"lng": float(lng), "lat": float(lat)} if lat else {}
    try:
        guest.call("alert.raise", type=kind, key=key, title=title, severity="orange",
                   place=str(row["name"]), **where)  # fmt: skip
        raised.add(key)
    except RefusedError as refused:
        guest.note(f"{title}：没有报出，{refused}")


def alarm(passes: Sequence[Row], pumps: Sequence[Row]) -> None:
    """Raise what has come to be, and forget what is over."""
    for row in passes:
        if row["grade"] == "orange":
            depth, closing = f"{row['depth']:g} 厘米", f"{row['closing']:g} 厘米"
            tell("closing", row, f"{row['name']}积水 {depth}，到封控线 {closing}")
    for row in pumps:
        if row["grade"] == "orange":
            tell("pump-stopped", row, f"{row['name']}停机")
    still = {f"closing-{row['id']}" for row in passes if row["grade"] == "orange"}
    still |= {f"pump-stopped-{row['id']}" for row in pumps if row["grade"] == "orange"}
    raised.intersection_update(still)


def remember(passes: Sequence[Row]) -> None:
    """Keep the depths for the line over time, each moment once."""
    for row in passes:
        if row["depth"] is not None:
            point = {"at": row["at"], "name": row["name"], "depth": row["depth"]}
            course[row["at"], row["name"]] = point
    for key in list(course)[: max(0, len(course) - MOST_POINTS)]:
        del course[key]


@guest.every(2)
def look() -> None:
    """Read what is new, and tell it."""
    stations, stands = folder.newest("测站*.csv"), folder.newest("泵站*.csv")
    if not (stations.is_new or stands.is_new):
        return
    passes = [underpass(row) for row in stations.rows if row["类别"] == "积水"]
    gauges = [gauge(row) for row in stations.rows if row["类别"] != "积水"]
    pumps = [pump(row) for row in stands.rows]
    known = [moment(row["时间"]) for row in (*stations.rows, *stands.rows)]
    as_of = max((at for at in known if at), default=stations.as_of or stands.as_of)
    if stations.is_new:
        remember(passes)
        guest.data("underpasses", passes, as_of)
        guest.data("gauges", gauges, as_of)
        guest.data("course", course.values(), as_of)
    if stands.is_new:
        guest.data("pumps", pumps, as_of)
    guest.data("level", summary(passes, gauges, pumps), as_of)
    alarm(passes, pumps)


@guest.on_command("refresh")
def refresh(_: Row) -> str:
    """Read everything again."""
    global folder
    folder = Folder(guest)
    look()
    return "已重读"


guest.run()
