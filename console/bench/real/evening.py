"""One run: people act and a source reports while everything goes wrong, then all is healed."""

import heapq
import random
import signal
import threading
import time
from collections.abc import Callable, Sequence

from console.bench.real import installer, keeper
from console.bench.real.cell import CONSOLE, PASSWORD, Desk, Hall, Screen
from console.bench.real.chaos import Chaos
from console.bench.real.plan import Stroke, draw
from console.bench.seat_process import SeatGone, Told

ACTS = 3
BREATH = 0.05
"""Seconds between a person's acts, or a handful of them."""

TO_OPEN = 10.0
"""Seconds in which a console that was just started lets its person sit down."""

_Event = tuple[float, int, Callable[[], None]]


class Evening:
    """One run in a hall.

    Args:
        hall: its processes, all well.
        seed: draws the faults.
        seconds: how long things go wrong.
        strokes: what goes wrong, instead of what the seed draws.
    """

    def __init__(
        self, hall: Hall, seed: int, seconds: float = 2.0, strokes: Sequence[Stroke] = ()
    ) -> None:
        self._hall = hall
        chance = random.Random(f"{seed} faults")
        small = tuple(n for n, desk in enumerate(hall.desks) if desk.name in hall.disks)
        has_console, has_machines = hall.screen is not None, bool(hall.machines)
        self.strokes = strokes or draw(chance, seconds, has_console, has_machines, small)
        self._chaos = Chaos(hall, chance)
        self._is_over = threading.Event()
        self._known: set[str] | None = None
        """Messages of the backup that took the place of a spoilt hub."""

    def run(self) -> tuple[float, list[str]]:
        """Live through it and heal everything; return when that was, and what was wrong amid it."""
        source, threads = self._hall.source(), self._people()
        source.start()
        for thread in threads:
            thread.start()
        try:
            self._suffer()
        finally:
            self._is_over.set()
            if self._hall.kept is not None:
                self._known = keeper.visit(self._hall)
                self._hall.kept = None
            heal(self._hall)
            healed = time.monotonic()
            for thread in threads:
                thread.join()
            source.stop()
        self._hall.take_in(source)
        if self._known is not None:
            self._hall.may_be_lost |= source.answered.keys() - self._known
        return healed, self._chaos.wrong

    def _people(self) -> list[threading.Thread]:
        threads = [
            threading.Thread(target=self._sit, args=(d,), daemon=True) for d in self._hall.desks
        ]
        if self._hall.screen is not None:
            screen = self._hall.screen
            threads.append(
                threading.Thread(target=self._sit_at_console, args=(screen,), daemon=True)
            )
        return threads

    def _sit(self, desk: Desk) -> None:
        while not self._is_over.is_set():
            desk.person.act(ACTS)
            self._is_over.wait(BREATH)
        desk.person.collect(5.0)

    def _sit_at_console(self, screen: Screen) -> None:
        while not self._is_over.is_set():
            screen.person.act()
            self._is_over.wait(BREATH)

    def _suffer(self) -> None:
        """Begin and end each stroke at its time."""
        begun = time.monotonic()
        events: list[_Event] = []
        for number, stroke in enumerate(self.strokes):
            heapq.heappush(events, (stroke.begin, number, self._beginning(stroke, number, events)))
        while events:
            at, _, do = heapq.heappop(events)
            time.sleep(max(0.0, begun + at - time.monotonic()))
            do()

    def _beginning(self, stroke: Stroke, number: int, events: list[_Event]) -> Callable[[], None]:
        def begin() -> None:
            undo = self._chaos.begin(stroke)
            heapq.heappush(events, (stroke.end, len(self.strokes) + number, undo))

        return begin


def heal(hall: Hall) -> None:
    """Make everything well: what is dead is started, what is cut is joined, who was out is in."""
    hub = hall.hub
    hub.signal(signal.SIGCONT)
    for way in hall.ways():
        hall.proxy.clear(way)
    for disk in hall.disks.values():
        disk.free()
    for machine in hall.machines.values():
        machine.free_disk()
    if not hub.is_running:
        hub.begin()
    hub.wait()
    for (account,) in hub.look("SELECT account FROM accounts WHERE disabled_at <> ''"):
        hub.add_person(account, PASSWORD)  # a restored hub may have forgotten that one is back
    for desk in hall.desks:
        desk.seat.signal(signal.SIGCONT)
        if not desk.seat.is_running:
            desk.greeting = desk.seat.begin()
    for desk in hall.desks:
        if desk.name in hall.spoilt:
            installer.visit(hall, desk)
            hall.spoilt.discard(desk.name)
        _let_in(desk)
    if hall.screen is not None:
        hall.screen.console.signal(signal.SIGCONT)
        if CONSOLE in hall.spoilt:
            installer.visit_console(hall, hall.screen)
            hall.spoilt.discard(CONSOLE)
        _sit_down_again(hall, hall.screen)


def _sit_down_again(hall: Hall, screen: Screen) -> None:
    """Start a console anew whose store could not be opened on a bad disk; it says so and waits."""
    end = time.monotonic() + TO_OPEN
    while (told := _asked(screen)) == {"error": "nobody"} and time.monotonic() < end:
        time.sleep(0.2)
    if told.get("error"):
        hall.met["console refused its start"] += 1
        screen.console.kill()
        screen.console.begin()


def _asked(screen: Screen) -> Told:
    try:
        told = screen.console.ask({"do": "look"}, TO_OPEN)
    except SeatGone as gone:
        return {"error": str(gone)}
    return {"error": told["error"]} if "error" in told else {}


def _let_in(desk: Desk) -> None:
    """Log in anew: the grant may have been taken, or the hub was away when the seat started."""
    for _ in range(10):
        try:
            told = desk.seat.ask({"login": dict(desk.seat.login)})
        except SeatGone:
            continue
        if told.get("ready"):
            return
        time.sleep(max(0.2, told.get("retry_after") or 0.0))
    raise RuntimeError(f"nobody can log in at {desk.name}: {told}")
