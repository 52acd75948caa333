"""The envelope of an operation, and the hub's answers to it."""

from enum import StrEnum
from typing import Any

import msgspec

from console.contract.cursor import Cursor


class ActTime(msgspec.Struct, frozen=True, kw_only=True):
    """When it was done, as far as the device can know."""

    device: str
    """Wall clock of the device, RFC 3339."""
    boot: str = ""
    """Id of the boot the ticks belong to."""
    ticks: float = 0.0
    """CLOCK_BOOTTIME seconds."""
    offset: float = 0.0
    """Seconds to add to `device` to get the hub's time, as last measured."""
    doubt: float = 0.0
    """How far the offset may be wrong, seconds."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """An intent or a fact of one person at one seat; made once, kept for ever under `op`."""

    op: str
    kind: str
    v: int = 1
    lane: str
    targets: list[str]
    """Keys `kind/id` of all records it reads or saves."""
    after: list[str] = []
    expects: dict[str, Any] = {}
    args: dict[str, Any] = {}
    grant: str = ""
    actor: str = ""
    seat: str
    act_time: ActTime


class Status(StrEnum):
    """What the hub says of one operation."""

    APPLIED = "applied"
    REPEATED = "repeated"
    REFUSED = "refused"
    BLOCKED = "blocked"
    LATER = "later"


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The hub's word on one operation; `refused` is final, `later` decides nothing."""

    op: str
    status: str
    settled_at: str = ""
    """Cursor; the pending layer goes when the feed has passed it."""
    first: str = ""
    """For `repeated`: what the stored answer was."""
    code: str = ""
    reason_zh: str = ""
    reason_en: str = ""
    detail: str = ""
    blocked_by: str = ""

    @property
    def is_final(self) -> bool:
        """Whether this decides the operation."""
        return self.status in (Status.APPLIED, Status.REPEATED, Status.REFUSED)

    @property
    def was_refused(self) -> bool:
        """Whether it will never take effect, said now or before."""
        return Status.REFUSED in (self.status, self.first)

    def settled_cursor(self) -> Cursor | None:
        """Return `settled_at`, read."""
        return Cursor.parse(self.settled_at) if self.settled_at else None


class OperationBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/operations`: at most 500 operations or 1 MB, in lane order."""

    seat: str
    operations: list[Operation]
    epoch: str = ""
    """Epoch the seat has seen; a hub of another one decides nothing (410). Empty: not told."""


class AnswerBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `POST /v1/operations`, in the order of the operations."""

    answers: list[Answer]
    now: str
    """The hub's time when it answered."""


MOST_OPERATIONS = 500
MOST_BYTES = 1_000_000


def split_key(text: str) -> tuple[str, str]:
    """Return kind and id of `kind/id`.

    Raises:
        ValueError: no slash, or an empty half.
    """
    kind, slash, id = text.partition("/")
    if not slash or not kind or not id:
        raise ValueError(f"not a record's key: {text!r}")
    return kind, id
