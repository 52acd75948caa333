"""A setting is found by letters, while an input method has made no hanzi of them yet (C 3)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from console.settings.store import Paths, Settings
from console.shell.settings_panel import SettingsPanel
from tests.gui.deploy.hands import compose


@pytest.fixture
def panel(qtbot, theme, chinese, tmp_path: Path) -> SettingsPanel:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    files = (tmp_path / name for name in ("policy.toml", "machine.toml", "seat.toml", "people"))
    panel = SettingsPanel(theme, Settings(Paths(*files)), window)
    panel.open()
    return panel


def found(panel: SettingsPanel) -> set[str]:
    return {row.setting.name for row in panel.rows if row.isVisible()}


@pytest.mark.parametrize("typed", ["音量", "yl", "ｙｉｎｌｉａｎｇ", "sound.volume"])
def test_a_setting_is_found_by_hanzi_initials_full_width_and_name(panel, typed) -> None:
    panel.field.setText(typed)
    assert "sound.volume" in found(panel) and len(found(panel)) < 5


def test_letters_under_composition_are_looked_for(qtbot, panel) -> None:
    compose(panel.field, "yin'liang")
    assert "sound.volume" in found(panel) and len(found(panel)) < 5
