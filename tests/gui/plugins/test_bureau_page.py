"""A page made by a workbook: what the clerk wrote is what the operator reads."""

import pytest
from PySide6.QtCore import QSize

from console.plugin_host.pages.table_view import TableView
from console.plugin_host.pages.tiles_view import TilesView
from console.plugin_host.sheets.plugin_writer import make_plugin
from tests.gui.pages.drawing import drawing
from tests.gui.plugins.bureau_stage import EXAMPLES, BureauStage
from tests.support.bureau_books import book_with
from widgets.common.theme import Grade

ROOM = QSize(1856, 984)


def shown(tmp_path, theme, cells=None):
    made = make_plugin(book_with(tmp_path, cells), tmp_path / "made")
    stage = BureauStage(made, tmp_path / "seat", theme)
    return stage, stage.show(ROOM)


def tiles_of(page):
    return next(view for view in page.body.views if isinstance(view, TilesView))


def test_each_figure_has_its_own_unit_and_its_own_limit(tmp_path, theme, chinese):
    stage, page = shown(tmp_path, theme, {"指标!B2": 36.25, "指标!B3": 12})
    first, second = tiles_of(page).board.shown
    assert (first.name, first.total, first.note) == ("在岗人数", "36.25 人", "今日 8 时")
    assert first.tint is None, "the limit is of the other figure"
    assert second.total == "12 件" and second.tint is Grade.YELLOW
    stage.close()


def test_a_cell_that_is_wrong_is_a_dash_and_is_counted(tmp_path, theme, chinese):
    stage, page = shown(tmp_path, theme, {"指标!B2": "约四十"})
    tiles = tiles_of(page)
    assert tiles.board.shown[0].total == "—"
    assert "不是数字" in tiles.head.toolTip()
    stage.close()


def test_tables_and_contacts_stand_on_the_page(tmp_path, theme, chinese):
    stage, page = shown(tmp_path, theme)
    stock, contacts = (view for view in page.body.views if isinstance(view, TableView))
    assert "样例主页" in page.head.accessibleName()
    assert stock.table.model().rowCount() == contacts.table.model().rowCount() == 2
    stage.close()


@pytest.mark.parametrize("width", [1856, 1216])
def test_names_are_whole_where_other_columns_have_more_than_their_words_need(
    tmp_path, theme, chinese, width
):
    """At 150 % hospitals were called 区…, 映…, 杉… beside half empty columns of beds and phones."""
    stage = BureauStage(EXAMPLES / "jijiuchuangwei", tmp_path, theme)
    page = stage.show(QSize(width, 984))
    beds = next(view for view in page.body.views if isinstance(view, TableView))
    told = [each.words for each in drawing(beds.table.viewport()).texts]
    assert {"区中心医院", "望汐妇幼保健院", "46 人", "100 0000 0411", "20:10"} <= {*told}
    assert not any(each.endswith("…") for each in told)
    stage.close()
