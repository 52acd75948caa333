"""Which open alerts are shown together in a flood: by cause, never a 红, never fewer than three.

Identity (`fingerprint`), grouping (`group`) and the link to a matter (`incident`) are three things;
grouping changes what is seen at once and nothing about the alert.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from console.domain.alert import Alert, Severity
from console.domain.flood import Flood, FloodProfile
from console.domain.queue import Band

WORKED = frozenset(
    {
        Band.NO_ACTION,
        Band.UNSIGNED,
        Band.SIGNED,
        Band.HANDLING,
        Band.RECOVERED_UNSIGNED,
        Band.RECOVERED,
    }
)
"""Bands that are listed open; what stands aside is one closed line anyway."""


class GroupKey(NamedTuple):
    """One group: a cause within a band."""

    band: Band
    cause: str


def came_at(alert: Alert) -> datetime:
    """Return when an alert came, or came up again, for the person at the seat."""
    return alert.unsigned_from or alert.received_at


def key_of(alert: Alert, band: Band, floods: Iterable[Flood]) -> GroupKey | None:
    """Return the group an alert may stand in, None for one that always stands alone."""
    if not alert.group or alert.severity >= Severity.RED or band not in WORKED:
        return None
    if alert.is_exercise or not any(flood.covers(came_at(alert)) for flood in floods):
        return None
    return GroupKey(band, alert.group)


def groups_of(
    alerts: Mapping[str, tuple[Alert, Band]], floods: Sequence[Flood], profile: FloodProfile
) -> dict[GroupKey, tuple[str, ...]]:
    """Return the ids of each group, the newest first."""
    found: dict[GroupKey, list[str]] = {}
    for id, (alert, band) in alerts.items():
        key = key_of(alert, band, floods)
        if key is not None:
            found.setdefault(key, []).append(id)
    return {
        key: tuple(sorted(ids, key=lambda id: (-came_at(alerts[id][0]).timestamp(), id)))
        for key, ids in found.items()
        if len(ids) >= profile.least
    }
