"""What the hub tells of its records: changes, covers, snapshots."""

from typing import Any

import msgspec


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What one commit did to one record; `body` is None when it is gone (tombstone)."""

    seq: int
    kind: str
    id: str
    rev: str
    home: str
    body: dict[str, Any] | None
    at: str = ""
    """When it was committed at the hub, RFC 3339 with milliseconds."""
    ends: int = 0
    """Number of the last change that must not be shown without this one; 0 when it stands alone."""


class Covers(msgspec.Struct, frozen=True, kw_only=True):
    """All changes of the scope in `from_seq..to_seq` were sent, though others were filtered out."""

    epoch: str
    from_seq: int
    to_seq: int
    now: str
    """The hub's time, so that a quiet feed still measures the clock."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the hub to the person at the seat."""

    code: str
    zh: str
    en: str


class ChangePage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answer of `GET /v1/changes` as JSON (long poll)."""

    changes: list[Change]
    covers: Covers
    groups: int | None = None
    """Of an answer to `groups=N`: the end of the last group told where there are more, else 0; a
    hub that does not know the question leaves it out."""
    together: list[list[Change]] | None = None
    """Of an answer to `missed=N`: groups to be shown before `changes`, each as a whole. On the feed
    an event of this name for each, and an empty one first of all."""


class SnapshotHead(msgspec.Struct, frozen=True, kw_only=True):
    """First line of a snapshot: every later line is a `SnapshotRecord` as it stood at `seq`."""

    epoch: str
    seq: int
    scope: str
    count: int = 0


class SnapshotRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One record of a snapshot."""

    kind: str
    id: str
    rev: str
    home: str
    body: dict[str, Any]


SCOPES: dict[str, tuple[str, ...]] = {
    "open": (
        "alert",
        "order",
        "assignment",
        "incident",
        "log_entry",
        "log_head",
        "attachment",
        "feed",
        "diversion",
        "mask",
        "device_tally",
        "mode",
        "plan_run",
        "instruction",
        "work_order",
        "patrol_proof",
        "patrol_finding",
        "plugin",
        "plugin_record",
    ),
    "reference": (
        "org",
        "place",
        "camera",
        "unit",
        "matter",
        "card",
        "playbook",
        "rule_book",
        "dictionary",
        "grid_code",
        "calendar",
    ),
}
"""Kinds by scope."""

RESTRICTED = "restricted"
"""Scope a record is kept in that only some persons are told of; to them it is part of `open`."""

HISTORY = "history"
"""What the `open` snapshot leaves out: finished records, told newest first. It has no feed of its
own; a change of such a record is a change of `open`."""

EVERY_COVERS = 10.0
"""Longest time without `covers` on the feed, seconds."""

SILENCE = 25.0
"""A feed that says nothing for this long is dead, seconds."""


def scope_of(kind: str) -> str:
    """Return the scope a kind belongs to; kinds this version does not know are `open`."""
    return next((scope for scope, kinds in SCOPES.items() if kind in kinds), "open")
