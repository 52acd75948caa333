"""专题: how each plugin is, from what it shows and not only from whether it runs."""

from pathlib import Path

from console.plugin_host.pages.launcher import Launcher
from console.plugin_host.pages.launcher_item import item_tile
from tests.gui.plugins.stage import PluginStage, launcher, no_newer
from widgets.board.tiles import BoardTile


def first(page: Launcher) -> BoardTile:
    page.refresh()
    return item_tile(page.shown[0])


def test_a_plugin_that_runs_and_gets_no_newer_data_says_so(
    qtbot, theme, chinese, tmp_path: Path
) -> None:
    page = launcher(tmp_path, theme, fill=no_newer)
    qtbot.addWidget(page)
    tile = first(page)
    assert tile.is_old and "数据没有更新" in tile.said
    assert "5 个不正常" in page.head.accessibleName()
    said = [fact.text for fact in page.side._facts._facts]
    assert said[0] == "数据没有更新" and page.side._words.text() == "共享文件夹读不到"


def test_one_whose_data_are_new_enough_runs_as_it_should(
    qtbot, theme, chinese, tmp_path: Path
) -> None:
    page = launcher(tmp_path, theme, fill=PluginStage.fill)
    qtbot.addWidget(page)
    assert not first(page).is_old and "4 个不正常" in page.head.accessibleName()
