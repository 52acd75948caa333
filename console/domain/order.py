"""Sending forces: an order to units, and each unit's way from 下达 to 归队."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import ClassVar

from console.domain.geo import NOWHERE, Place


class Stage(IntEnum):
    """How far a unit is: 待发 下达 接令 出动 到场 处置 归队."""

    PREPARED = 0
    SENT = 1
    ACCEPTED = 2
    EN_ROUTE = 3
    ON_SCENE = 4
    WORKING = 5
    RELEASED = 6


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage reached: when, by whom entered, and whether the unit said it by phone."""

    stage: Stage
    at: datetime
    by: str = ""
    by_phone: bool = False
    op: str = ""


@dataclass(frozen=True, slots=True)
class DispatchOrder:
    """One order text to one or more units, about one alert (指令下达).

    `number` is the seat's own and is never changed; `official` is added by the home hub.
    """

    KIND: ClassVar[str] = "order"

    id: str
    number: str
    alert: str
    text: str
    created_at: datetime
    person: str
    name: str
    seat: str
    title: str = ""
    place: Place = NOWHERE
    assignments: tuple[str, ...] = ()
    by_phone: bool = False
    dictionary: str = ""
    needs_check: str = ""
    official: str = ""
    incident: str = ""
    """The matter it belongs to (并案处置); empty for an order about one alert alone."""
    points: tuple[str, ...] = ()
    """Alerts it is about, where there are several; `alert` is the first of them."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit under one order; its status never belongs to the unit itself."""

    KIND: ClassVar[str] = "assignment"

    id: str
    order: str
    unit: str
    unit_name: str
    stage: Stage = Stage.SENT
    phone: str = ""
    leader: str = ""
    times: tuple[StageTime, ...] = ()
    unreached: int = 0
    unreached_ops: tuple[str, ...] = ()
    """The operations that said so."""
    needs_check: str = ""

    def at(self, stage: Stage) -> StageTime | None:
        """When a stage was reached first, or None."""
        return next((t for t in self.times if t.stage is stage), None)

    def reported(self, time: StageTime) -> "Assignment":
        """Return it with one more stage; a stage told late does not take it back."""
        return replace(self, stage=max(self.stage, time.stage), times=(*self.times, time))
