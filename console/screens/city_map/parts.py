"""What the page is built from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from console.commands.identity import Identity
from console.commands.registry import CommandTable
from console.models.alert_queue import AlertQueue
from console.models.camera_finder import CameraFinder
from console.models.data_age import DataAge
from console.models.device_places import DevicePlaces
from console.models.directory import Directory
from console.models.ground import GroundLine
from console.models.incident_list import IncidentList
from console.models.noted_places import NotedPlaces
from console.models.work_order_book import WorkOrderBook
from console.runtime.clock import Clock
from console.screens.city_map.families import FamilySwitches
from console.screens.common.map_layers import MapLayers
from console.screens.common.views import OpenView
from console.settings.map_profile import NearbyRules
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class MapParts:
    """Everything the page needs, handed in by the composition root.

    Attributes:
        ground: lines of the hall's map.
        switches: which families are on.
        layers: what bureaus bring.
        fresh: from which age on the position of a force is old.
        places: places of which the directory says something.
        identity: who looks at pictures.
        silent: says of cameras known to be without a new picture, by their ids, for how long.
        rules: how far 周边 and a drawn line take in.
    """

    theme: Theme
    clock: Clock
    queue: AlertQueue
    incidents: IncidentList
    work: WorkOrderBook
    devices: DevicePlaces
    directory: Directory
    cameras: CameraFinder
    layers: MapLayers
    age: DataAge
    commands: CommandTable
    ground: Sequence[GroundLine]
    open_view: OpenView
    switches: FamilySwitches
    fresh: timedelta
    places: NotedPlaces
    identity: Callable[[], Identity | None]
    rules: NearbyRules
    silent: Callable[[], Mapping[str, str]] = dict
