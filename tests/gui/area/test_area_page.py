"""The towns as tiles: what a person across the room reads, and what a wall must not pretend."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.alert import Severity
from console.domain.reference import Org, OrgLevel
from console.screens.area.tile_words import SUM
from tests.gui.area.stage import AreaStage, empty, normal, offline, storm, with_signs
from tests.gui.duty import directory, evening
from tests.gui.pages.drawing import drawing
from widgets.board.tile_board import REST
from widgets.board.tiles import BoardTile

WALL = QSize(1920, 1040)


def tile(stage: AreaStage, town: str) -> BoardTile:
    return next(each for each in stage.page.board.shown if each.id == town)


def words(stage: AreaStage) -> list[str]:
    return [text.words for text in drawing(stage.page.board).texts]


class Painted(QObject):
    """Notes how much of a widget is painted."""

    def __init__(self, watched) -> None:
        super().__init__(watched)
        self.areas = []
        watched.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self.areas.append(event.region().boundingRect())
        return False


def test_each_town_says_how_many_of_what_and_the_worst_comes_first(stage):
    """H280: shape, word and number; the tiles together are the queue's own count."""
    shown = stage()
    storm(shown)
    first = shown.page.board.shown[0]
    assert first.id == "芦汀镇" and first.total == "98+", "a source is silent: at least so many"
    assert [(m.word, m.count) for m in first.marks] == [("红", 1), ("黄", 1), ("蓝", 96)]
    assert first.tint == "red", "a red nobody has signed"
    assert tile(shown, "沙渚镇").tint is None, "all of it is signed"
    tiles = shown.page.board.shown
    assert sum(int(each.total.rstrip("+")) for each in tiles) == shown.room.queue.counts.total
    assert {"红", "芦汀镇", "98+"} <= set(words(shown))


def test_what_names_no_town_of_the_hall_is_in_the_last_tile(stage):
    """H280: a town nobody knows, and none at all, are not lost."""
    shown = stage()
    normal(shown)
    strange = evening.alert("x1", Severity.RED, "来路不明", "外区某镇" * 9)
    shown.put(strange)
    shown.settle()
    last = shown.page.board.shown[-1]
    assert (last.name, last.total) == ("其他", "2")
    shown.put(replace(strange, place=replace(strange.place, town="芦汀镇")))
    shown.settle()
    assert shown.page.board.shown[-1].total == "1" and tile(shown, "芦汀镇").tint == "red"
    assert strange.place.town not in shown.room.queue.counts.by_town


def test_the_wall_is_read_from_six_metres(stage):
    """B-13: 60 pixels for words and 96 for figures on a panel of 1080 lines, twice that on 4K."""
    for size, panel in ((WALL, 1080), (QSize(3840, 2120), 2160), (QSize(960, 500), 540)):
        shown = stage(size, panel)
        storm(shown)
        for text in drawing(shown.page.board).texts + drawing(shown.page.foot).texts:
            assert text.pixels >= 60 * panel / 1080
        totals = [t for t in drawing(shown.page.board).texts if t.words == "98+"]
        assert totals and all(t.pixels >= 96 * panel / 1080 for t in totals)
        assert shown.page.board.grid.rows * 2 + 1 <= 12, "lines on one panel"
        shown.close()


def test_a_wall_counts_what_finds_no_room_on_a_tile(qtbot, stage):
    """H504: ninety-six blue ones beside a red are not left out in silence."""
    shown = stage(WALL, 1080)
    storm(shown)
    # Of 芦汀镇 the red stands, of 梧影 the orange: what else there is has one grade, and its word.
    qtbot.waitUntil(lambda: {"另 97", "蓝 116"} <= set(words(shown)))


def test_in_english_too_a_wall_counts_what_finds_no_room(english_stage):
    """Beside “Yel. 1” a blue one was left out without a word; alone a grade has its whole word."""
    shown = english_stage(WALL, 1080)
    normal(shown)
    told = words(shown)
    assert tile(shown, "望潮街道").tint == "blue" and "+1" in told
    assert "Orange" in told


def test_the_sum_at_the_desk_says_at_least_as_the_tiles_do(stage):
    """H542: 98+ and 117+ cannot be 325 in all."""
    shown = stage()
    storm(shown)
    assert "共 325+" in shown.page.head.accessibleName()
    normal(shown)
    assert "+" not in shown.page.head.accessibleName()


def test_a_wall_says_what_it_cannot_see(stage):
    """H281: silent sources, a cut link and an empty store never look like calm."""
    shown = stage(WALL, 1080)
    empty(shown)
    assert "连上中心" in words(shown)[0]
    storm(shown)
    assert shown.page.foot.words.startswith("看不见") and "视频" in shown.page.foot.words
    assert tile(shown, "映川街道").note == "信源不全"
    assert tile(shown, "听澜街道").note == "无未办结", "all that watches it is seen"
    shown.put(*directory.feeds(("110",)))
    shown.room.load()
    shown.settle()
    assert tile(shown, "听澜街道").note == "信源不全", "110 covers all of them"
    normal(shown)
    assert shown.page.foot.words == ""
    offline(shown)
    assert shown.page.foot.words == "断网 数据截至 20:16:58"
    assert all(each.is_old for each in shown.page.board.shown)


def test_a_town_that_had_none_when_the_link_was_cut_is_not_said_to_have_none(stage):
    """H504: the number is of then; of now nobody knows."""
    shown = stage()
    offline(shown)
    calm = [each for each in shown.page.board.shown if not each.marks]
    assert calm and {(each.total, each.note) for each in calm} == {("—", "20:16 时为 0")}


def test_towns_without_a_word_from_the_hub_have_no_number(stage):
    """H281: nobody knows is not none."""
    shown = stage()
    shown.put(*directory.reference())
    shown.room.link.update_view(state="offline", since=evening.NOW)
    shown.settle()
    assert {(each.total, each.note) for each in shown.page.board.shown} == {("—", "无数据")}


def test_of_ten_thousand_alerts_one_change_paints_one_tile(stage):
    """H282: a burst is told ten times a second at most, and a change paints its own town."""
    shown = stage()
    rows = [
        evening.alert(f"b{n:05d}", Severity.BLUE, "点位中断", directory.TOWNS[n % 14])
        for n in range(10_000)
    ]
    shown.put(*directory.reference(), *directory.feeds(), *rows)
    shown.room.load()
    shown.hub_is("online")
    shown.settle()
    while shown.room.queue.rowCount() < len(rows):
        shown.settle()
    shown.settle()  # all of it is painted
    board = shown.page.board
    painted, told = Painted(board), []
    shown.towns.changed.connect(lambda: told.append(1))
    for n in range(20):
        shown.put(evening.alert(f"r{n}", Severity.RED, "堤脚渗水", "芦汀镇"))
        shown.towns._after_pause()
    while not painted.areas or shown.room.queue.rowCount() < len(rows) + 20:
        QApplication.processEvents()
    assert 1 <= len(told) <= 40, "once by hand, once by its own clock where the machine is slow"
    assert tile(shown, "芦汀镇").marks[0].count == 20
    number = [each.id for each in board.shown].index("芦汀镇")
    place = board.grid.rect(number).toAlignedRect()
    assert painted.areas and all(place.contains(area) for area in painted.areas)


def test_a_burst_is_joined_while_the_pause_runs(stage):
    """H282: between two tellings nothing is painted, and the last state is never left out."""
    shown = stage()
    normal(shown)
    told = []
    shown.towns.changed.connect(lambda: told.append(shown.towns.states))
    shown.towns._pause.start(60_000)
    for n in range(20):
        shown.put(evening.alert(f"r{n}", Severity.RED, "堤脚渗水", "芦汀镇"))
    assert told == []
    shown.towns._after_pause()
    (states,) = told
    assert next(s for s in states if s.town == "芦汀镇").counts[0] == (Severity.RED, 20)


def test_what_is_set_aside_is_told_on_the_tile_and_in_the_sum(stage):
    """B-07, H366: at the desk and on the wall, quietly; it is still one of those that are open."""
    shown = stage()
    normal(shown)
    assert tile(shown, "菱渡镇").note == "搁置 1" and tile(shown, "菱渡镇").total == "1"
    assert "搁置 1" in tile(shown, "菱渡镇").said
    assert shown.page.board.shown[0].note != "搁置 1"
    wall = stage(WALL, 1080)
    normal(wall)
    assert tile(wall, "菱渡镇").note == "搁置 1"
    assert "搁置 1" in next(each for each in wall.page.board.shown if each.id == "=").note


def test_places_stay_for_ten_minutes(stage):
    """H280: eyes find a town where it was; the colour says what has changed."""
    shown = stage()
    normal(shown)
    before = [each.id for each in shown.page.board.shown]
    shown.put(evening.alert("r", Severity.RED, "堤脚渗水", before[5]))
    shown.towns._after_pause()
    shown.room.clock.jump(599)
    shown.towns.look()
    assert [each.id for each in shown.page.board.shown] == before
    assert tile(shown, before[5]).tint == "red"
    shown.room.clock.jump(1)
    shown.towns.look()
    assert shown.page.board.shown[0].id == before[5]


def test_keys_go_from_town_to_town_and_enter_asks_for_its_queue(stage):
    shown = stage()
    normal(shown)
    asked = []
    shown.page.town_requested.connect(asked.append)
    board = shown.page.board
    board.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(board, key)
    assert asked == [board.shown[1 + board.grid.columns].id] == [board.current]
    QTest.keyClick(board, Qt.Key.Key_End)
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert asked[1:] == [""], "elsewhere: the whole queue"


def test_l_writes_large_and_small_again(stage):
    shown = stage()
    normal(shown)
    was = max(text.pixels for text in drawing(shown.page.board).texts)
    shown.page.set_panel(1080)
    assert max(text.pixels for text in drawing(shown.page.board).texts) == 96
    shown.room.commands.run("area.large")
    assert max(text.pixels for text in drawing(shown.page.board).texts) == was


@pytest.mark.parametrize("panel", [0, 1080])
def test_more_towns_than_room_are_named_with_the_worst_of_them(stage, panel):
    """H280: forty towns on one panel: a red among those without a place is seen all the same."""
    shown = stage(WALL, panel) if panel else stage(QSize(640, 360))
    towns = [Org(f"z{n:03d}", f"某{n:03d}镇", OrgLevel.TOWN) for n in range(60)]
    shown.put(*towns, *directory.feeds())
    shown.room.load()
    shown.hub_is("online")
    board = shown.page.board
    hidden = {f"某{n:03d}镇" for n in range(60)} - {each.id for each in board.shown}
    one = max(hidden)
    shown.put(evening.alert("r", Severity.RED, "堤脚渗水", one))
    shown.towns._after_pause()
    rest = board.shown[-1]
    assert rest.id == REST and rest.tint == "red" and rest.marks[0].count == 1
    seen = set()
    board.setFocus()
    for _ in range(40):
        seen |= {each.id for each in board.shown}
        QTest.keyClick(board, Qt.Key.Key_End)
        QTest.keyClick(board, Qt.Key.Key_Return)
    assert hidden <= seen, "Enter on it turns to the others"


def test_on_a_wall_the_sum_says_first_how_many_are_unsigned(stage):
    """H432: 未签收 stays where there is no room for what is set aside behind it."""
    shown = stage(WALL, 1080)
    storm(shown)
    unsigned, aside = tile(shown, SUM).note.split("·")
    assert unsigned.startswith("未签收") and aside.startswith("搁置")
    assert unsigned in words(shown)


def test_h542_a_full_tile_of_a_wall_still_says_that_not_all_is_seen(stage):
    """Where marks take all the room the note has none: the number itself says at least."""
    shown = stage(WALL, 1080)
    storm(shown)
    assert tile(shown, "芦汀镇").total == "98+"
    assert tile(shown, "芦汀镇").note == "信源不全"
    assert "98+" in words(shown), "seen also where the words have no room"
    assert tile(shown, "听澜街道").total == "0", "nothing that watches it is silent"
    normal(shown)
    assert not any("+" in each.total for each in shown.page.board.shown)


def test_vital_signs_of_plugins_stand_behind_the_towns_and_lead_to_their_page(qtbot, stage):
    shown = stage()
    with_signs(shown)
    ids = [each.id for each in shown.page.board.shown]
    assert ids[-2:] == ["plugin.flood.deepest", "plugin.lift.trapped"]
    assert {"最深下立交", "26 厘米", "橙"} <= set(words(shown))
    asked, towns = [], []
    shown.page.sign_requested.connect(asked.append)
    shown.page.town_requested.connect(towns.append)
    shown.page.board.activated.emit("plugin.flood.deepest")
    assert asked == ["plugin.flood.deepest"] and towns == []
    shown.signs = [replace(shown.signs[0], total="31 厘米")]
    qtbot.waitUntil(lambda: "31 厘米" in words(shown))
    assert "被困人数" not in words(shown), "a plugin that was withdrawn brings nothing"


def test_on_a_wall_no_vital_sign_takes_the_place_of_towns_and_their_sum(stage):
    shown = stage(WALL, 1080)
    normal(shown)
    towns = [each.id for each in shown.page.board.shown]
    with_signs(shown)
    assert [each.id for each in shown.page.board.shown] == towns and SUM in towns
    assert tile(shown, SUM).total == str(shown.room.queue.counts.total)
    told = drawing(shown.page.foot).texts
    assert told[0].words == "体征", "what has no place is not left out in silence"
    assert told[1].words == "最深下立交 26 厘米 橙；被困人数 3 截至 20:04"
    larger = stage(QSize(2560, 1400), 1080)
    with_signs(larger)
    ids = [each.id for each in larger.page.board.shown]
    assert ids[-2:] == ["plugin.flood.deepest", "plugin.lift.trapped"], "the worst first"
    assert REST not in ids and SUM in ids
