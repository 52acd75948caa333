"""周边: what lies around what was chosen on the map, as S6 has it, and what is done with it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.reference import KnownPlace
from console.models.nearby import Group
from console.screens.common.words import where_words
from console.shell.keys import key_sheet, scopes_of
from tests.gui.city_map import stage as staged
from tests.gui.city_map.test_map_page import on_map, press
from tests.gui.pages.drawing import drawing
from widgets.common.theme import Grade
from widgets.map.marks import Sign
from widgets.map.outline import OutlineKind

KEY = Qt.Key


def lines(stage, group):
    return [(line.of, line.name) for line in stage.page.near.lines_of(group)]


def ids(stage, group):
    return [id for id, _ in lines(stage, group)]


def listed(stage):
    """Every row of the column as who listens hears it."""
    return [row.title for row in stage.page.near.rows.rows]


def click(stage, at):
    plane = stage.page.plane
    QTest.mouseClick(plane, Qt.MouseButton.LeftButton, pos=plane.to_screen(at).toPoint())
    stage.turn()


@pytest.fixture
def near(stage):
    """The evening; the third of N is the orange alert, with a ring of cameras."""
    staged.near(stage)
    return stage


def test_the_column_follows_the_order_of_s6_and_hides_no_group(near):
    heads = list(near.page.near.table._heads.values())
    assert [head.title for head in heads] == [
        "责任网格与单位电话", "未办结事项", "视频点位", "物联", "危险源与管线", "力量与物资",
        "重点人群",
    ]  # fmt: skip
    assert ids(near, Group.OPEN) == ["A1", "I1"]
    assert ids(near, Group.CAMERAS) == [f"near-{n:02}" for n in range(12)]
    assert "U-1" in ids(near, Group.FORCES)
    assert ids(near, Group.DANGERS) == ["place-x"]
    told = listed(near)
    assert "管线尚无数据来源" in told and "物资尚无数据来源" in told, "said, and not left out"


def test_h926_an_office_says_whether_it_answers_or_is_only_the_nearest(near):
    """H926: the nearest grid is called as the one that is responsible."""
    told = near.page.near.rows.rows[0].title
    assert "责任网格" in told and "0000-" in told
    click(near, near.page.plane.to_plane(near.page.plane.rect().center() / 3))
    assert "最近的网格" in near.page.near.rows.rows[0].title


def test_what_lies_beyond_the_reach_says_so_below_a_head_that_names_it(near):
    """“Within 300 m” stood above an office a kilometre away."""
    rows = {row.title.split()[0]: row.title for row in near.page.near.rows.rows[:3]}
    assert "范围外" in rows["望潮四网格"] and "1.0 公里" in rows["望潮四网格"]
    assert "范围外" not in rows["枫晖花苑居委会"] and "250 米" in rows["枫晖花苑居委会"]


def test_a_matter_has_the_grade_it_has_on_the_map(near):
    row = next(row for row in near.page.near.rows.rows if row.id == "incident/I1")
    assert row.title.startswith("橙 事件·望汐路下立交车辆被淹")
    assert row.cells[0].runs[0].shape is Grade.ORANGE


def test_the_picture_and_the_list_say_alike_how_far_a_camera_is(near):
    """The picture said “5 m N” of what the list had “here”."""
    first = near.page.near.tiles.found[0]
    row = next(row for row in near.page.near.rows.rows if row.id == f"camera/{first.camera.id}")
    assert row.cells[1].words == where_words(first.metres, first.direction) == "此处"


def test_no_title_is_cut_short_while_there_is_room_before_the_distance(near):
    near.page.resize(1237, 656)
    near.turn()
    viewport = near.page.near.table.viewport()
    said = [text.words for text in drawing(viewport).texts]
    assert "望汐路下立交积水 26 厘米" in said and not any("…" in words for words in said)


def test_cameras_tell_their_distance_and_that_they_are_off(near):
    rows = {row.id: row.title for row in near.page.near.rows.rows}
    assert "此处" in rows["camera/near-00"] and "可转动" in rows["camera/near-00"]
    assert "75 米" in rows["camera/near-03"] and "平台报离线" in rows["camera/near-03"]


def test_a_force_whose_place_is_old_is_hatched_with_its_age(near):
    row = next(row for row in near.page.near.rows.rows if row.id == "unit/U-1")
    assert row.cells[0].is_stale and "41 分" in row.title


def test_two_pictures_of_the_nearest_cameras_are_live(near, qtbot):
    tiles = near.page.near.tiles
    assert tiles.camera_ids == ["near-00", "near-01"]
    qtbot.waitUntil(lambda: tiles.tiles[0].source(0) is not None)
    assert "林岚" in tiles.tiles[0].watermark


def test_the_reach_goes_by_key_and_the_ring_with_it(near):
    ring = near.page.plane.outline
    assert ring.kind is OutlineKind.CIRCLE and ring.reach == 300
    press(near, KEY.Key_R)
    assert near.page.plane.outline.reach == 800
    assert len(ids(near, Group.OPEN)) > 2
    press(near, KEY.Key_R)
    assert near.page.plane.outline.reach == 100
    assert ids(near, Group.CAMERAS) == [f"near-{n:02}" for n in range(5)]


def test_wall_and_patrol_take_the_cameras_around(near):
    press(near, KEY.Key_W)
    title, cameras, matter = near.walls[0]
    assert title == "望汐路下立交积水 26 厘米" and matter == ""
    assert cameras == [f"near-{n:02}" for n in range(12)]
    press(near, KEY.Key_T)
    title, pool = near.patrols[0]
    found = near.cameras.find(pool)
    assert [entry.id for entry in found.entries] == cameras


def test_forces_are_sent_to_the_alert_that_is_asked_about(near):
    press(near, KEY.Key_D)
    assert near.sent == [("A1", [])]
    near.page.near.table.set_current("unit/U-1")
    press(near, KEY.Key_D)
    assert near.sent[1] == ("A1", []), "a cursor where nobody is is not meant"
    near.page.near.table.setFocus()
    QTest.keyClick(near.page.near.table, KEY.Key_D)
    assert near.sent[2] == ("A1", ["U-1"])
    assert near.page.near.subject().refs == ("unit/U-1",), "a note is about the row"


def test_without_a_place_every_key_says_what_to_do_first(stage):
    staged.normal(stage)
    for key in (KEY.Key_R, KEY.Key_W, KEY.Key_T, KEY.Key_D):
        press(stage, key)
    assert stage.refused == ["请先在图上选一处"] * 4
    assert not stage.walls and not stage.patrols and not stage.sent


def test_each_line_opens_what_it_is(near):
    table = near.page.near.table
    for id in ("alert/A1", "incident/I1", "camera/near-02"):
        table.set_current(id)
        QTest.keyClick(table, KEY.Key_Return)
    assert near.asked == [("alert", "A1"), ("incident", "I1"), ("camera", "near-02")]
    table.set_current("unit/U-1")
    QTest.keyClick(table, KEY.Key_Return)
    unit = next(each for each in near.directory.units() if each.id == "U-1")
    assert near.page.plane._chosen == pytest.approx(near.page.plane.to_plane_of(unit.point))
    assert ids(near, Group.CAMERAS)[0] == "near-00", "the column stays what it was"


def test_the_point_below_the_cross_has_surroundings_too(near):
    plane = near.page.plane
    press(near, KEY.Key_Escape)
    assert near.page.near.isHidden() and plane.outline is None
    at = next(mark.at for mark in on_map(near, Sign.CAMERA) if mark.id == "near-05")
    plane.go_to((at[0] + 45, at[1]))
    press(near, KEY.Key_A)
    assert near.page.near.head.accessibleName().startswith("周围 300 米内 点 ")
    assert ids(near, Group.CAMERAS)[0] == "near-05"


def test_a_camera_opens_its_picture_and_then_the_wall(near, qtbot):
    """Chosen by click, or by Enter at the cross; once more, or the key of going there: the wall."""
    plane, tiles = near.page.plane, near.page.near.tiles
    press(near, KEY.Key_Escape)
    at = next(mark.at for mark in on_map(near, Sign.CAMERA) if mark.id == "near-07")
    plane.bring_closer(at, 0.2)
    near.turn()
    press(near, KEY.Key_Return)
    assert tiles.camera_ids[0] == "near-07" and near.asked == []
    qtbot.waitUntil(lambda: any(view.name.endswith("下立交 8 号") for view in near.views))
    press(near, KEY.Key_Return)
    press(near, KEY.Key_G)
    assert near.asked == [("camera", "near-07")] * 2
    press(near, KEY.Key_Escape)
    click(near, at)
    assert tiles.camera_ids[0] == "near-07"


def test_a_click_leaves_what_was_clicked_below_the_hand(near):
    plane = near.page.plane
    press(near, KEY.Key_Escape)
    plane.look_at((0.0, 0.0), plane.width_shown)
    at = plane.to_plane(plane.rect().center() / 2)
    before = plane.to_screen(at)
    click(near, at)
    assert near.page.near.isVisible()
    after = plane.to_screen(at)
    assert (after - before).manhattanLength() < 3


def test_what_may_not_be_looked_at_is_counted(stage):
    closed = [
        replace(each, is_restricted=True) for each in staged.cameras_around(staged.place(32), 3)
    ]
    stage.put(*closed)
    staged.normal(stage)
    for _ in range(3):
        press(stage, KEY.Key_N)
    assert ids(stage, Group.CAMERAS) == []
    assert "另有 3 路无权限" in listed(stage)


def test_h927_people_are_counted_and_nowhere_named(near):
    """H927: the map tells who lives alone, and where."""
    before = near.page.near.found.people
    home = KnownPlace("elder-1", "独居老人 望潮-017", staged.place(32), "elder", hazards="智能水表")
    near.put(home)
    near.page.near.refresh()
    assert near.page.near.found.people == before + 1
    assert "只报数，不写姓名、门牌" in listed(near)
    assert not any("独居" in words for words in listed(near))
    assert ids(near, Group.DANGERS) == ["place-x"], "nobody is a danger"


def test_what_no_directory_tells_of_has_no_source_and_is_not_left_out(stage):
    stage.put(staged.evening()[1])
    stage.show()
    press(stage, KEY.Key_N)
    told = listed(stage)
    assert "名录中没有，尚无数据来源" in told and "危险源尚无数据来源" in told
    assert "重点人群尚无数据来源" in told and "此处没有" in told


def test_it_follows_what_comes_and_what_is_over(near, qtbot):
    near.put(staged.alert("NEW", staged.RED, "车辆被淹", staged.place(32)))
    qtbot.waitUntil(lambda: "NEW" in ids(near, Group.OPEN))


def test_a_reach_with_too_many_cameras_says_so_and_opens_no_wall(stage, monkeypatch):
    from console.screens.city_map import near_search

    monkeypatch.setattr(near_search, "TOO_MANY", 10)
    staged.near(stage)
    assert "点位过多不逐一列出，请取小一些" in listed(stage)
    press(stage, KEY.Key_W)
    assert not stage.walls and stage.refused == ["点位过多不逐一列出，请取小一些"]


def test_esc_in_the_column_goes_back_to_the_map_and_then_closes_it(near):
    near.page.near.table.setFocus()
    QTest.keyClick(near.page.near.table, KEY.Key_Escape)
    assert near.page.near.isVisible()
    press(near, KEY.Key_Escape)
    assert near.page.near.isHidden()


def test_the_keys_stand_in_the_sheet(stage):
    staged.normal(stage)
    group = key_sheet(stage.commands, scopes_of(stage.page.plane, "map"))[0]
    titles = [line.title for line in group.lines]
    for words in ("周边点位上墙", "周边点位当场轮巡", "周边换一个远近", "向此处调度力量"):
        assert words in titles


def test_a_point_without_any_ground_is_refused(stage_without_ground):
    press(stage_without_ground, KEY.Key_A)
    assert stage_without_ground.refused == ["还没有可以上图的内容"]
