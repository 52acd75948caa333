"""What of the alerts read is new to the seat: news to be heard, arrivals to be counted."""

from collections.abc import Mapping
from datetime import datetime

from console.domain.alert import Alert
from console.domain.grouping import WORKED, came_at
from console.domain.queue import ASIDE, Band
from console.models.queue_counts import was_leader_called
from console.models.queue_entries import Entry


def is_news(known: Entry | None, entry: Entry | None) -> bool:
    """Return whether an alert is unsigned anew."""
    if entry is None or entry.band is not Band.UNSIGNED:
        return False
    if known is None or known.band in ASIDE:
        return True
    return known.alert.unsigned_since != entry.alert.unsigned_since


def read_anew(
    known: Mapping[str, Entry], now: Mapping[str, Entry]
) -> tuple[tuple[Alert, ...], tuple[str, ...], tuple[Alert, ...]]:
    """Return what a reading of all brought: found, changed or gone (ids), and unsigned anew."""
    found = tuple(entry.alert for id, entry in now.items() if id not in known)
    touched = tuple(id for id, e in known.items() if id not in now or now[id].alert != e.alert)
    opened = [now[id].alert for id in touched if id in now and is_news(known[id], now[id])]
    return found, touched, tuple(opened)


def newly_called(known: Entry | None, entry: Entry | None) -> str:
    """Return the group whose 带班领导 was called just now; empty for none."""
    if entry is None or not entry.alert.group or not was_leader_called(entry.alert):
        return ""
    return "" if known is not None and was_leader_called(known.alert) else entry.alert.group


def arrivals(known: Mapping[str, Entry], read: Mapping[str, Entry | None]) -> list[datetime]:
    """Return when alerts came that somebody has to look at; drills and what stands aside do not."""
    return [
        came_at(entry.alert)
        for id, entry in read.items()
        if entry is not None and entry.band in WORKED and _is_new(known.get(id), entry)
    ]


def _is_new(known: Entry | None, entry: Entry) -> bool:
    return known is None or known.band in ASIDE or came_at(known.alert) != came_at(entry.alert)
