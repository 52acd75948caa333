"""Layers of bureaus on the map of 调度: below what is sent, turned off and on, old ones said."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from console.domain.geo import Point
from console.screens.common.layer_line import LayerChip
from console.screens.common.map_layers import MapLayer
from console.screens.common.place_map import MOST_OF_LAYERS
from console.screens.common.spot import Spot
from tests.gui.deploy.hands import press
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.pages.conftest import chinese as chinese
from tests.gui.pages.deploy_states import layers_around
from widgets.common.theme import Grade
from widgets.map.small_map import PointKind


@pytest.fixture
def page(qtbot, stage, chinese):
    stage.link_is("online")
    stage.send_alerts(underpass(stage))
    made = deploy_page(stage, layers=layers_around(underpass(stage).place.point))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_alert("TF-0412")
    qtbot.waitUntil(lambda: made.alert_id == "TF-0412")
    made.setFocus()
    return made


def on_map(page):
    return [p for p in page.columns.matter.map._points if p.kind is PointKind.LAYER]


def chips(page):
    line = page.columns.matter.layers
    return [chip for chip in line.findChildren(LayerChip) if chip.isVisibleTo(line)]


def test_points_stand_below_the_forces_and_old_ones_are_hatched_with_their_age(page):
    small = page.columns.matter.map
    assert [point.name for point in on_map(page) if not point.is_old] == [
        "映川路下立交 26 厘米 橙",
        "临汐路地道 8 厘米",
        "石汀路涵洞 12 厘米",
    ]
    assert sum(point.is_old for point in on_map(page)) == 2
    assert [chip.count for chip in chips(page)] == ["3", "数据截至 20:04"]
    assert "城管执法" in chips(page)[1].accessibleName(), "whose it is"
    old = next(point for point in on_map(page) if point.is_old)
    at = small.to_screen(old.at)
    picture = small.grab().toImage()
    around = {picture.pixel((at + QPointF(x, y)).toPoint()) for x in range(-6, 7) for y in (-5, 5)}
    assert len(around) > 2, "hatched, not a plain mark"


def test_a_layer_goes_by_its_chip_and_all_by_one_key(page):
    QTest.mouseClick(chips(page)[0], Qt.MouseButton.LeftButton)
    assert all(point.is_old for point in on_map(page)) and not chips(page)[0].isChecked()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert not on_map(page) and not any(chip.isChecked() for chip in chips(page))
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert len(on_map(page)) == 5
    refused: list[str] = []
    page.refused.connect(refused.append)
    page._parts.layers.set_layers(())
    assert not on_map(page) and not page.columns.matter.layers.isVisibleTo(page)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert refused == ["没有插件图层可显示"]


def test_of_ten_thousand_points_those_in_sight_are_drawn_the_graded_ones_first(page, qtbot):
    """H661: a layer that floods costs a bounded number of marks, and none that matters is lost."""
    here = underpass_point(page)
    far = [Spot(Point(here.lon + 1, here.lat), "远") for _ in range(9_000)]
    near = [Spot(Point(here.lon + n * 1e-5, here.lat), f"站{n}") for n in range(999)]
    red = Spot(Point(here.lon + 5e-3, here.lat), "红", grade=Grade.RED)
    page._parts.layers.set_layers([MapLayer("a.b", "测站", "防汛", (*far, *near, red))])
    assert len(on_map(page)) == MOST_OF_LAYERS
    assert any(point.grade is Grade.RED for point in on_map(page))
    assert not any(point.name == "远" for point in on_map(page))
    qtbot.waitUntil(lambda: [chip.count for chip in chips(page)] == ["10000"])


def underpass_point(page):
    return page._case.alert.place.point
