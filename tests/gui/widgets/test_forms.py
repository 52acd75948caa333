"""Fields for typing in the dark: what is empty is unknown, keys stay where they belong."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.text import Run
from widgets.common.theme import Grade
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import Field, Labelled, TextField
from widgets.forms.number_box import NumberBox
from widgets.forms.search_box import SearchBox
from widgets.forms.suggestion_rows import Suggestion, SuggestionRows, right_columns
from widgets.forms.tabs import TabItem, Tabs
from widgets.forms.text_area import TextArea
from widgets.map.small_map import LineKind, MapLine, MapPoint, PointKind, SmallMap

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot):
    """Show widgets below each other in an active window."""
    pages = []

    def show(*widgets: QWidget) -> None:
        page = QWidget()
        pages.append(page)
        column = QVBoxLayout(page)
        for widget in widgets:
            column.addWidget(widget)
        page.resize(720, 400)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    return show


def test_a_field_tells_what_is_typed_and_shows_its_focus(qtbot, theme, shown):
    field, other = Field(theme, "地点", "街镇、点位", "map-pin", "已定位"), Field(theme, "时间")
    shown(field, other)
    other.setFocus()
    away = field.grab().toImage()
    field.setFocus()
    qtbot.waitUntil(lambda: field.field.edit.hasFocus())
    with qtbot.waitSignals([field.edited, field.entered]):
        qtbot.keyClicks(field.field.edit, "wxl")
        qtbot.keyClick(field.field.edit, Qt.Key.Key_Return)
    assert field.text == "wxl"
    image = field.grab().toImage()
    assert image.pixelColor(200, 1) == theme.act
    assert away.pixelColor(200, 1) != theme.act
    field.set_right("自动")
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("望汐路")


def test_an_empty_number_is_unknown_not_zero(qtbot, theme, shown, chinese):
    box = NumberBox(theme, "死亡")
    shown(Labelled(theme, "伤亡", [box, NumberBox(theme, "重伤")]))
    assert box.value is None
    assert box.edit.placeholderText() == "不详"
    with qtbot.waitSignal(box.edited) as edited:
        qtbot.keyClicks(box.edit, "0")
    assert edited.args == [0]
    qtbot.keyClicks(box.edit, "x-")
    assert box.value == 0
    box.set_value(None)
    assert box.value is None


def test_tab_leaves_the_text_area_and_enter_stays_in_it(qtbot, theme, shown):
    area, after = TextArea(theme, "发生了什么"), TextField(theme)
    shown(area, after)
    area.setFocus()
    qtbot.waitUntil(lambda: area.edit.hasFocus())
    with qtbot.waitSignal(area.edited):
        qtbot.keyClicks(area.edit, "a")
    qtbot.keyClick(area.edit, Qt.Key.Key_Return)
    qtbot.keyClick(area.edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: after.edit.hasFocus())
    assert area.text == "a\n"
    with qtbot.assertNotEmitted(area.edited):
        area.set_text("b")
    assert area.height() == 112


def test_escape_empties_the_search_then_leaves_it(qtbot, theme, shown):
    box = SearchBox(theme, "筛选", "/")
    shown(box)
    box.setFocus()
    with qtbot.waitSignal(box.changed) as changed:
        qtbot.keyClicks(box.edit, "w")
    assert changed.args == ["w"]
    qtbot.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.text == ""
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.height() == 32


def test_a_combo_changes_by_key_and_opens_a_menu_that_blocks_nothing(qtbot, theme, shown):
    combo = Combo(theme, [Choice("", "全部街镇"), Choice("wc", "望潮街道")])
    shown(combo)
    with qtbot.waitSignal(combo.chosen) as chosen:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert chosen.args == ["wc"]
    assert combo.current_text == "望潮街道"
    combo.open()
    with qtbot.waitSignal(combo.chosen) as chosen:
        combo._menu.actions()[0].trigger()
    combo._menu.close()
    assert chosen.args == [""]


def test_tabs_choose_by_click_and_key(qtbot, theme, shown):
    tabs = Tabs(
        theme, [TabItem("a", "望潮街道", icon="phone"), TabItem("b", "芦汀镇", "草稿 20:25")], "a"
    )
    shown(tabs)
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen.args == ["b"]
    assert tabs.current == "a"
    new = TabItem("new", "新来电", key="F2", is_right=True)
    tabs.set_tabs([TabItem("a", "望潮街道"), new], "a")
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.mouseClick(tabs, LEFT, pos=QPoint(tabs.width() - 40, 20))
    assert chosen.args == ["new"]


def test_suggestions_show_only_when_there_are_any(qtbot, theme, shown):
    rows = SuggestionRows(theme)
    shown(rows)
    assert not rows.isVisible()
    like = Run("梧影路一带停电", shape=Grade.BLUE)
    rows.set_lines([Suggestion("m1", "Alt 1", (like,), right=right_columns("120 米", "刚刚"))])
    assert rows.isVisible()
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.mouseClick(rows, LEFT, pos=QPoint(100, 10))
    assert chosen.args == ["m1"]


def test_the_small_map_knows_where_things_are(qtbot, theme):
    plan = SmallMap(theme, 400, QSize(384, 208))
    qtbot.addWidget(plan)
    road = ((-500.0, 20.0), (500.0, 40.0))
    plan.set_ground([MapLine(road, LineKind.ROAD, "望汐路")])
    empty = plan.grab().toImage()
    plan.set_centre((100.0, 50.0), Grade.ORANGE, radius=40)
    plan.set_points([MapPoint((150.0, 50.0), PointKind.UNIT, "排水二分队")])
    image = plan.grab().toImage()
    assert image != empty
    at = plan.to_screen((150.0, 50.0))
    assert at == QPointF(192 + 50 * 0.96, 104)
    assert image.pixelColor(at.toPoint()) == theme.text
    assert image.pixelColor(192, 106) == theme.grade(Grade.ORANGE).fill
    with qtbot.waitSignal(plan.picked) as picked:
        qtbot.mouseClick(plan, LEFT, pos=QPoint(192, 104))
    assert [round(value) for value in picked.args] == [100, 50]


def test_enter_can_submit_a_text_area(qtbot, theme, shown):
    area = TextArea(theme, "事由", enter_submits=True)
    shown(area)
    area.setFocus()
    qtbot.keyClicks(area.edit, "a")
    with qtbot.waitSignal(area.entered):
        qtbot.keyClick(area.edit, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(area.entered):
        qtbot.keyClick(area.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.text.startswith("a")
