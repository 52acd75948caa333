"""How each fault is done to real processes, and undone."""

import random
import time
from collections.abc import Callable
from contextlib import suppress

from console.bench.real.cell import PASSWORD, Desk, Hall
from console.bench.real.certificates import Certificate
from console.bench.real.console_chaos import ConsoleChaos
from console.bench.real.machine_chaos import MachineChaos, stopped
from console.bench.real.plan import ALONE, CONSOLE, WEATHERS, Stroke
from console.bench.real.way import Way
from console.bench.real.weather import CLEAR, Trick
from console.bench.seat_process import SeatGone, Told
from console.hub.store.connection import SqlError
from console.hub.store.problems import StoreProblem

Undo = Callable[[], None]
TO_NOTICE = 15.0
"""Seconds in which a seat notices that the hub's certificate is another."""


class Chaos:
    """Does the strokes of a run to a hall.

    Args:
        hall: the processes.
        chance: seeded; chooses the wrong certificate, and how wrong a clock is.
    """

    def __init__(self, hall: Hall, chance: random.Random) -> None:
        self._hall = hall
        self._which = chance.randrange(len(hall.bad))
        self._machines = MachineChaos(hall, chance)
        self.wrong: list[str] = []
        """What was seen amid a fault and must not be."""

    def begin(self, stroke: Stroke) -> Undo:
        """Begin a stroke; return what ends it."""
        if stroke.name in WEATHERS:
            return self._weather(stroke)
        if stroke.name in set(Trick):
            self._hall.proxy.play(self._way(stroke.target), Trick(stroke.name), stroke.path)
            return _nothing
        return self._do(stroke)

    def _do(self, stroke: Stroke) -> Undo:
        desk = self._hall.desks[min(stroke.target, CONSOLE - 1)]
        done: dict[str, Callable[[], Undo]] = {
            "seat kill -9": lambda: self._seat_killed(desk),
            "seat SIGSTOP": lambda: stopped(desk.seat.signal),
            "grant revoked": lambda: self._revoked(desk),
            "hub kill -9": self._hub_killed,
            "hub SIGSTOP": lambda: stopped(self._hall.hub.signal),
            "certificate changed": self._certificate,
            "hub restored": self._restored,
            **self._machines.strokes(desk),
            **(ConsoleChaos(self._hall, self._machines).strokes() if self._hall.screen else {}),
        }
        undo = done[stroke.name]()
        self._hall.met[stroke.name] += 1
        return undo

    def _way(self, target: int) -> Way:
        return self._hall.ways()[target]

    def _weather(self, stroke: Stroke) -> Undo:
        way = self._way(stroke.target)
        self._hall.proxy.turn(way, WEATHERS[stroke.name])
        self._hall.met[stroke.name] += 1
        return lambda: self._hall.proxy.turn(way, CLEAR)

    # ------------------------------------------------------------------ seats

    def _seat_killed(self, desk: Desk) -> Undo:
        desk.seat.kill()

        def undo() -> None:
            desk.greeting = desk.seat.begin()

        return undo

    def _revoked(self, desk: Desk) -> Undo:
        try:
            self._hall.hub.disable(desk.account)
        except (SqlError, StoreProblem):  # it stands still amid a commit, or its file is spoilt
            self._hall.met["grant not revoked, the hub's file cannot be used"] += 1
            return _nothing

        def undo() -> None:
            with suppress(SqlError, StoreProblem):  # then whoever heals the hall does it
                self._hall.hub.add_person(desk.account, PASSWORD)

        return undo

    # ------------------------------------------------------------------ hub

    def _hub_killed(self) -> Undo:
        self._hall.hub.kill()
        return self._hall.hub.begin

    def _restored(self) -> Undo:
        """A backup now; when the stroke ends, the hub is brought back from it."""
        hub, copy = self._hall.hub, self._hall.folder / "copy.db"
        hub.back_up(copy)
        known = {message for (message,) in hub.look("SELECT id FROM message_ids", copy)}

        def undo() -> None:
            hub.kill()
            after = {message for (message,) in hub.look("SELECT id FROM message_ids")}
            self._hall.may_be_lost |= after - known
            hub.restore(copy)
            hub.begin()

        return undo

    def _certificate(self) -> Undo:
        """The hub comes back with a certificate that no seat may trust."""
        hall = self._hall
        bad = hall.bad[self._which]
        self._serve_as(bad)
        desk = hall.desks[ALONE]
        seen = len(desk.seat.news)

        def undo() -> None:
            hall.hub.wait()
            self.wrong += _trusted(desk, seen, bad.certificate.stem)
            self._serve_as(hall.good)

        return undo

    def _serve_as(self, certificate: Certificate) -> None:
        hall = self._hall
        hall.hub.kill()
        hall.hub.certificate = certificate
        hall.proxy.show(certificate)
        hall.hub.begin()


def _trusted(desk: Desk, seen: int, name: str) -> list[str]:
    """Return what is wrong if a seat does not say that it must not trust the hub's certificate."""
    end = time.monotonic() + TO_NOTICE
    told: Told = {}
    while time.monotonic() < end and not _is_offline(told, name):
        time.sleep(0.05)
        try:
            told = desk.seat.ask({"show": "link"}, TO_NOTICE)
        except SeatGone as gone:
            return [f"certificate {name}: {gone}"]
    states = [line["state"] for line in desk.seat.news[seen:] if line["news"] == "link"]
    if not _is_offline(told, name) or "online" in states:
        return [f"certificate {name}: {desk.name} is {told} after {states}"]
    return []


SAYS = {"stranger": "tls_stranger", "over": "tls_expired", "elsewhere": "tls_other_host"}
"""Name of a wrong certificate, and what a seat says of it."""


def _is_offline(told: Told, name: str) -> bool:
    return told.get("state") == "offline" and told.get("code") == SAYS[name]


def _nothing() -> None:
    return
