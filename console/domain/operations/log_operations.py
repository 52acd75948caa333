"""Lines of the duty log: written once by the seat, stored verbatim, never refused."""

import json
from datetime import datetime
from typing import Any

from console.domain.duty import LogEntry, chain_hash
from console.domain.operations.base import Act, Outcome, Reads, operation
from console.domain.rights import Right


@operation("log.append", right=Right.WRITE_LOG, is_fact=True)
def append(
    reads: Reads,
    act: Act,
    entry_id: str,
    incarnation: str,
    number: int,
    previous: str,
    hash: str,
    canonical: str,
) -> Outcome:
    """Store a line as the seat wrote it; one whose hash does not fit is stored and marked."""
    if reads.find(LogEntry, entry_id) is not None:
        return Outcome()
    broken = "" if chain_hash(previous, canonical) == hash else "hash"
    told = _told(canonical)
    refs = told.get("refs")
    entry = LogEntry(
        id=entry_id,
        seat=act.seat,
        incarnation=incarnation,
        number=number,
        previous=previous,
        hash=hash,
        canonical=canonical,
        occurred_at=_moment(told.get("occurred_at")) or act.time,
        recorded_at=act.time,
        category=str(told.get("category", "")),
        text=str(told.get("text", canonical)),
        person=act.person,
        name=act.name,
        refs=tuple(str(r) for r in refs) if isinstance(refs, list) else (),
        amends=str(told.get("amends", "")),
        stamp=act.stamp,
        broken=broken,
    )
    return Outcome([entry])


def _told(canonical: str) -> dict[str, Any]:
    try:
        told = json.loads(canonical)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _moment(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
