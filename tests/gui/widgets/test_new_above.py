"""H503: what came in above the row under the hand is said, however it came."""

import pytest
from PySide6.QtCore import QRect, Qt

from tests.gui.widgets.pieces import many
from widgets.lists.banded_list import BandedList


def painted(queue: BandedList) -> None:
    queue.viewport().grab(QRect(queue.viewport().rect()))


def test_rows_of_a_snapshot_above_the_cursor_are_counted(queue, model):
    """After a long outage all rows come anew at once; those above are not to go unnoticed."""
    queue.set_current("w3")
    before = queue.screen_y("w3")
    model.reset_rows([*many("red", 2, "unsigned"), *model.rows])
    assert (queue.screen_y("w3"), queue.new_above) == (before, 2)
    painted(queue)
    model.reset_rows([*many("late", 1, "unsigned"), *model.rows])
    assert queue.new_above == 3, "the two nobody has seen are still counted"


def test_a_reset_without_news_says_nothing(queue, model):
    queue.set_current("w3")
    model.reset_rows(list(model.rows))
    assert queue.new_above == 0


def test_a_sliver_of_a_row_is_not_seen(queue, model):
    """Of a row that is cut by the upper edge nothing can be read."""
    queue.set_current("w3")
    model.insert_rows(0, many("new", 1, "unsigned"))
    assert queue.new_above == 1
    queue.verticalScrollBar().setValue(queue.verticalScrollBar().value() - 6)
    painted(queue)
    assert queue.new_above == 1
    queue.verticalScrollBar().setValue(0)
    painted(queue)
    assert queue.new_above == 0


def test_rows_that_a_filter_lets_through_again_are_no_news(queue, model):
    queue.set_current("w3")
    model.reset_rows([*many("old", 2, "unsigned"), *model.rows])
    queue.forget_new()
    assert queue.new_above == 0


def test_rows_that_only_changed_places_are_no_news(queue, model):
    """An own act puts the row under the hand further down: what stands above it now was there."""
    model.reset_rows(many("old", 30, "unsigned"))
    queue.set_current("old0")
    before = queue.screen_y("old0")
    rows = list(model.rows)
    model.set_rows([*rows[1:20], rows[0], *rows[20:]])
    assert (queue.screen_y("old0"), queue.new_above) == (before, 0)
    rows = list(model.rows)
    model.set_rows([*many("late", 1, "unsigned"), *rows])
    assert queue.new_above == 1, "what came is still said"


@pytest.fixture
def short(queue, model) -> BandedList:
    """A list with room below, the cursor on its first row."""
    model.reset_rows([*many("u", 2, "unsigned"), *many("w", 3)])
    queue.set_current("u0")
    return queue


def test_h950_a_list_that_fits_whole_shows_what_came_once_no_hand_is_in_it(qtbot, short, model):
    """An empty strip below, and the most urgent row out of sight above, would help nobody."""
    short.hand_rest.timer.setInterval(1)
    first = short.screen_y("u0")
    model.insert_rows(0, many("new", 1, "unsigned"))
    assert (short.screen_y("u0"), short.new_above) == (first, 1), "under the hand nothing moves"
    qtbot.waitUntil(lambda: short.screen_y("new0") == first)
    assert (short.new_above, short.current_id) == (0, "u0")


def test_h950_a_hand_in_it_holds_it_longer_and_more_rows_do_not(qtbot, short, model):
    timer = short.hand_rest.timer
    model.insert_rows(0, many("new", 1, "unsigned"))
    painted(short)
    qtbot.waitUntil(lambda: timer.remainingTime() < timer.interval() - 200)
    model.insert_rows(0, many("late", 1, "unsigned"))
    painted(short)
    assert timer.remainingTime() < timer.interval() - 200
    qtbot.keyClick(short, Qt.Key.Key_Down)
    assert timer.remainingTime() > timer.interval() - 200
    assert short.new_above == 2


def test_a_list_with_more_than_has_room_keeps_its_place(queue, model):
    queue.set_current("u0")
    model.insert_rows(0, many("new", 1, "unsigned"))
    painted(queue)
    assert not queue.hand_rest.timer.isActive()
    assert queue.new_above == 1
