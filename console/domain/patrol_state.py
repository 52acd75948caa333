"""What a running patrol says of itself, and what it keeps over a crash."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class PatrolHold(StrEnum):
    """Who holds the wall: nobody; 暂停 by key; somebody who works on it."""

    NONE = ""
    WALL = "wall"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class PatrolPage:
    """The cameras of one turn.

    Attributes:
        plan: id of the plan.
        number: which group of the round, from 1.
        cameras: by tile; empty for a tile without one.
        arriving: those that were not on the page before it.
        held: numbers of the tiles that stay as they are over turns.
    """

    plan: str
    number: int
    cameras: tuple[str, ...]
    arriving: tuple[str, ...] = ()
    held: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PatrolCoverage:
    """What was proven seen in this shift (本班已巡).

    Attributes:
        since: when the shift began.
        seen_at: when each camera was proven seen last.
    """

    since: datetime
    seen_at: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PatrolSkips:
    """Cameras of the plan's pool that are not gone through, by why.

    Attributes:
        denied: how many this person may not see.
        cut_off: ids that cannot be had without the hub.
        unknown: names in the pool's queries that nobody knows.
        beyond: how many more the pool has than one patrol takes.
    """

    denied: int = 0
    cut_off: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class PatrolMark:
    """Where a patrol stands, kept over a crash: it resumes where it was.

    Attributes:
        plan: id of the plan.
        number: group of the round, from 1.
        cameras: of the page, by tile.
        held: tiles that stay.
        is_held: whether the wall was held by a person.
    """

    plan: str
    number: int = 1
    cameras: tuple[str, ...] = ()
    held: tuple[int, ...] = ()
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class PatrolState:
    """What the strip says.

    Attributes:
        plan: id of the plan; empty where no patrol runs.
        name: of the plan.
        group, groups: 第 3/14 组; none where no camera can be shown.
        left: seconds until the next turn.
        seen, total: 本班已巡 112/224, with what cannot be had at the moment.
        overdue: 欠巡.
        hold: who holds it.
        resumes_in: seconds until a held wall goes on by itself; None where it does not.
        held_tiles: how many tiles stay.
        skips: what is not gone through.
    """

    plan: str = ""
    name: str = ""
    group: int = 0
    groups: int = 0
    left: float = 0.0
    seen: int = 0
    total: int = 0
    overdue: int = 0
    hold: PatrolHold = PatrolHold.NONE
    resumes_in: float | None = None
    held_tiles: int = 0
    skips: PatrolSkips = field(default_factory=PatrolSkips)

    @property
    def is_running(self) -> bool:
        """Whether there is a patrol, held or not."""
        return bool(self.plan)
