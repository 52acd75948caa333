"""电梯困人: who is in a lift, how long the maintainer still has, and when it is late."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

from hall_guest import Guest, RefusedError, Value
from hall_tables import Folder, Table, moment, number

LIMIT = 30.0
"""Minutes a maintainer in town has to be there: 电梯维保规则 TSG T5002; a hall may set its own."""

guest = Guest("1.0.0")
folder = Folder(guest)
raised: set[str] = set()

Row = dict[str, Value]


def minutes(begin: datetime | None, end: datetime | None) -> float | None:
    """Return minutes between two moments, None where one is not known."""
    return None if begin is None or end is None else round((end - begin).total_seconds() / 60, 1)


def limit() -> float:
    """Return the minutes a maintainer has here."""
    set_here = guest.settings.get("arrive-within")
    return float(set_here) if isinstance(set_here, int | float) else LIMIT


def being_freed(row: Mapping[str, str], now: datetime | None) -> Row:
    """Return one rescue with the time its maintainer still has."""
    told, arrived = moment(row["报警时间"]), moment(row["到场时间"])
    gone = minutes(told, now)
    left = None if arrived or gone is None else math.floor(limit() - gone)
    is_hurt = row["情况"] not in ("", "正常")
    late = left is not None and left < 0
    return {
        "id": row["单号"], "lift": row["梯号"], "name": row["地点"], "town": row["街镇"],
        "people": number(row["困人"]), "health": row["情况"] or "不详", "state": row["进展"],
        "left": left, "team": row["维保单位"], "phone": row["维保电话"], "place": row["经纬度"],
        "camera": row["点位"] or None, "at": row["报警时间"],
        "grade": "orange" if late or is_hurt else "yellow",
    }  # fmt: skip


def freed(row: Mapping[str, str]) -> Row:
    """Return one rescue that is over, with how long it took."""
    told = moment(row["报警时间"])
    arrived = minutes(told, moment(row["到场时间"]))
    return {
        "id": row["单号"], "name": row["地点"], "people": number(row["困人"]), "arrived": arrived,
        "freed": minutes(told, moment(row["救出时间"])), "team": row["维保单位"],
        "grade": "yellow" if arrived is not None and arrived > limit() else None,
    }  # fmt: skip


def summary(being: Sequence[Row], done: Sequence[Row]) -> list[Row]:
    """Return the tiles at the head of the page."""
    people = sum(int(number(str(row["people"])) or 0) for row in being)
    lefts = [float(str(row["left"])) for row in being if row["left"] is not None]
    arrived = [float(str(row["arrived"])) for row in done if row["arrived"] is not None]
    late = sum(left < 0 for left in lefts)
    least = f"{min(lefts):g} 分钟" if lefts else "—"
    average = f"平均到场 {sum(arrived) / len(arrived):.0f} 分钟" if arrived else "尚无"
    allowed = f"时限 {limit():g} 分钟，超时 {late} 起"
    return [
        tile("trapped", "在困人数", people, f"{len(being)} 起在救", "orange" if people else None),
        tile("left", "到场剩余最少", least, allowed, "orange" if late else None),
        tile("done", "本班已救出", len(done), average),
    ]


def tile(id: str, name: str, value: Value, note: str, grade: str | None = None) -> Row:
    """Return one tile; a number is kept as one beside its words."""
    figure = value if isinstance(value, int | float) else None
    shown = value if figure is None else f"{figure:g}"
    return {"id": id, "name": name, "value": shown, "figure": figure, "note": note, "grade": grade}


def trail(rows: Sequence[Mapping[str, str]]) -> list[Row]:
    """Return what is known to have happened."""
    steps = (("报警时间", "困人报警"), ("出动时间", "维保出动"), ("到场时间", "维保到场"),
             ("救出时间", "救出"))  # fmt: skip
    return [
        {"at": row[column], "who": who(row) if column != "报警时间" else "报警",
         "words": f"{words}：{row['地点']} {row['梯号']}"}
        for row in rows
        for column, words in steps
        if moment(row[column])
    ]  # fmt: skip


def who(row: Mapping[str, str]) -> str:
    """Return the maintainer's station, short."""
    return row["维保单位"].removeprefix("电梯维保")


def alarm(being: Sequence[Row]) -> None:
    """Tell once of each maintainer that is late."""
    for row in being:
        key = f"late-{row['id']}"
        if row["left"] is None or float(str(row["left"])) >= 0 or key in raised:
            continue
        title = f"{row['name']}电梯困人 {row['people']:g} 人，{row['team']}超时未到场"
        try:
            guest.call("alert.raise", type="late", key=key, title=title, severity="orange",
                       place=str(row["name"]))  # fmt: skip
            raised.add(key)
        except RefusedError as refused:
            guest.note(f"{title}：没有报出，{refused}")


def tell(table: Table) -> None:
    """Tell all of a table."""
    now = max((at for row in table.rows if (at := moment(row["文件时间"]))), default=table.as_of)
    being = [being_freed(row, now) for row in table.rows if not moment(row["救出时间"])]
    done = [freed(row) for row in table.rows if moment(row["救出时间"])]
    guest.data("open", being, now)
    guest.data("done", done, now)
    guest.data("now", summary(being, done), now)
    guest.data("trail", trail(table.rows), now)
    alarm(being)


@guest.every(2)
def look() -> None:
    """Read what is new, and tell it."""
    table = folder.newest("困人*.csv")
    if table.is_new:
        tell(table)


@guest.on_command("refresh")
def refresh(_: Row) -> str:
    """Read it again."""
    global folder
    folder = Folder(guest)
    look()
    return "已重读"


guest.run()
