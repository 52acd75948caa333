# ruff: noqa: D102 - Qt's overrides are described by Qt
"""图层: the families at the left of the map, each with its key, its count and its age."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from console.commands import map_commands
from console.screens.city_map.families import Family, FamilyState, family_word
from console.screens.city_map.parts import MapParts
from console.screens.common.layer_line import LayerLine
from widgets.common.base import Painted
from widgets.common.key_button import KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.rolled import rolled
from widgets.common.section_head import SectionHead
from widgets.map.layer_switch import LayerSwitch
from widgets.map.marks import ICONS, Sign

WIDTH = 280
_ICONS = {
    Family.CAMERAS: ICONS[Sign.CAMERA],
    Family.DEVICES: ICONS[Sign.DEVICE],
    Family.ORDERS: ICONS[Sign.ORDER],
    Family.ALERTS: "bell",
    Family.FORCES: ICONS[Sign.FORCE],
    Family.LAYERS: "stack-2",
}


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


class LayerPane(Painted):
    """The switches; chips of the single layers of bureaus below their own.

    Args:
        parts: what the page is built from.
    """

    def __init__(self, parts: MapParts) -> None:
        super().__init__(parts.theme)
        theme, self._parts = parts.theme, parts
        self.setAccessibleName(_t("Layers"))
        self.switches = {family: self._switch(family) for family in Family}
        self.chips = LayerLine(theme, parts.layers)
        self.draw_buttons: dict[str, KeyButton] = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(0)
        head = SectionHead(theme, _t("Layers"))
        head.setContentsMargins(16, 0, 16, 0)
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 0, 16, 0)
        inset.addWidget(head)
        column.addLayout(inset)
        for switch in self.switches.values():
            column.addWidget(switch)
        chips = QVBoxLayout()
        chips.setContentsMargins(16, 4, 16, 0)
        chips.addWidget(self.chips)
        column.addLayout(chips)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rolled(body), 1)
        whole.addLayout(self._drawing())
        self._show_keys()
        parts.switches.changed.connect(self.refresh)
        self.refresh()

    def _drawing(self) -> QVBoxLayout:
        """Return the buttons of what is drawn by hand, two in a row."""
        column, grid = QVBoxLayout(), QGridLayout()
        column.setContentsMargins(16, 8, 16, 12)
        column.addWidget(SectionHead(self.theme, _t("Select by hand")))
        grid.setSpacing(8)
        for number, (command, words) in enumerate(
            (
                (map_commands.CIRCLE, _t("Circle")),
                (map_commands.LINE, _t("Line")),
                (map_commands.AREA, _t("Area")),
                (map_commands.BOX, _t("Box")),
            )
        ):
            button = KeyButton(self.theme, words, small=True, padding=6)
            button.clicked.connect(partial(self._parts.commands.run, command.id))
            self.draw_buttons[command.id] = button
            grid.addWidget(button, number // 2, number % 2)
        column.addLayout(grid)
        return column

    def _switch(self, family: Family) -> LayerSwitch:
        switch = LayerSwitch(self.theme, family_word(family), _ICONS[family])
        switch.clicked.connect(partial(self._parts.commands.run, map_commands.SWITCHES[family].id))
        return switch

    def _show_keys(self) -> None:
        commands = self._parts.commands
        caps = KeyCaps(lambda id: commands.get(id).key)
        for family, switch in self.switches.items():
            caps.show(map_commands.SWITCHES[family].id, switch.set_key)
        for id, button in self.draw_buttons.items():
            caps.show(id, button.set_key)
        commands.follow_keys(caps.refresh)

    def refresh(self) -> None:
        """Say which are on."""
        for family, switch in self.switches.items():
            switch.setChecked(self._parts.switches.is_on(family))

    def tell(self, states: Mapping[Family, FamilyState]) -> None:
        """Say how each family is now."""
        for family, state in states.items():
            self.switches[family].tell(state.count, state.note, state.is_old)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)
