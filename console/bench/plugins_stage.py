"""Plugins for `bench plugins`, made on the spot: each a manifest and a guest of a few lines."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from console.plugin_api.dataset import Column, ColumnKind, DataSet, DataSetSpec, Origin
from console.plugin_api.manifest import AccessSpec, Guest, Manifest, Owner
from console.plugin_api.words import Words
from console.plugin_host.guests.broker import Door
from console.plugin_host.guests.keeper import GuestKeeper
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.states import GuestHealth
from console.plugin_host.reading.data_book import DataBook
from console.runtime.clock import SystemClock

PATIENCE = 60.0
ROWS = 100
"""Rows of the storm."""
CALM = """
from hall_guest import Guest
guest = Guest("1.0.0")

@guest.every(1)
def look():
    guest.data("gauges", [{"name": f"测站{n}", "level": n / 10} for n in range(20)])

guest.run()
"""
STORM = f"""
import time
from hall_guest import Guest
guest = Guest("1.0.0")
began, count = time.monotonic(), 0

@guest.every(0.01)
def tell():
    global count
    while count < 1000 * (time.monotonic() - began):
        count += 1
        row = {{"name": f"测站{{count % {ROWS}}}", "level": count}}
        guest.data("gauges", [row], is_whole=False)

guest.run()
"""
"""1,000 updates a second, by the clock: what a busy machine made late is told all the same."""


def manifest(id: str, is_always_on: bool = False) -> Manifest:
    """Return what a plugin of the bench says of itself."""
    return Manifest(
        id=id,
        uuid="12345678-1234-1234-1234-123456789abc",
        version="1.0.0",
        api="1.0",
        name=Words(f"试验 {id}"),
        owner=Owner(Words("水务局"), "0000-6100"),
        access=AccessSpec("水位", "防汛", "值班", "接口", "水位计"),
        guest=Guest(entry="main.py", is_always_on=is_always_on),
        data=(
            DataSetSpec(
                id="gauges",
                origin=Origin.GUEST,
                columns=(
                    Column("name", Words("站名")),
                    Column("level", Words("水位"), ColumnKind.NUMBER, "m", 1),
                ),
                key="name",
            ),
        ),
    )


class Stage:
    """A keeper with guests, and what they have told.

    Args:
        folder: where the plugins are made.
        limits: what guests may take.
        door: the console's half of their calls, which a guest of this bench never makes.
    """

    def __init__(self, folder: Path, limits: Limits, door: Door) -> None:
        self.book = DataBook()
        self._folder, self._told = folder, threading.Condition()
        self.book.listen(self._put)
        self.puts = 0
        parts = Parts(SystemClock(), self.book, folder / "plugin-data", limits)
        self.keeper = GuestKeeper(parts, door, self._heard)

    def add(self, about: Manifest, code: str) -> None:
        """Take a plugin in; its guest starts when it is shown."""
        place = self._folder / about.id
        place.mkdir(parents=True)
        (place / "main.py").write_text(code, "utf-8")
        self.keeper.start(about, place, Grants())

    def until(self, is_so: Callable[[], bool]) -> float:
        """Wait until something of a guest is so; return how many seconds that took."""
        begun = time.perf_counter()
        with self._told:
            if not self._told.wait_for(is_so, PATIENCE):
                raise TimeoutError("a guest did not do what the bench waits for")
        return time.perf_counter() - begun

    def rows(self, plugin: str) -> DataSet:
        """Return what a guest has told."""
        return self.book.get(plugin, "gauges")

    def _put(self, plugin: str, id: str) -> None:
        with self._told:
            self.puts += 1
            self._told.notify_all()

    def _heard(self, health: GuestHealth) -> None:
        with self._told:
            self._told.notify_all()
