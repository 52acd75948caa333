# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The layers of a map as chips below it: turned on and off, with whose they are and their age."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.screens.common.map_layers import MapLayer, MapLayers
from widgets.common.chip import CountChip
from widgets.common.flow_line import FlowLine
from widgets.common.hatch import paint_hatch
from widgets.common.theme import Theme

_HATCHED = 7
"""Pixels of the edge that is hatched."""


def _t(source: str) -> str:
    return QCoreApplication.translate("map", source)


class LayerChip(CountChip):
    """One layer: its name and how many points it has, or of when they are."""

    def __init__(self, theme: Theme, layer: MapLayer) -> None:
        super().__init__(theme, None, layer.name)
        self._is_old = False
        self.tell(layer)

    def tell(self, layer: MapLayer) -> None:
        """Say how the layer is now."""
        self._is_old = bool(layer.age)
        self.set_count(layer.age or len(layer.spots))
        words = _t(" · ").join(each for each in (layer.whose, layer.name, layer.age) if each)
        self.setToolTip(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_old:
            edge = QRectF(1, 1, _HATCHED, self.height() - 2)
            paint_hatch(QPainter(self), edge, self.theme.text2, 5, 1.5)


class LayerLine(QWidget):
    """The chips; no room is taken while nobody brings a layer.

    Args:
        theme: the look.
        layers: of the seat.
    """

    def __init__(self, theme: Theme, layers: MapLayers) -> None:
        super().__init__()
        self._theme, self._layers = theme, layers
        self._chips: dict[str, LayerChip] = {}
        self._line = FlowLine(6)
        self._line.setContentsMargins(0, 6, 0, 0)
        self.setLayout(self._line)
        self.setAccessibleName(_t("Map layers"))
        layers.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        layers = self._layers.all
        if list(self._chips) != [layer.id for layer in layers]:
            self._build(layers)
        for layer in layers:
            chip = self._chips[layer.id]
            chip.tell(layer)
            chip.setChecked(self._layers.is_on(layer.id))
        self.setVisible(bool(layers))

    def _build(self, layers: tuple[MapLayer, ...]) -> None:
        for chip in self._chips.values():
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {layer.id: LayerChip(self._theme, layer) for layer in layers}
        for id, chip in self._chips.items():
            chip.toggled.connect(partial(self._layers.turn, id))
            self._line.addWidget(chip)
