"""What a person does with a group of alerts at once: 签收本组 and 并案处置."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol

from console.commands.executor import Executor, Intention, LogLine, Result
from console.domain.alert import Alert
from console.domain.joint_orders import Prepared

AT_ONCE = 400
"""Members of one operation: a request to the hub holds 1 MB, and all of one stands or nothing."""
NAMED = 6
"""Units named in the line of the duty log; the orders name all."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What 并案处置 is to make of a group, as the person saw it."""

    title: str
    cause: str
    unit: str
    members: tuple[Alert, ...]
    prepared: Prepared


class OrderPort(Protocol):
    """Sends the orders of a matter, all or none, and takes them back while nothing has left."""

    def send(self, matter: Matter) -> "Future[Result]":
        """Open the matter with one order a responsible unit; held back for a while."""
        ...

    def take_back(self, op: str) -> "Future[bool]":
        """Take all of it back; False once the first message has left."""
        ...


@dataclass(frozen=True, slots=True)
class SignedPart:
    """One operation of 签收本组, and the alerts it signs."""

    saved: "Future[Result]"
    ids: tuple[str, ...]


class GroupActs:
    """签收 of what was shown of a group, saved by the executor."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def acknowledge(self, title: str, unit: str, members: Sequence[Alert]) -> "list[SignedPart]":
        """签收本组: exactly these, at the episode and severity they were shown with, in parts."""
        parts = [members[at : at + AT_ONCE] for at in range(0, len(members), AT_ONCE)]
        words = f"签收本组 {len(members)} {unit}：{title}"
        ids = [tuple(alert.id for alert in part) for part in parts]
        return [
            SignedPart(self._sign(part, log), ids[number])
            for number, part in enumerate(parts)
            for log in (LogLine("签收", words, _refs(part[:1])) if number == 0 else None,)
        ]

    def take_back(
        self, title: str, unit: str, signed: Sequence[tuple[str, tuple[str, ...]]]
    ) -> "Future[Result]":
        """Take 签收本组 back, of each alert to which nothing further happened.

        Args:
            title: of the group.
            unit: what it is counted in.
            signed: each part's operation, with the alerts it signed.
        """
        number = sum(len(ids) for _, ids in signed)
        log = LogLine("签收", f"撤回签收本组 {number} {unit}：{title}")
        acts = [self._withdraw(op, ids, log if at == 0 else None)
                for at, (op, ids) in enumerate(signed)]  # fmt: skip
        return acts[-1]

    def _withdraw(self, op: str, ids: Sequence[str], log: LogLine | None) -> "Future[Result]":
        targets = [f"alert/{id}" for id in ids]
        args = {"acknowledgement": op, "alerts": list(ids)}
        return self._executor.perform(
            Intention("alert.withdraw_all", targets[0], targets, args, log=log)
        )

    def _sign(self, members: Sequence[Alert], log: LogLine | None) -> "Future[Result]":
        targets = _refs(members)
        return self._executor.perform(
            Intention(
                "alert.acknowledge_all",
                targets[0],
                targets,
                {"seen": [_seen(alert) for alert in members]},
                log=log,
            )
        )


def _seen(alert: Alert) -> dict[str, Any]:
    return {
        "alert": alert.id,
        "episode": alert.episode,
        "severity": alert.severity.name.lower(),
    }


def _refs(alerts: Sequence[Alert]) -> tuple[str, ...]:
    return tuple(f"alert/{alert.id}" for alert in alerts)
