"""How the hall was turned: each begin, adjust and end of a mode or a response, as a list (B.7).

With each stands who agreed and on what basis, who was told of it and who has said so, which of its
effects were taken and which were not, and how 急 was left.
"""

from dataclasses import dataclass, replace
from datetime import datetime

KEPT = 60
"""Turnings that travel with the record; the duty log and the operations keep all."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Who agreed to it, why, and who wrote it down."""

    since: datetime
    basis: str
    authority: str
    name: str
    seat: str
    op: str


@dataclass(frozen=True, slots=True)
class Announced:
    """Somebody who is told of a turning (通告), and when and by whom it was said to be known."""

    name: str
    receipt_at: datetime | None = None
    receipt_by: str = ""


@dataclass(frozen=True, slots=True)
class EffectTaken:
    """One effect a mode or a response has by the hall's data, as the person decided about it.

    Attributes:
        sort: what it works on, see `mode_effects.EffectSort`.
        value: what it brings: a roster, a screen plan, a playbook …
        is_taken: whether it was taken.
    """

    sort: str
    value: str
    is_taken: bool = True


@dataclass(frozen=True, slots=True)
class Ending:
    """What goes with the end of 急: the order that ended it, what was let go, the last report."""

    order: str
    released: str
    report: str


@dataclass(frozen=True, slots=True)
class Turning:
    """One turning.

    Attributes:
        what: `mode` or `response`.
        sort: which mode, or what the response is for.
        before, after: level before and after; of a mode `on` or empty.
        decided: who agreed, why, and who wrote it down when; its `op` names the turning.
        announced: who is told of it.
        effects: what was taken of what goes with it.
        ending: how 急 was left; None for all else, and where nobody said.
    """

    what: str
    sort: str
    before: str
    after: str
    decided: Decided
    announced: tuple[Announced, ...] = ()
    effects: tuple[EffectTaken, ...] = ()
    ending: Ending | None = None

    def heard(self, name: str, at: datetime, by: str) -> "Turning":
        """Return it with the word of somebody that it is known; the first stands."""
        announced = tuple(
            replace(each, receipt_at=at, receipt_by=by)
            if each.name == name and each.receipt_at is None
            else each
            for each in self.announced
        )
        return replace(self, announced=announced)
