"""Which view draws which part."""

from collections.abc import Callable
from typing import Any

from console.plugin_api.page import (
    Buttons,
    Cameras,
    Form,
    Map,
    Part,
    Plot,
    Table,
    Text,
    Tiles,
    Timeline,
)
from console.plugin_host.pages.cameras_view import CamerasView
from console.plugin_host.pages.form_view import FormView
from console.plugin_host.pages.map_view import MapView
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports
from console.plugin_host.pages.small_views import ButtonsView, TextView
from console.plugin_host.pages.table_view import TableView
from console.plugin_host.pages.tiles_view import TilesView
from console.plugin_host.pages.timeline_view import TimelineView


def _plot(part: Plot, ports: Ports) -> PartView:
    """Imported where one is built: pyqtgraph takes a quarter of a second and 32 MB."""
    from console.plugin_host.pages.plot_view import PlotView

    return PlotView(part, ports)


_VIEWS: dict[type[Part], Callable[[Any, Ports], PartView]] = {
    Tiles: TilesView,
    Table: TableView,
    Plot: _plot,
    Map: MapView,
    Form: FormView,
    Timeline: TimelineView,
    Cameras: CamerasView,
    Buttons: ButtonsView,
    Text: TextView,
}


def view_of(part: Part, ports: Ports) -> PartView:
    """Return the view of a part."""
    return _VIEWS[type(part)](part, ports)
