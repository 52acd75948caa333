"""城管执法: cases with the time each still has, teams on duty, and what is overdue."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from hall_guest import Guest, RefusedError, Value
from hall_tables import Folder, moment, number

SOON = 15.0
"""Minutes left from which a case is yellow; a demo value, a hall sets its own."""
OVER = ("已处置", "已结案")

guest = Guest("1.0.0")
folder = Folder(guest)
raised: set[str] = set()

Row = dict[str, Value]


def case(row: Mapping[str, str], now: datetime | None) -> Row:
    """Return one case with the minutes it still has."""
    told, allowed = moment(row["上报时间"]), number(row["时限"])
    left = None
    if told and now and allowed is not None:
        left = math.floor(allowed - (now - told).total_seconds() / 60)
    late = left is not None and left < 0
    soon = left is not None and left <= SOON
    return {
        "id": row["案件号"], "sort": row["类别"], "name": row["地点"], "town": row["街镇"],
        "team": row["承办中队"], "state": row["状态"], "left": left, "place": row["经纬度"],
        "camera": row["点位"] or None, "at": row["上报时间"],
        "grade": "orange" if late else "yellow" if soon else None,
    }  # fmt: skip


def team(row: Mapping[str, str], open_cases: Mapping[str, int]) -> Row:
    """Return one team with what it works on; nobody on duty has to be seen."""
    people = number(row["在岗"])
    return {
        "id": row["编号"], "name": row["中队"], "town": row["街镇"], "people": people,
        "cars": number(row["车辆"]), "open": open_cases.get(row["中队"], 0), "phone": row["电话"],
        "place": row["经纬度"], "grade": "orange" if not people else None,
    }  # fmt: skip


def summary(cases: Sequence[Row], closed: int, teams: Sequence[Row]) -> list[Row]:
    """Return the tiles at the head of the page."""
    late = [row for row in cases if row["grade"] == "orange"]
    people = sum(int(number(str(row["people"])) or 0) for row in teams)
    absent = [str(row["name"]) for row in teams if row["grade"]]
    there = f"无人在岗：{'、'.join(absent)}" if absent else f"{len(teams)} 个中队均有人"
    slow = "、".join(str(row["team"]) for row in late[:2]) or "没有超时"
    return [
        tile("open", "在办案件", len(cases), f"今日已处置 {closed} 件"),
        tile("late", "超时", len(late), slow, "orange" if late else None),
        tile("people", "在岗", f"{people} 人", there, "orange" if absent else None),
    ]


def tile(id: str, name: str, value: Value, note: str, grade: str | None = None) -> Row:
    """Return one tile; a number is kept as one beside its words."""
    figure = value if isinstance(value, int | float) else None
    shown = value if figure is None else f"{figure:g}"
    return {"id": id, "name": name, "value": shown, "figure": figure, "note": note, "grade": grade}


def alarm(cases: Sequence[Row]) -> None:
    """Tell once of each case that has become overdue."""
    late = {f"overdue-{row['id']}": row for row in cases if row["grade"] == "orange"}
    raised.intersection_update(late)
    for key, row in late.items():
        if key in raised:
            continue
        title = f"{row['name']}{row['sort']}，{row['team']}超时未处置"
        try:
            guest.call("alert.raise", type="overdue", key=key, title=title, severity="yellow",
                       place=str(row["name"]))  # fmt: skip
            raised.add(key)
        except RefusedError as refused:
            guest.note(f"{title}：没有报出，{refused}")


@guest.every(2)
def look() -> None:
    """Read what is new, and tell it."""
    told, stand = folder.newest("案件*.csv"), folder.newest("中队*.csv")
    if not (told.is_new or stand.is_new):
        return
    now = max((at for row in told.rows if (at := moment(row["文件时间"]))), default=told.as_of)
    cases = [case(row, now) for row in told.rows if row["状态"] not in OVER]
    by_team = Counter(str(row["team"]) for row in cases)
    teams = [team(row, by_team) for row in stand.rows]
    guest.data("cases", cases, now)
    guest.data("teams", teams, now or stand.as_of)
    guest.data("now", summary(cases, len(told.rows) - len(cases), teams), now or stand.as_of)
    alarm(cases)


@guest.on_command("refresh")
def refresh(_: Row) -> str:
    """Read everything again."""
    global folder
    folder = Folder(guest)
    look()
    return "已重读"


guest.run()
