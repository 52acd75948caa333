"""The dispatch dictionary, the handling cards and the sources, as the data file says them."""

import csv
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from console.domain.dictionary import GridCode
from console.domain.matter import AreaRule, MatterClock, Urgency
from console.domain.reference import Card, Feed, Matter
from resources import path

_LETTERS = {"部件": "P", "事件": "E"}


def matters(plan: dict[str, Any]) -> Iterator[Matter]:
    """Yield the entries of the dispatch dictionary (派单字典)."""
    for one in plan["matter"]:
        yield Matter(
            id=one["id"],
            name=one["name"],
            words=tuple(one["words"]),
            severity=one["severity"],
            lead=one["lead"],
            needs=tuple(one.get("needs", ())),
            text=one["text"],
            card=one["card"],
            limit_minutes=one["limit_minutes"],
            source=one.get("source", plan["defaults"]["matter_source"]),
            version=plan["defaults"]["version"],
            synonyms=tuple(one.get("synonyms", ())),
            major=one.get("minor", "")[:3],
            minor=one.get("minor", ""),
            area=AreaRule(one.get("area", "")),
            co_units=tuple(one.get("co_units", ())),
            basis=one.get("basis", ""),
            clocks=tuple(map(_clock, one.get("clocks", ()))),
            urgency=Urgency(one.get("urgency", "")),
            evidence=tuple(one.get("evidence", ())),
            returns=tuple(one.get("returns", ())),
            handbook=one.get("handbook", ""),
        )


def codes(version: str) -> Iterator[GridCode]:
    """Yield the classes of the grid (网格代码), as the table says them."""
    with path("demo/grid_codes.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            letter, digits = _LETTERS[row["类别"]], row["代码"]
            yield GridCode(
                id=f"{letter}{digits}",
                name=row["名称"],
                sort="part" if letter == "P" else "event",
                major=f"{letter}{digits[:2]}" if digits[2:] else "",
                source=row["来源"],
                version=version,
            )


def _clock(told: str) -> MatterClock:
    what, amount, kind = told.split()
    return MatterClock(what, kind, int(amount))


def cards(plan: dict[str, Any]) -> Iterator[Card]:
    """Yield the handling cards (处置卡)."""
    for one in plan["card"]:
        yield Card(
            id=one["id"],
            name=one["name"],
            steps=tuple(one["steps"]),
            phones=tuple(one["phones"]),
            types=tuple(one["types"]),
            source=one.get("source", plan["defaults"]["card_source"]),
            version=plan["defaults"]["version"],
        )


def feeds(plan: dict[str, Any], now: datetime) -> Iterator[Feed]:
    """Yield the sources (信源), all alive at `now`."""
    for one in plan["feed"]:
        told = {"name": one["id"], **one, "sources": tuple(one.get("sources", ()))}
        yield Feed(**told, since=now)
