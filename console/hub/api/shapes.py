"""Answers only the hub speaks of; the common vocabulary is in `console.contract`."""

import msgspec

from console.contract.change import Covers


class TimeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The hub's time, and where it comes from."""

    now: str
    source: str


class FeedAge(msgspec.Struct, frozen=True, kw_only=True):
    """How long ago a source was heard, seconds."""

    name: str
    age: float


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How the hub is."""

    status: str
    epoch: str
    seq: int
    now: str
    started: str
    records: dict[str, int]
    quarantine: int
    readers: int
    feeds: list[FeedAge]
    backup_covers: str | None
    """Cursor the newest backup covers; null while there is none."""
    disk_free: int
    """Bytes."""
    clock_source: str
    version: str
    receipts: str
    """Where phones reach one-page receipts; empty where none are made."""


class WhoAmI(msgspec.Struct, frozen=True, kw_only=True):
    """Who the bearer of this request is."""

    person: str
    name: str
    seat: str
    role: str
    rights: list[str]
    areas: list[str]
    until: str
    offline_until: str


class RecordPage(msgspec.Struct, frozen=True, kw_only=True):
    """Records by id; `next` is the id to go on after, empty at the end."""

    items: list[msgspec.Raw]
    next: str


class RawChangePage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A `ChangePage` whose changes are already encoded."""

    changes: list[msgspec.Raw]
    covers: Covers
    groups: int | None = None
    together: list[list[msgspec.Raw]] | None = None


class RawSubmission(msgspec.Struct, frozen=True, kw_only=True):
    """An `OperationBatch` whose operations are read one by one."""

    operations: list[msgspec.Raw]
    seat: str = ""
    epoch: str = ""
