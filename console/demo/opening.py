"""What the shift before leaves: open matters with their real times, as records to import.

They are taken over, not told again: a source posts what happens now, and the hub gives it its own
time of receipt, so a matter of two hours ago can only come as the record it has become.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import resources
from console.demo.gazetteer import Gazetteer
from console.domain.alert import (
    Acknowledgement,
    Alert,
    Condition,
    Disposition,
    Owner,
    Severity,
    Shelf,
    TrailLine,
)
from console.domain.entity import Body, encode
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.runtime.clock import utc_epoch
from console.runtime.ids import encode as encode_id

SIGNED_AFTER = timedelta(seconds=40)
SENT_AFTER = timedelta(minutes=2)
STAGE_EVERY = timedelta(minutes=4)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the hall; who has a role may log in."""

    name: str
    account: str
    seat: str
    seat_name: str
    role: str = ""


def opening() -> dict[str, Any]:
    """Read `resources/demo/opening.toml`."""
    file = resources.path("demo/opening.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def people() -> dict[str, Person]:
    """Return the persons of the hall by name."""
    return {one["name"]: Person(**one) for one in opening()["person"]}


@dataclass(slots=True)
class OpeningBuilder:
    """Makes the records.

    Args:
        gazetteer: where the places are.
        start: T+00:00.
        source: the name the hub gives the demo's token; keys are kept under it.
        chance: for ids.
    """

    gazetteer: Gazetteer
    start: datetime
    source: str
    chance: Random

    def records(self) -> Iterator[tuple[str, str, Body]]:
        """Yield kind, id and body: each alert, then its order and assignment if there is one.

        Raises:
            KeyError: a place, unit or person is not known.
        """
        persons = people()
        for number, one in enumerate(opening()["open"], start=1):
            alert = self._alert(one, persons)
            if "unit" in one:
                order, assignment = self._order(one, number, alert, persons[one["owner"]])
                alert = self._ordered(alert, order)
                yield DispatchOrder.KIND, order.id, encode(order)
                yield Assignment.KIND, assignment.id, encode(assignment)
            yield Alert.KIND, alert.id, encode(alert)

    def _alert(self, one: dict[str, Any], persons: dict[str, Person]) -> Alert:
        received = self.start - timedelta(minutes=one["minutes"])
        cleared = one.get("cleared")
        owner = persons.get(one.get("owner", ""))
        key = one.get("key", "")
        alert = Alert(
            id=self._id(received),
            title=one["title"],
            severity=Severity[one["severity"].upper()],
            received_at=received,
            occurred_at=received - timedelta(seconds=self.chance.randrange(5, 30)),
            last_at=received + timedelta(minutes=one["minutes"] * 0.6),
            source=one["source"],
            channel=one["channel"],
            text=one.get("text", ""),
            place=self.gazetteer.place(one["place"]),
            count=one.get("count", 1),
            condition=Condition.ACTIVE if key else Condition.NOT_APPLICABLE,
            fingerprint=f"{self.source}/{key}" if key else "",
            unsigned_since=received,
            trail=(TrailLine(received, "received", detail=one["source"]),),
        )
        if "shelved" in one and owner is not None:
            alert = self._shelved(alert, one["shelved"], owner)
        elif owner is not None:
            alert = self._owned(alert, owner)
        return alert if cleared is None else self._cleared(alert, cleared)

    def _owned(self, alert: Alert, by: Person) -> Alert:
        at = alert.received_at + SIGNED_AFTER
        ack = Acknowledgement(1, alert.severity, by.account, by.name, by.seat, at, self._id(at))
        owned = Owner(by.account, by.name, by.seat, at)
        alert = alert.acknowledged(ack).noted(TrailLine(at, "acknowledged", by.name, by.seat))
        alert = alert.acted_on(at).noted(TrailLine(at, "owned", by.name, by.seat))
        return replace(alert, owner=owned, disposition=Disposition.CONFIRMED)

    def _shelved(self, alert: Alert, shelf: dict[str, Any], by: Person) -> Alert:
        until = self.start + timedelta(minutes=shelf["minutes"])
        line = TrailLine(
            alert.received_at + SIGNED_AFTER, "shelved", by.name, by.seat, shelf["reason"]
        )
        # Nobody has signed it: when the shelf ends it is unseen, from that moment on.
        return replace(
            alert,
            shelf=Shelf(until, shelf["reason"], by.account, by.name),
            unsigned_since=until,
        ).noted(line)

    def _cleared(self, alert: Alert, minutes: float) -> Alert:
        at = self.start - timedelta(minutes=minutes)
        alert = replace(
            alert, condition=Condition.NORMAL, cleared_at=at, last_at=at, unsigned_since=at
        )
        return alert.noted(TrailLine(at, "cleared", detail=alert.source))

    def _order(
        self, one: dict[str, Any], number: int, alert: Alert, by: Person
    ) -> tuple[DispatchOrder, Assignment]:
        at = alert.received_at + SENT_AFTER
        unit = self.gazetteer.units[one["unit"]]
        order_id, assignment_id = self._id(at), self._id(at)
        order = DispatchOrder(
            id=order_id,
            number=f"DD-0709-{230 + number:04d}",
            alert=alert.id,
            text=f"{alert.place.name}:{alert.title}。请即赴现场,到场回告。联系人 林岚 0000-6001。",
            created_at=at,
            person=by.account,
            name=by.name,
            seat=by.seat,
            title=alert.title,
            place=alert.place,
            assignments=(assignment_id,),
        )
        stage = Stage[one["stage"]]
        times = tuple(
            StageTime(Stage(value), at + STAGE_EVERY * (value - 1), by.name)
            for value in range(Stage.SENT, stage + 1)
        )
        return order, Assignment(
            id=assignment_id,
            order=order_id,
            unit=unit.id,
            unit_name=unit.name,
            stage=stage,
            phone=unit.phone,
            leader=unit.leader,
            times=times,
        )

    def _ordered(self, alert: Alert, order: DispatchOrder) -> Alert:
        line = TrailLine(order.created_at, "ordered", order.name, order.seat, order.number)
        alert = replace(alert, orders=(order.id,), disposition=Disposition.ORDERED)
        return alert.noted(line)

    def _id(self, at: datetime) -> str:
        milliseconds = int(utc_epoch(at) * 1000)
        return encode_id((milliseconds << 80) | self.chance.getrandbits(80))
