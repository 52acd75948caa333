"""Who looks at which desk, and what that desk last told of itself; in memory, and nowhere else.

A look ends when either says so, or is not heard of for a while; a hub that begins anew knows of
none. Nothing of it is a record, an operation or a change.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from console.contract.grant import Grant
from console.contract.looks import SILENT, Desk, DeskState, Look, Looked, Looks
from console.domain.rights import Right
from console.runtime.clock import Clock, to_text


class NoLook(Exception):  # noqa: N818
    """It cannot be looked, or no more; `code` says why: `own_seat`, `seat_away`, `look_over`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class _Desk:
    """A desk that asks who looks at it."""

    told: Desk
    heard: float
    version: int = 0
    state: DeskState | None = None
    state_version: int = 0


@dataclass(slots=True)
class _Looker:
    look: Look
    heard: float = field(default=0.0)


class LookTable:
    """All looks of one hub.

    Args:
        clock: counts silence.
        new_id: makes ids.
    """

    def __init__(self, clock: Clock, new_id: Callable[[], str]) -> None:
        self._clock, self._new_id = clock, new_id
        self._desks: dict[str, _Desk] = {}
        self._lookers: dict[str, _Looker] = {}

    def hear(self, grant: Grant) -> None:
        """A desk asks: it is there, and can be looked at."""
        told = Desk(seat=grant.seat, seat_name=grant.seat_name or grant.seat, name=grant.name)
        desk = self._desks.setdefault(grant.seat, _Desk(told, 0.0))
        desk.told, desk.heard = told, self._clock.monotonic()

    def version(self, seat: str) -> int:
        """Return a number that is another one whenever others look at a seat."""
        self._sweep()
        return self._desks[seat].version if seat in self._desks else 0

    def looks(self, grant: Grant) -> Looks:
        """Return who looks at the desk of a grant, and for a leader which desks there are."""
        leads = Right.LEAD_SHIFT.value in grant.rights
        desks = [d.told for seat, d in self._desks.items() if leads and seat != grant.seat]
        return Looks(
            version=self.version(grant.seat),
            looks=[each.look for each in self._lookers.values() if each.look.of == grant.seat],
            desks=sorted(desks, key=lambda desk: desk.seat),
        )

    def begin(self, grant: Grant, seat: str, now: datetime) -> Look:
        """Let a person look at a seat; asked twice it is the same look.

        Raises:
            NoLook: it is the own seat, or nobody is heard of there.
        """
        self._sweep()
        if seat == grant.seat:
            raise NoLook("own_seat")
        desk = self._desks.get(seat)
        if desk is None:
            raise NoLook("seat_away")
        mine = (grant.person, grant.seat, seat)
        for known in self._lookers.values():
            if (known.look.person, known.look.seat, known.look.of) == mine:
                return known.look
        look = Look(
            id=self._new_id(),
            of=seat,
            of_name=f"{desk.told.seat_name} {desk.told.name}",
            person=grant.person,
            name=grant.name,
            seat=grant.seat,
            since=to_text(now),
        )
        self._lookers[look.id] = _Looker(look, self._clock.monotonic())
        desk.version += 1
        return look

    def show(self, seat: str, state: DeskState) -> bool:
        """Take what a desk shows; False when nobody looks, and nothing is kept."""
        if not any(each.look.of == seat for each in self._lookers.values()):
            return False
        desk = self._desks.get(seat)
        if desk is not None:
            desk.state, desk.state_version = state, desk.state_version + 1
        return desk is not None

    def looked(self, id: str, grant: Grant) -> Looked:
        """Return how the desk stands that a person looks at.

        Raises:
            NoLook: `look_over`; either has ended it, or was not heard of.
        """
        self._sweep()
        looker = self._lookers.get(id)
        if looker is None or looker.look.person != grant.person:
            raise NoLook("look_over")
        looker.heard = self._clock.monotonic()
        desk = self._desks[looker.look.of]
        return Looked(version=desk.state_version, state=desk.state)

    def end(self, id: str, grant: Grant) -> None:
        """End a look, by who looks or by the desk; one that is over stays over."""
        looker = self._lookers.get(id)
        if looker is not None and grant.seat in (looker.look.seat, looker.look.of):
            self._drop(id)

    def _drop(self, id: str) -> None:
        of = self._lookers.pop(id).look.of
        desk = self._desks.get(of)
        if desk is None:
            return
        desk.version += 1
        if not any(each.look.of == of for each in self._lookers.values()):
            desk.state = None  # nobody looks: nothing is kept of what the desk showed

    def _sweep(self) -> None:
        """Forget who was not heard of for too long."""
        least = self._clock.monotonic() - SILENT
        for seat in [seat for seat, desk in self._desks.items() if desk.heard < least]:
            del self._desks[seat]
        for id, looker in list(self._lookers.items()):
            if looker.heard < least or looker.look.of not in self._desks:
                self._drop(id)
