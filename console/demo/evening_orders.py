"""工单 of the evening: what a colleague sends, what 12345 hands over, what a unit answers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import resources
from console.contract.ingest import OrderReport
from console.demo.gazetteer import Gazetteer, report_of
from console.domain.geo import Place
from console.domain.work_order_limits import LimitTable, table_of
from console.runtime.clock import to_text


@dataclass(frozen=True, slots=True)
class Sending:
    """One order a colleague at another desk sends about a line.

    Attributes:
        about: the line.
        unit, unit_name, unit_phone: who gets it.
        title, text, channel, matter: what it is about.
    """

    about: str
    unit: str
    unit_name: str
    unit_phone: str
    title: str
    text: str
    channel: str
    matter: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit says of the order that was sent about a line."""

    about: str
    unit_name: str


def order_limits() -> LimitTable:
    """Read the hall's clocks of 工单 (`resources/profiles/work_orders.toml`)."""
    file = resources.path("profiles/work_orders.toml")
    return table_of(tomllib.loads(file.read_text(encoding="utf-8")))


def sending_of(line: Mapping[str, Any], gazetteer: Gazetteer) -> Sending:
    """Read a line.

    Raises:
        KeyError: the district has no such unit.
    """
    id, phone = gazetteer.responsible(line["unit"])
    title = line["title"].partition("：")[2]
    return Sending(
        line["about"], id, line["unit"], phone, title, line["text"], line["channel"], line["matter"]
    )


def answer_of(line: Mapping[str, Any]) -> Answer | None:
    """Return what a line answers, None where it answers nothing."""
    return Answer(line["answers"], line["source"]) if "answers" in line else None


def call_id(at: str, number: int) -> str:
    """Return what one of the calls of a line is named by, within a telling."""
    return f"{at}-{number}"


def handed_over(
    line: Mapping[str, Any],
    about: Mapping[str, Any],
    gazetteer: Gazetteer,
    run: str,
    at: datetime,
) -> OrderReport:
    """Return the order a source hands over, with every call of the line it is about.

    Raises:
        KeyError: the district has no such unit or place.
    """
    id, phone = gazetteer.responsible(line["unit"])
    calls = "；".join(about["texts"])
    ids = [call_id(about["at"], number) for number, _ in enumerate(about["texts"], start=1)]
    place: Place = gazetteer.place(line["place"])
    return OrderReport(
        id=f"{run}-{line['at']}",
        key=f"演示值-{run}-{line['at']}",
        title=line["title"].partition("：")[2],
        text=f"{calls}（演示值）",
        channel=line["channel"],
        source=line["source"],
        sort=line["sort"],
        urgent=line["urgent"],
        at=to_text(at),
        place=report_of(place),
        matter=line["matter"],
        alerts=[f"{run}-{each}" for each in ids],
        unit=id,
        unit_name=line["unit"],
        unit_phone=phone,
    )
