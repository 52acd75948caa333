"""The hall's mode 平 / 急 / 专 and the responses in force (facts/domain B.7): one record.

平 is what holds while nothing else does; 急 and 专 may stand at once, and so may several responses.
Who agreed, and on what basis, stands with each of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from console.domain.mode_history import KEPT, EffectTaken, Turning
from console.domain.mode_history import Decided as Decided

HALL = "hall"
"""Id of the one record."""


class Mode(StrEnum):
    """What may hold beside or above 平."""

    EMERGENCY = "emergency"
    SPECIAL = "special"


class Level(StrEnum):
    """Level of a response; Ⅰ is the highest."""

    IV = "IV"
    III = "III"
    II = "II"
    I = "I"  # noqa: E741 (the field writes it so)


@dataclass(frozen=True, slots=True)
class Standing:
    """A mode that holds."""

    mode: Mode
    decided: Decided


@dataclass(frozen=True, slots=True)
class Response:
    """A response in force.

    Attributes:
        sort: what it is for (`flood`); a sort this version does not know is shown as it is.
        level: how high.
        began: since when there has been one, at whatever level.
        decided: of the present level.
    """

    sort: str
    level: Level
    began: datetime
    decided: Decided


@dataclass(frozen=True, slots=True)
class HallMode:
    """Modes and responses of the hall, and how they came to be: `turnings`, the newest last."""

    KIND: ClassVar[str] = "mode"

    id: str = HALL
    modes: tuple[Standing, ...] = ()
    responses: tuple[Response, ...] = ()
    turnings: tuple[Turning, ...] = ()

    def standing(self, mode: Mode) -> Standing | None:
        """Return how a mode holds, None when it does not."""
        return next((each for each in self.modes if each.mode is mode), None)

    def response(self, sort: str) -> Response | None:
        """Return a response in force, None when there is none of that sort."""
        return next((each for each in self.responses if each.sort == sort), None)

    def begun(self, mode: Mode, decided: Decided) -> "HallMode":
        """Return it with a mode holding."""
        return replace(self, modes=(*_without(self.modes, mode), Standing(mode, decided)))

    def ended(self, mode: Mode) -> "HallMode":
        """Return it without a mode."""
        return replace(self, modes=_without(self.modes, mode))

    def responding(self, sort: str, level: Level, decided: Decided) -> "HallMode":
        """Return it with a response at a level; one that was in force began when it did."""
        before = self.response(sort)
        began = decided.since if before is None else before.began
        made = Response(sort, level, began, decided)
        return replace(self, responses=(*self.not_responding(sort).responses, made))

    def not_responding(self, sort: str) -> "HallMode":
        """Return it without a response."""
        return replace(self, responses=tuple(r for r in self.responses if r.sort != sort))

    def turned(self, turning: Turning) -> "HallMode":
        """Return it with one more line of its history."""
        return replace(self, turnings=(*self.turnings, turning)[-KEPT:])

    def heard(self, op: str, name: str, at: datetime, by: str) -> "HallMode":
        """Return it with the word of somebody who was told of a turning."""
        turnings = tuple(
            each.heard(name, at, by) if each.decided.op == op else each for each in self.turnings
        )
        return self if turnings == self.turnings else replace(self, turnings=turnings)

    @property
    def in_force(self) -> tuple[Turning, ...]:
        """The turnings by which modes and responses stand now; their effects are carried out."""
        standing = {each.decided.op for each in self.modes}
        standing |= {each.decided.op for each in self.responses}
        return tuple(each for each in self.turnings if each.decided.op in standing)

    def taken(self, sort: str) -> tuple[tuple[Turning, EffectTaken], ...]:
        """Return the effects of a sort that were taken and hold, each with its turning."""
        return tuple(
            (turning, effect)
            for turning in self.in_force
            for effect in turning.effects
            if effect.sort == sort and effect.is_taken
        )

    def leads(self, post: str, response: str = "") -> str:
        """Return who holds a post for a matter by what is in force; empty where nothing says so.

        Args:
            post: a value of `incident_roles.Post`; effects of that sort name who holds it.
            response: the sort of the matter's response, whose level goes before 急.
        """
        named = {turning.name: effect.value for turning, effect in self.taken(post)}
        own = self.response(response)
        by_level = "" if own is None else named.get(f"{own.sort}.{own.level}", "")
        return by_level or named.get(Mode.EMERGENCY, "")

    @property
    def rule_sets(self) -> frozenset[str]:
        """Whose rules were taken with a mode or response that holds: `emergency`, `flood.III`."""
        return frozenset(turning.name for turning, _ in self.taken("rules"))

    def with_effects(
        self, op: str, sort: str, change: Callable[[EffectTaken], EffectTaken]
    ) -> "HallMode":
        """Return it with the effects of one turning changed."""
        turnings = tuple(
            each.with_effects(sort, change) if each.decided.op == op else each
            for each in self.turnings
        )
        return self if turnings == self.turnings else replace(self, turnings=turnings)


def _without(modes: Sequence[Standing], mode: Mode) -> tuple[Standing, ...]:
    return tuple(each for each in modes if each.mode is not mode)
