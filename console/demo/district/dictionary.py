"""The dispatch dictionary, the handling cards and the sources, as the data file says them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from console.domain.reference import Card, Feed, Matter


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
        )


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
