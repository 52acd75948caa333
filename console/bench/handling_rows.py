"""Rows of `bench handling`: open matters that change again and again, and a node that fails."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from console.bench.cache_rows import EPOCH, alert_body, change
from console.runtime.clock import to_text
from offline_cache.values import Body, Change

CAUSE = "视频汇聚节点 2 离线"
TOWNS = ("梧影街道", "芦汀镇", "映川街道")


class HallRows:
    """The hub's records as far as this bench changes them, with the sequence they are told in.

    Args:
        seq: of the last change the store has.
    """

    def __init__(self, seq: int) -> None:
        self._seq = seq
        self._bodies: list[Body] = []

    @property
    def cursor(self) -> str:
        """Where the feed stands."""
        return f"{EPOCH}:{self._seq}"

    def open(self, count: int, now: datetime) -> list[Change]:
        """Return so many matters as opened now, none of them of one cause."""
        self._bodies = [
            alert_body(f"01OPEN{number:020d}", number, now, is_closed=False)
            for number in range(count)
        ]
        return [self._told(body) for body in self._bodies]

    def touched(self, first: int, count: int, now: datetime) -> list[Change]:
        """Return some of the matters as their sources repeat them: one time more, just now."""
        size, changes = len(self._bodies), []
        for number in range(first, first + count):
            body = self._bodies[number % size]
            body |= {"count": body.get("count", 1) + 1, "last_at": to_text(now)}
            changes.append(self._told(body))
        return changes

    def storm(self, count: int, now: datetime, of: str, reds: int = 0) -> list[Change]:
        """Return cameras that are lost at once, for one cause, and some reds beside them."""
        lost = [self._told(_lost(f"01{of}{n:022d}", n, now)) for n in range(count)]
        return lost + [self._told(_red(f"01{of}R{n:021d}", n, now)) for n in range(reds)]

    def _told(self, body: dict[str, Any]) -> Change:
        self._seq += 1
        return change(self._seq, "alert", dict(body))


def _lost(id: str, number: int, now: datetime) -> dict[str, Any]:
    body = alert_body(id, number, now, is_closed=False)
    place = {"name": f"{number} 号点位", "town": TOWNS[number % len(TOWNS)]}
    return body | {
        "title": f"{number} 号点位中断", "severity": "blue", "group": CAUSE, "place": place,
        "source": "视频平台",
    }  # fmt: skip


def _red(id: str, number: int, now: datetime) -> dict[str, Any]:
    body = alert_body(id, number, now, is_closed=False)
    return body | {"title": f"第 {number} 处堤脚渗水", "severity": "red"}


def pieces(changes: Sequence[Change], size: int) -> list[Sequence[Change]]:
    """Return changes in pieces of a size."""
    return [changes[at : at + size] for at in range(0, len(changes), size)]
