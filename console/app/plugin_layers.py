"""Layers that plugins bring to the console's own maps, drawn anew at most ten times a second."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.plugin_host.pages.layer_spots import spots_of
from console.plugin_host.pages.pace import Pace
from console.plugin_host.pages.ports import Standing, said
from console.plugin_host.reading.contributions import LayerRows, layers
from console.runtime.hall_time import hall_minute
from console.screens.common.map_layers import MapLayer
from console.screens.common.spot import Spot

if TYPE_CHECKING:
    from console.app.plugin_desk import PluginDesk
    from console.app.plugin_running import PluginRunning
    from console.app.seat import Seat

MAP = "map"
"""Where guests are seen whose layers lie on a map of the console."""
AT_ONCE = 500
"""Rows made into points before keys and paints get their turn."""
_LOOK = 5000
"""Milliseconds after which ages are looked at, data or not."""
META = "map_layers"
"""Name under which the journal keeps which layers were turned off at this seat."""
_WORKS = (Standing.WELL, Standing.SLOW)


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PluginLayers(QObject):
    """Keeps the layers of the seat's maps as the plugins at work have them.

    Args:
        seat: whose.
        desk: knows the plugins, and has the layers.
        running: what works, and its data.
    """

    def __init__(self, seat: "Seat", desk: "PluginDesk", running: "PluginRunning") -> None:
        super().__init__(running)
        self._now, self._desk, self._running = seat.clock.now, desk, running
        self._made: dict[str, tuple[object, MapLayer]] = {}
        self._pace = Pace(self._draw, self)
        self._pace.hold(False)
        self._end = running.book.listen(lambda plugin, _: self._pace.note(plugin))
        self._ages = QTimer(self)
        self._ages.setInterval(_LOOK)
        self._ages.timeout.connect(self.look)
        self._ages.start()
        self._journal, self._lane = seat.store.journal, seat.lanes.acts
        desk.layers.set_off((self._journal.meta(META) or {}).get("off", ()))
        desk.layers.turned.connect(self._keep)
        desk.changed.connect(self.look)
        desk.layers.looked_at.connect(self._see)
        running.stopped.connect(self.stop)
        self.look()

    def look(self) -> None:
        """Look who brings what, and how old it is."""
        self._pace.note("")

    def _see(self, is_seen: bool) -> None:
        """Let the guests of layers work while a map can be seen."""
        for found in self._desk.found.values():
            if found.manifest is not None and found.manifest.layer:
                self._running.guests.see(found, MAP, is_seen)

    def _keep(self, off: frozenset[str]) -> None:
        """Remember over a restart what a person turned off."""
        kept = {"off": sorted(off)}
        self._lane.submit(lambda: self._journal.put_meta(META, kept))

    def stop(self) -> None:
        """Take them off the maps."""
        self._end()
        self._ages.stop()
        self._pace.hold(True)
        self._desk.changed.disconnect(self.look)
        self._desk.layers.looked_at.disconnect(self._see)
        self._desk.layers.turned.disconnect(self._keep)
        self._desk.layers.set_layers(())

    def _draw(self, changed: frozenset[str]) -> Iterator[None]:
        """Make what is new into points, a piece for each step."""
        now, made = self._now(), dict[str, tuple[object, MapLayer]]()
        for rows, is_well in self._told():
            id = f"{rows.plugin.id}.{rows.layer.id}"
            is_old = rows.is_old(now) or not is_well
            basis = rows.rows, rows.as_of, is_old, rows.layer
            known = self._made.get(id)
            if known is None or known[0] != basis:
                spots = list[Spot]()
                told = spots_of(rows.layer, rows.spec, rows.rows, now, is_old)
                while piece := list(islice(told, AT_ONCE)):
                    spots += piece
                    yield
                known = basis, _layer(id, rows, spots, is_old)
            made[id] = known
        self._made = made
        self._see(self._desk.layers.is_seen)
        self._desk.layers.set_layers([layer for _, layer in made.values()])

    def _told(self) -> Iterator[tuple[LayerRows, bool]]:
        """Yield the layers of the plugins at work, and whether each plugin is well."""
        for found in list(self._desk.found.values()):
            standing = self._desk.state(found).standing
            if found.manifest is not None and standing in _WORKS:
                shown = found.agreed().manifest or found.manifest
                for rows in layers([shown], self._running.book):
                    yield rows, standing is Standing.WELL


def _layer(id: str, rows: LayerRows, spots: list[Spot], is_old: bool) -> MapLayer:
    age = _age(rows.as_of) if is_old else ""
    return MapLayer(id, said(rows.layer.name), said(rows.plugin.name), tuple(spots), age)


def _age(as_of: datetime | None) -> str:
    return _t("Data as of {0}").format(hall_minute(as_of)) if as_of else _t("No data yet")
