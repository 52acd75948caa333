"""请值班长改派: words beside an alert by which a seat asks for somebody else to have it."""

from collections.abc import Sequence

from console.domain.alert import Alert, TrailLine

ASKED = "请值班长改派"
"""How such words begin; records are kept in Chinese."""
_NOTED = "noted"
_ANSWERED = frozenset({"owned", "work_ordered", "closed", "merged"})
"""What answers it: somebody has it, or it is over."""


def reason_of(lacking: Sequence[tuple[str, int]]) -> str:
    """Return the words: what forces are lacking, where that is known."""
    lacks = "、".join(f"{sort} {number}" for sort, number in lacking)
    return f"{ASKED}：缺{lacks}" if lacks else ASKED


def asked_line(alert: Alert) -> TrailLine | None:
    """Return the line that asks, while nothing has answered it; None without one."""
    for line in reversed(alert.trail):
        if line.what in _ANSWERED:
            return None
        if line.what == _NOTED and line.detail.startswith(ASKED):
            return line
    return None


def is_asked(alert: Alert) -> bool:
    """Whether the shift leader was asked and nothing has answered it yet."""
    return asked_line(alert) is not None
