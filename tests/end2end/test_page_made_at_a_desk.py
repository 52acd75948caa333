"""A page made at a desk by keys and mouse: saved, let in, docked beside another page."""

import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.plugin_terms import PluginTerms
from console.app.plugin_word import main
from console.plugin_api.page import Table, Tiles
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.tiles_view import TilesView
from console.shell import rail_pages
from console.shell.key_sheet import KeySheet
from console.shell.plans.plan_commands import SPLIT_RIGHT
from tests.end2end.test_alone import PATIENCE, enrol

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def seat(qtbot, start, tmp_path, monkeypatch):
    """A seat with a plugin made of a workbook, and whatever lies there let in."""
    monkeypatch.setattr(
        PluginTerms, "_read", lambda self, lying: frozenset(lying.manifest.permissions)
    )
    folder = tmp_path / "seat"
    enrol(folder, ("linlan", "林岚"))
    assert main(["workbook", str(tmp_path / "新.xlsx")]) == 0
    assert main(["make", str(tmp_path / "新.xlsx"), "--data", str(folder)]) == 0
    seat = start.unlocked(folder).seat
    seat.plugins.begin()
    qtbot.waitUntil(lambda: seat.plugins.is_read, timeout=PATIENCE)
    return seat


def made(seat):
    return next(f for f in seat.plugins.found.values() if f.folder.parent.name == "plugins-made")


def test_a_page_is_made_saved_and_docked(qtbot, seat):
    window, found = seat.frame.window, made(seat)
    data = [spec.id for spec in found.manifest.data]
    book = seat.plugins.running.book
    qtbot.waitUntil(lambda: any(book.get(found.id, id).rows for id in data), timeout=PATIENCE)
    QTest.keyClick(window, KEY.Key_F11, BOTH)
    desk = seat.plugins.making()
    asked = desk.choice()
    assert asked.words[0].startswith("哪一页？") and asked._buttons[-1].text() == "新的一页"
    QTest.mouseClick(asked._buttons[-1], LEFT)
    name = desk.asking().form.fields["name"].field.edit
    name.setText("夜间一览")
    QTest.keyClick(name, KEY.Key_Return)
    maker = desk.maker()
    assert maker.isVisible() and isinstance(maker.page.row[0].part[0], Tiles)
    seat.commands.run("keys.show")
    sheet = window.findChild(KeySheet)
    assert "这一块上移、下移" in sheet.accessibleDescription()
    QTest.keyClick(sheet, KEY.Key_Escape)

    table = next(str(n) for n, each in enumerate(maker._offers) if "表格" in each.name.zh)
    maker.choice.set_current(table)
    QTest.keyClick(maker.table, KEY.Key_N, CONTROL)
    QTest.keyClick(maker.table, KEY.Key_Up, CONTROL)
    assert [type(part) for part in maker.page.row[0].part] == [Tiles, Table]
    QTest.keyClick(maker.table, KEY.Key_S, CONTROL)
    id = f"plugin.{found.id}.yejianyilan"
    qtbot.waitUntil(lambda: id in window.catalogue, timeout=PATIENCE)
    assert any("夜间一览 已保存，由值班长重新准入" in text for text in seat.frame.notices.texts)
    assert not maker.is_changed
    QTest.keyClick(maker.table, KEY.Key_Escape)
    assert not maker.isVisible()

    seat.commands.run(f"{id}.show")
    seat.commands.run(SPLIT_RIGHT.id)
    window.show_page(rail_pages.DUTY)
    page = window.page(id).content
    assert isinstance(page, PluginPage) and not page.has_card and page.isVisible()
    board = next(view for view in page.body.views if isinstance(view, TilesView)).board
    qtbot.waitUntil(lambda: bool(board.shown), timeout=PATIENCE)
    kept = tomllib.loads((found.folder / "manifest.toml").read_text("utf-8"))
    assert kept["pages"][-1] == "pages/yejianyilan.toml"


def test_a_page_that_is_there_is_changed_in_its_own_file(qtbot, seat):
    found = made(seat)
    page = found.pages[0]
    seat.frame.window.show_page(f"plugin.{found.id}.{page.id}")
    seat.commands.run("plugin.make_page")
    desk = seat.plugins.making()
    QTest.keyClick(desk.choice(), KEY.Key_1)
    maker = desk.maker()
    assert maker.page == page
    maker._retitle("今日要点")
    QTest.keyClick(maker.table, KEY.Key_S, CONTROL)

    def title():
        return made(seat).pages[0].row[0].part[0].title

    qtbot.waitUntil(lambda: title() is not None and title().zh == "今日要点", timeout=PATIENCE)
    assert len(made(seat).pages) == len(found.pages)


def test_what_ships_or_is_signed_is_not_changed_here(qtbot, start, tmp_path):
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    seat.plugins.begin()
    qtbot.waitUntil(lambda: seat.plugins.is_read, timeout=PATIENCE)
    seat.commands.run("plugin.make_page")
    assert "本席没有工作簿做成的插件" in seat.frame.notices.last_refusal
