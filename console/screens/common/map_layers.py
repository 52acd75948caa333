"""Layers that others bring to the maps of the console: which there are, and which are on.

Points come and go with who brings them; what a person turned off stays off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from console.screens.common.spot import Spot


@dataclass(frozen=True, slots=True)
class MapLayer:
    """One layer as it is now.

    Attributes:
        id: unique among all of them.
        name: what its points are.
        whose: who brings it.
        spots: its points.
        age: of when they are, in words, where that must be said; empty while they are of now.
    """

    id: str
    name: str
    whose: str
    spots: tuple[Spot, ...] = ()
    age: str = ""


class MapLayers(QObject):
    """All layers of a seat.

    Signals:
        changed: there are others, their points are others, or one was turned on or off.
        looked_at: whether a map that shows them can be seen.
        turned: a person turned one on or off: the ids of all that are off.
    """

    changed = Signal()
    looked_at = Signal(bool)
    turned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: tuple[MapLayer, ...] = ()
        self._off: set[str] = set()
        self._seen_on: set[int] = set()

    @property
    def all(self) -> tuple[MapLayer, ...]:
        """Every layer, in the order in which they are told of."""
        return self._layers

    def set_layers(self, layers: Sequence[MapLayer]) -> None:
        """Take the layers as they are now."""
        if tuple(layers) != self._layers:
            self._layers = tuple(layers)
            self.changed.emit()

    def set_off(self, ids: Iterable[str]) -> None:
        """Take what was turned off before this start."""
        self._off = set(ids)
        self.changed.emit()

    @property
    def is_seen(self) -> bool:
        """Whether a map that shows them can be seen."""
        return bool(self._seen_on)

    def look(self, page: object, is_seen: bool) -> None:
        """Say whether the map of a page, which shows them, can be seen."""
        (self._seen_on.add if is_seen else self._seen_on.discard)(id(page))
        self.looked_at.emit(self.is_seen)

    def is_on(self, id: str) -> bool:
        """Whether its points are on the maps."""
        return id not in self._off

    def turn(self, id: str, is_on: bool) -> None:
        """Turn a layer on or off, on every map of the seat."""
        if is_on != self.is_on(id):
            self._off.symmetric_difference_update((id,))
            self._tell()

    def turn_all(self) -> None:
        """Turn all of them off; on again where none is on."""
        ids = {layer.id for layer in self._layers}
        self._off = self._off - ids if ids <= self._off else self._off | ids
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self.turned.emit(frozenset(self._off))

    def spots(self) -> list[Spot]:
        """Return the points of all layers that are on."""
        return [spot for layer in self._layers if self.is_on(layer.id) for spot in layer.spots]
