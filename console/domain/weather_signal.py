"""The signals of weather warnings, read from a title: which kind, and in which colour."""

import re
from typing import NamedTuple

from console.domain.alert_marks import Severity

# The fourteen signals of 气象灾害预警信号发布与传播办法 (中国气象局令第16号), longest first.
KINDS = (
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
COLOURS = {
    "红": Severity.RED,
    "橙": Severity.ORANGE,
    "黄": Severity.YELLOW,
    "蓝": Severity.BLUE,
}
_SIGNAL = re.compile(rf"({'|'.join(KINDS)})({'|'.join(COLOURS)})色")


class WeatherSignal(NamedTuple):
    """A kind, and the character of its colour."""

    kind: str
    colour: str

    @property
    def words(self) -> str:
        """`暴雨橙色`."""
        return f"{self.kind}{self.colour}色"


def signal_in(title: str) -> WeatherSignal | None:
    """Return the signal a title names; of “更新暴雨黄色…为暴雨橙色…” the newer, the last."""
    named = _SIGNAL.findall(title)
    return WeatherSignal(*named[-1]) if named else None
