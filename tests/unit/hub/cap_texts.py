"""CAP messages written for these tests by the rules of CAP 1.2 and GB/T 35965.1-2018."""

SENDER = "yunting-weather"
NS = "urn:oasis:names:tc:emergency:cap:1.2"


def info(
    language: str = "zh-CN", headline: str = "云汀区气象台发布暴雨橙色预警信号", **fields: str
) -> str:
    told = {
        "language": language,
        "category": "Met",
        "event": "暴雨",
        "urgency": "Immediate",
        "severity": "Severe",
        "certainty": "Likely",
        "expires": "2026-07-10 02:00:00+08:00",
        "headline": headline,
        "description": "预计未来三小时累计雨量六十毫米以上",
        **fields,
    }
    extra = told.pop("extra", "")
    area = told.pop("area", "<area><areaDesc>云汀区</areaDesc></area>")
    body = "".join(f"<{k}>{v}</{k}>" for k, v in told.items() if v)
    return f"<info>{body}{extra}{area}</info>"


def cap(
    identifier: str = "A1",
    sent: str = "2026-07-09 20:00:00+08:00",
    kind: str = "Alert",
    infos: str | None = None,
    references: str = "",
    status: str = "Actual",
    **fields: str,
) -> str:
    told = {
        "identifier": identifier,
        "sender": SENDER,
        "sent": sent,
        "status": status,
        "msgType": kind,
        "scope": "Public",
        "references": references,
        **fields,
    }
    body = "".join(f"<{k}>{v}</{k}>" for k, v in told.items() if v)
    return f'<alert xmlns="{NS}">{body}{info() if infos is None else infos}</alert>'


def reference(identifier: str = "A1", sent: str = "2026-07-09 20:00:00+08:00") -> str:
    return f"{SENDER},{identifier},{sent}"
