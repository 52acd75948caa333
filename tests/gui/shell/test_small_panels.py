"""Small panels and pages: what can be pressed does something, and its key stands where it acts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from console.plugin_api.manifest import PluginSetting
from console.plugin_api.words import Words
from console.plugin_host.panels.settings_panel import HallWay, PluginSettingsPanel
from console.shell.problem_page import ProblemPage
from console.shell.uncover_panel import UncoverPanel


def test_nothing_is_uncovered_without_a_reason_and_the_button_says_so(qtbot, theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    panel = UncoverPanel(theme, (2.0, 5.0), window)
    panel.ask("砚云里 3 号楼", ["阳台"])
    assert not panel.button.isEnabled()
    QTest.keyClicks(panel.reason.findChild(QLineEdit), "see who fell")
    assert panel.button.isEnabled()
    with qtbot.waitSignal(panel.uncovered):
        panel.button.click()


def test_each_row_has_a_key_of_its_own_that_sets_it_for_all_seats(qtbot, theme, chinese) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    settings = [
        PluginSetting(id=id, name=Words(id), default=default, schema={"type": "boolean"})
        for id, default in (("one", True), ("two", False))
    ]
    panel = PluginSettingsPanel(theme, window)
    values = {"one": True, "two": False}
    held: list[str] = []
    way = HallWay(leads=True, hold=lambda setting, value: held.append(setting.id))
    panel.open_with("防汛防台", settings, values, lambda *_: None, way)
    caps = [row.for_all.accessibleDescription() for row in panel.rows if row.for_all]
    assert caps == ["Ctrl 1", "Ctrl 2"]
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(panel.rows[0].control, Qt.Key.Key_2, control)
    QTest.keyClick(panel.rows[0].control, Qt.Key.Key_1, control)
    assert held == ["two", "one"]


def test_a_console_that_cannot_start_is_left_by_escape(qtbot, theme) -> None:
    page = ProblemPage(theme, "no_space", "journal.db", "somewhere")
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
