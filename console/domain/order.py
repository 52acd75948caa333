"""Sending forces: an order to units, and each unit's way from 下达 to 归队."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from console.domain.geo import NOWHERE, Place
from console.domain.notice import Channel, Notice, Reach, furthest
from console.domain.welfare import WelfareAnswer


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
    channel: str = ""
    """By which channel the unit said it, where it was not the phone."""
    withdrawn_by: str = ""
    """Who found that it was entered wrongly; it stands, and counts for nothing."""


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
    recalls: str = ""
    """Id of the order this one takes back (撤销指令); empty for an order that sends."""
    recalled_by: tuple[str, ...] = ()
    """Ids of the orders that take this one back, for some of its units or all."""


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
    notices: tuple[Notice, ...] = ()
    """What is known of each attempt on each channel, as it became known."""
    recalled_by: str = ""
    """The order that takes this unit back; from then on that order's assignment is followed."""
    recalls: str = ""
    """The assignment this one takes back."""
    outside_since: datetime | None = None
    """Of an order that revokes: when its unit was last heard outside; None where it never left."""
    welfare_seconds: int = 0
    """Between two askings, where a person set it for this unit; 0 for the hall's own."""
    welfare: tuple[WelfareAnswer, ...] = ()
    link: str = ""
    """Address of the one-page receipt, where the hub serves one."""
    link_until: datetime | None = None
    photos: tuple[str, ...] = ()
    """Ids of attachments the unit sent."""

    def at(self, stage: Stage) -> StageTime | None:
        """When a stage was reached first, or None."""
        return next((t for t in self.times if t.stage is stage and not t.withdrawn_by), None)

    @property
    def last_told(self) -> StageTime | None:
        """The last stage that was told and holds; none while it was only sent."""
        told = (t for t in reversed(self.times) if not t.withdrawn_by)
        return next((t for t in told if t.stage > Stage.SENT), None)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is open: 已归队, or taken back and followed elsewhere."""
        return self.stage is Stage.RELEASED or bool(self.recalled_by)

    @property
    def is_outside(self) -> bool:
        """Whether its people are under way or at work: then they are asked how they are."""
        has_left = self.stage >= Stage.EN_ROUTE or self.outside_since is not None
        return has_left and not self.is_over

    @property
    def heard_at(self) -> datetime | None:
        """When the unit itself was last heard: a stage it told, or a word that all are well."""
        held = (t for t in self.times if not t.withdrawn_by)
        told = [t.at for t in held if t.stage >= Stage.ACCEPTED]
        before = [] if self.outside_since is None else [self.outside_since]
        well = [w.at for w in self.welfare if w.is_heard]
        return max([*before, *told, *well], default=None)

    def welfare_due(self, usual: timedelta) -> datetime | None:
        """When the unit is to be asked next; None while nobody of it is outside.

        Args:
            usual: the hall's interval, for a unit that has none of its own.
        """
        heard = self.heard_at
        if not self.is_outside or heard is None:
            return None
        every = timedelta(seconds=self.welfare_seconds) if self.welfare_seconds else usual
        return heard + every

    def reach(self, channel: Channel) -> Notice | None:
        """Return how far the newest attempt on a channel has come, None when there was none."""
        return furthest(self.notices, channel)

    @property
    def is_reached(self) -> bool:
        """Whether anything shows that the order has come to the unit."""
        return self.stage >= Stage.ACCEPTED or any(n.reach >= Reach.DELIVERED for n in self.notices)

    def reported(self, time: StageTime) -> "Assignment":
        """Return it with one more stage; a stage told late does not take it back."""
        return replace(self, stage=max(self.stage, time.stage), times=(*self.times, time))

    def corrected(self, op: str, by: str) -> "Assignment":
        """Return it without a stage that was entered wrongly; what was entered is kept."""
        times = tuple(replace(t, withdrawn_by=by) if t.op == op else t for t in self.times)
        held = (t.stage for t in times if not t.withdrawn_by)
        return replace(self, times=times, stage=max(held, default=Stage.SENT))

    def noticed(self, notice: Notice) -> "Assignment":
        """Return it with one more thing known of an attempt."""
        return replace(self, notices=(*self.notices, notice))

    def answered(self, answer: WelfareAnswer) -> "Assignment":
        """Return it with one more asking."""
        return replace(self, welfare=(*self.welfare, answer))
