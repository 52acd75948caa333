"""The page maker: parts put and moved by keys and mouse, seen at once, saved as plain TOML."""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.plugin_api.fault import PluginFaultsError
from console.plugin_api.page import Table, Text, Tiles
from console.plugin_host.pages.tiles_view import TilesView
from console.plugin_host.panels.page_maker import PageMaker
from console.plugin_host.reading.discovery import look
from console.plugin_host.sheets.page_saver import save_page
from console.plugin_host.sheets.plugin_writer import make_plugin
from tests.gui.plugins.bureau_stage import BureauStage
from tests.support.bureau_books import book_with

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The maker over a window, with the example's page."""

    def __init__(self, tmp_path, theme, qtbot):
        made = make_plugin(book_with(tmp_path), tmp_path / "made")
        self.stage = BureauStage(made, tmp_path / "seat", theme)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(QSize(1920, 1080))
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.maker = PageMaker(theme, self.window)
        page = self.stage.found.pages[0]
        self.maker.open_with(page, self.stage.ports(), self.save)
        qtbot.waitUntil(self.maker.table.hasFocus)

    def save(self, page):
        done = Future()
        found = self.stage.found
        try:
            done.set_result(save_page(page, found.folder, found.manifest.pages[0], found.manifest))
        except PluginFaultsError as error:
            done.set_exception(error)
        return done

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.maker.table, key, modifier)

    @property
    def kinds(self):
        return [[type(part) for part in row.part] for row in self.maker.page.row]


@pytest.fixture
def desk(tmp_path, theme, chinese, qtbot):
    desk = Desk(tmp_path, theme, qtbot)
    yield desk
    desk.maker.put_away()
    desk.maker.put_away()
    desk.stage.close()


def offer(maker, words):
    return next(str(at) for at, each in enumerate(maker._offers) if words in each.name.zh)


def test_a_part_is_put_by_a_key_and_seen_with_its_data_at_once(desk):
    desk.maker.choice.set_current(offer(desk.maker, "指标卡：物资储备"))
    desk.press(KEY.Key_N, CONTROL)
    assert desk.kinds[1] == [Tiles] and desk.maker.spot == (1, 0)
    views = [view for view in desk.maker.shown.body.views if isinstance(view, TilesView)]
    assert [tile.total for tile in views[1].board.shown] == ["120 件", "18 件"]


def test_parts_are_moved_widened_and_taken_out_by_keys(desk):
    desk.press(KEY.Key_Down)
    assert desk.maker.spot == (1, 0)
    desk.press(KEY.Key_Right, CONTROL)
    assert desk.maker.spot == (1, 1)
    before = desk.maker.page.row[1].part[1].share
    desk.press(KEY.Key_Equal, CONTROL)
    assert desk.maker.page.row[1].part[1].share == before + 1
    desk.press(KEY.Key_Down, CONTROL)
    assert desk.kinds == [[Tiles], [Table], [Table], [Text]]
    desk.press(KEY.Key_Down, CONTROL)
    assert desk.kinds == [[Tiles], [Table], [Text, Table]] and desk.maker.spot == (2, 1)
    desk.press(KEY.Key_Delete)
    assert desk.kinds == [[Tiles], [Table], [Text]]


def test_what_cannot_be_is_said_and_changes_nothing(desk):
    page = desk.maker.page
    desk.press(KEY.Key_Up, CONTROL)
    assert desk.maker.says.text() == "已是第一排"
    desk.press(KEY.Key_Equal, CONTROL)
    assert desk.maker.says.text() == "独占一排，宽度就是整排"
    assert desk.maker.page == page and not desk.maker.is_changed


def test_the_last_part_stays(desk):
    for _ in range(3):
        desk.press(KEY.Key_Delete)
    assert len(desk.maker.rows.rows) == 1
    desk.press(KEY.Key_Delete)
    assert len(desk.maker.rows.rows) == 1 and "至少要有一块" in desk.maker.says.text()


def test_a_title_is_written_and_saved_as_toml_the_console_reads(desk, qtbot):
    desk.maker.title.field.edit.setFocus()
    desk.maker.title.field.edit.selectAll()
    QTest.keyClicks(desk.maker.title.field.edit, "8")
    desk.press(KEY.Key_S, CONTROL)
    qtbot.waitUntil(lambda: "已保存" in desk.maker.says.text())
    found = look(desk.stage.found.id, desk.stage.found.folder)
    assert not found.faults and found.pages[0] == desk.maker.page
    assert found.pages[0].row[0].part[0].title.zh == "8"
    assert not desk.maker.is_changed


def test_what_is_refused_when_saved_is_said_and_the_file_is_as_it_was(desk, qtbot):
    file = desk.stage.found.folder / desk.stage.found.manifest.pages[0]
    before = file.read_bytes()
    (file.parent / f"{file.name}.new").mkdir()
    desk.press(KEY.Key_Delete)
    desk.press(KEY.Key_S, CONTROL)
    qtbot.waitUntil(lambda: "没有保存" in desk.maker.says.text())
    assert "写不进去" in desk.maker.says.text() and file.read_bytes() == before
    assert desk.maker.is_changed


def test_leaving_says_once_what_is_not_saved(desk):
    desk.press(KEY.Key_Delete)
    desk.press(KEY.Key_Escape)
    assert desk.maker.isVisible() and "尚未保存" in desk.maker.says.text()
    desk.press(KEY.Key_Escape)
    assert desk.maker.isHidden() and desk.maker.shown is None


def test_each_button_does_what_its_key_does(desk, qtbot):
    from widgets.common.key_button import KeyButton

    buttons = {each.text(): each for each in desk.maker.findChildren(KeyButton)}
    qtbot.mouseClick(buttons["移除"], Qt.MouseButton.LeftButton)
    assert desk.kinds[0] == [Table, Table]
    qtbot.mouseClick(buttons["添加"], Qt.MouseButton.LeftButton)
    assert len(desk.maker.rows.rows) == 4
