"""一张图: what lies on it, what goes on and off, how one gets from it to the matter itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from console.domain.geo import Place
from console.domain.reference import Unit
from console.screens.city_map.families import Family
from console.shell.keys import key_sheet, scopes_of
from tests.gui.city_map import stage as staged
from tests.gui.city_map.stage import MapStage
from tests.gui.orders import site
from tests.gui.pages.deploy_states import layers_around
from widgets.common.theme import Grade, load_theme
from widgets.map.marks import Sign


def on_map(stage, sign):
    return [mark for mark in stage.page.plane.marks if mark.sign is sign]


def switch(stage, family):
    return stage.page.layers.switches[family]


def press(stage, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(stage.page.plane, key, modifiers)
    stage.turn()


@pytest.fixture
def evening(stage):
    stage.put(*staged.cameras(40), *staged.evening())
    stage.link_is("online")
    stage.show()
    return stage


def test_each_alert_stands_where_it_is_with_shape_and_word(evening):
    shown = {mark.id: (mark.grade, mark.word) for mark in on_map(evening, Sign.ALERT)}
    assert shown["A0"] == (Grade.RED, "红") and shown["A1"] == (Grade.ORANGE, "橙")
    assert shown["D1"] == (None, "演练"), "an exercise is no red alert"
    matter = on_map(evening, Sign.INCIDENT)
    assert [(m.id, m.grade) for m in matter] == [("I1", Grade.ORANGE)], "as bad as its worst"
    assert len(on_map(evening, Sign.ORDER)) == 4


def test_what_has_no_coordinates_is_counted_and_not_lost(evening):
    """H899: a map that is silent about what it cannot show is taken for the whole."""
    assert "A9" not in {mark.id for mark in on_map(evening, Sign.ALERT)}
    assert switch(evening, Family.ALERTS).note == "1 件无坐标"
    found = replace(staged.evening()[1], id="A9")
    evening.put(found)
    assert switch(evening, Family.ALERTS).note == ""
    assert "A9" in {mark.id for mark in on_map(evening, Sign.ALERT)}


def test_an_alert_that_is_over_leaves_the_map(evening):
    closed = replace(staged.evening()[0], disposition="false")
    evening.send([("alert", "A0", {**_body(closed)})])
    evening.turn()
    assert "A0" not in {mark.id for mark in on_map(evening, Sign.ALERT)}


def _body(alert):
    from console.domain.alert import Disposition
    from console.domain.entity import encode

    return encode(replace(alert, disposition=Disposition.FALSE))


def test_a_device_stands_there_until_its_alert_does(evening):
    assert [mark.id for mark in on_map(evening, Sign.DEVICE)] == ["T1"]
    assert switch(evening, Family.DEVICES).count == 1


def test_a_position_older_than_its_limit_is_hatched_and_says_of_when(evening):
    at = staged.place(3).point
    old = Unit("U1", "排水二分队", "排水", point=at,
               position_at=site.NOW - timedelta(minutes=41))  # fmt: skip
    evening.put(old, replace(old, id="U2", name="排水三分队", position_at=site.NOW))
    shown = {mark.id: mark for mark in on_map(evening, Sign.FORCE)}
    assert shown["U1"].is_old and shown["U1"].name == "排水二分队 19:47"
    assert not shown["U2"].is_old and shown["U2"].name == "排水三分队"
    assert switch(evening, Family.FORCES).note == "1 支位置超过 30 分钟"


def test_families_go_by_key_and_by_click_and_stay_off(evening, tmp_path):
    press(evening, Qt.Key.Key_1)
    assert not on_map(evening, Sign.CAMERA) and not switch(evening, Family.CAMERAS).isChecked()
    QTest.mouseClick(switch(evening, Family.ALERTS), Qt.MouseButton.LeftButton)
    evening.turn()
    assert not on_map(evening, Sign.ALERT) and not on_map(evening, Sign.INCIDENT)
    assert evening.kept[-1] == {"cameras", "alerts"}
    press(evening, Qt.Key.Key_4)
    assert on_map(evening, Sign.ALERT)
    assert switch(evening, Family.CAMERAS).count == 40, "off, and still counted"


def test_without_a_bureau_the_key_of_layers_says_so(evening):
    press(evening, Qt.Key.Key_6)
    assert evening.refused == ["没有部门图层可显示"]
    assert switch(evening, Family.LAYERS).isChecked()


def test_a_value_of_a_bureau_over_its_limit_has_the_word_of_its_grade(evening):
    """Its triangle had none, and that of a yellow alert stood across it."""
    at = staged.place(3).point
    evening.layers.set_layers(layers_around(at).all)
    evening.turn()
    evening.page.scene.refresh()
    words = {mark.name: (mark.word, mark.grade) for mark in on_map(evening, Sign.LAYER)}
    assert words["映川路下立交 26 厘米"] == ("橙", Grade.ORANGE)
    assert words["临汐路地道 8 厘米"] == ("", None)


def test_from_alert_to_alert_by_key_the_worst_first_and_on_to_its_page(evening):
    press(evening, Qt.Key.Key_G)
    assert evening.refused == ["请先选中一条告警、工单、事件或一路点位"]
    for _ in range(3):
        press(evening, Qt.Key.Key_N)
    press(evening, Qt.Key.Key_G)
    assert evening.asked == [("alert", "A1")], "after two reds the orange one"


def test_enter_chooses_what_lies_below_the_cross(evening):
    plane = evening.page.plane
    order = on_map(evening, Sign.ORDER)[3]
    plane.bring_closer(order.at, 0.05)
    evening.turn()
    press(evening, Qt.Key.Key_Return)
    press(evening, Qt.Key.Key_G)
    assert evening.asked == [("order", order.id)]


def test_the_mouse_drags_the_ground_and_chooses_by_a_click(evening):
    plane = evening.page.plane
    matter = on_map(evening, Sign.INCIDENT)[0]
    was = plane.to_screen(matter.at)
    here = plane.rect().center()
    QTest.mousePress(plane, Qt.MouseButton.LeftButton, pos=here)
    QTest.mouseMove(plane, here - (was.toPoint() - here) / 2)
    QTest.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=here)
    assert evening.page.chosen is None, "dragged, not chosen"
    QTest.mouseClick(plane, Qt.MouseButton.LeftButton, pos=plane.to_screen(matter.at).toPoint())
    press(evening, Qt.Key.Key_G)
    assert evening.asked == [("incident", "I1")]


def test_above_two_hundred_in_sight_a_cluster_shows_the_worst_and_how_many(stage):
    at = staged.place(3)
    crowd = [staged.alert(f"S{n}", staged.BLUE, "点位中断", at) for n in range(250)]
    red = staged.alert("RED", staged.RED, "堤脚渗水", at)
    stage.put(*crowd, red)
    stage.show()
    assert [(m.grade, m.word, m.count) for m in on_map(stage, Sign.ALERT)] == [
        (Grade.RED, "红", 251)
    ]


def test_cut_off_each_family_says_of_when_it_is(evening):
    evening.clock.jump(500)
    evening.link_is("offline")
    evening.link.update_view(data_as_of=site.NOW)
    evening.age.look()
    evening.turn()
    assert switch(evening, Family.ORDERS).note == "截至 20:28:50"
    assert switch(evening, Family.ALERTS).note == "截至 20:28:50，1 件无坐标"


def test_no_cross_lies_on_the_words_that_nothing_has_a_place_yet(qapp, tmp_path):
    made = MapStage(tmp_path, load_theme("dark"), QSize(1200, 700), has_ground=False)
    try:
        made.show()
        made.page.plane.setFocus()
        words = made.page.empty.geometry()
        made.page.empty.hide()
        under = made.page.plane.grab(words.adjusted(4, 4, -4, -4)).toImage()
        seen = {under.pixel(x, y) for x in range(under.width()) for y in range(under.height())}
        assert len(seen) == 1
    finally:
        made.close()


def test_a_hall_without_lines_has_its_map_around_what_it_knows(qapp, tmp_path):
    made = MapStage(tmp_path, load_theme("dark"), QSize(1200, 700), has_ground=False)
    try:
        made.show()
        assert made.page.empty.isVisible(), "nothing has a place yet, and it is said"
        made.put(staged.evening()[0])
        assert not made.page.empty.isVisible()
        assert [mark.id for mark in on_map(made, Sign.ALERT)] == ["A0"]
        made.put(replace(staged.evening()[1], place=Place("没有坐标")))
    finally:
        made.close()


def test_f1_shows_the_keys_of_the_map(evening):
    scopes = scopes_of(evening.page.plane, "map")
    group = key_sheet(evening.commands, scopes)[0]
    assert group.title == "地图"
    titles = [line.title for line in group.lines]
    assert "图上下一条告警" in titles and "选中十字所在处" in titles
