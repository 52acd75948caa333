"""One CAP alert: what it says, in the hall's words.

Identity is sender, identifier and sent together. The grade of a Chinese warning is its colour
word wherever one is given; CAP's own severity counts where there is none (facts/domain B.2).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import etree

from console.contract.ingest import AlertReport, PlaceReport
from console.domain.alert import Condition, Nature
from console.hub.connectors.cap_area import point_in
from console.hub.connectors.xml import local, text, texts
from console.hub.core import reports
from console.hub.core.reports import Message, Unusable
from console.hub.settings import HubSettings

ENVELOPE = ("identifier", "sender", "sent", "status", "msgType", "scope")
INFO = ("category", "event", "urgency", "severity", "certainty")
STATUSES = ("Actual", "Exercise", "System", "Test", "Draft")
TYPES = ("Alert", "Update", "Cancel", "Ack", "Error")

SEVERITIES = {
    "extreme": "red",
    "severe": "orange",
    "moderate": "yellow",
    "minor": "blue",
    "unknown": "notice",
}
GRADES = ("red", "orange", "yellow", "blue", "notice")
"""Worst first."""

COLOURS = {"红色": "red", "橙色": "orange", "黄色": "yellow", "蓝色": "blue"}
_COLOUR = re.compile("|".join(COLOURS))
_COLOUR_FIELD = re.compile("colou?r|level|颜色|等级|级别", re.IGNORECASE)
_HANZI = re.compile("[\u4e00-\u9fff]")
_REFERENCE = re.compile(
    r"([^,\s][^,]*),([^,]+),"
    r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)"
)
AHEAD = timedelta(days=400)
"""How far ahead a validity may lie before it is taken for a mistake."""


@dataclass(frozen=True, slots=True)
class _Info:
    language: str
    texts: dict[str, str]
    colour_words: tuple[str, ...]
    responses: tuple[str, ...]
    areas: tuple[str, ...]
    polygons: tuple[str, ...]
    circles: tuple[str, ...]

    @property
    def rank(self) -> int:
        """Chinese first, then what is written in hanzi, then English."""
        language = self.language.lower()
        if language.startswith("zh"):
            return 0
        if _HANZI.search(self.texts.get("headline", "") + self.texts.get("event", "")):
            return 1
        return 2 if language.startswith("en") or not language else 3


def message_of(
    root: "etree._Element", source: str, now: datetime, new_id: str, settings: HubSettings
) -> Message:
    """Return the message an alert element stands for.

    Raises:
        Unusable: `cap_incomplete` naming what is missing or unknown, or no grade.
    """
    top = texts(root)
    _require(top, ENVELOPE, "")
    if top["status"] not in STATUSES:
        raise Unusable("cap_incomplete", f"status={top['status'][:40]}")
    if top["msgType"] not in TYPES:
        raise Unusable("cap_incomplete", f"msgType={top['msgType'][:40]}")
    id = identity(top["sender"], top["identifier"], top["sent"])
    if top["msgType"] in ("Ack", "Error"):
        return Message(id, None)
    infos = sorted((_info(e) for e in root if local(e) == "info"), key=lambda i: i.rank)
    for info in infos:
        _require(info.texts, INFO, "info.")
    if not infos and top["msgType"] != "Cancel":
        raise Unusable("cap_incomplete", "info")
    report = _report(top, infos, id)
    message = reports.message_of(report, source, now, new_id, settings)
    return _as_forecast(message, top, infos, now)


def identity(sender: str, identifier: str, sent: str) -> str:
    """Return the one text for an alert's identity, whichever way its time is written."""
    try:
        moment = datetime.fromisoformat(sent)
        sent = moment.astimezone(UTC).isoformat() if moment.tzinfo else sent
    except (ValueError, OverflowError):
        sent = sent.strip()
    return reports.name_of(f"cap:{sender.strip()},{identifier.strip()},{sent}")


def references(told: str) -> tuple[str, ...]:
    """Return identities of earlier messages: `sender,identifier,sent` apart by white space."""
    return tuple(identity(*found) for found in _REFERENCE.findall(told))


def _as_forecast(
    message: Message, top: dict[str, str], infos: Sequence[_Info], now: datetime
) -> Message:
    assert message.alert is not None
    chosen = infos[: _same_language(infos)]
    starts = [_moment(i.texts.get("effective", ""), now) for i in chosen]
    ends = [_moment(i.texts.get("expires", ""), now) for i in chosen]
    alert = replace(
        message.alert,
        nature=Nature.FORECAST,
        condition=_condition(top["msgType"], chosen),
        effective_at=min((s for s in starts if s), default=None),
        expires_at=max((e for e in ends if e), default=None),
    )
    sent = reports.moment_of(top["sent"], now, AHEAD)
    named = references(top.get("references", ""))
    return replace(message, alert=alert, supersedes=named, sent=sent)


def _report(top: dict[str, str], infos: Sequence[_Info], id: str) -> AlertReport:
    chosen = infos[: _same_language(infos)]
    first = chosen[0].texts if chosen else {}
    title = first.get("headline") or first.get("event") or top.get("note", "")
    told = "\n".join(t for t in (first.get("description"), first.get("instruction")) if t)
    return AlertReport(
        id=id,
        key=id,
        title=title or f"解除 {top['identifier']}",
        severity=_grade(chosen),
        occurred_at=top["sent"],
        type=first.get("event", ""),
        channel="forecast",
        source=first.get("senderName") or top["sender"],
        text=told,
        place=_place(chosen),
        exercise=top["status"] != "Actual",
        attributes=_attributes(top, infos),
    )


def _attributes(top: dict[str, str], infos: Sequence[_Info]) -> dict[str, Any]:
    kept = ("identifier", "sender", "sent", "status", "msgType", "scope", "references")
    told = ("headline", "event", "description", "instruction", "urgency", "certainty", "severity")
    return {
        "cap": {name: top[name] for name in kept if top.get(name)},
        "languages": [
            {"language": i.language, **{n: i.texts[n] for n in told if i.texts.get(n)}}
            for i in infos
        ],
    }


def _condition(message_type: str, infos: Sequence[_Info]) -> Condition:
    """Cancel ends it; so does an update that says all clear in each of its parts."""
    if message_type == "Cancel" or (infos and all("AllClear" in i.responses for i in infos)):
        return Condition.NORMAL
    return Condition.ACTIVE


def _grade(infos: Sequence[_Info]) -> str:
    """Return the grade: colour in parameters, colour in the headline, else CAP's severity."""
    told = [_COLOUR.findall(word) for info in infos for word in info.colour_words]
    colours = [COLOURS[found[-1]] for found in told if found]
    if not colours:
        lines = [i.texts.get(n, "") for n in ("headline", "event") for i in infos]
        found = next((f for f in map(_COLOUR.findall, lines) if f), [])
        colours = [COLOURS[found[-1]]] if found else []
    if not colours:
        words = [i.texts["severity"].lower() for i in infos]
        unknown = [w for w in words if w not in SEVERITIES]
        if unknown:
            raise Unusable("bad_severity", unknown[0][:40])
        colours = [SEVERITIES[w] for w in words]
    return min(colours, key=GRADES.index, default="notice")


def _place(infos: Sequence[_Info]) -> PlaceReport:
    names = [name for info in infos for name in info.areas]
    polygons = [outline for info in infos for outline in info.polygons]
    circles = [outline for info in infos for outline in info.circles]
    point = point_in(polygons, circles)
    name = "、".join(dict.fromkeys(names))[: reports.LONGEST_NAME]
    if point is None:
        return PlaceReport(name=name)
    return PlaceReport(name=name, lon=point.lon, lat=point.lat)


def _same_language(infos: Sequence[_Info]) -> int:
    """Return how many of the sorted infos speak the first one's language."""
    return sum(1 for i in infos if (i.rank, i.language) == (infos[0].rank, infos[0].language))


def _info(element: "etree._Element") -> _Info:
    areas = [e for e in element if local(e) == "area"]
    return _Info(
        language=next((text(e) for e in element if local(e) == "language"), ""),
        texts=texts(element),
        colour_words=tuple(_colour_words(element)),
        responses=tuple(text(e) for e in element if local(e) == "responseType"),
        areas=_inside(areas, "areaDesc"),
        polygons=_inside(areas, "polygon"),
        circles=_inside(areas, "circle"),
    )


def _colour_words(element: "etree._Element") -> list[str]:
    """Return values that may name a colour: any with 红色 …, English ones by their field's name."""
    words: list[str] = []
    for child in element:
        if local(child) not in ("parameter", "eventCode"):
            continue
        told = texts(child)
        value = told.get("value", "")
        english = {v: k for k, v in COLOURS.items()}.get(value.lower())
        if english and _COLOUR_FIELD.search(told.get("valueName", "")):
            value = english
        words.append(value)
    return words


def _inside(areas: Sequence["etree._Element"], name: str) -> tuple[str, ...]:
    found = (text(e) for area in areas for e in area if local(e) == name)
    return tuple(told for told in found if told)


def _require(told: dict[str, str], names: Sequence[str], where: str) -> None:
    missing = [f"{where}{name}" for name in names if not told.get(name)]
    if missing:
        raise Unusable("cap_incomplete", " ".join(missing))


def _moment(told: str, now: datetime) -> datetime | None:
    return reports.moment_of(told, now, AHEAD) if told else None
