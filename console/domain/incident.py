"""One matter the hall handles as a whole (突发事件): what it is, who leads it, what it is made of.

Event level and response level are two things: how bad it is stands here, how high the hall responds
stands in `hall_mode`, and `response` says which of its responses is this matter's. Each alert keeps
a state of its own and names the matter in `incident`. Which step is legal where stands in
`incident_steps`, the closing list in `closing`.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from console.domain.alert import TrailLine
from console.domain.closing_settled import Settled
from console.domain.geo import NOWHERE, Place
from console.domain.hall_mode import Decided
from console.domain.incident_figures import Figure, FigureSort, current, rivals
from console.domain.incident_goods import Goods
from console.domain.incident_reports import Reported
from console.domain.incident_roles import Post, Role, SensitiveMark

TRAIL_KEPT = 300
"""Lines of the trail that travel with the record; the duty log and the operations keep all."""

NOTED = "noted"
"""Code of the trail: a note."""


class IncidentSort(StrEnum):
    """The four classes (突发事件应对法); untold until somebody says which."""

    UNTOLD = ""
    NATURAL = "natural"
    ACCIDENT = "accident"
    HEALTH = "health"
    SECURITY = "security"


class EventLevel(IntEnum):
    """How bad the event is (事件等级); a person decides it, and 未定级 is no grade."""

    UNGRADED = 0
    GENERAL = 1
    LARGER = 2
    MAJOR = 3
    EXTREME = 4


class IncidentStatus(StrEnum):
    """Whether it is worked on."""

    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"
    """It is part of another now, which `merged_into` names."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One matter; see the module.

    Attributes:
        title, opened_at, person, name, seat: what it is called, and who opened it when and where.
        members: its alerts.
        orders: orders sent about it as a whole; those about one of its alerts stand on the alert.
        cause: the group key its first members shared.
        number: the seat's own; never changed. `official` is added by the home hub.
        type: code of the matter in the dispatch dictionary.
        level, level_decided: the event level, and who decided it on what basis.
        response: the sort of the hall's response (`hall_mode`) that is this matter's; empty = none.
        roles: who holds 总指挥, 现场指挥, 带班领导 now; who held them before stands in the trail.
        figures: every count that was told, in the order the hall learnt it; none is overwritten.
        marks: why it is sensitive.
        work_orders, goods: what hangs on it.
        children, parent: 子事件 and 主事件, one step deep.
        related: matters that have to do with it.
        absorbed: what was merged into it, and `merged_into` the other way round.
        split_from: the matter it was taken out of.
        closed_at, closed_by, result: how it ended; empty while it is open.
        accepted: keys of what was still open and accepted when it was closed.
        settled: of those, to whom each was handed on or why it was accepted, where that was said.
        opened_because, rearmed: why it was opened again, and which of `accepted` runs again.
        reports: what was reported of it further up, and when.
        needs_check, doubt: why a person is asked, and the operation that gave rise to it.
        trail: what happened to it, the newest last.
    """

    KIND: ClassVar[str] = "incident"

    id: str
    title: str
    opened_at: datetime
    person: str
    name: str
    seat: str
    members: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    cause: str = ""
    number: str = ""
    official: str = ""
    sort: IncidentSort = IncidentSort.UNTOLD
    type: str = ""
    place: Place = NOWHERE
    level: EventLevel = EventLevel.UNGRADED
    level_decided: Decided | None = None
    response: str = ""
    roles: tuple[Role, ...] = ()
    figures: tuple[Figure, ...] = ()
    marks: tuple[SensitiveMark, ...] = ()
    work_orders: tuple[str, ...] = ()
    goods: tuple[Goods, ...] = ()
    children: tuple[str, ...] = ()
    parent: str = ""
    related: tuple[str, ...] = ()
    absorbed: tuple[str, ...] = ()
    merged_into: str = ""
    split_from: str = ""
    status: IncidentStatus = IncidentStatus.OPEN
    closed_at: datetime | None = None
    closed_by: str = ""
    result: str = ""
    accepted: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    opened_because: str = ""
    rearmed: tuple[str, ...] = ()
    needs_check: str = ""
    doubt: str = ""
    reports: tuple[Reported, ...] = ()
    trail: tuple[TrailLine, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody works on it."""
        return self.status is IncidentStatus.OPEN

    @property
    def notes(self) -> tuple[TrailLine, ...]:
        """What people wrote beside it, the newest last."""
        return tuple(line for line in self.trail if line.what == NOTED)

    def role(self, post: Post) -> Role | None:
        """Return who holds a post now, None when nobody was named."""
        return next((role for role in self.roles if role.post is post), None)

    def figure(self, sort: FigureSort) -> Figure | None:
        """Return the count told last, None when nobody told one; its `count` may be None (不详)."""
        return current(self.figures, sort)

    def contested(self, sort: FigureSort) -> tuple[Figure, ...]:
        """Return the counts that two seats told apart and nobody has settled; else nothing."""
        found = rivals(self.figures, sort)
        return found if len(found) > 1 else ()

    def runs(self, key: str) -> bool:
        """Whether the timer of something that hangs on it runs.

        What was accepted as open when the matter was closed is disarmed, also after it was opened
        again, but for what was ticked then.

        Args:
            key: of the point (`closing.OpenPoint.key`).
        """
        return self.is_open and (key not in self.accepted or key in self.rearmed)

    def noted(self, line: TrailLine) -> "Incident":
        """Return it with one more line of its trail."""
        return replace(self, trail=(*self.trail, line)[-TRAIL_KEPT:])
