"""Guests in real processes: a plugin made of a few lines of code, and what the host makes of it."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import Any

from console.bench.plugins_zoo import QUICK
from console.plugin_api.dataset import Column, ColumnKind, DataSet, DataSetSpec, Origin
from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import AccessSpec, Guest, Manifest, Owner, RecordKind
from console.plugin_api.permission import Permission
from console.plugin_api.words import Words
from console.plugin_host.guests.broker import Door
from console.plugin_host.guests.keeper import GuestKeeper
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.sandbox import Sandbox, look
from console.plugin_host.guests.states import GuestHealth, GuestState
from console.runtime.clock import SystemClock

PATIENCE = 30.0
"""Seconds after which what is waited for is taken not to come; none of these tests needs them."""
GAUGES = DataSetSpec(
    id="gauges",
    origin=Origin.GUEST,
    columns=(
        Column(id="name", name=Words("站名")),
        Column(id="level", name=Words("水位"), kind=ColumnKind.NUMBER, unit="m"),
    ),
    key="name",
)


def manifest(id: str = "zoo", **fields: Any) -> Manifest:
    """Return the manifest of a plugin with a guest and one data set."""
    kept: dict[str, Any] = {
        "guest": Guest(entry="main.py", is_always_on=True),
        "data": (GAUGES,),
        "record": (RecordKind(id="visit", name=Words("走访"), schema="visit.json"),),
        "permissions": tuple(Permission),
    }
    return Manifest(
        id=id,
        uuid="12345678-1234-1234-1234-123456789abc",
        version="1.0.0",
        api="1.0",
        name=Words("试验插件"),
        owner=Owner(bureau=Words("水务局"), phone="021-12345678"),
        access=AccessSpec("水位", "防汛", "值班", "接口", "水位计"),
        **(kept | fields),
    )


class StageBook:
    """A data book that remembers the newest of each set."""

    def __init__(self, told: threading.Condition) -> None:
        self._told = told
        self.sets: dict[tuple[str, str], DataSet] = {}
        self.puts = 0

    def put(self, plugin: str, data: DataSet) -> None:
        with self._told:
            self.sets[plugin, data.id] = data
            self.puts += 1
            self._told.notify_all()


class StageDoor:
    """A console that does all it is asked, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Callable[[Manifest, Any], Any]:
        async def do(plugin: Manifest, asked: Any) -> Any:
            self.asked.append((name, asked))
            return {"done": name}

        return do


class GuestStage:
    """A keeper whose guests are a few lines each."""

    def __init__(
        self,
        folder: Path,
        limits: Limits = QUICK,
        sandbox: Sandbox | None = None,
        door: Door | None = None,
    ) -> None:
        self.folder = folder
        self.told = threading.Condition()
        self.book = StageBook(self.told)
        self.door = StageDoor()
        self.history: list[GuestHealth] = []
        self.data = folder / "plugin-data"
        parts = Parts(SystemClock(), self.book, self.data, limits)
        self.keeper = GuestKeeper(parts, door or self.door, self._heard, lambda: sandbox or look())

    def start(self, code: str, grants: Grants | None = None, **fields: Any) -> None:
        """Start a plugin's guest with this code."""
        about = manifest(**fields)
        place = self.folder / about.id
        place.mkdir(parents=True, exist_ok=True)
        (place / "main.py").write_text(dedent(code), "utf-8")
        self.keeper.start(about, place, grants or Grants(frozenset(about.permissions)))

    def states(self, plugin: str = "zoo") -> list[GuestState]:
        """Return what a guest went through, without repeats of one state."""
        found = [health.state for health in self.history if health.plugin == plugin]
        return [state for at, state in enumerate(found) if at == 0 or state is not found[at - 1]]

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so; every change of a guest or its data is looked at."""
        with self.told:
            if not self.told.wait_for(is_so, PATIENCE):
                log = [line for plugin in self._plugins() for line in self._lines(plugin)]
                raise AssertionError(f"waited in vain; {self.history[-5:]}; {log}")

    def until_state(self, state: GuestState, plugin: str = "zoo") -> GuestHealth:
        """Wait until a guest is in a state; return how it is."""
        self.until(lambda: any(h.state is state for h in self._of(plugin)))
        return next(h for h in reversed(self._of(plugin)) if h.state is state)

    def until_fault(self, code: str, plugin: str = "zoo") -> PluginFault:
        """Wait until something of this code was wrong with a guest; return it."""
        self.until(lambda: any(h.fault and h.fault.code == code for h in self._of(plugin)))
        return next(h.fault for h in self._of(plugin) if h.fault and h.fault.code == code)

    def until_rows(self, count: int, plugin: str = "zoo") -> DataSet:
        """Wait until a guest's data set has so many rows; return it."""
        self.until(lambda: len(self._gauges(plugin).rows) >= count)
        return self._gauges(plugin)

    def until_line(self, words: str, plugin: str = "zoo") -> str:
        """Wait until a line of a guest's log has these words; return it."""
        with self.told:  # the log is written without telling, so it is looked at now and again
            for _ in range(int(PATIENCE / 0.02)):
                for line in self._lines(plugin):
                    if words in line:
                        return line
                self.told.wait(0.02)
        raise AssertionError(f"no line {words!r} in {self._lines(plugin)}")

    def close(self) -> None:
        """End all guests."""
        self.keeper.close()

    def _heard(self, health: GuestHealth) -> None:
        with self.told:
            self.history.append(health)
            self.told.notify_all()

    def _of(self, plugin: str) -> Sequence[GuestHealth]:
        return [health for health in self.history if health.plugin == plugin]

    def _plugins(self) -> set[str]:
        return {health.plugin for health in self.history}

    def _lines(self, plugin: str) -> tuple[str, ...]:
        return self.keeper.last_lines(plugin)

    def _gauges(self, plugin: str) -> DataSet:
        return self.book.sets.get((plugin, "gauges"), DataSet("gauges"))


@contextmanager
def guest_stage(
    folder: Path,
    limits: Limits = QUICK,
    sandbox: Sandbox | None = None,
    door: Door | None = None,
) -> Iterator[GuestStage]:
    """Yield a stage, and end its guests."""
    stage = GuestStage(folder, limits, sandbox, door)
    try:
        yield stage
    finally:
        stage.close()
