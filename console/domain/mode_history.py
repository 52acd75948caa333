"""How the hall was turned: each begin, adjust and end of a mode or a response, as a list (B.7).

With each stands who agreed and on what basis, who was told of it and who has said so, which of its
effects were taken and which were not, and how 急 was left.
"""

from collections.abc import Callable
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
class Carried:
    """One part of an effect that was carried out: who is at the post, what was switched, when."""

    name: str
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class EffectTaken:
    """One effect a mode or a response has by the hall's data, as the person decided about it.

    Attributes:
        sort: what it works on, see `mode_effects.EffectSort`.
        value: what it brings: a roster, a screen plan, a playbook …
        is_taken: whether it was taken.
        parts: what it is made of: who is called in (`name number`), ids of playbooks; none: itself.
        minutes: of a cadence, after how many the next one is due; 0 for all else.
        within: of a roster, within how many minutes everybody is to be there; 0 where nobody said.
        source: on what it rests.
        done: what was carried out of it, the newest last.
    """

    sort: str
    value: str
    is_taken: bool = True
    parts: tuple[str, ...] = ()
    minutes: int = 0
    source: str = ""
    done: tuple[Carried, ...] = ()
    within: int = 0

    @property
    def lacking(self) -> tuple[str, ...]:
        """What was not carried out so far."""
        return tuple(name for name in self.names if self.carried(name) is None)

    @property
    def names(self) -> tuple[str, ...]:
        """What is carried out one by one."""
        return self.parts or (self.value,)

    def carried(self, name: str) -> Carried | None:
        """Return when a part was carried out last; None so far."""
        return next((each for each in reversed(self.done) if each.name == name), None)

    def with_carried(self, one: Carried) -> "EffectTaken":
        """Return it with a part carried out; a cadence is kept each time, all else once."""
        if not self.minutes and self.carried(one.name) is not None:
            return self
        return replace(self, done=(*self.done, one)[-KEPT:])

    def without(self, name: str) -> "EffectTaken":
        """Return it without the last time a part was carried out (误记)."""
        last = self.carried(name)
        return self if last is None else replace(self, done=_less(self.done, last))


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

    @property
    def name(self) -> str:
        """What rules and effects call what it turned to: `emergency`, `flood.III`."""
        return self.sort if self.what == "mode" else f"{self.sort}.{self.after}"

    def heard(self, name: str, at: datetime, by: str) -> "Turning":
        """Return it with the word of somebody that it is known; the first stands."""
        announced = tuple(
            replace(each, receipt_at=at, receipt_by=by)
            if each.name == name and each.receipt_at is None
            else each
            for each in self.announced
        )
        return replace(self, announced=announced)

    def with_effects(self, sort: str, change: Callable[[EffectTaken], EffectTaken]) -> "Turning":
        """Return it with the effects of a sort that were taken as `change` makes them."""
        effects = tuple(
            change(each) if each.sort == sort and each.is_taken else each for each in self.effects
        )
        return self if effects == self.effects else replace(self, effects=effects)


def _less(done: tuple[Carried, ...], one: Carried) -> tuple[Carried, ...]:
    at = len(done) - 1 - done[::-1].index(one)
    return done[:at] + done[at + 1 :]
