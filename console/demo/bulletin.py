"""Warnings of the weather station as CAP 1.2, in Chinese and English."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.etree import ElementTree

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
SENDER = "weather@yunting.example"
SEVERITIES = {"yellow": "Moderate", "orange": "Severe", "red": "Extreme", "blue": "Minor"}
COLOURS = {"yellow": "黄色", "orange": "橙色", "red": "红色", "blue": "蓝色"}
HOLDS = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One warning signal; `replaces` makes it an Update of an earlier one."""

    id: str
    sent: datetime
    colour: str
    headline: str
    headline_en: str
    area: str
    outline: tuple[tuple[float, float], ...]
    replaces: tuple[str, datetime] | None = None

    def to_xml(self) -> bytes:
        """Return the message as CAP 1.2."""
        alert = ElementTree.Element("alert", xmlns=NAMESPACE)
        _put(alert, "identifier", self.id)
        _put(alert, "sender", SENDER)
        _put(alert, "sent", _time(self.sent))
        _put(alert, "status", "Actual")
        _put(alert, "msgType", "Alert" if self.replaces is None else "Update")
        _put(alert, "scope", "Public")
        if self.replaces is not None:
            before, sent = self.replaces
            _put(alert, "references", f"{SENDER},{before},{_time(sent)}")
        event = f"暴雨{COLOURS[self.colour]}预警"
        self._info(
            alert, "zh-CN", event, self.headline, "6 小时内降雨量将达 50 毫米以上。", "区气象台"
        )
        english = f"Rainstorm {self.colour} warning"
        self._info(
            alert,
            "en-US",
            english,
            self.headline_en,
            "More than 50 mm of rain is expected within 6 hours.",
            "District weather station",
        )
        return bytes(ElementTree.tostring(alert, encoding="utf-8", xml_declaration=True))

    def _info(
        self,
        alert: ElementTree.Element,
        language: str,
        event: str,
        headline: str,
        description: str,
        sender_name: str,
    ) -> None:
        info = ElementTree.SubElement(alert, "info")
        _put(info, "language", language)
        _put(info, "category", "Met")
        _put(info, "event", event)
        _put(info, "responseType", "Prepare")
        _put(info, "urgency", "Expected")
        _put(info, "severity", SEVERITIES[self.colour])
        _put(info, "certainty", "Likely")
        _put(info, "effective", _time(self.sent))
        _put(info, "onset", _time(self.sent))
        _put(info, "expires", _time(self.sent + HOLDS))
        _put(info, "senderName", sender_name)
        _put(info, "headline", headline)
        _put(info, "description", description)
        area = ElementTree.SubElement(info, "area")
        _put(area, "areaDesc", self.area)
        if self.outline:
            corners = [*self.outline[::6], self.outline[0]]
            _put(area, "polygon", " ".join(f"{lat:.4f},{lon:.4f}" for lon, lat in corners))


def _put(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
