"""Walls of the hall as others see them, and pictures that one seat puts on the wall of another."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class PushAct(StrEnum):
    """What shall become of a tile: 推送, 互换, 清空."""

    PUT = "put"
    SWAP = "swap"
    CLEAR = "clear"


class PushEnd(StrEnum):
    """How a push stands: 待送达, 已送达, 已谢绝, 未送达, and 未见回执 while cut off."""

    WAITING = "waiting"
    TAKEN = "taken"
    DECLINED = "declined"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


ANYWHERE = -1
"""The tile of a push whose target chooses the tile."""


@dataclass(frozen=True, slots=True)
class WallScreen:
    """A wall of a seat, as that seat tells it.

    Attributes:
        id: seat and page, `seat-2.video`.
        seat, seat_name, page, name: whose wall it is, and what it is called.
        person: name of who sits there.
        tiles: how many it has.
        cameras: ids of what is on them, in order; empty for an empty tile.
        is_seen: whether it stands on a monitor now.
        is_director: whether it is the long screen of who commands (指挥长屏).
        leads, areas: what its person may see of restricted cameras.
        told_at: as of when.
        patrol: name of the patrol plan that runs there; its cameras are those of when it was told.
    """

    KIND: ClassVar[str] = "wall"

    id: str
    seat: str
    page: str
    name: str = ""
    seat_name: str = ""
    person: str = ""
    tiles: int = 16
    cameras: tuple[str, ...] = ()
    is_seen: bool = False
    is_director: bool = False
    leads: bool = False
    areas: tuple[str, ...] = ()
    told_at: datetime | None = None
    patrol: str = ""


@dataclass(frozen=True, slots=True)
class WallPush:
    """A picture that somebody wants on a wall of another seat.

    Attributes:
        id: its own.
        wall, to_seat, page: where it shall go.
        act, tile, camera: what shall become of which tile; `ANYWHERE` lets the target choose.
        from_seat, from_name, is_by_leader: who wants it.
        from_page, from_tile: where the camera stands at the sender, for a swap.
        made_at, until: from when, and until when it may be taken.
        is_taken, is_declined: what the target said.
        given: the camera that stood on the tile before.
        answered_at, answered_by: when the target said so, and whose name; empty by itself.
    """

    KIND: ClassVar[str] = "wall_push"

    id: str
    wall: str
    to_seat: str
    page: str
    act: PushAct
    from_seat: str
    made_at: datetime
    until: datetime
    tile: int = ANYWHERE
    camera: str = ""
    from_name: str = ""
    is_by_leader: bool = False
    from_page: str = ""
    from_tile: int = ANYWHERE
    is_taken: bool = False
    is_declined: bool = False
    given: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether the target has said something."""
        return self.is_taken or self.is_declined

    def end(self, now: datetime, is_cut_off: bool = False) -> PushEnd:
        """Return how it stands at a time; nobody has to fire anything for it to be over.

        Args:
            now: the hall's time.
            is_cut_off: whether an answer that was given could not be known here.
        """
        if self.is_taken:
            return PushEnd.TAKEN
        if self.is_declined:
            return PushEnd.DECLINED
        if now < self.until:
            return PushEnd.WAITING
        return PushEnd.UNKNOWN if is_cut_off else PushEnd.EXPIRED


def wall_id(seat: str, page: str) -> str:
    """Return the id of a seat's wall."""
    return f"{seat}.{page}"
