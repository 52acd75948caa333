"""The limits of a hall that are no order's own, as its profile tells them, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from console.domain.limits import Limit, LimitKind
from console.domain.working_calendar import OfficeHours


@dataclass(frozen=True, slots=True)
class LimitRule:
    """Within what time something must come.

    Attributes:
        id: its name in the profile (`report.phone_first`).
        title: on screen.
        kind, amount: how long.
        source: on what it rests (依据).
    """

    id: str
    title: str
    kind: LimitKind
    amount: int
    source: str = ""

    def started(self, at: datetime, cause: str = "", by: str = "", op: str = "") -> Limit:
        """Return a clock that has started by this rule."""
        return Limit(self.id, at, self.kind, self.amount, self.source, cause=cause, by=by, op=op)


@dataclass(frozen=True, slots=True)
class LimitBook:
    """All of them, with the hours the office is open."""

    rules: Mapping[str, LimitRule] = field(default_factory=dict)
    hours: OfficeHours = field(default_factory=OfficeHours)

    def rule(self, id: str) -> LimitRule | None:
        """Return a limit; None where the hall has none."""
        return self.rules.get(id)
