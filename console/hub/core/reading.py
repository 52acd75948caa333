"""What sources post, read: in the hub's own form or as CAP, and split into what it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import msgspec

from console.domain.alert_marks import Severity
from console.hub.connectors import cap
from console.hub.core import reports
from console.hub.settings import HubSettings

JSON = "application/json"
XML = "application/cap+xml"


GradeOf = Callable[[str, str, str, str], Severity | None]
"""Grade of a source, channel and type by a word of its own; None where nobody knows it."""

Read = Callable[[GradeOf], reports.Message]
"""Makes a message of one item; raises `Unusable`."""


def no_grade(source: str, channel: str, type: str, word: str) -> Severity | None:
    """Know no words but the hub's."""
    return None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a source posted: split into items, or the reason it could not be."""

    media_type: str
    raw: bytes
    items: tuple[bytes, ...] = ()
    why: reports.Unusable | None = None


def read_message(
    media_type: str,
    raw: bytes,
    source: str,
    now: datetime,
    id: str,
    settings: HubSettings,
    grade: GradeOf = no_grade,
) -> reports.Message:
    """Read one item.

    Args:
        media_type: of the request.
        raw: the item.
        source: whose token it came with.
        now: when it came.
        id: of the alert, should it be a new one.
        settings: limits.
        grade: knows words for grades that are a source's own.

    Raises:
        Unusable: it can become no alert.
    """
    if media_type == XML:
        return cap.read(raw, source, now, id, settings)
    report, doubted = reports.read_item(raw)
    if report.severity.strip().lower() not in reports.SEVERITIES:
        known = grade(report.source or source, report.channel, report.type, report.severity.strip())
        if known is not None:
            report = msgspec.structs.replace(report, severity=known.name.lower())
    return reports.message_of(report, source, now, id, settings, doubted)


def read_again(
    media_type: str, raw: bytes, source: str, came: datetime, id: str, settings: HubSettings
) -> Iterator[Read]:
    """Return readings of a request that was kept, one for each item; ids begin with `id`."""
    deliver = deliver_xml if media_type == XML else deliver_json
    delivery = deliver(raw, settings)
    if delivery.why is not None:
        yield _failing(delivery.why)
    for number, item in enumerate(delivery.items):
        told = (media_type, item, source, came, f"{id}-{number}", settings)
        yield partial(read_message, *told)


def deliver_json(raw: bytes, settings: HubSettings) -> Delivery:
    """Split a JSON body into its items without reading them."""
    try:
        first = msgspec.json.decode(raw, type=msgspec.Raw)
        items = (
            msgspec.json.decode(raw, type=list[msgspec.Raw])
            if bytes(first)[:1] == b"["
            else [first]
        )
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        return Delivery(JSON, raw, why=reports.Unusable("bad_json", str(error)))
    if len(items) > settings.most_items:
        return Delivery(JSON, raw, why=reports.Unusable("too_many_items", str(len(items))))
    return Delivery(JSON, raw, tuple(bytes(item) for item in items))


def deliver_xml(raw: bytes, settings: HubSettings) -> Delivery:
    """Split an XML body into the alerts it holds."""
    try:
        items = cap.split(raw)
    except reports.Unusable as why:
        return Delivery(XML, raw, why=why)
    if len(items) > settings.most_items:
        return Delivery(XML, raw, why=reports.Unusable("too_many_items", str(len(items))))
    return Delivery(XML, raw, tuple(items))


def _failing(why: reports.Unusable) -> Read:
    def read(grade: GradeOf) -> reports.Message:
        raise why

    return read
