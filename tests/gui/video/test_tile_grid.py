"""What a person sees and does on a grid of tiles."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from widgets.common.theme import Grade, load_theme
from widgets.video import palette, tile_painter
from widgets.video.tile_grid import TileGrid
from widgets.video.tile_source import TIME_PARTS, TileAlert, TileDress, TileState
from widgets.video.tile_style import PANEL, WALL
from widgets.video.tile_words import last_words, word_of

BLUE = QColor(20, 60, 200)


class Source:
    """A source whose state, age and picture the test sets."""

    def __init__(self, state=TileState.LIVE, age=0.0, lines=(), last=""):
        self.name = "南汀·望汐路下立交西口"
        self.state, self.sequence = state, 1
        self._age, self._lines, self.last = age, lines, last
        self.picture = QImage(478, 258, QImage.Format.Format_RGB32)
        self.picture.fill(BLUE)

    def age(self):
        return self._age

    def lines(self):
        return self._lines

    def image(self):
        return self.picture


@pytest.fixture
def grid(qtbot):
    made = TileGrid(load_theme("dark"))
    made.resize(1920, 1040)
    qtbot.addWidget(made)
    return made


def shown(grid, number=0):
    return grid.grab(grid.tile_rect(number)).toImage()


def share_of(image, colour):
    points = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return sum(image.pixelColor(x, y) == colour for x, y in points) / len(points)


def test_tiles_lie_as_on_the_wall(grid):
    assert grid.tile_rect(0).getRect() == (1, 1, 478, 258)
    assert grid.tile_rect(5).getRect() == (481, 261, 478, 258)
    assert grid.picture_size(15).toTuple() == (478, 258)


def test_a_live_picture_is_shown_as_it_is(grid):
    grid.set_tile(0, Source())
    picture = shown(grid)
    assert picture.pixelColor(240, 100) == BLUE
    assert share_of(picture, BLUE) > 0.85
    assert picture.pixelColor(400, 245) != BLUE, "the name bar lies over the picture"


def test_a_frozen_picture_is_hatched_and_says_so_in_the_middle(grid):
    grid.set_tile(0, Source(TileState.FROZEN, age=12))
    picture = shown(grid)
    assert picture.pixelColor(240, 98) == palette.DAY.inverse
    assert 0.3 < share_of(picture, BLUE) < 0.8


def test_frozen_is_judged_when_painting_even_without_a_new_frame(grid, qtbot):
    source = Source()
    grid.set_tile(0, source)
    grid.show()
    qtbot.waitUntil(lambda: shown(grid).pixelColor(240, 98) == BLUE)
    source.state = TileState.FROZEN
    qtbot.waitUntil(lambda: shown(grid).pixelColor(240, 98) == palette.DAY.inverse)


def test_tiles_without_anything_to_come_are_looked_at_seldom_and_never_missed(grid, qtbot):
    quiet = Source(TileState.DENIED)
    grid.set_tile(0, quiet)
    grid.show()
    qtbot.waitUntil(lambda: grid.watch.is_resting)
    quiet.state = TileState.LIVE
    qtbot.waitUntil(lambda: not grid.watch.is_resting)
    qtbot.waitUntil(lambda: shown(grid).pixelColor(240, 98) == BLUE)
    grid.set_tile(0, None)
    qtbot.waitUntil(lambda: grid.watch.is_resting)
    grid.set_tile(1, Source(TileState.WAITING))
    assert not grid.watch.is_resting


@pytest.mark.parametrize("state", [TileState.WAITING, TileState.DENIED, TileState.FAILED])
def test_without_permission_or_connection_no_picture_shines_through(grid, state):
    grid.set_tile(0, Source(state, lines=("平台回复：设备离线",)))
    picture = shown(grid)
    assert share_of(picture, BLUE) == 0
    assert share_of(picture, palette.DAY.empty) > 0.7
    assert share_of(picture, palette.DAY.text) > 0, "no word in the middle"


@pytest.mark.parametrize("state", [TileState.DENIED, TileState.FAILED, TileState.NO_SESSION])
def test_h826_a_tile_says_for_how_long_it_has_no_picture(grid, state):
    """S5: icon, word and age; whoever comes to the wall sees since when a camera is missing."""
    why = ("平台回复：设备离线",)
    grid.set_tile(0, Source(state, lines=why))
    fresh = shown(grid)
    assert "00:" not in grid.part(0).words
    grid.set_tile(0, Source(state, age=75.4, lines=why))
    assert f"{word_of(state)} 01:15 平台回复" in grid.part(0).words
    assert shown(grid) != fresh, "it is painted, not only told"


def test_h871_a_picture_that_stands_says_when_it_came(grid):
    """A-18: whoever comes to the wall reads the time of the last frame, and need not reckon."""
    grid.set_tile(0, Source(TileState.FROZEN, age=4, last="20:14:03"))
    assert "20:14:03" not in grid.part(0).words
    young = shown(grid)
    grid.set_tile(0, Source(TileState.FROZEN, age=41, last="20:14:03"))
    assert "00:41" in grid.part(0).words and last_words("20:14:03") in grid.part(0).words
    assert shown(grid) != young
    lost = Source(TileState.FAILED, age=75, lines=("连接中断",), last="20:14:03")
    grid.set_tile(0, lost)
    assert f"{last_words('20:14:03')} 连接中断" in grid.part(0).words
    told = shown(grid)
    lost.last = ""
    grid.set_tile(0, lost)
    assert shown(grid) != told, "it is painted, not only told"


def test_a_weak_picture_is_untouched_but_for_its_left_edge(grid):
    grid.set_tile(0, Source(TileState.WEAK, age=2.1))
    picture = shown(grid)
    assert picture.pixelColor(12, 100) == BLUE
    assert all(picture.pixelColor(3, y) != BLUE for y in range(20, 200))


@pytest.mark.parametrize("wide", (200, 300))
def test_the_end_of_a_name_stays_beside_a_weak_link(qtbot, wide):
    """At 150 % three tiles of one underpass were called alike; which is which stands at the end."""
    grid = TileGrid(load_theme("dark"), WALL, 1)
    qtbot.addWidget(grid)
    grid.resize(wide, 160)
    source = Source(TileState.WEAK, age=2.1)
    grid.set_tile(0, source)
    first = shown(grid)
    source.name = source.name.replace("西口", "泵房")
    grid.set_tile(0, source)
    assert shown(grid) != first


def test_an_alert_frames_its_tile_and_names_itself(grid):
    alert = TileAlert(Grade.ORANGE, "橙", "充电棚烟感、温感同时报警")
    grid.set_tile(5, Source(), TileDress(alert=alert))
    picture = shown(grid, 5)
    orange = load_theme("dark").grade(Grade.ORANGE).fill
    for x, y in ((1, 150), (476, 150), (240, 256), (6, 6)):
        assert picture.pixelColor(x, y) == orange
    assert share_of(picture, BLUE) > 0.7


def test_the_tag_of_an_alert_is_drawn_once_and_again_when_it_says_something_else(
    grid, qtbot, monkeypatch
):
    with qtbot.waitExposed(grid):
        grid.show()
    drawn: list[str] = []
    draw = tile_painter.draw_tag
    monkeypatch.setattr(
        tile_painter, "draw_tag", lambda *given: drawn.append(given[1].word) or draw(*given)
    )
    source = Source()
    grid.set_tile(5, source, TileDress(alert=TileAlert(Grade.ORANGE, "橙", "充电棚烟感")))
    first = shown(grid, 5)
    for _ in range(10):
        source.sequence += 1
        assert shown(grid, 5) == first
    assert drawn == ["橙"]
    grid.set_dress(5, TileDress(alert=TileAlert(Grade.RED, "红", "车棚冒烟")))
    assert shown(grid, 5) != first
    assert drawn == ["橙", "红"]


def test_a_line_in_the_name_bar_runs_out_and_the_picture_stays_untouched(grid):
    seen = []
    for left in (0, TIME_PARTS, TIME_PARTS // 4):
        grid.set_tile(0, Source(), TileDress(time_left=left))
        picture = shown(grid)
        assert share_of(picture, BLUE) > 0.7
        seen.append(picture)
    none, whole, quarter = seen
    assert none != whole != quarter != none


def test_an_alert_without_a_weak_tile_changes_no_neighbour(grid):
    grid.set_tile(0, Source())
    before = shown(grid)
    grid.set_tile(1, Source(), TileDress(alert=TileAlert(Grade.RED, "红", "车棚冒烟")))
    assert shown(grid) == before


def test_the_watermark_lies_on_every_camera_also_without_a_picture(grid):
    grid.set_tile(0, Source())
    grid.set_tile(1, Source(TileState.WAITING))
    plain, waiting, empty = shown(grid), shown(grid, 1), shown(grid, 2)
    grid.set_watermark("林岚 0731 07-09 20:23")
    assert shown(grid) != plain
    assert shown(grid, 1) != waiting
    assert shown(grid, 2) == empty, "where no camera is there is nothing to mark"


def test_h828_on_a_narrow_tile_the_watermark_is_whole_in_two_lines(qtbot):
    grid = TileGrid(load_theme("dark"), PANEL, 1)
    qtbot.addWidget(grid)
    grid.resize(310, 160)
    source = Source(TileState.DENIED)
    grid.set_tile(0, source)
    plain = shown(grid)
    grid.set_watermark("一号席 林岚 p-linlan 07-09 20:23:18")
    marked, sides = shown(grid), (*range(3), *range(307, 310))
    marks = [
        (x, y) for x in range(310) for y in range(130)
        if marked.pixelColor(x, y) != plain.pixelColor(x, y)
    ]  # fmt: skip
    assert len(marks) > 300 and not [x for x, _ in marks if x in sides]


def test_keys_move_the_focus_and_say_wishes(grid, qtbot):
    grid.set_tile(1, Source(TileState.DENIED), TileDress(remedy="申请调看", remedy_key="P"))
    wishes = []
    grid.tile_activated.connect(lambda n: wishes.append(("open", n)))
    grid.finding_requested.connect(lambda n: wishes.append(("finding", n)))
    grid.remedy_requested.connect(lambda n: wishes.append(("remedy", n)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_P, Qt.Key.Key_Return):
        qtbot.keyClick(grid, key)
    assert grid.focused_tile == 1
    assert wishes == [("finding", 1), ("remedy", 1), ("open", 1)]
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.focused_tile == 5


def test_the_focused_tile_is_marked_in_its_bar(grid):
    grid.set_tile(0, Source())
    grid.set_focused(0)
    assert shown(grid).pixelColor(1, 245) == palette.DAY.act


def test_the_mouse_chooses_and_opens(grid, qtbot):
    with qtbot.waitSignal(grid.focus_moved) as moved:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    assert moved.args == [5]
    with qtbot.waitSignal(grid.tile_activated) as opened:
        qtbot.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert opened.args == [0]


def test_a_grid_asks_its_sources_only_while_it_can_be_seen(grid, qtbot):
    source = Source()
    grid.set_tile(0, source)
    grid.show()
    qtbot.waitUntil(lambda: grid.painted_frames()[0] == 1)
    source.sequence = 2
    qtbot.waitUntil(lambda: grid.painted_frames()[0] == 2)
    grid.hide()
    source.sequence = 3
    qtbot.wait(80)
    assert grid.painted_frames()[0] == 2


def test_other_layouts_keep_the_tiles_that_stay_and_refuse_odd_numbers(grid):
    source = Source()
    grid.set_tile(0, source)
    grid.set_count(4)
    assert grid.count == 4
    assert grid.tile_rect(0).width() == 958
    assert share_of(shown(grid), BLUE) > 0.2, "the picture is shown while another size is decoded"
    with pytest.raises(ValueError, match="not 5"):
        grid.set_count(5)


def test_small_tiles_of_a_panel_measure_as_drawn(qtbot):
    grid = TileGrid(load_theme("dark"), PANEL, 4)
    qtbot.addWidget(grid)
    grid.resize(632, 360)
    assert [grid.tile_rect(n).getRect() for n in (0, 3)] == [(0, 0, 312, 176), (320, 184, 312, 176)]
    grid.set_tile(0, Source(), TileDress(number="1", right="30 米 东"))
    assert shown(grid).pixelColor(300, 2) != QColor(BLUE)


class Behind(Source):
    """A source that gives the picture before the newest first, where two have come."""

    given = 0

    def image(self):
        self.given = min(self.sequence, max(self.given + 1, self.sequence - 1))
        return super().image()


def test_two_pictures_that_come_between_two_looks_are_both_painted(qtbot, grid):
    source = Behind()
    grid.set_tile(0, source)
    with qtbot.waitExposed(grid):
        grid.show()
    qtbot.waitUntil(lambda: grid.painted_frames()[0] == 1)
    source.sequence = 3
    qtbot.waitUntil(lambda: grid.painted_frames()[0] == 3)
    assert source.given == 3


def test_a_tile_that_shows_no_picture_is_not_painted_for_one_kept_back(qtbot, grid):
    source = Behind(TileState.FAILED)
    grid.set_tile(0, source)
    with qtbot.waitExposed(grid):
        grid.show()
    asked = []
    grid.watch._repaint = asked.append
    source.sequence = 3
    grid.watch._look_around()
    grid.grab()
    asked.clear()
    for _ in range(3):
        grid.watch._look_around()
    assert asked == []
