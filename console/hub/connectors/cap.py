"""CAP 1.1 and 1.2, Atom feeds of it, and the national dialect: from XML to messages.

Elements are found by their local name, because feeds use three namespaces and none. Nothing is
ever loaded: no DTD, no entity, no network (OASIS CAP 1.2 3.3.4; GB/T 35965.1-2018 for the dialect).
"""

from copy import deepcopy
from datetime import datetime

from lxml import etree

from console.hub.connectors.cap_message import message_of
from console.hub.connectors.xml import local, namespace, parse, text
from console.hub.core.reports import Message, Unusable
from console.hub.settings import HubSettings

CAP = "urn:oasis:names:tc:emergency:cap:1.2"


def split(raw: bytes) -> list[bytes]:
    """Return the alerts of a document, each as XML of its own.

    Raises:
        Unusable: no XML, XML with a DTD, or nothing of CAP in it.
    """
    root = parse(raw)
    if local(root) == "alert":
        return [raw]
    if local(root) == "feed":
        return [_entry(e) for e in root if local(e) == "entry"]
    alerts = [_alone(e) for e in root.iter() if local(e) == "alert"]
    if not alerts:
        raise Unusable("not_cap", local(root))
    return alerts


def read(raw: bytes, source: str, now: datetime, new_id: str, settings: HubSettings) -> Message:
    """Return the message one alert stands for.

    Raises:
        Unusable: it lacks what CAP requires.
    """
    root = parse(raw)
    if local(root) != "alert":
        raise Unusable("not_cap", local(root))
    return message_of(root, source, now, new_id, settings)


def _alone(element: "etree._Element") -> bytes:
    return etree.tostring(deepcopy(element), with_tail=False, encoding="utf-8")


def _entry(entry: "etree._Element") -> bytes:
    """Return the alert of an Atom entry: embedded, or told by its cap:* children."""
    embedded = next((e for e in entry.iter() if local(e) == "alert"), None)
    if embedded is not None:
        return _alone(embedded)
    fields = {local(e): e for e in entry if "cap" in namespace(e)}
    if not fields:
        return _alone(entry)
    return _from_fields(entry, fields)


def _from_fields(entry: "etree._Element", fields: dict[str, "etree._Element"]) -> bytes:
    """Make an alert of an entry that only summarises one; its address is all the identity it has.

    A summary names neither sender nor scope: the feed's author and `Public` stand for them.
    """
    said = {local(e): text(e) for e in entry}
    author = next((text(e) for e in entry.iter() if local(e) in ("name", "uri")), "")
    alert = etree.Element(f"{{{CAP}}}alert")
    top = {
        "identifier": said.get("id", ""),
        "sender": author or "atom",
        "sent": said.get("published") or said.get("updated", ""),
        "status": text(fields.get("status")) or "Actual",
        "msgType": text(fields.get("msgType")) or "Alert",
        "scope": "Public",
    }
    for name in ("identifier", "sender", "sent", "references"):
        if name in fields:
            top[name] = text(fields[name])
    _append(alert, top)
    info = etree.SubElement(alert, f"{{{CAP}}}info")
    named = ("category", "event", "urgency", "severity", "certainty", "effective", "expires")
    _append(info, {name: text(fields.get(name)) for name in named})
    _append(info, {"headline": said.get("title", ""), "description": said.get("summary", "")})
    area = etree.SubElement(info, f"{{{CAP}}}area")
    _append(area, {name: text(fields.get(name)) for name in ("areaDesc", "polygon")})
    return etree.tostring(alert, encoding="utf-8")


def _append(parent: "etree._Element", texts: dict[str, str]) -> None:
    for name, told in texts.items():
        if told:
            etree.SubElement(parent, f"{{{CAP}}}{name}").text = told
