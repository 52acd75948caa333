"""A page of a plugin: what an operator sees of its data, its age and its faults."""

from datetime import timedelta
from threading import Thread
from time import monotonic

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.plugin_api.dataset import DataSet
from console.plugin_host.pages.cameras_view import CamerasView
from console.plugin_host.pages.form_view import FormView
from console.plugin_host.pages.map_view import MapView
from console.plugin_host.pages.ports import Standing
from console.plugin_host.pages.table_view import TableView
from console.plugin_host.pages.tiles_view import RowTiles, TilesView
from console.plugin_host.reading.records_source import put_records
from tests.gui.pages.drawing import drawing
from tests.gui.plugins.stage import GAUGES, NOW, PAGE, many, no_newer, quarantined, stale
from widgets.board.tile_board import REST
from widgets.common.theme import Grade
from widgets.common.word_label import WordLabel
from widgets.lists.roles import RowRole

ROOM = QSize(1856, 984)


def view(page, kind):
    return next(each for each in page.body.views if isinstance(each, kind))


def test_values_stand_with_unit_grade_and_the_worst_row_first(stage):
    shown = stage()
    shown.fill()
    page = shown.show(ROOM)
    tiles = view(page, TilesView).board.shown
    assert [tile.name for tile in tiles] == [gauge[1] for gauge in GAUGES]
    assert tiles[0].total == "0.41 米" and tiles[0].tint is Grade.RED and "红" in tiles[0].said
    assert tiles[5].tint is None and not tiles[0].is_old
    first = view(page, TableView).table.model().index(0, 0).data()
    assert "g1" in str(first)
    assert (
        "区防汛办" in page.head.accessibleName() and "100 0000 0142" in page.head.accessibleName()
    )
    assert not page.trouble.isVisible()


def test_one_value_has_one_grade_on_tile_table_and_map(stage):
    """The page declares three limits for its tiles, one for its table and one for its layer."""
    shown = stage()
    shown.fill()
    page = shown.show(ROOM)
    tiles = {tile.id: tile.tint for tile in view(page, TilesView).board.shown}
    model = view(page, TableView).model
    rows = [model.index(at, 0).data(RowRole.ROW) for at in range(model.rowCount())]
    table = {row.id: row.cells[1].runs[0].shape for row in rows}
    spots = {spot.name.split()[0]: spot.grade for spot in view(page, MapView).map._spots}
    named = {name: tiles[id] for id, name, *_ in GAUGES if name in spots}
    said = [model.index(at, 0).data(RowRole.ROW).cells[1].words for at in range(3)]
    assert said == ["红 0.41 米", "橙 0.29 米", "黄 0.22 米"], "never a shape alone"
    assert "红" in view(page, MapView).map.spoken_value()
    assert tiles == table and [tiles[f"g{n}"] for n in (1, 2, 3)] == list(Grade)[:3]
    assert spots == named and len(spots) == 4


def test_rows_without_a_place_are_counted_beside_the_map(stage):
    shown = stage()
    shown.fill()
    assert "2 项没有位置" in view(shown.show(ROOM), MapView).head.accessibleName()


def test_before_the_first_data_one_line_says_whom_to_call_and_nothing_can_be_pressed(stage):
    shown = stage()
    page = shown.show(ROOM)
    assert page.trouble.isVisible() and "区防汛办 100 0000 0142" in page.trouble.accessibleName()
    [button] = view(page, TableView).buttons.buttons
    assert not button.isEnabled()
    shown.fill()
    for _ in page._draw(frozenset({"gauges"})):
        pass
    assert not page.trouble.isVisible() and button.isEnabled()


def test_live_pictures_do_not_wear_the_age_of_the_rows_that_name_them(stage):
    shown = stage()
    stale(shown)
    page = shown.show(ROOM)
    assert view(page, TableView).words_of_age and not view(page, CamerasView).words_of_age


def test_a_command_nobody_has_is_named(stage):
    shown = stage(page=PAGE.replace('"instruction.open"', '"plan.gone"'))
    words = [label.text() for label in shown.show(ROOM).body.findChildren(WordLabel)]
    assert "本席没有 plan.gone 这个命令" in words


def test_records_of_older_schemas_stand_with_what_they_have(stage):
    shown = stage()
    told = [
        {"key": "g1", "at": NOW.isoformat(), "fields": {"name": "映川路下穿", "level": 0.41}},
        {"key": "g2", "at": NOW.isoformat(), "fields": {"name": "杉影路下穿"}},
        {
            "key": "g3",
            "at": NOW.isoformat(),
            "fields": {"name": "菱渡路下穿", "level": "约 2 分米"},
        },
        {"key": "g4", "at": NOW.isoformat(), "fields": {"name": ["芦汀路"], "level": {"cm": 12}}},
    ]
    put_records(shown.found.manifest, shown.book, lambda of: told, NOW)
    model = view(shown.show(ROOM), TableView).table.model()
    rows = [model.index(at, 0).data(RowRole.ROW) for at in range(model.rowCount())]
    words = {row.id: [cell.runs[-1].text for cell in row.cells[:2]] for row in rows}
    assert words["g1"] == ["映川路下穿", "0.41 米"] and words["g2"] == ["杉影路下穿", "—"]
    assert words["g3"] == ["菱渡路下穿", "约 2 分米"]
    assert words["g4"] == ['["芦汀路"]', '{"cm": 12}']


def test_what_is_too_old_is_hatched_with_its_age_and_the_duty_phone(stage):
    shown = stage()
    stale(shown)
    page = shown.show(ROOM)
    tiles = view(page, TilesView)
    assert tiles.words_of_age == "数据截至 20:04" and tiles.board.shown[0].is_old
    words = page.trouble.accessibleName()
    assert page.trouble.isVisible() and "100 0000 0142" in words and "没有应答" in words
    assert tiles.board.shown[0].total == "0.41 米", "the last good value stays"


def test_data_grow_old_while_nothing_comes(stage):
    shown = stage()
    shown.fill()
    page = shown.show(ROOM)
    assert view(page, TilesView).words_of_age == ""
    shown.clock.moment = NOW + timedelta(minutes=30)
    page._look_at_ages()
    assert view(page, TilesView).words_of_age == "数据截至 20:23"


def test_why_there_is_nothing_newer_is_said(stage):
    shown = stage()
    no_newer(shown)
    words = shown.show(ROOM).trouble.accessibleName()
    assert "共享文件夹读不到" in words and "100 0000 0142" in words


def test_a_stopped_plugin_keeps_its_last_page_and_one_without_data_has_a_card(stage):
    with_data, without = stage(), stage()
    with_data.fill()
    quarantined(with_data)
    page = with_data.show(ROOM)
    assert not page.has_card and "已停用" in page.trouble.accessibleName()
    quarantined(without)
    page = without.show(ROOM)
    assert page.has_card and "100 0000 0142" in page.card.text and "照常" in page.card.text
    QTest.keyClick(page.card._again, Qt.Key.Key_Return)
    assert without.released == 1


def test_a_page_comes_back_when_its_plugin_does(stage):
    shown = stage()
    quarantined(shown)
    page = shown.show(ROOM)
    assert page.has_card
    shown.fill()
    shown.be(Standing.WELL)
    assert not page.has_card and not page.trouble.isVisible()


def test_of_ten_thousand_rows_those_that_are_seen_are_built_and_the_rest_is_counted(
    stage, monkeypatch
):
    built = []
    tile = RowTiles._tile
    monkeypatch.setattr(RowTiles, "_tile", lambda self, row: built.append(1) or tile(self, row))
    shown = stage()
    many(shown)
    board = view(shown.show(ROOM), TilesView).board
    rest = board.shown[-1]
    assert rest.id == REST and f"{10_000 - len(board.shown) + 1}" in rest.name
    assert rest.tint is Grade.RED and sum(mark.count for mark in rest.marks) > 4000
    assert all(tile.tint is Grade.RED for tile in board.shown), "the worst are those that are seen"
    assert len(built) < 1000, "not one for each row"
    red = rest.marks[0].count
    told = [text.words for text in drawing(board).texts]
    assert f"另 {10_001 - len(board.shown) - red}" in told, "it adds up to what its name says"


def test_a_flood_from_a_thread_is_drawn_ten_times_a_second_at_most(stage, qtbot):
    shown = stage()
    shown.fill()
    page = shown.show(ROOM)
    drawn = []
    tiles = view(page, TilesView)
    show_data = tiles.show_data
    tiles.show_data = lambda: drawn.append(monotonic()) or show_data()
    rows = shown.book.get("flood", "gauges").rows

    def flood() -> None:
        for number in range(500):
            level = {**rows[0], "level": number / 1000}
            shown.book.put("flood", DataSet("gauges", (level, *rows[1:]), NOW))

    thread = Thread(target=flood)
    begun = monotonic()
    thread.start()
    qtbot.waitUntil(lambda: tiles.board.shown[0].total == "0.50 米")
    took = monotonic() - begun
    thread.join()
    assert len(drawn) <= took * 10 + 2


def test_a_hidden_page_draws_nothing_and_is_right_when_it_is_shown(stage, qtbot):
    shown = stage()
    shown.fill()
    page = shown.show(ROOM)
    page.hide()
    rows = shown.book.get("flood", "gauges").rows
    shown.book.put("flood", DataSet("gauges", ({**rows[0], "level": 0.9}, *rows[1:]), NOW))
    QApplication.processEvents()
    assert view(page, TilesView).board.shown[0].total == "0.41 米"
    page.show()
    qtbot.waitUntil(lambda: view(page, TilesView).board.shown[0].total == "0.90 米")


def test_a_command_acts_on_the_row_under_the_cursor(stage):
    shown = stage()
    shown.fill()
    table = view(shown.show(ROOM), TableView)
    table.table.set_current("g2")
    button = next(b for b in table.findChildren(object) if getattr(b, "text", str)() == "建议封路")
    button.click()
    [(id, row)] = shown.ran
    assert id == "plugin.flood.close-road" and row["name"] == "杉影路下穿"


def test_a_form_says_what_is_missing_and_saves_what_is_right(stage):
    shown = stage()
    form = view(shown.show(ROOM), FormView)
    station, level, _ = form.lines
    form.save()
    assert "测站未填" in form.note_line.text() and shown.saved == []
    station._combo.set_current("映川路下穿")
    level._field.set_text("７")
    form.save()
    assert "在 0 与 5 之间" in form.note_line.text()
    level._field.set_text("０.4")
    form.save()
    assert shown.saved == [("gauge", {"name": "映川路下穿", "level": 0.4})]
    QApplication.processEvents()
    assert "已保存" in form.note_line.text() and level.text == ""


def test_a_form_that_is_refused_keeps_what_was_written(stage):
    shown = stage()
    shown.answer = ValueError("记录已满")
    form = view(shown.show(ROOM), FormView)
    form.lines[0]._combo.set_current("映川路下穿")
    form.lines[1]._field.set_text("1")
    form.save()
    QApplication.processEvents()
    assert form.note_line.text() == "记录已满" and form.lines[1].text == "1"


def test_points_of_a_layer_stand_on_the_map_with_value_and_grade(stage):
    shown = stage()
    shown.fill()
    place = view(shown.show(ROOM), MapView).map
    words = place.spoken_value()
    assert "映川路下穿 0.41 米" in words
    grades = [point.grade for point in place._points]
    assert sorted(grades, key=str) == sorted([*list(Grade)[:3], None], key=str)


def test_cameras_of_the_rows_are_shown(stage, qtbot):
    shown = stage()
    shown.fill()
    cameras = view(shown.show(ROOM), CamerasView)
    qtbot.waitUntil(lambda: all(tile.live_count for tile in cameras.tiles))
    assert len(cameras.tiles) == 3


@pytest.mark.parametrize("width", [1856, 896])
def test_everything_is_there_however_narrow_the_window(stage, width):
    shown = stage()
    shown.fill()
    page = shown.show(QSize(width, 444))
    for each in page.body.views:
        assert each.height() >= page.theme.grown(each.least_height)
    assert drawing(view(page, TilesView).board).texts
