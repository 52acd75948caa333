"""Opening a matter (突发事件), and what becomes part of it; `matter_commands` has the rest."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.order_commands import NumberSource
from console.commands.registry import Command, text
from console.domain.alert import Alert
from console.domain.entity import encode
from console.domain.geo import NOWHERE, Place
from console.domain.incident import Incident, IncidentSort
from console.domain.operations.incident_operations import LONGEST_TITLE

OPEN = Command(
    "incident.open", text("incident", "Make it an incident"), "7", "alert.selected", "duty"
)

COMMANDS = (OPEN,)

CATEGORY = "突发事件"
"""Category of its lines in the duty log, which is kept in Chinese."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A matter about to be opened: its id and number are made before."""

    incident: str
    number: str
    result: "Future[Result]"


class IncidentActs:
    """The acts that open a matter and say what belongs to it, saved by the executor.

    Args:
        executor: saves them.
        next_number: numbers of this seat.
    """

    def __init__(self, executor: Executor, next_number: NumberSource) -> None:
        self._executor = executor
        self._next_number = next_number

    def open(
        self,
        title: str,
        alerts: Sequence[Alert] = (),
        *,
        sort: IncidentSort = IncidentSort.UNTOLD,
        type: str = "",
        place: Place | None = None,
    ) -> Opening:
        """立为突发事件, from alerts or by hand; type and place are the first alert's."""
        id, number = self._executor.new_id(), self._next_number()
        first = alerts[0] if alerts else None
        args = {
            "incident_id": id,
            "number": number,
            "title": title.strip()[:LONGEST_TITLE],
            "members": [_seen(alert) for alert in alerts],
            "sort": sort.value,
            "type": type or (first.type if first else ""),
            "place": encode(place or (first.place if first else NOWHERE)),
        }
        targets = [f"incident/{id}", *(f"alert/{alert.id}" for alert in alerts)]
        log = LogLine(CATEGORY, f"立为突发事件 {number}：{title.strip()}", tuple(targets[:2]))
        saved = self._executor.perform(
            Intention("incident.open", targets[0], targets, args, log=log, version=2)
        )
        return Opening(id, number, saved)

    def describe(
        self, incident: Incident, title: str, place: Place | None = None
    ) -> "Future[Result]":
        """Give it another title, and another place where one is told."""
        args: dict[str, Any] = {"title": title, "seen": incident.title}
        if place is not None:
            args["place"] = encode(place)
        return self._act("incident.describe", incident, args, f"改名：{incident.title} → {title}")

    def add_alert(self, incident: Incident, alert: Alert) -> "Future[Result]":
        """Take an alert into it, out of the matter it is in as the person saw it."""
        args = {"alert": _seen(alert), "moved_from": alert.incident}
        others = [f"alert/{alert.id}"]
        if alert.incident:
            others.append(f"incident/{alert.incident}")
        words = f"加入告警：{alert.open_title} → {incident.title}"
        return self._act("incident.add_alert", incident, args, words, others)

    def remove_alert(self, incident: Incident, alert: Alert, reason: str) -> "Future[Result]":
        """Take an alert out of it; the alert goes on by itself."""
        args = {"alert_id": alert.id, "reason": reason}
        words = f"移出告警（{reason}）：{alert.open_title}，原属 {incident.title}"
        return self._act("incident.remove_alert", incident, args, words, [f"alert/{alert.id}"])

    def unmerge(self, incident: Incident, survivor: Incident, reason: str) -> "Future[Result]":
        """撤回合并: a matter of its own after all, with what it brought and is still there."""
        args = {"survivor_id": survivor.id, "reason": reason}
        others = [
            f"incident/{survivor.id}",
            *(f"alert/{id}" for id in incident.members),
            *(f"order/{id}" for id in incident.orders),
            *(f"work_order/{id}" for id in incident.work_orders),
        ]
        words = f"撤回合并（{reason}）：{incident.title}，原并入 {survivor.title}"
        return self._act("incident.unmerge", incident, args, words, others)

    def _act(
        self,
        kind: str,
        incident: Incident,
        args: Mapping[str, Any],
        words: str,
        others: Sequence[str] = (),
    ) -> "Future[Result]":
        key = f"incident/{incident.id}"
        given = {"incident_id": incident.id, **args}
        log = LogLine(CATEGORY, words, (key,))
        return self._executor.perform(Intention(kind, key, [key, *others], given, log=log))


def _seen(alert: Alert) -> dict[str, Any]:
    return {
        "alert": alert.id,
        "episode": alert.episode,
        "severity": alert.severity.name.lower(),
    }
