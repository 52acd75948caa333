"""What the shift before leaves open at T+00:00, told to the hub as it happened.

A hub gives every message its own time of receipt. So the afternoon is told to a hub whose clock
runs fast, by the same calls as the evening: sources post, colleagues log in, sign, own and send.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import resources
from console.contract.ingest import AlertReport
from console.demo.gazetteer import Gazetteer, report_of
from console.demo.hub_client import HubClient
from console.demo.second_seat import Person, SecondSeat
from console.demo.story import posts_of
from console.domain.order import Stage
from console.runtime.clock import Clock, to_text

ACTED_AFTER = 0.7
"""Minutes from receipt to 签收."""

STAGE_EVERY = 3.0
"""Minutes from one stage of a unit to the next."""

STRETCHES = ((-305.0, -57.0, 7200.0), (-53.0, -1.0, 1500.0))
"""The afternoon in two pieces: from, to (minutes before T+00:00), how fast its clock runs."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens, minutes before T+00:00 (negative)."""

    at: float
    item: int
    what: str
    """`post`, `act`, `stages` or `clear`."""


def opening() -> dict[str, Any]:
    """Read `resources/demo/opening.toml`."""
    file = resources.path("demo/opening.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def people() -> list[Person]:
    """Return the persons of the hall who may log in."""
    return [Person(**one) for one in opening()["person"]]


def moments(items: Sequence[Mapping[str, Any]]) -> list[Moment]:
    """Return what happens in the afternoon, in order of time."""
    return sorted(_moments(items), key=lambda moment: moment.at)


def _moments(items: Sequence[Mapping[str, Any]]) -> Iterator[Moment]:
    for number, one in enumerate(items):
        at = -float(one["minutes"])
        yield Moment(at, number, "post")
        if "owner" in one:
            yield Moment(at + ACTED_AFTER, number, "act")
        if "unit" in one:
            last = at + ACTED_AFTER + STAGE_EVERY * (Stage[one["stage"]] - 1)
            yield Moment(min(last, -1.0), number, "stages")
        if "cleared" in one:
            yield Moment(-float(one["cleared"]), number, "clear")


class Afternoon:
    """Tells the afternoon to a hub.

    Args:
        gazetteer: where the places are.
        start: T+00:00.
        seats: logged-in colleagues by name.
        run: names this telling in message ids.
    """

    def __init__(
        self, gazetteer: Gazetteer, start: datetime, seats: Mapping[str, SecondSeat], run: str
    ) -> None:
        self._gazetteer = gazetteer
        self._start = start
        self._seats = seats
        self._run = run
        self._items: list[dict[str, Any]] = opening()["open"]
        self._alerts: dict[int, str] = {}
        self._assignments: dict[int, str] = {}

    async def tell(
        self, client: HubClient, clock: Clock, begin: float, end: float, rate: float
    ) -> None:
        """Tell what happens from `begin` to `end` (minutes), at its time on `clock`.

        Raises:
            HubAway: the hub is not there.
            HubRefused: it does not let the source in.
            RuntimeError: an act was refused.
        """
        for moment in moments(self._items):
            if not begin <= moment.at < end:
                continue
            due = self._start + timedelta(minutes=moment.at)
            while (left := (due - clock.now()).total_seconds()) > 0:
                await clock.sleep(left / rate)
            await self._do(moment, client, clock)

    async def _do(self, moment: Moment, client: HubClient, clock: Clock) -> None:
        one, number = self._items[moment.item], moment.item
        if moment.what in ("post", "clear"):
            await self._post(client, one, number, clock, moment.what == "clear")
        elif moment.what == "act":
            await self._act(one, number, clock)
        else:
            await self._report_stages(one, number)

    async def _post(
        self, client: HubClient, one: Mapping[str, Any], number: int, clock: Clock, is_over: bool
    ) -> None:
        times = 1 if is_over else one.get("count", 1)
        reports = [self._report(one, number, clock, is_over, i) for i in range(times)]
        for post in posts_of(reports):
            answers = await client.post(post)
            self._alerts[number] = answers[0].alert

    def _report(
        self, one: Mapping[str, Any], number: int, clock: Clock, is_over: bool, i: int
    ) -> AlertReport:
        condition = "active" if "key" in one else "not_applicable"
        return AlertReport(
            id=f"{self._run}-open-{number}-{'over' if is_over else i}",
            key=one.get("key", f"open-{number}"),
            title=one["title"],
            severity=one["severity"],
            occurred_at=to_text(clock.now() - timedelta(seconds=12)),
            channel=one["channel"],
            source=one["source"],
            condition="normal" if is_over else condition,
            text=one.get("text", ""),
            place=report_of(self._gazetteer.place(one["place"])),
        )

    async def _act(self, one: Mapping[str, Any], number: int, clock: Clock) -> None:
        seat, alert = self._seats[one["owner"]], self._alerts[number]
        if "shelved" in one:
            until = self._start + timedelta(minutes=one["shelved"]["minutes"])
            shelf = {"until": to_text(until), "reason": one["shelved"]["reason"]}
            await seat.act("alert.shelve", alert, **shelf)
            return
        await seat.act("alert.acknowledge", alert, episode=1, severity_seen=one["severity"])
        await seat.act("alert.own", alert)
        await seat.act("alert.verify", alert, is_true=True)
        if "unit" in one:
            place = self._gazetteer.place(one["place"])
            text = f"{place.name}:{one['title']}。请即赴现场,到场回告。联系人 林岚 0000-6001。"
            unit = self._gazetteer.units[one["unit"]]
            number_shown = f"DD-0709-{230 + number:04d}"
            self._assignments[number] = await seat.send(alert, number_shown, text, place, unit)

    async def _report_stages(self, one: Mapping[str, Any], number: int) -> None:
        began = self._start + timedelta(minutes=ACTED_AFTER - one["minutes"])
        for stage in range(Stage.ACCEPTED, Stage[one["stage"]] + 1):
            at = began + timedelta(minutes=STAGE_EVERY * (stage - 1))
            await self._seats[one["owner"]].report(self._assignments[number], Stage(stage), at)
