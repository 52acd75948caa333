"""Where forces go is set on the page's map, by click or by keys alone (S3, H334)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from console.domain.geo import distance
from tests.gui.deploy.hands import press
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.deploy.test_deploy_page import hold

KEY = Qt.Key


@pytest.fixture
def page(qtbot, stage):
    stage.link_is("online")
    stage.send_alerts(underpass(stage))
    made = deploy_page(stage)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_alert("TF-0412")
    qtbot.waitUntil(lambda: made.alert_id == "TF-0412")
    made.setFocus()
    made.order.hold._needed = 200
    return made


def order_of(stage):
    (sent,) = (p for p in stage.journal.pending() if p.kind == "order.dispatch")
    return sent.body["args"]


def test_a_point_by_keys_moves_distances_and_the_order_and_leaves_the_alert(qtbot, stage, page):
    before = stage.queue.alert("TF-0412").place
    far = page.board.forces[0].suggestion.metres
    said: list[str] = []
    page.said.connect(said.append)
    press(KEY.Key_M, Qt.KeyboardModifier.AltModifier)
    assert page.columns.matter.map.hasFocus()
    for _ in range(20):
        press(KEY.Key_Right)
    press(KEY.Key_Return)
    assert page.forces.table.hasFocus(), "one goes on with the forces"
    assert said == ["Forces go to the point on the map; distances follow it"]
    assert page.board.force(page.board.forces[0].unit.id).suggestion.metres != far
    hold(qtbot, page)
    place = order_of(stage)["place"]
    moved = page._case.alert.place.point
    assert place["name"] == before.name and place["point"] == {"lon": moved.lon, "lat": moved.lat}
    assert distance(before.point, moved) == pytest.approx(20 * 8 * 4200 / 384, rel=0.02)
    assert stage.queue.alert("TF-0412").place == before, "where it happened stays as it was told"


def test_a_click_sets_it_and_what_the_source_sends_later_does_not_take_it_away(stage, page):
    small = page.columns.matter.map
    QTest.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    set_to = page._case.alert.place.point
    stage.send_alerts(underpass(stage))
    page._alerts_changed(("TF-0412",))
    assert page._case.alert.place.point == set_to


def test_esc_sets_nothing_and_goes_back_to_the_forces(stage, page):
    before = page._case.alert.place
    press(KEY.Key_M, Qt.KeyboardModifier.AltModifier)
    press(KEY.Key_Down)
    press(KEY.Key_Escape)
    assert page._case.alert.place == before and page.forces.table.hasFocus()


def test_where_columns_take_turns_the_map_comes_to_the_front_and_goes_again(qtbot, page):
    page.resize(960, 444)
    assert not page.columns.matter.isVisible()
    page.forces.table.setFocus()
    press(KEY.Key_M, Qt.KeyboardModifier.AltModifier)
    assert page.columns.matter.map.isVisible() and page.columns.matter.map.hasFocus()
    press(KEY.Key_Escape)
    assert page.forces.table.isVisible()


def test_a_matter_without_a_point_says_that_there_is_nothing_to_see(stage, page):
    refused: list[str] = []
    page.refused.connect(refused.append)
    page.columns.matter.map._origin = None
    stage.commands.run("order.place")
    assert refused == ["The map knows no place yet: there is no point to begin from"]
