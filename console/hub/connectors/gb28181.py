"""A GB/T 28181 catalogue (目录): its XML read item by item; what cannot be read stays apart.

Read only: answers to a catalogue query (`Response`), which arrive in parts, and news of a
subscription (`Notify` with ON, OFF, ADD, DEL, UPDATE). The texts come by HTTP or as files from
whatever speaks SIP; this program speaks none. Meaning of ids: two to eight digits are an
administrative unit; of twenty digits the eleventh to thirteenth say what it is (GB/T 28181 app. E).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from console.hub.connectors.xml import local, parse, texts
from console.hub.core.reports import Unusable

MEDIA_TYPE = "application/manscdp+xml"
MOST_ITEMS = 60_000
"""Items of one text, and of a whole catalogue."""

BUSINESS, VIRTUAL = "215", "216"
RECORDERS = ("111", "118")
"""DVR and NVR; what hangs on one is granted its sessions by it."""
NODES = (BUSINESS, VIRTUAL, *RECORDERS, "200")
EVENTS = ("ON", "OFF", "VLOST", "DEFECT", "ADD", "DEL", "UPDATE")

_DECLARED = re.compile(rb'<\?xml[^>]*encoding=["\']([A-Za-z0-9_-]+)["\'][^>]*\?>')
_CHINESE = ("gb2312", "gbk", "gb18030")


@dataclass(frozen=True, slots=True)
class CatalogItem:
    """One entry of a catalogue.

    Attributes:
        id: of the device or unit.
        name: as the platform tells it.
        parents: ids of what it hangs on.
        unit: its administrative unit (行政区划), a code.
        event: of a subscription's news; empty in an answer.
        is_off: whether the platform says that it is offline.
        point: longitude and latitude as told; None where they are none.
        turns: whether it can be turned.
        is_secret: whether the platform marks it so.
        address, owner: words.
    """

    id: str
    name: str = ""
    parents: tuple[str, ...] = ()
    unit: str = ""
    event: str = ""
    is_off: bool = False
    point: tuple[float, float] | None = None
    turns: bool = False
    is_secret: bool = False
    address: str = ""
    owner: str = ""

    @property
    def sort(self) -> str:
        """What it is, three digits; empty for an administrative unit."""
        return self.id[10:13] if len(self.id) == 20 else ""

    @property
    def is_node(self) -> bool:
        """Whether it is a branch of a tree and no camera."""
        return not self.sort or self.sort in NODES


@dataclass(frozen=True, slots=True)
class BadItem:
    """An entry that cannot be read, by its name, and why."""

    raw: bytes
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class CatalogText:
    """One text.

    Attributes:
        is_news: whether it is news of a subscription.
        platform: id of who tells it.
        number: SN of the query it answers.
        total: SumNum: how many entries the whole answer has.
        items, bad: its entries.
    """

    is_news: bool
    platform: str
    number: str
    total: int
    items: tuple[CatalogItem, ...]
    bad: tuple[BadItem, ...]


def read_catalog(raw: bytes) -> CatalogText:
    """Read one text.

    Raises:
        Unusable: it is no XML, has a DTD, or is no catalogue; nothing of it can be used.
    """
    root = parse(_utf8(raw))
    told = texts(root)
    if local(root) not in ("Response", "Notify") or told.get("CmdType") != "Catalog":
        raise Unusable("bad_message", f"{local(root)} {told.get('CmdType', '')}: no catalogue")
    platform, total = told.get("DeviceID", ""), told.get("SumNum", "")
    if not (platform.isdecimal() and total.isdecimal() and int(total) <= MOST_ITEMS):
        raise Unusable("bad_message", f"DeviceID {platform[:40]!r}, SumNum {total[:12]!r}")
    is_news = local(root) == "Notify"
    items, bad = [], []
    for element in _items(root):
        try:
            items.append(_item(element, is_news))
        except ValueError as error:
            fields = texts(element)
            name = fields.get("Name") or fields.get("DeviceID") or "?"
            bad.append(BadItem(etree.tostring(element, encoding="utf-8"), name, str(error)))
    if len(items) + len(bad) > MOST_ITEMS:
        raise Unusable("too_many_items", f"> {MOST_ITEMS}")
    number = told.get("SN", "")
    return CatalogText(is_news, platform, number, int(total), tuple(items), tuple(bad))


def _utf8(raw: bytes) -> bytes:
    """Return a text in UTF-8: platforms say GB2312 and write the larger GB 18030."""
    declared = _DECLARED.search(raw[:200])
    if declared is None or declared[1].decode().lower() not in _CHINESE:
        return raw
    try:
        return raw[declared.end() :].decode("gb18030").encode()
    except UnicodeDecodeError as error:
        raise Unusable("bad_encoding", str(error)[:200]) from error


def _items(root: "etree._Element") -> Iterator["etree._Element"]:
    for child in root:
        if local(child) == "DeviceList":
            yield from (item for item in child if local(item) == "Item")


def _item(element: "etree._Element", is_news: bool) -> CatalogItem:
    fields = texts(element)
    id, event = fields.get("DeviceID", ""), fields.get("Event", "").upper()
    if not id.isdecimal() or not (len(id) in (2, 4, 6, 8, 10) or len(id) == 20):
        raise ValueError(f"DeviceID {id[:40]!r}")
    if is_news and event not in EVENTS:
        raise ValueError(f"Event {event[:20]!r}")
    changes = not is_news or event in ("ADD", "UPDATE")
    if changes and not fields.get("Name"):
        raise ValueError("no Name")
    info = next((texts(child) for child in element if local(child) == "Info"), {})
    parents = fields.get("ParentID", "").split("/")
    return CatalogItem(
        id,
        fields.get("Name", ""),
        tuple(p for p in (*parents, fields.get("BusinessGroupID", "")) if p and p != id),
        fields.get("CivilCode", ""),
        event,
        event in ("OFF", "VLOST", "DEFECT") or fields.get("Status", "").upper() == "OFF",
        _point(fields),
        info.get("PTZType", fields.get("PTZType", "")) in ("1", "4"),
        fields.get("Secrecy") == "1",
        fields.get("Address", ""),
        fields.get("Owner", ""),
    )


def _point(fields: Mapping[str, str]) -> tuple[float, float] | None:
    told = (fields.get("Longitude", ""), fields.get("Latitude", ""))
    if not all(told):
        return None
    try:
        lon, lat = float(told[0]), float(told[1])
    except ValueError as error:
        raise ValueError(f"Longitude, Latitude {told}") from error
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"Longitude, Latitude {told}")
    return (lon, lat) if lon or lat else None
