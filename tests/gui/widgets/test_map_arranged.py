"""On a crowded map every number is read, and no word is read with another's shape."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from widgets.common.theme import Grade, load_theme
from widgets.map.arranged import Arrangement
from widgets.map.marks import Mark, Sign, clustered

CELL = (96.0, 34.0)
WORDS = {Grade.RED: "红", Grade.ORANGE: "橙", Grade.YELLOW: "黄", Grade.BLUE: "蓝"}
PLACE = st.tuples(st.floats(-400, 400), st.floats(-200, 200))
GRADED = st.builds(
    lambda at, grade: Mark(at, Sign.ALERT, grade=grade, word=WORDS[grade]),
    PLACE,
    st.sampled_from(list(WORDS)),
)
VALUES = st.builds(
    lambda at, grade: Mark(at, Sign.LAYER, grade=grade, word=WORDS[grade]),
    PLACE,
    st.sampled_from(list(WORDS)),
)
"""What a bureau brings that is over its limit."""


def arranged(marks):
    def cell_of(mark):
        return mark.cell and QRectF(*(QPointF(*corner) for corner in mark.cell))

    made = Arrangement(load_theme("dark"), [(m, QPointF(*m.at)) for m in marks], cell_of)
    return made.all


def matter(at=(48.0, 17.0)):
    return Mark(at, Sign.INCIDENT, "i", "车辆被淹", "橙", Grade.ORANGE)


@settings(max_examples=60, deadline=None)
@given(st.lists(GRADED, max_size=120), st.integers(1, 40))
def test_no_cluster_lies_over_another(qapp, marks, times):
    placed = arranged(clustered(marks * times, CELL))
    assert sum(each.mark.count for each in placed) == len(marks) * times
    for one, other in combinations(placed, 2):
        assert not one.box.intersects(other.box)


def test_a_cluster_stands_where_it_stood_when_one_beyond_its_cell_is_gone(qapp):
    near = [Mark((x, 12.0), Sign.ALERT, grade=Grade.BLUE, word="蓝") for x in (4.0, 9.0)]
    far = Mark((300.0, 12.0), Sign.ALERT, grade=Grade.RED, word="红")
    assert arranged(clustered([*near, far], CELL))[0].box == arranged(clustered(near, CELL))[0].box


def test_a_cluster_stands_for_the_same_one_whatever_order_its_marks_came_in(qapp):
    crowd = [Mark((n, 12.0), Sign.ALERT, f"a{n}", grade=Grade.BLUE, word="蓝") for n in range(4)]
    assert clustered(crowd, CELL)[0].id == clustered(crowd[::-1], CELL)[0].id


def test_a_cluster_stands_beside_the_ring_of_a_matter(qapp):
    """The count of a red cluster could not be read below the ring."""
    crowd = [Mark((50.0, 20.0), Sign.ALERT, grade=Grade.RED, word="红")] * 26
    cluster, ring = arranged([*clustered(crowd, CELL), matter()])
    assert cluster.as_pill and not ring.as_pill
    assert not cluster.box.intersects(ring.box) and not cluster.box.intersects(ring.word)


def test_between_clusters_a_count_lies_above_the_ring(qapp):
    crowd = [
        Mark((x * 96.0 + 50, y * 34.0 + 17), Sign.ALERT, grade=Grade.RED, word="红")
        for x in range(-4, 5) for y in range(-6, 7)
    ] * 200  # fmt: skip
    placed = arranged([*clustered(crowd, CELL), matter()])
    pills = [each for each in placed if each.as_pill]
    ring = next(each for each in placed if not each.as_pill)
    assert ring.mark.sign is Sign.INCIDENT
    assert all(pill.is_above and pill.weight > ring.weight for pill in pills)
    for one, other in combinations(pills, 2):
        assert not one.box.intersects(other.box)


def test_a_drill_and_a_point_of_a_layer_are_not_hidden_below_what_is_worse(qapp):
    """Of nine alerts eight had a place, and seven could be seen: the drill lay below a red one."""
    worse = [
        Mark((n * 13.0 % 17 - 8, n * 7.0 % 11 - 5), Sign.ALERT, grade=grade, word=WORDS[grade])
        for n, grade in enumerate([Grade.RED, Grade.YELLOW, Grade.BLUE] * 3)
    ]
    drill = Mark((0.0, 0.0), Sign.ALERT, word="演练")
    point = Mark((4.0, 0.0), Sign.LAYER, grade=Grade.ORANGE, word="橙")
    placed = arranged([point, drill, *worse])
    for one in placed[:2]:
        assert one.as_pill and one.is_above and one.is_tied
        assert not any(one.box.intersects(other.box) for other in placed if other is not one)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(GRADED, max_size=9), st.lists(VALUES, max_size=4), st.lists(PLACE, max_size=4)
)  # fmt: skip
def test_a_word_stands_right_beside_its_shape_or_in_one_pill_with_it(qapp, marks, values, icons):
    """“Red” stood two steps from its shape, below an orange triangle."""
    icons = [Mark(at, Sign.FORCE) for at in icons]
    placed = arranged([*icons, *values, *marks])
    for each in placed[len(icons) :]:
        if each.word is not None:
            assert each.word.intersects(each.box.adjusted(-5, -5, 5, 5))
            others = [other for other in placed if other is not each]
            assert not any(each.word.intersects(other.box) for other in others)
        else:
            assert each.as_pill or any(
                other.mark.word == each.mark.word and (other.at - each.at).manhattanLength() <= 8
                for other in placed
            )


def test_of_two_at_one_place_the_worse_keeps_it_and_the_other_is_tied_to_it(qapp):
    red = Mark((0.0, 0.0), Sign.ALERT, "r", word="红", grade=Grade.RED)
    yellow = Mark((3.0, 0.0), Sign.ALERT, "y", word="黄", grade=Grade.YELLOW)
    less, worse = arranged([yellow, red])
    assert worse.box.center() == QPointF(0, 0) and not worse.as_pill
    assert less.as_pill and less.is_tied and not less.box.intersects(worse.box)


@pytest.mark.parametrize("sign", [Sign.ALERT, Sign.LAYER])
def test_an_icon_gives_way_to_a_grade(qapp, sign):
    order = Mark((5.0, 3.0), Sign.ORDER, "w")
    red = Mark((0.0, 0.0), sign, "r", word="红", grade=Grade.RED)
    icon, shape = arranged([order, red])
    assert not icon.box.intersects(shape.box)
    assert shape.word is not None and not icon.box.intersects(shape.word)
    assert (icon.box.center() - icon.at).manhattanLength() <= 48
