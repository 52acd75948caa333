"""Every panel that lies over a page says in its own words which key leaves it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.shell.overlay import Overlay
from console.shell.pin_choice_panel import PinChoicePanel
from tests.gui.pages.panels import PANELS, Opening
from widgets.common.theme import Theme


def _choose_pin(_: Path, theme: Theme, window: QWidget) -> QWidget:
    panel = PinChoicePanel(theme, window)
    panel.open("PIN")
    return panel


@pytest.mark.parametrize("name", [*PANELS, "pin"])
def test_a_panel_names_the_key_that_leaves_it(
    name: str, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    opening: Opening = PANELS.get(name, _choose_pin)
    panel = opening(tmp_path, theme, window)
    assert isinstance(panel, Overlay)
    qtbot.waitUntil(panel.isVisible)
    seen = [each for each in panel.findChildren(QWidget) if each.isVisible()]
    told = [each for each in seen if "Esc" in each.accessibleName().split()]
    told += [each for each in seen if each.accessibleDescription() == "Esc"]
    assert told, f"nothing on {name} says that Esc leaves it"
    panel.hide()
