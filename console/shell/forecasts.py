"""预警 in force: which ones, and their short names for the header."""

import re
from collections.abc import Iterable
from datetime import datetime

from console.domain.alert import Alert, Nature

# The fourteen signals of 气象灾害预警信号发布与传播办法 (中国气象局令第16号), longest first.
_KINDS = (
    "道路结冰",
    "沙尘暴",
    "台风",
    "暴雨",
    "暴雪",
    "寒潮",
    "大风",
    "高温",
    "干旱",
    "雷电",
    "冰雹",
    "霜冻",
    "大雾",
    "霾",
)
_SIGNAL = re.compile(rf"({'|'.join(_KINDS)})(红|橙|黄|蓝)色")
_LONGEST = 8


def in_force(alerts: Iterable[Alert], now: datetime) -> list[Alert]:
    """Return the forecasts in force at `now`, worst first; drills are none."""
    found = [
        a
        for a in alerts
        if a.nature is Nature.FORECAST
        and not a.is_exercise
        and not a.is_closed
        and (a.effective_at is None or a.effective_at <= now)
        and (a.expires_at is None or now < a.expires_at)
    ]
    return sorted(found, key=lambda a: (-int(a.severity), since(a)))


def since(alert: Alert) -> datetime:
    """Return from when a forecast holds."""
    return alert.effective_at or alert.occurred_at or alert.received_at


def short_name(alert: Alert) -> str:
    """Return `暴雨橙色`; of “更新暴雨黄色…为暴雨橙色…” it is the newer, which stands last."""
    named = _SIGNAL.findall(alert.title)
    if named:
        kind, colour = named[-1]
        return f"{kind}{colour}色"
    return alert.title[:_LONGEST]
