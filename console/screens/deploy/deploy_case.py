"""One alert forces are sent to: the units ticked, those sent, and who has not answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from console.domain.alert import Alert
from console.domain.force_choice import Chooser, Ranking, ranked
from console.domain.force_history import Went, went_before
from console.domain.geo import Point
from console.domain.order import Assignment
from console.domain.reference import Matter, Unit
from console.models.order_book import OrderView
from console.screens.deploy.force_board import (
    Board,
    BoardWish,
    has_left,
    is_out,
    make_board,
    was_called,
)
from console.screens.deploy.force_rows import unanswered_for
from console.screens.deploy.parts import DeployParts
from console.screens.deploy.step_clock import DeployStep


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit outside and when it is to be asked how its people are."""

    due: datetime
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class Silent:
    """A unit that has not answered: for how long, and who is turned to instead, if anybody."""

    age: timedelta
    assignment: Assignment
    other: Unit | None


class DeployCase:
    """One alert from the first look to the last report; it asks nothing and shows nothing.

    Args:
        parts: the page's parts.
        alert: the alert.
        wanted: ids of units to tick beside what the dictionary suggests.
    """

    def __init__(self, parts: DeployParts, alert: Alert, wanted: Iterable[str] = ()) -> None:
        self._parts = parts
        self._stand_ins: dict[str, str] = {}
        self._chosen = set(wanted)
        self._point: Point | None = None
        self._ranked: tuple[list[Unit], Point | None, Ranking] | None = None
        self.words = ""
        self.alert = alert
        self.prepared = parts.directory.prepared_order(alert)
        self.matter: Matter | None = self._matter()
        self.went = self._went_before()
        self.board: Board = self._make_board()
        if not self.orders:
            self._chosen |= {force.unit.id for force in self.board.suggested}

    def _matter(self) -> Matter | None:
        """Return the entry of the rule's order, else what the words say."""
        if self.prepared is not None and self.prepared.matter is not None:
            return self.prepared.matter
        return self._parts.directory.matter_of(self.alert)

    def _went_before(self) -> dict[str, Went]:
        """Count which units went to such matters; once a case, over what this seat keeps."""
        if self.matter is None:
            return {}
        past = ((view.order, view.assignments) for view in self._parts.orders.all())
        return went_before(past, self.matter.id, self.alert.place.town, self.alert.id)

    @property
    def orders(self) -> list[OrderView]:
        """The orders about the alert, the first one first."""
        return self._parts.orders.orders_of(self.alert.id)

    @property
    def assignments(self) -> list[Assignment]:
        """The units that were sent, in the order of the orders."""
        return [one for view in self.orders for one in view.assignments]

    @property
    def chosen(self) -> frozenset[str]:
        """Ids of the units that are ticked."""
        return frozenset(self._chosen)

    @property
    def chosen_units(self) -> list[Unit]:
        """The units an order would go to now."""
        forces = self.board.forces
        return [f.unit for f in forces if f.unit.id in self._chosen and not is_out(f)]

    def look(self, alert: Alert | None = None) -> None:
        """Look at the forces anew, and at the alert as it is now when it is given."""
        self.alert = self._placed(alert or self.alert)
        self.board = self._make_board()

    def go_to(self, point: Point) -> None:
        """Send forces to a point a person has set: distances and the order follow it."""
        self._point = point
        self.look()

    def _placed(self, alert: Alert) -> Alert:
        """Return the alert where a person has set it; its place keeps its name."""
        if self._point is None:
            return alert
        return replace(alert, place=replace(alert.place, point=self._point))

    def steps_done(self) -> list[DeployStep]:
        """Return the steps the machine has done by looking."""
        card = self._parts.directory.card_for(self.alert)
        looked = (
            (DeployStep.LOCATE, bool(self.alert.place.name)),
            (DeployStep.CLASSIFY, self.matter is not None),
            (DeployStep.GRADE, True),
            (DeployStep.CARD, card is not None),
        )
        return [step for step, is_done in looked if is_done]

    def toggle(self, unit_id: str) -> bool:
        """Tick or untick a unit; return whether it could be: one that is out cannot."""
        force = self.board.force(unit_id)
        if force is None or is_out(force):
            return False
        self._chosen.symmetric_difference_update({unit_id})
        if force.assignment is not None:
            self.board = self._make_board()  # it leaves the batch it came back from
        return True

    def sent(self) -> None:
        """An order has gone to all that were ticked."""
        self._chosen.clear()

    def taken_back(self, units: Iterable[str]) -> None:
        """What was ticked before is ticked again."""
        self._chosen.update(units)

    def assignment(self, id: str) -> Assignment | None:
        """Return a unit's part in an order."""
        return next((one for one in self.assignments if one.id == id), None)

    def assignment_of(self, unit_id: str) -> Assignment | None:
        """Return a unit's part in the orders about the alert: the one that is open, if any."""
        parts = [one for one in self.assignments if one.unit == unit_id]
        return next((one for one in parts if not one.is_over), parts[-1] if parts else None)

    def stand_in(self, assignment: Assignment) -> None:
        """Tick the next contact of a unit that was not reached, for the next batch."""
        other = self._next_contact(assignment)
        if other is not None:
            self._stand_ins[other.id] = assignment.unit_name
            self._chosen.add(other.id)

    def silent(self) -> Silent | None:
        """Return the unit that has been silent longest; one that can be replaced comes first.

        While cut off only a unit somebody has phoned: what the others answer is not seen here.
        """
        now, found = self._parts.clock.now(), []
        is_offline = self._parts.link.is_offline
        for view in self.orders:
            for one in view.assignments if has_left(view) else ():
                if is_offline and not was_called(view, one):
                    continue
                age = unanswered_for(one, now)
                if age is not None:
                    found.append(Silent(age, one, self._next_contact(one)))
        return max(found, key=lambda s: (s.age, s.other is not None, s.assignment.id), default=None)

    def asked_next(self) -> Asked | None:
        """Return the unit that is to be asked first whether its people are well."""
        usual = self._parts.profile.welfare
        due = [(one.welfare_due(usual), one) for one in self.assignments]
        found = [Asked(at, one) for at, one in due if at is not None]
        return min(found, key=lambda asked: (asked.due, asked.assignment.id), default=None)

    def _next_contact(self, assignment: Assignment) -> Unit | None:
        """Return the unit its directory entry names, unless it was sent already."""
        units = {u.id: u for u in self._parts.directory.units()}
        unit = units.get(assignment.unit)
        wanted = unit.next_contact if unit else ""
        sent = {one.unit for one in self.assignments}
        named = (u for u in units.values() if wanted and wanted in (u.id, u.name))
        return next((u for u in named if u.id not in sent), None)

    def _make_board(self) -> Board:
        prepared = self.prepared.units if self.prepared else ()
        wish = BoardWish(
            self.orders,
            self.chosen,
            self._stand_ins,
            frozenset(unit.id for unit in prepared),
            self._parts.orders.other_jobs(self.alert.id),
            self.words,
            self._parts.profile.shown,
            self.went,
            self._parts.link.is_offline,
        )
        return make_board(self._rank(), self.matter, self._chooser(), wish)

    def _chooser(self) -> Chooser:
        """Return the judge of this moment; an outage alone makes no position too old."""
        parts, now = self._parts, self._parts.clock.now()
        heard = self._heard_at() if parts.link.is_offline else None
        busy, limits = parts.orders.busy_units(), parts.profile.limits
        return Chooser(self.alert.place.town, now, min(heard or now, now), busy, limits)

    def _heard_at(self) -> datetime | None:
        """Return up to when data came, while cut off; after a restart the newest position says."""
        heard = self._parts.link.view.data_as_of
        told = (unit.position_at for unit in self._parts.directory.units())
        return heard or max((at for at in told if at is not None), default=None)

    def _rank(self) -> Ranking:
        """Return all units by arrival; ranked anew only when they or the place have changed."""
        units, point = self._parts.directory.units(), self.alert.place.point
        if self._ranked is None or self._ranked[0] is not units or self._ranked[1] != point:
            self._ranked = (units, point, ranked(units, point))
        return self._ranked[2]
