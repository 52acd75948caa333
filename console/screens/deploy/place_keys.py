"""Where forces go, set on the small map by click or key (S3: the place)."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands import order_commands as commands
from console.commands.registry import CommandTable
from console.domain.geo import Point
from console.screens.common.map_layers import MapLayers
from console.screens.deploy.deploy_columns import DeployColumns


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class PlaceKeys(QObject):
    """Gives the map the keyboard and the case its point; the alert itself stays as it is.

    Args:
        table: the key's command is added to it.
        columns: have the map and the case.
        layers: of the seat's maps.

    Signals:
        said: forces go elsewhere now.
        refused: there is no map to set a point on, or no layer to turn off.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        table: CommandTable,
        columns: DeployColumns,
        layers: MapLayers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._layers = layers
        table.add(commands.PLACE, self.to_map)
        table.add(commands.LAYERS, self.turn_layers)
        columns.matter.map.point_picked.connect(self._go_to)
        columns.matter.map.left.connect(columns.leave_map)

    def to_map(self) -> None:
        """Give the keyboard to the map, for a point."""
        if not self._columns.focus_map():
            self.refused.emit(_t("The map knows no place yet: there is no point to begin from"))

    def turn_layers(self) -> None:
        """Turn the layers of the map off, or on again."""
        if self._layers.all:
            self._layers.turn_all()
        else:
            self.refused.emit(_t("Nobody brings a layer to the map"))

    def _go_to(self, point: Point) -> None:
        if self._columns.go_to(point):
            self.said.emit(_t("Forces go to the point on the map; distances follow it"))
        self._columns.leave_map()
