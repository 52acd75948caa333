"""All that pages show: the data sets of every plugin, put by whoever has them, read by the host.

Producers put from threads of their own. A listener is called on the thread that put; whoever shows
something crosses to its own thread and batches there.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from threading import Lock

from console.plugin_api.dataset import MOST_ROWS, DataSet, Row
from console.plugin_api.fault import PluginFault

Listener = Callable[[str, str], None]
"""Gets the plugin's and the data set's id."""


class DataBook:
    """The last good rows of each data set, with their age and why there are none newer."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sets: dict[tuple[str, str], DataSet] = {}
        self._listeners: tuple[Listener, ...] = ()

    def get(self, plugin: str, id: str) -> DataSet:
        """Return what is known; a data set without rows and age before the first."""
        with self._lock:
            return self._sets.get((plugin, id)) or DataSet(id)

    def put(self, plugin: str, data: DataSet) -> None:
        """Take rows in place of those there were; beyond `MOST_ROWS` they are counted only.

        A data set with a fault and without rows leaves the rows and the age there were.
        """
        with self._lock:
            before = self._sets.get((plugin, data.id))
            if before is not None and data.fault is not None and not data.rows:
                data = replace(before, fault=data.fault, notes=data.notes)
            over = max(0, len(data.rows) - MOST_ROWS)
            if over:
                data = replace(data, rows=data.rows[:MOST_ROWS], left_out=data.left_out + over)
            self._sets[plugin, data.id] = data
        self._tell(plugin, data.id)

    def merge(self, plugin: str, id: str, key: str, rows: Iterable[Row], as_of: datetime) -> None:
        """Take rows in place of those with the same key; others stay, new ones come last."""
        with self._lock:
            before = self._sets.get((plugin, id)) or DataSet(id)
        by_key = {row.get(key): row for row in before.rows} | {row.get(key): row for row in rows}
        self.put(plugin, DataSet(id, tuple(by_key.values()), as_of))

    def fault(self, plugin: str, id: str, fault: PluginFault | None) -> None:
        """Say why there is nothing newer, or that there is a way again; rows and age stay."""
        with self._lock:
            known = self._sets.get((plugin, id)) or DataSet(id)
            self._sets[plugin, id] = replace(known, fault=fault)
        self._tell(plugin, id)

    def forget(self, plugin: str) -> None:
        """Let go all of a plugin that is not there any more."""
        with self._lock:
            gone = [key for key in self._sets if key[0] == plugin]
            for key in gone:
                del self._sets[key]
        for _, id in gone:
            self._tell(plugin, id)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of each change, on the thread it happens on; returns what ends it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        return lambda: self._unlisten(listener)

    def _unlisten(self, listener: Listener) -> None:
        with self._lock:
            self._listeners = tuple(each for each in self._listeners if each != listener)

    def _tell(self, plugin: str, id: str) -> None:
        for listener in self._listeners:
            listener(plugin, id)
