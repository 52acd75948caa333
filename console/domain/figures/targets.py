"""What figures are measured against: data of a profile (`figures`), each value with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from console.domain.alert_clocks import ClockProfile
from console.domain.alert_marks import Severity
from console.domain.alert_reports import Flap
from console.domain.figures.nuisance import Grid
from console.domain.figures.period import ShiftPlan, shift_plan


class Kind(StrEnum):
    """The figures there are, in the order they are shown."""

    AVERAGE = "average"
    PEAK = "peak"
    PEAK_HOUR = "peak_hour"
    FLOOD = "flood"
    MIX = "mix"
    TOP = "top"
    CHATTERING = "chattering"
    STALE = "stale"
    SIGN = "sign"
    ACT = "act"
    EARLY = "early"
    DEEDS = "deeds"
    FALSE = "false"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Target:
    """A bound of a figure and on what it rests; shares go from 0 to 1."""

    most: float | None = None
    least: float | None = None
    source: str = ""

    def is_met(self, value: float) -> bool:
        """Whether a value keeps to it."""
        is_low_enough = self.most is None or value <= self.most
        return is_low_enough and (self.least is None or value >= self.least)


@dataclass(frozen=True, slots=True)
class GradeShare:
    """About which share of the load some grades should have (80/15/5)."""

    name: str
    grades: frozenset[Severity]
    share: float


@dataclass(frozen=True, slots=True)
class Targets:
    """All that figures are measured against.

    Attributes:
        bounds: by figure; one without a bound is told and not judged.
        flood: more new alerts than this in ten minutes are a flood (集中告警).
        mix: shares of the load, the worst grades first; `slack` is how far one may lie above.
        top: how many of the busiest devices are taken together.
        flap: from when one comes and goes too often.
        stale: from which age an open alert is a standing one.
        clocks: until when to sign and to act.
        shifts: when they begin.
    """

    bounds: Mapping[Kind, Target]
    flood: int
    mix: tuple[GradeShare, ...]
    slack: float
    top: int
    flap: Flap
    stale: timedelta
    clocks: ClockProfile
    shifts: ShiftPlan
    grid: Grid
    """What is tried to make noisy devices quieter."""
    replayed: timedelta
    """How far their reports are looked at."""

    def bound(self, kind: Kind) -> Target:
        """Return the bound of a figure; one that says nothing where there is none."""
        return self.bounds.get(kind, NO_TARGET)


NO_TARGET = Target()


def targets_of(told: Mapping[str, Any], clocks: ClockProfile) -> Targets:
    """Read the tables of a profile's `figures`.

    Raises:
        KeyError: a table is missing. TypeError, ValueError: something in it is not understood.
    """
    chatter, mix = told["chattering"], told["mix"]
    return Targets(
        bounds={kind: _target(told[kind.value]) for kind in Kind if kind.value in told},
        flood=int(told["flood"]["count"]),
        mix=tuple(_share(name, mix[name]) for name in ("high", "middle", "low")),
        slack=float(mix["slack"]),
        top=int(told["top"]["count"]),
        flap=Flap(int(chatter["count"]), timedelta(seconds=float(chatter["window"]))),
        stale=timedelta(hours=float(told["stale"]["hours"])),
        clocks=clocks,
        shifts=shift_plan(told["shifts"]),
        grid=_grid(told["nuisance"], Flap(int(chatter["count"]))),
        replayed=timedelta(days=float(told["nuisance"]["days"])),
    )


def _target(table: Mapping[str, Any]) -> Target:
    most, least = table.get("most"), table.get("least")
    return Target(
        None if most is None else float(most),
        None if least is None else float(least),
        str(table.get("source", "")),
    )


def _share(name: str, table: Mapping[str, Any]) -> GradeShare:
    grades = frozenset(Severity[str(grade).upper()] for grade in table["grades"])
    return GradeShare(name, grades, float(table["share"]))


def _grid(table: Mapping[str, Any], flap: Flap) -> Grid:
    delays, counts, settles = (
        tuple(int(each) for each in table[name]) for name in ("delays", "counts", "settles")
    )
    return Grid(
        delays,
        counts,
        settles,
        float(table["true_delay"]),
        float(table["least"]),
        int(table["rows"]),
        flap,
    )
