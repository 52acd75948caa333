"""What is found when the evening is over: read with plain SQL, or from the screens."""

import json
from dataclasses import dataclass
from typing import Any

from console.bench.nemesis.evening import Evening
from console.bench.nemesis.seat_machine import JOURNAL
from console.contract.change import SCOPES

SHOWN = (*SCOPES["open"], *SCOPES["reference"], "check", "drone")
"""Every kind a seat may hold; `drone` is one of a newer version."""


@dataclass(frozen=True, slots=True)
class SeatEvidence:
    """What one seat holds and shows.

    Attributes:
        name: of the seat.
        shown: `kind/id` → body, as its person sees it.
        pending: `kind/id` of records with acts that still wait.
        journal: op → (state, status).
        refused: op → reason, as its person was told.
        is_torn: its person was told that not all of a spoilt journal could be read.
    """

    name: str
    shown: dict[str, Any]
    pending: list[str]
    journal: dict[str, tuple[str, str | None]]
    refused: dict[str, str]
    is_torn: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What everybody holds.

    Attributes:
        records: the hub's, `kind/id` → body.
        operations: the hub's, op → (status, kind, seat, args).
        messages: the hub's, message id → alert id.
        seats: what each seat holds.
    """

    records: dict[str, Any]
    operations: dict[str, tuple[str, str, str, dict[str, Any]]]
    messages: dict[str, str]
    seats: list[SeatEvidence]


def gather(evening: Evening) -> Evidence:
    """Read all there is, once everything is settled."""
    look = evening.hub.file.look
    records = look("SELECT kind, id, body FROM records WHERE body IS NOT NULL ORDER BY kind, id")
    operations = look("SELECT op, status, body FROM operations ORDER BY op")
    return Evidence(
        {f"{kind}/{id}": json.loads(body) for kind, id, body in records},
        {op: _operation(status, body) for op, status, body in operations},
        dict(look("SELECT id, alert FROM message_ids ORDER BY id")),
        [_seat(evening, number) for number in range(len(evening.seats))],
    )


def _operation(status: str, body: bytes) -> tuple[str, str, str, dict[str, Any]]:
    told = json.loads(body)
    return status, told["kind"], told["seat"], told["args"]


def _seat(evening: Evening, number: int) -> SeatEvidence:
    seat = evening.seats[number]
    journal = seat.look(JOURNAL, "SELECT op, state, status FROM operations ORDER BY n")
    shown, pending = {}, []
    if seat.life is not None:
        for kind in SHOWN:
            for row in seat.life.cache.select(kind):
                shown[f"{kind}/{row.id}"] = row.body
                if row.is_pending:
                    pending.append(f"{kind}/{row.id}")
    told = {op: (state, status) for op, state, status in journal}
    return SeatEvidence(
        seat.name, shown, sorted(pending), told, seat.heard.refused, seat.heard.is_torn
    )
