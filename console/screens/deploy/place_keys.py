"""Where forces go, set on the small map by click or key (S3: the place)."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands import order_commands as commands
from console.commands.registry import CommandTable
from console.domain.geo import Point
from console.screens.deploy.deploy_columns import DeployColumns


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class PlaceKeys(QObject):
    """Gives the map the keyboard and the case its point; the alert itself stays as it is.

    Args:
        table: the key's command is added to it.
        columns: have the map and the case.

    Signals:
        said: forces go elsewhere now.
        refused: there is no map to set a point on.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, table: CommandTable, columns: DeployColumns, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        table.add(commands.PLACE, self.to_map)
        columns.matter.map.point_picked.connect(self._go_to)
        columns.matter.map.left.connect(columns.leave_map)

    def to_map(self) -> None:
        """Give the keyboard to the map, for a point."""
        if not self._columns.focus_map():
            self.refused.emit(_t("The map knows no place yet: there is no point to begin from"))

    def _go_to(self, point: Point) -> None:
        if self._columns.go_to(point):
            self.said.emit(_t("Forces go to the point on the map; distances follow it"))
        self._columns.leave_map()
