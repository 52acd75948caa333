"""One hall of real processes: a hub, three seats, a console on a display, each behind its way.

The processes live through several runs; what they hold is carried on, so that later runs meet a
hall with a past.
"""

import contextlib
import random
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.bench.real.certificates import Authority, Certificate
from console.bench.real.disk import SmallDisk
from console.bench.real.hub import PRODUCT as HUB
from console.bench.real.hub import HubMachine
from console.bench.real.machine import Machine, NoMachine
from console.bench.real.machine import build as build_shim
from console.bench.real.person import UNIT, Person, PersonAtConsole
from console.bench.real.proxy import Proxy
from console.bench.real.source import Source
from console.bench.real.way import Way
from console.bench.seat_process import PRODUCT as SEAT
from console.bench.seat_process import ConsoleProcess, SeatProcess
from console.runtime.virtual_display import virtual_display

SEATS = ("seat-1", "seat-2", "seat-3")
CONSOLE = "seat-8"
HUB_NAME = "hub"
PASSWORD = "correct horse"
PASSPHRASE = "hall"


@dataclass(frozen=True, slots=True)
class Build:
    """Which programs are run; tests put broken ones in."""

    hub: Sequence[str] = HUB
    seat: Sequence[str] = SEAT


@dataclass
class Desk:
    """A seat, its way to the hub, and who sits there."""

    name: str
    way: Way
    seat: SeatProcess
    person: Person
    greeting: int = 0
    """Tag of the line that logged in last."""

    @property
    def account(self) -> str:
        """Who logs in here."""
        return f"person-{self.name}"


@dataclass
class Screen:
    """The console, its way to the hub, and who sits there."""

    way: Way
    console: ConsoleProcess
    person: PersonAtConsole


@dataclass(frozen=True, slots=True)
class Kept:
    """The backup there is of a hub whose disk is bad.

    Attributes:
        copy: the file.
        epoch: the hub's life when it was made.
    """

    copy: Path
    epoch: str


@dataclass
class Hall:
    """Everything of a cell.

    Attributes:
        screen: the console's seat, where there is a display for it.
        disks: seats with a disk of their own that can be full.
        machines: clocks and disks of hub, seats and console, by name; none without a compiler.
        missing: faults that this machine does not allow, with the reason.
        messages: what sources were answered, message → alert.
        may_be_lost: messages answered between a backup and the restore of it.
        spoilt: desks whose journal was spoilt since somebody looked at it.
        torn: desks whose journal could not be read whole; they were told.
        kept: the hub's disk is bad, and this is its backup; until somebody has looked.
        may_be_lost_acts: what had been saved there by then; the hub may never hear of it.
        met: faults that were really done.
    """

    folder: Path
    hub: HubMachine
    proxy: Proxy
    desks: list[Desk]
    screen: Screen | None
    trust: Path
    good: Certificate
    bad: Sequence[Certificate]
    disks: dict[str, SmallDisk] = field(default_factory=dict)
    machines: dict[str, Machine] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    may_be_lost: set[str] = field(default_factory=set)
    spoilt: set[str] = field(default_factory=set)
    torn: set[str] = field(default_factory=set)
    may_be_lost_acts: set[str] = field(default_factory=set)
    kept: Kept | None = None
    next_message: int = 0
    met: Counter[str] = field(default_factory=Counter)

    def ways(self) -> list[Way]:
        """Return every way: the seats', then the console's."""
        return [d.way for d in self.desks] + ([self.screen.way] if self.screen else [])

    def source(self) -> Source:
        """Return a source that goes on where the last one stopped."""
        return Source(self.hub.client(self.trust), self.next_message)

    def take_in(self, source: Source) -> None:
        """Keep what a source was answered."""
        self.messages.update(source.answered)
        self.next_message = source.next


@contextlib.contextmanager
def hall(folder: Path, seed: int, build: Build, has_console: bool = True) -> Iterator[Hall]:
    """Build a hall and end it afterwards."""
    certificates = folder / "certificates"
    ours, other = Authority(certificates, "hall"), Authority(certificates, "other")
    good = ours.sign("hub")
    bad = (
        other.sign("stranger"),
        ours.sign("over", days=-1),
        ours.sign("elsewhere", host="10.9.9.9"),
    )
    machines, missing = _machines(folder)
    hub = HubMachine(folder / "hub", good, build.hub, _environment(machines, HUB_NAME))
    for name in (*SEATS, CONSOLE):
        hub.add_person(f"person-{name}", PASSWORD)
    hub.put([("unit", UNIT)])
    with ExitStack() as stack:
        stack.callback(hub.kill)
        hub.start()
        proxy = stack.enter_context(Proxy(("127.0.0.1", hub.port), good))
        disks = _disks(folder, stack)
        desks = [
            _desk(folder, name, proxy, ours.file, seed, build, _environment(machines, name))
            for name in SEATS
        ]
        screen = None
        if has_console and shutil.which("Xvfb") is None:
            missing["console"] = "Xvfb is not installed"
        elif has_console:
            screen = _screen(folder, proxy, ours.file, seed, stack, _environment(machines, CONSOLE))
        for desk in desks:
            stack.callback(desk.seat.kill)
            desk.greeting = desk.seat.begin()
        for desk in desks:
            desk.seat.answer(desk.greeting)
        yield Hall(
            folder, hub, proxy, desks, screen, ours.file, good, bad, disks, machines, missing
        )


def _machines(folder: Path) -> tuple[dict[str, Machine], dict[str, str]]:
    """Give each a machine of its own, where there is a compiler; else say what lacks."""
    try:
        library = build_shim(folder / "shim")
    except NoMachine as why:
        return {}, {"clocks, disks read-only": str(why)}
    machines = {name: Machine(library, folder / name / "data") for name in (*SEATS, CONSOLE)}
    return {HUB_NAME: Machine(library, folder / HUB_NAME), **machines}, {}


def _environment(machines: Mapping[str, Machine], name: str) -> Mapping[str, str]:
    return machines[name].environment if name in machines else {}


def _disks(folder: Path, stack: ExitStack) -> dict[str, SmallDisk]:
    """Give the last seat a file system of its own, where that is allowed."""
    try:
        disk = SmallDisk(folder / SEATS[-1] / "data")
    except OSError:
        return {}
    stack.callback(disk.close)
    return {SEATS[-1]: disk}


def _screen(
    folder: Path,
    proxy: Proxy,
    trust: Path,
    seed: int,
    stack: ExitStack,
    environment: Mapping[str, str],
) -> Screen:
    way = proxy.open()
    display, _ = stack.enter_context(virtual_display())
    console = ConsoleProcess(
        proxy.url(way),
        folder / CONSOLE / "data",
        _login(CONSOLE),
        ca=str(trust),
        program=("-m", "console.bench.real.console_seat"),
        environment={"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **environment},
    )
    stack.callback(console.kill)
    console.begin()
    return Screen(way, console, PersonAtConsole(console, CONSOLE, random.Random(f"{seed} screen")))


def _login(name: str) -> Mapping[str, Any]:
    return {
        "account": f"person-{name}",
        "password": PASSWORD,
        "seat": name,
        "passphrase": PASSPHRASE,
    }


def _desk(
    folder: Path,
    name: str,
    proxy: Proxy,
    trust: Path,
    seed: int,
    build: Build,
    environment: Mapping[str, str],
) -> Desk:
    way = proxy.open()
    seat = SeatProcess(
        proxy.url(way),
        folder / name / "data",
        _login(name),
        ca=str(trust),
        program=build.seat,
        environment=environment,
    )
    return Desk(name, way, seat, Person(seat, name, random.Random(f"{seed} {name}")))
