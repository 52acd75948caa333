"""A plugin's own program run as the console runs it: held, limited, before the real broker.

What it asks for is granted against a stand-in hall; its granted folder holds what its demo file
tells. Everything is let go at the end.
"""

import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from console.plugin_api.dataset import DataSet, Origin, Value
from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Manifest
from console.plugin_api.messages import Ran
from console.plugin_api.permission import Permission
from console.plugin_host.guests.keeper import GuestKeeper
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.sandbox import Sandbox, look
from console.plugin_host.guests.states import GuestHealth, GuestState
from console.plugin_host.packages.archive import PACKAGES
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.trial.puts import Puts, due, evening_clock, read_puts, write_puts
from console.plugin_host.trial.stand_in import StandIn

WHOLE = "99:99:99"
"""Later than all an evening tells."""


@dataclass
class Session:
    """A program that runs.

    Attributes:
        manifest: of its plugin.
        permissions: what was granted.
        keeper: has it.
        book: what it told.
        door: what it asked for.
        parts: counts how it answers.
        inbox: the folder it may read.
        puts: what its demo file tells; `there` is what was put so far.
        told: notified when something is otherwise.
        listener: told how it is, on the guests' thread.
        faults: what was wrong with the program itself.
    """

    manifest: Manifest
    permissions: frozenset[Permission]
    keeper: GuestKeeper
    book: DataBook
    door: StandIn
    parts: Parts
    inbox: Path
    puts: Puts
    told: threading.Condition
    listener: Callable[[GuestHealth], None] = field(default=lambda health: None)
    faults: list[PluginFault] = field(default_factory=list)
    there: dict[str, str] = field(default_factory=dict)

    @property
    def specs(self) -> list[str]:
        """Ids of the data sets its program brings."""
        return [each.id for each in self.manifest.data if each.origin is Origin.GUEST]

    def data(self, id: str) -> DataSet:
        """Return what it told of a data set."""
        return self.book.get(self.manifest.id, id)

    def begin(self, manifest: Manifest, folder: Path) -> None:
        """Begin the program, or begin it anew as it lies now."""
        self.manifest = manifest
        self.keeper.start(manifest, folder, _grants(manifest, folder, self.permissions, self.inbox))
        self.keeper.show(manifest.id, True)

    def has_come(self, id: str) -> bool:
        """Whether a data set has come and nothing is wrong with it."""
        known = self.data(id)
        return known.as_of is not None and known.fault is None

    def put(self, at: str) -> None:
        """Put what the demo tells until a time of the evening into the folder it may read."""
        known = due(self.puts, at)
        write_puts(self.inbox, {f: text for f, text in known.items() if self.there.get(f) != text})
        self.there = known

    def run(self, command: str, row: Mapping[str, Value]) -> "Future[Ran]":
        """Have it run a command of its own."""
        return self.keeper.run(self.manifest.id, command, row)

    def until(self, is_so: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is so, it has failed, or the time is over; return whether it is."""
        ends = monotonic() + seconds
        with self.told:
            while not is_so() and not self.faults and (left := ends - monotonic()) > 0:
                self.told.wait(min(left, 0.05))  # counters change without telling
        return is_so()

    def rest(self, until: float) -> None:
        """Let it work until a time (monotonic), or until something is wrong with it."""
        self.until(lambda: False, until - monotonic())

    def heard(self, health: GuestHealth) -> None:
        """Take how it is."""
        with self.told:
            if health.fault is not None and health.state is not GuestState.SLOW:
                self.faults.append(health.fault)
            self.told.notify_all()
        self.listener(health)


@contextmanager
def running(
    manifest: Manifest,
    folder: Path,
    limits: Limits,
    permissions: frozenset[Permission],
    held_by: Callable[[], Sandbox] = look,
    at: str = WHOLE,
    rate: float = 1.0,
    door: StandIn | None = None,
    listener: Callable[[GuestHealth], None] = lambda health: None,
) -> Iterator[Session]:
    """Run a plugin's program until the block ends.

    Args:
        manifest: of a plugin with a program.
        folder: where it lies.
        limits: what it may take.
        permissions: what of that it asks for is granted.
        held_by: finds what holds it on this machine.
        at: time of the evening whose files lie there when it starts.
        rate: times as fast as its clock goes on.
        door: the hall it asks; one with nothing in it where none is given.
        listener: told how it is, on the guests' thread.

    Raises:
        OSError, ValueError, KeyError: its demo file cannot be used.
    """
    folder = folder.resolve()
    puts = read_puts(folder / manifest.demo) if manifest.demo else []
    with tempfile.TemporaryDirectory(prefix="plugin-trial-") as own:
        inbox = Path(own, "in")
        inbox.mkdir()
        book, hall = DataBook(), door or StandIn(folder)
        clock = evening_clock(puts, at, rate)
        parts = Parts(clock, book, Path(own), limits)
        keeper = GuestKeeper(parts, hall, lambda health: made.heard(health), held_by)
        told = threading.Condition()
        made = Session(
            manifest, permissions, keeper, book, hall, parts, inbox, puts, told, listener
        )
        book.listen(lambda plugin, id: _notify(told))
        made.put(at)
        try:
            made.begin(manifest, folder)
            yield made
        finally:
            keeper.close()


def _notify(told: threading.Condition) -> None:
    with told:
        told.notify_all()


def _grants(
    manifest: Manifest, folder: Path, permissions: frozenset[Permission], inbox: Path
) -> Grants:
    packages = folder / PACKAGES
    return Grants(
        permissions,
        inbox if Permission.READ_FOLDER in permissions else None,
        {each.id: each.default for each in manifest.setting},
        packages if packages.is_dir() else None,
    )
