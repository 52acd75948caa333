"""After a new epoch: what the hub holds, by hashes, and what only seats still hold, given back.

A hub that was restored from a backup has forgotten what came after it. Each seat compares the
hub's digest with its own records and offers what the hub lacks, together with its own operations
that the lost time had decided; the hub alone assigns revisions, and never runs an operation over a
record that already contains it.
"""

from enum import StrEnum
from hashlib import sha256
from typing import Any

import msgspec

from console.contract.operation import Answer, Operation


class DigestHead(msgspec.Struct, frozen=True, kw_only=True):
    """First line of a digest: every later line is a `DigestLine` as it stood at `seq`."""

    epoch: str
    seq: int
    scope: str


class DigestLine(msgspec.Struct, frozen=True, kw_only=True):
    """One record of a digest; `hash` is `content_hash` of its body."""

    kind: str
    id: str
    rev: str
    hash: str


class RecoveredRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record as a seat got it from the hub in an earlier epoch."""

    kind: str
    id: str
    rev: str
    home: str
    body: dict[str, Any]


class SettledOperation(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with the answer the hub gave it in an earlier epoch."""

    operation: Operation
    answer: Answer


class RecoveryBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/recovered`; records first, in this batch and over all batches.

    Batches of one `transfer` are parts of a whole: the hub keeps them until the one that
    `is_last`, takes them in one transaction, and answers for all of them there; for those before
    it answers with nothing. So nobody sees an order without its units. A hub that knows no
    transfers takes and answers each part by itself.
    """

    records: list[RecoveredRecord] = []
    settled: list[SettledOperation] = []
    transfer: str = ""
    """The seat's name of the whole; empty: this batch is all of it."""
    part: int = 0
    """Number of this part, from 0; the first begins the transfer anew."""
    is_last: bool = True


class Recovered(StrEnum):
    """What the hub did with a record that was given back."""

    TAKEN = "taken"
    """It is the hub's state now, under a new revision."""
    KNOWN = "known"
    """The hub has this or what came after it."""
    REFUSED = "refused"
    """Its kind or id is none; nothing was kept."""
    CHECK = "check"
    """The hub's own went another way since; both stand, and a card asks a person."""


class RecordVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """The hub's word on one record; `status` is one of `Recovered`."""

    kind: str
    id: str
    status: str


class RecoveryAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `POST /v1/recovered`, in the order of what was given back.

    An operation answered `later` is not contained in any record: it is to be sent as usual.
    """

    records: list[RecordVerdict]
    settled: list[Answer]
    now: str


MOST_RECORDS = 200
"""Records or operations in one batch."""

MOST_TOGETHER = 5_000
"""Records of one transfer that are taken in one transaction; of more, so many at a time."""

MOST_RECOVERED_BYTES = 4_000_000


def content_hash(body: bytes) -> str:
    """Return the hash of a body as it travels; the same JSON written otherwise is another one."""
    return sha256(body).hexdigest()[:32]
