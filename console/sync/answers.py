"""What the hub answers, as far as the seat reads it, and how a gap is named to it."""

from collections.abc import Mapping

import msgspec

from console.contract.change import Covers
from offline_cache.values import Change

Missed = Mapping[str, int]
"""The gap that is read beside the feed, as its query says it."""

NOTHING: Missed = {}


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """What the seat reads of `GET /v1/health`."""

    epoch: str
    seq: int
    now: str = ""
    backup_covers: str | None = None


class WhoAmI(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the hub takes this seat for."""

    person: str
    name: str = ""
    seat: str = ""
    role: str = ""
    rights: list[str] = []
    areas: list[str] = []
    until: str = ""
    offline_until: str = ""


class HubTime(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `GET /v1/time`."""

    now: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`ChangePage`, with changes in the form the store takes them."""

    changes: list[Change]
    covers: Covers
    groups: int | None = None
    together: list[list[Change]] | None = None
