"""From a source's message in the hub's own form to an alert: taken with what is known.

What is not needed and makes no sense is dropped and said in the trail; only a message without a
known grade, or without any words, is put aside for a person (待甄别).
"""

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import msgspec

from console.contract.ingest import AlertReport, BoxReport, FrameReport, PlaceReport
from console.domain.alert import Alert, Condition, Nature, Severity, TrailLine
from console.domain.alert_marks import Evidence, FindBox
from console.domain.geo import Place, Point
from console.hub.core.attachments import ID_LETTERS
from console.hub.settings import HubSettings
from console.runtime.clock import CHINA

EARLIEST = datetime(2000, 1, 1, tzinfo=CHINA)
"""Nothing a hall hears of happened before; a device without a clock says 1970."""

LONGEST_NAME = 200
LONGEST_FRAME = 64
LONGEST_TITLE = 200
LONGEST_LABEL = 40
MOST_BOXES = 20
TITLE_FROM_TEXT = 60
MOST_ATTRIBUTES = 20_000
"""Bytes of a message's own attributes that travel with the record."""

SEVERITIES = {
    "red": Severity.RED,
    "orange": Severity.ORANGE,
    "yellow": Severity.YELLOW,
    "blue": Severity.BLUE,
    "notice": Severity.NOTICE,
    "红": Severity.RED,
    "橙": Severity.ORANGE,
    "黄": Severity.YELLOW,
    "蓝": Severity.BLUE,
    "提示": Severity.NOTICE,
    "红色": Severity.RED,
    "橙色": Severity.ORANGE,
    "黄色": Severity.YELLOW,
    "蓝色": Severity.BLUE,
}


class Unusable(Exception):  # noqa: N818
    """The message cannot become an alert; it goes to the quarantine with this code."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Message:
    """One message, ready to be taken in.

    `supersedes` are ids of earlier messages about the same thing (CAP references); `sent` orders
    messages of one thing that may arrive in any order.
    """

    id: str
    alert: Alert | None
    """None: it is about no alert and only its bytes are kept (CAP Ack, Error)."""
    attributes: dict[str, Any] = field(default_factory=dict)
    doubts: tuple[tuple[str, str], ...] = ()
    supersedes: tuple[str, ...] = ()
    sent: datetime | None = None


def read_item(raw: bytes) -> tuple[AlertReport, tuple[str, ...]]:
    """Return a report and the names of the fields that could not be understood.

    Raises:
        Unusable: not an object at all.
    """
    try:
        return msgspec.json.decode(raw, type=AlertReport), ()
    except msgspec.ValidationError:
        return _salvage(raw)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise Unusable("bad_json", str(error)) from error


def message_of(
    report: AlertReport,
    source: str,
    now: datetime,
    new_id: str,
    settings: HubSettings,
    doubted: tuple[str, ...] = (),
) -> Message:
    """Return the message a report stands for.

    Args:
        report: as the source said it.
        source: whose token it came with; keys of two sources never meet.
        now: the hub's time.
        new_id: the alert's id, should it be a new one.
        settings: limits.
        doubted: fields that could not be understood.

    Raises:
        Unusable: no known severity, or no words.
    """
    doubts = [("fields_doubted", " ".join(doubted))] if doubted else []
    severity = severity_of(report.severity)
    text = report.text
    if len(text) > settings.longest_text:
        doubts.append(("text_cut", str(len(text))))
        text = text[: settings.longest_text]
    title = " ".join((report.title or text[:TITLE_FROM_TEXT]).split())[:LONGEST_TITLE]
    if not title:
        raise Unusable("no_title")
    occurred_at = moment_of(report.occurred_at, now, settings.future_allowed)
    if report.occurred_at and occurred_at is None:
        doubts.append(("time_doubted", report.occurred_at[:60]))
    place, is_placed = _place(report.place)
    if not is_placed:
        doubts.append(("place_doubted", f"{report.place.lon} {report.place.lat}"))
    attributes = report.attributes
    if len(msgspec.json.encode(attributes)) > MOST_ATTRIBUTES:
        doubts.append(("attributes_cut", ""))
        attributes = {}
    evidence, is_known = _evidence(report.frame, now, settings)
    if not is_known:
        doubts.append(("frame_doubted", report.frame.id[:60]))
    alert = Alert(
        id=new_id,
        title=title,
        severity=severity,
        received_at=now,
        occurred_at=occurred_at,
        source=(report.source or source)[:LONGEST_NAME],
        channel=report.channel[:LONGEST_NAME],
        type=report.type[:LONGEST_NAME],
        text=text,
        place=place,
        confidence=_confidence(report.confidence),
        evidence=evidence,
        condition=_condition(report),
        nature=Nature.FORECAST if report.channel == "forecast" else Nature.HAPPENING,
        is_exercise=report.exercise,
        fingerprint=f"{source}/{name_of(report.key)}" if report.key else "",
        group=report.group[:LONGEST_NAME],
    )
    return Message(name_of(report.id), alert, attributes, tuple(doubts))


def severity_of(word: str) -> Severity:
    """Return the grade a word names.

    Raises:
        Unusable: it names none.
    """
    found = SEVERITIES.get(word.strip().lower())
    if found is None:
        raise Unusable("bad_severity", word[:60])
    return found


def moment_of(text: str, now: datetime, future_allowed: timedelta) -> datetime | None:
    """Return a time a source gave, None when it makes no sense."""
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None or not EARLIEST <= moment <= now + future_allowed:
            return None
        return moment.astimezone(CHINA)
    except (ValueError, OverflowError):
        return None


def name_of(text: str) -> str:
    """Return an id or key as it is kept: a very long one by its beginning and its hash."""
    if len(text) <= LONGEST_NAME:
        return text
    return f"{text[:100]}#{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def point_of(lon: float | None, lat: float | None) -> Point | None:
    """Return a point on the earth, None when the numbers are none."""
    if lon is None or lat is None or not (math.isfinite(lon) and math.isfinite(lat)):
        return None
    return Point(lon, lat) if abs(lon) <= 180 and abs(lat) <= 90 else None


def trail_of(message: Message, now: datetime) -> tuple[TrailLine, ...]:
    """Return the lines that say what was not taken as it came."""
    return tuple(TrailLine(now, what, detail=detail) for what, detail in message.doubts)


def _evidence(
    frame: FrameReport, now: datetime, settings: HubSettings
) -> tuple[Evidence | None, bool]:
    """Return which picture a source names, and whether its name is one."""
    is_known = len(frame.id) <= LONGEST_FRAME and set(frame.id) <= ID_LETTERS
    if not frame.id and not frame.camera:
        return None, True
    at = moment_of(frame.at, now, settings.future_allowed) if frame.at else None
    named = frame.id if is_known else "", at, frame.camera[:LONGEST_NAME]
    return Evidence(*named, _boxes(frame.boxes)), is_known


def _boxes(told: list[BoxReport]) -> tuple[FindBox, ...]:
    """Return the boxes that lie in the picture; what is none is left out, the alert counts."""
    return tuple(
        FindBox(
            each.x,
            each.y,
            each.width,
            each.height,
            each.label[:LONGEST_LABEL],
            _confidence(each.confidence),
        )
        for each in told[:MOST_BOXES]
        if 0 <= each.x < 1 and 0 <= each.y < 1 and 0 < each.width <= 1 and 0 < each.height <= 1
    )


def _confidence(told: float | None) -> float | None:
    """Return how sure a machine is, 0 to 1; None for what is no such number."""
    return told if told is not None and 0.0 <= told <= 1.0 else None


def _condition(report: AlertReport) -> Condition:
    """What is not named by a key can never be said to be over (facts/domain Part 0)."""
    try:
        condition = Condition(report.condition.strip().lower() or "active")
    except ValueError:
        condition = Condition.ACTIVE
    if not report.key and condition is Condition.ACTIVE:
        return Condition.NOT_APPLICABLE
    return condition


def _place(report: PlaceReport) -> tuple[Place, bool]:
    point = point_of(report.lon, report.lat)
    place = Place(
        report.name[:LONGEST_NAME], report.town[:LONGEST_NAME], report.grid[:LONGEST_NAME], point
    )
    return place, point is not None or (report.lon is None and report.lat is None)


def _salvage(raw: bytes) -> tuple[AlertReport, tuple[str, ...]]:
    """Take each field that can be understood alone."""
    told = msgspec.json.decode(raw)
    if not isinstance(told, dict):
        raise Unusable("bad_message", type(told).__name__)
    known, doubted = _fields(told, AlertReport)
    place = told.get("place")
    if "place" in doubted and isinstance(place, dict):
        fields, wrong = _fields(place, PlaceReport)
        known["place"] = PlaceReport(**fields)
        doubted = [d for d in doubted if d != "place"] + [f"place.{w}" for w in wrong]
    frame = told.get("frame")
    if "frame" in doubted and isinstance(frame, dict):
        fields, wrong = _fields(frame, FrameReport)
        known["frame"] = FrameReport(**fields)
        doubted = [d for d in doubted if d != "frame"] + [f"frame.{w}" for w in wrong]
    return AlertReport(**known), tuple(doubted)


def _fields(told: dict[str, Any], shape: type[msgspec.Struct]) -> tuple[dict[str, Any], list[str]]:
    known: dict[str, Any] = {}
    doubted: list[str] = []
    for described in msgspec.structs.fields(shape):
        if described.name not in told:
            continue
        try:
            known[described.name] = msgspec.convert(
                told[described.name], described.type, strict=False
            )
        except (msgspec.ValidationError, ValueError, RecursionError):
            doubted.append(described.name)
    return known, doubted
