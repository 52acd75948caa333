"""The families of the map (图层): which are on, how many each has, and of when they are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Signal


class Family(StrEnum):
    """What goes on and off together, in the order of the list."""

    CAMERAS = "cameras"
    DEVICES = "devices"
    ORDERS = "orders"
    ALERTS = "alerts"
    FORCES = "forces"
    LAYERS = "layers"


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


def family_word(family: Family) -> str:
    """Return what a family is called."""
    return {
        Family.CAMERAS: _t("Cameras"),
        Family.DEVICES: _t("Devices"),
        Family.ORDERS: _t("Orders"),
        Family.ALERTS: _t("Alerts, matters"),
        Family.FORCES: _t("Forces"),
        Family.LAYERS: _t("Bureau layers"),
    }[family]


@dataclass(frozen=True, slots=True)
class FamilyState:
    """One family as it is now.

    Attributes:
        count: how many have a place.
        note: of when they are, and what is not on the map, in words.
        is_old: they are not of now.
    """

    count: int = 0
    note: str = ""
    is_old: bool = False


class FamilySwitches(QObject):
    """Which families are on the map; what a person turned off stays off over a restart.

    Args:
        off: ids of those that were off.
        keep: remembers those that are off.

    Signals:
        changed: one was turned on or off.
    """

    changed = Signal()

    def __init__(
        self,
        off: Iterable[str] = (),
        keep: Callable[[frozenset[str]], None] = lambda off: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._off, self._keep = set(off), keep

    def is_on(self, family: Family) -> bool:
        """Whether it is on the map."""
        return family.value not in self._off

    def turn(self, family: Family, is_on: bool | None = None) -> None:
        """Turn one on or off; without a word for it, the other way."""
        if is_on != self.is_on(family):
            self._off.symmetric_difference_update((family.value,))
            self._keep(frozenset(self._off))
            self.changed.emit()
