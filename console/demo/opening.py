"""What the shift before leaves open at T+00:00, told to the hub by the calls of every day.

A hub gives every message its own time of receipt. So the afternoon is told in a few sittings, to a
hub whose clock stands still at the hour of that sitting: sources post, colleagues log in, sign, own
and send, and a slow machine changes none of the times.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import resources
from console.contract.ingest import AlertReport
from console.demo.afternoon_orders import AfternoonOrders
from console.demo.gazetteer import Gazetteer, report_of
from console.demo.hub_client import HubClient
from console.demo.second_seat import Person, SecondSeat
from console.demo.story import posts_of
from console.domain import diversion
from console.domain.order import Stage
from console.runtime.clock import to_text

STAGE_EVERY = 3.0
"""Minutes from one stage of a unit to the next; the last of them is in time before any sitting."""

SITTINGS = (-111.0, -47.0, -27.0, -12.0, -2.0)
"""Minutes from T+00:00 at which the hub's clock stands still and is told what is new."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens in one sitting."""

    sitting: float
    item: int
    what: str
    """`post`, `act`, `clear`; `tell` and `ask`: a unit says how far it is, is asked how it is."""


def opening() -> dict[str, Any]:
    """Read `resources/demo/opening.toml`."""
    file = resources.path("demo/opening.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def people() -> list[Person]:
    """Return the persons of the hall who may log in."""
    return [Person(**one) for one in opening()["person"]]


def moments(items: Sequence[Mapping[str, Any]], sittings: Sequence[float]) -> list[Moment]:
    """Return what happens in the afternoon, in order; an end comes after its beginning."""
    return sorted(_moments(items, sittings), key=lambda moment: moment.sitting)


def _moments(items: Sequence[Mapping[str, Any]], sittings: Sequence[float]) -> Iterator[Moment]:
    for number, one in enumerate(items):
        begun = _nearest(-float(one["minutes"]), sittings[:-1])
        yield Moment(begun, number, "post")
        if "owner" in one:
            yield Moment(begun, number, "act")
        later = [sitting for sitting in sittings if sitting > begun]
        if "unit" in one:
            yield Moment(later[0], number, "tell")
            is_outside = one["stage"] != Stage.RELEASED.name
            yield from (Moment(each, number, "ask") for each in later if is_outside)
        if "cleared" in one:
            yield Moment(_nearest(-float(one["cleared"]), later), number, "clear")


def _nearest(at: float, sittings: Sequence[float]) -> float:
    return min(sittings, key=lambda sitting: abs(sitting - at))


class Afternoon:
    """Tells the afternoon to a hub.

    Args:
        gazetteer: where the places are.
        start: T+00:00.
        seats: logged-in colleagues by name.
        run: names this telling in message ids.
        sittings: minutes from T+00:00, rising, two at least.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        start: datetime,
        seats: Mapping[str, SecondSeat],
        run: str,
        sittings: Sequence[float] = SITTINGS,
    ) -> None:
        self._gazetteer = gazetteer
        self._start = start
        self._seats = seats
        self._run = run
        self._sittings = sittings
        self._items: list[dict[str, Any]] = opening()["open"]
        self._alerts: dict[int, str] = {}
        self._sent: dict[int, tuple[str, datetime]] = {}
        """Assignment and hour of each unit that was sent."""
        keys = {one["title"]: _key(one, number) for number, one in enumerate(self._items)}
        self._orders = AfternoonOrders(gazetteer, start, seats, run, keys)

    async def tell(self, client: HubClient, sitting: float) -> None:
        """Tell what is new in one sitting; the hub's clock stands at its hour.

        Raises:
            HubAway: the hub is not there.
            HubRefused: it does not let the source in.
            ActRefusedError: it did not take an act.
        """
        if sitting == self._sittings[0]:
            await self._take_posts()
        for moment in moments(self._items, self._sittings):
            if moment.sitting != sitting:
                continue
            one = self._items[moment.item]
            now = self._start + timedelta(minutes=sitting)
            if moment.what == "act":
                await self._act(one, moment.item, now)
            elif moment.what == "tell":
                await self._tell_stages(one, moment.item, now)
            elif moment.what == "ask":
                await self._seats[one["owner"]].ask_welfare(self._sent[moment.item][0])
            else:
                await self._post(client, one, moment.item, now, moment.what == "clear")
        await self._orders.tell(client, sitting)

    async def _take_posts(self) -> None:
        """Let everybody say which post is theirs, as they did when the shift began."""
        for one in opening()["post"]:
            at = self._start - timedelta(minutes=one["minutes"])
            until = self._start + timedelta(minutes=one["left"])
            await self._seats[one["name"]].take_post(one["code"], at, until)

    async def _post(
        self, client: HubClient, one: Mapping[str, Any], number: int, now: datetime, is_over: bool
    ) -> None:
        times = 1 if is_over else one.get("count", 1)
        reports = [self._report(one, number, now, is_over, i) for i in range(times)]
        for post in posts_of(reports):
            answers = await client.post(post)
            self._alerts[number] = answers[0].alert

    def _report(
        self, one: Mapping[str, Any], number: int, now: datetime, is_over: bool, i: int
    ) -> AlertReport:
        condition = "active" if "key" in one else "not_applicable"
        return AlertReport(
            id=f"{self._run}-open-{number}-{'over' if is_over else i}",
            key=_key(one, number),
            title=one["title"],
            severity=one["severity"],
            occurred_at=to_text(now - timedelta(seconds=12)),
            channel=one["channel"],
            source=one["source"],
            condition="normal" if is_over else condition,
            text=one.get("text", ""),
            place=report_of(self._gazetteer.place(one["place"])),
        )

    async def _act(self, one: Mapping[str, Any], number: int, now: datetime) -> None:
        seat, alert = self._seats[one["owner"]], self._alerts[number]
        if "shelved" in one:
            until = self._start + timedelta(minutes=one["shelved"]["minutes"])
            shelf = {"until": to_text(until), "reason": one["shelved"]["reason"]}
            await seat.act("alert.shelve", alert, **shelf)
            return
        await seat.act("alert.acknowledge", alert, episode=1, severity_seen=one["severity"])
        await seat.act("alert.own", alert)
        await seat.act("alert.verify", alert, is_true=True)
        if one["channel"] == diversion.CHANNEL:
            await seat.take_diversion(alert, one["severity"])
        if "unit" in one:
            place = self._gazetteer.place(one["place"])
            text = f"{place.name}：{one['title']}。请即赴现场，到场回告。联系人 林岚 0000-6001。"
            unit = self._gazetteer.units[one["unit"]]
            number_shown = f"DD-0709-{230 + number:04d}"
            assignment = await seat.send(alert, number_shown, text, place, unit)
            await seat.report(assignment, Stage.ACCEPTED, now)
            self._sent[number] = (assignment, now)

    async def _tell_stages(self, one: Mapping[str, Any], number: int, now: datetime) -> None:
        """Enter what a unit told by phone since it was sent."""
        assignment, sent = self._sent[number]
        for stage in range(Stage.EN_ROUTE, Stage[one["stage"]] + 1):
            at = sent + timedelta(minutes=STAGE_EVERY * (stage - Stage.ACCEPTED))
            await self._seats[one["owner"]].report(assignment, Stage(stage), min(at, now))


def _key(one: Mapping[str, Any], number: int) -> str:
    return str(one.get("key", f"open-{number}"))
