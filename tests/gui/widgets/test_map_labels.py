"""Names on a small map stand apart, and who must be read is read."""

from itertools import combinations

from PySide6.QtCore import QPointF, QRectF, QSize

from tests.gui.pages.drawing import drawing
from widgets.common.theme import Grade, Look, load_look, load_theme
from widgets.map.labels import Labels
from widgets.map.marks import Mark, Sign
from widgets.map.small_map import LineKind, MapLine, MapPoint, PointKind, SmallMap
from widgets.map.wide_map import WideMap

ROADS = [
    MapLine(((-90.0, 2.0), (90.0, 6.0)), LineKind.ROAD, "望汐路"),
    MapLine(((-90.0, -4.0), (90.0, 9.0)), LineKind.RAILWAY, "云汀铁路"),
    MapLine(((3.0, -90.0), (5.0, 90.0)), LineKind.ROAD, "映川路"),
]
UNITS = [
    MapPoint((20.0, 14.0), PointKind.UNIT, "排水应急二分队"),
    MapPoint((24.0, -2.0), PointKind.UNIT, "交警四中队"),
    MapPoint((110.0, 60.0), PointKind.UNIT, "望潮防汛突击队"),
]


def names(qtbot, theme):
    plan = SmallMap(theme, 260, QSize(260, 160))
    qtbot.addWidget(plan)
    plan.set_ground(ROADS)
    plan.set_points(UNITS)
    plan.set_centre((0.0, 0.0), Grade.ORANGE, radius=20)
    return plan, drawing(plan).texts


def test_no_name_lies_over_another_or_over_the_matter(qtbot, theme):
    plan, texts = names(qtbot, theme)
    boxes = {text.words: text.rect.adjusted(1, 4, -1, -4) for text in texts}
    assert [unit.name for unit in UNITS if unit.name not in boxes] == []
    assert "望汐路" in boxes, "there is room for a road"
    matter = QRectF(plan.width() / 2 - 8, plan.height() / 2 - 8, 16, 16)
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        assert not first.intersects(second), f"{one} lies over {other}"
    for name, box in boxes.items():
        assert not box.intersects(matter), name
        assert QRectF(plan.rect()).contains(box), f"{name} leaves the map"


def test_a_name_that_must_be_read_stands_even_where_all_is_taken():
    labels = Labels(QRectF(0, 0, 60, 24))
    labels.keep_free(QRectF(0, 0, 60, 24))
    assert labels.place([QPointF(5, 2)], 40) is None
    assert labels.place([QPointF(5, 2)], 40, must=True) is not None


def test_two_names_are_not_read_as_one():
    """“菱渡路下穿 0.22 米砚云路”: a road's name began where a gauge's ended."""
    labels = Labels(QRectF(0, 0, 400, 60))
    first = labels.place([QPointF(10, 10)], 80)
    assert first is not None
    second = labels.place([first.topRight(), first.topRight() + QPointF(8, 0)], 50)
    assert second is not None and second.left() >= first.right() + 6


def test_no_name_lies_on_the_hatching_of_what_is_not_of_now(qtbot, theme):
    plan = SmallMap(theme, 260, QSize(260, 160))
    qtbot.addWidget(plan)
    plan.marks_centre = False
    taken = MapPoint((12.0, 0.0), PointKind.UNIT), MapPoint((-12.0, 0.0), PointKind.UNIT)
    plan.set_points([*taken, MapPoint((0.0, 0.0), PointKind.LAYER, "城管中队", is_old=True)])
    (name,) = drawing(plan).texts
    hatched = QRectF(130 - 9, 80 - 9, 18, 18)
    assert not name.rect.adjusted(0, 2, 0, -2).intersects(hatched)


def test_the_ring_around_what_is_chosen_touches_no_word_of_it(qtbot, theme):
    plan = WideMap(theme, 1000)
    qtbot.addWidget(plan)
    plan.resize(600, 400)
    plan.set_centre((0.0, 0.0))
    plan.set_marks([Mark((0.0, 0.0), Sign.ALERT, "a1", "积水", "橙", Grade.ORANGE)])
    plan.set_chosen((0.0, 0.0))
    texts = drawing(plan).texts
    assert {text.words for text in texts} == {"橙", "积水"}
    ring = QRectF(300 - 25, 200 - 25, 50, 50)
    assert not any(text.rect.intersects(ring) for text in texts)


def test_what_lies_below_a_matter_of_its_grade_says_the_grade_no_second_time(qtbot, theme):
    """The word of the alert stood over the matter's, or alone beside nothing."""
    plan = WideMap(theme, 1000)
    qtbot.addWidget(plan)
    plan.resize(600, 400)
    plan.set_centre((0.0, 0.0))
    matter = Mark((0.0, 0.0), Sign.INCIDENT, "i1", "车辆被淹", "橙", Grade.ORANGE)
    alert = Mark((0.0, 0.0), Sign.ALERT, "a1", "积水", "橙", Grade.ORANGE)
    worse = Mark((0.0, 0.0), Sign.ALERT, "a2", "被困", "红", Grade.RED)
    apart = Mark((200.0, 0.0), Sign.ALERT, "a3", "渗水", "橙", Grade.ORANGE)
    plan.set_marks([matter, alert, worse, apart])
    said = [text.words for text in drawing(plan).texts]
    assert said.count("橙") == 2 and said.count("红") == 1


def row_of_cameras(qtbot, theme, marks):
    plan = WideMap(theme, 1000)
    qtbot.addWidget(plan)
    plan.resize(600, 400)
    plan.set_centre((0.0, 0.0))
    plan.set_marks(marks)
    return plan


ROW = [Mark((4.0 * n, 0.0), Sign.CAMERA, f"c{n}", f"望汐路 {n} 号") for n in range(9)]


def test_two_desks_see_the_same_names_whatever_the_order_of_their_marks(qtbot, theme):
    """There is room for a few names alone; whose were read hung on the order marks came in."""
    one, other = (row_of_cameras(qtbot, theme, marks) for marks in (ROW, ROW[::-1]))
    assert one.grab().toImage() == other.grab().toImage()


def test_names_find_their_places_anew_when_the_look_changes(qtbot):
    worn, wanted = load_theme("dark"), load_look(Look("light", text=150))
    plan = row_of_cameras(qtbot, worn, ROW)
    before = plan.grab().toImage()
    worn.become(wanted)
    after = plan.grab().toImage()
    assert before != after
    assert after == row_of_cameras(qtbot, wanted, ROW).grab().toImage()
