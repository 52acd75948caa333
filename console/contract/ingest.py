"""What sources post: alerts in the hub's own form. CAP has its own call."""

from hashlib import sha256
from typing import Any

import msgspec


class PlaceReport(msgspec.Struct, frozen=True, kw_only=True):
    """Where, as the source says it; all of it may be missing."""

    name: str = ""
    town: str = ""
    grid: str = ""
    lon: float | None = None
    lat: float | None = None


class BoxReport(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a frame something was found: fractions of it, 0 to 1, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    label: str = ""
    confidence: float | None = None


class FrameReport(msgspec.Struct, frozen=True, kw_only=True):
    """The picture in which something was found: `POST /v1/ingest/frames` takes its bytes.

    `id` is what that call answers: `f` and the first 32 characters of the SHA-256. The frame may
    come before the alert or after it.
    """

    id: str = ""
    at: str = ""
    """When it was taken, RFC 3339."""
    camera: str = ""
    """Id of the camera in the hall's directory."""
    boxes: list[BoxReport] = []
    """Where in it: at most 20 are kept."""


class AlertReport(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a source about one thing.

    `id` names the message: the same id again is `repeated`. `key` names the thing (a device and
    what is wrong with it): an open alert of the same key is updated, not doubled.
    """

    id: str = ""
    key: str = ""
    title: str = ""
    severity: str = ""
    """red, orange, yellow, blue, notice."""
    occurred_at: str = ""
    type: str = ""
    channel: str = ""
    """sensor, hotline, police, fire, network, report, phone, video, forecast …"""
    source: str = ""
    """Name of the source on screen, e.g. 水务物联."""
    condition: str = "active"
    text: str = ""
    place: PlaceReport = PlaceReport()
    confidence: float | None = None
    frame: FrameReport = FrameReport()
    group: str = ""
    exercise: bool = False
    attributes: dict[str, Any] = {}


class PersonReport(msgspec.Struct, frozen=True, kw_only=True):
    """Who called; the record keeps name and number masked."""

    name: str = ""
    phone: str = ""
    address: str = ""


class OrderReport(msgspec.Struct, frozen=True, kw_only=True):
    """One message of another system about one 工单: a new one, or news of one that is known.

    `id` names the message: the same id again is `repeated`. `key` is the order's number there. A
    message without `news` registers the order, or changes its words; with `unit` it is sent too.
    """

    key: str
    id: str = ""
    title: str = ""
    text: str = ""
    channel: str = ""
    """hotline, police, grid, sensor, video, report, phone."""
    source: str = ""
    """Name of the source on screen, e.g. 12345."""
    sort: str = ""
    """complaint, help, consult, suggestion; 投诉 求助 咨询 建议 as well."""
    urgent: bool = False
    at: str = ""
    """When it happened, RFC 3339."""
    place: PlaceReport = PlaceReport()
    person: PersonReport = PersonReport()
    matter: str = ""
    major: str = ""
    minor: str = ""
    items: list[str] = []
    """What a joint station ticks off; with news `items_done`, what of it is done."""
    alert: str = ""
    """Key of the open alert of this source it is about."""
    alerts: list[str] = []
    """Of several: their keys, or the ids of the messages that told of them."""
    unit: str = ""
    unit_name: str = ""
    unit_phone: str = ""
    news: str = ""
    """dispatched, handed_down, signed, contacted, handling, interim, feedback, returned,
    delay_asked, helper_signed, helper_done, supervised, urged, checked, rework, closed, withdrawn,
    reopened, items_done."""
    note: str = ""
    """Reason, answer or result."""
    approver: str = ""
    amount: int = 0
    """Of a delay: how much more of the clock's own kind."""
    solved: bool | None = None
    satisfaction: str = ""


class IngestAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The hub's word on one message: `new`, `repeated` or `quarantined`."""

    status: str
    id: str = ""
    alert: str = ""
    effect: str = ""
    """For `new`: `opened`, `updated` or `none`."""
    order: str = ""
    """Id of the 工单, where it was about one."""
    quarantine: str = ""
    code: str = ""
    reason_zh: str = ""
    reason_en: str = ""


class IngestAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of both ingest calls, in the order of the messages."""

    answers: list[IngestAnswer]


class QuarantineItem(msgspec.Struct, frozen=True, kw_only=True):
    """A message that could not be taken; its bytes are kept as they came."""

    id: str
    at: str
    source: str
    code: str
    reason_zh: str
    reason_en: str
    media_type: str
    size: int
    raw_base64: str = ""
    resolved: str = ""


FRAME_TYPES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
"""Types of an evidence frame, and what its file is called."""

MOST_FRAME = 2_000_000
"""Bytes of an evidence frame: one picture of a modern camera, packed."""


def frame_id(data: bytes) -> str:
    """Return the id of a frame: it is named by its content."""
    return f"f{sha256(data).hexdigest()[:32]}"


class FrameAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The hub's word on a frame: `new` or `repeated`, and what an alert names it by."""

    status: str
    frame: str


class HeartbeatReport(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/ingest/heartbeat`: a connector says whether a source's interface lives."""

    feed: str
    alive: bool
    name: str = ""
    note: str = ""
    towns: tuple[str, ...] = ()
    """Where it is not alive: the towns that are not seen; all it covers where none are named."""


class HeartbeatAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The hub's word on a heartbeat; `effect` is `updated` when the feed's record changed."""

    feed: str
    effect: str


class QuarantinePage(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `GET /v1/quarantine`, newest first; `next` is the id to go on after."""

    items: list[QuarantineItem]
    next: str = ""
