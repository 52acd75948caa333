"""The queue under the hand: nothing moves below the cursor, whatever comes in or leaves."""

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.gui.widgets import evening
from tests.gui.widgets.pieces import HEADS, made, many
from tests.support.pixels import pixels
from widgets.common.theme import Grade
from widgets.lists.banded_list import BandedList
from widgets.lists.roles import BandedRow, BandHead, RowKind
from widgets.lists.rows_model import RowsModel


def paint(view: BandedList) -> set[str]:
    """Let the view paint and return the ids it painted."""
    seen: set[str] = set()
    view.painted_ids = seen.update
    view.viewport().repaint()
    view.painted_ids = None
    return seen


@pytest.mark.parametrize("row_id", ["u0", "u4", "w3"])
def test_fifty_rows_above_do_not_move_the_row_under_the_cursor(queue, model, row_id):
    assert queue.set_current(row_id)
    before = queue.screen_y(row_id)
    for at in range(50):
        model.insert_rows(0, [made(f"new{at}", "unsigned")])
    assert queue.screen_y(row_id) == before
    assert queue.current_id == row_id


def test_new_rows_above_are_counted_and_shown_on_wish(queue, model, qtbot, chinese):
    queue.set_current("u1")
    paint(queue)
    model.insert_rows(0, many("new", 3, "unsigned"))
    ids = paint(queue)
    assert queue.new_above == 3
    assert not {"new0", "new1"} & ids
    model.insert_rows(20, many("below", 4))
    assert queue.new_above == 3
    qtbot.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 8))
    assert {"new0", "new1", "new2"} <= paint(queue)
    assert queue.new_above == 0
    assert queue.current_id == "u1"


def test_rows_that_leave_above_or_move_do_not_move_the_cursor(queue, model):
    queue.set_current("w2")
    before = queue.screen_y("w2")
    model.remove_rows(0, 4)
    assert queue.screen_y("w2") == before
    model.move_row(model.row_of("w20"), 0)
    assert queue.screen_y("w2") == before
    model.insert_rows(0, many("n", 7, "unsigned"))
    assert queue.screen_y("w2") == before


def test_a_row_that_changes_its_band_stays_under_the_hand(queue, model):
    queue.set_current("u2")
    before = queue.screen_y("u2")
    rows = [row for row in model.rows if row.id != "u2"]
    rows.insert(10, made("u2", "working"))
    model.set_rows(rows)
    assert queue.screen_y("u2") == before
    assert queue.current_id == "u2"


def test_without_a_cursor_the_top_shows_what_is_new(queue, model):
    model.insert_rows(0, many("new", 3, "unsigned"))
    assert {"new0", "new1", "new2"} <= paint(queue)
    assert queue.new_above == 0


def test_scrolled_away_the_view_stands_still(queue, model):
    queue.verticalScrollBar().setValue(400)
    top = queue.screen_y("w12")
    model.insert_rows(0, many("new", 3, "unsigned"))
    assert queue.screen_y("w12") == top
    assert queue.new_above == 3


def test_new_rows_never_take_the_cursor(queue, model, qtbot):
    queue.set_current("u0")
    with qtbot.assertNotEmitted(queue.current_changed):
        model.insert_rows(0, many("new", 10, "unsigned"))
        model.reset_rows([*many("other", 3, "unsigned"), *model.rows])
        paint(queue)
    assert queue.current_id == "u0"


def test_a_row_that_is_gone_keeps_the_cursors_id_and_keys_go_on_from_there(queue, model, qtbot):
    queue.set_current("w1")
    with qtbot.waitSignal(queue.current_gone) as gone:
        model.remove_rows(6, 6)
        paint(queue)
    assert gone.args == ["w1"]
    assert queue.current_id == "w1"
    qtbot.keyClick(queue, Qt.Key.Key_Down)
    assert queue.current_id == "w2"


def test_a_row_taken_out_and_put_back_is_not_gone(queue, model, qtbot):
    queue.set_current("w1")
    before = queue.screen_y("w1")
    with qtbot.assertNotEmitted(queue.current_gone, wait=20):
        row = model.rows[6]
        model.remove_rows(6, 6)
        model.insert_rows(30, [row])
        paint(queue)
    assert queue.screen_y("w1") == before


def test_keys_move_the_cursor_over_bands(queue, qtbot):
    queue.set_current("u3")
    with qtbot.waitSignals([queue.current_changed] * 2):
        qtbot.keyClick(queue, Qt.Key.Key_Down)
        qtbot.keyClick(queue, Qt.Key.Key_Down)
    assert queue.current_id == "w0"
    qtbot.keyClick(queue, Qt.Key.Key_Up)
    assert queue.current_id == "u4"
    qtbot.keyClick(queue, Qt.Key.Key_End)
    assert queue.current_id == "w39"
    assert 0 <= queue.screen_y("w39") <= queue.viewport().height() - 40
    qtbot.keyClick(queue, Qt.Key.Key_PageUp)
    assert queue.current_id not in ("w39", "w38")
    qtbot.keyClick(queue, Qt.Key.Key_Home)
    assert queue.current_id == "u0"
    assert queue.screen_y("u0") == 24


def test_enter_and_double_click_activate(queue, qtbot):
    queue.set_current("u3")
    with qtbot.waitSignal(queue.activated) as entered:
        qtbot.keyClick(queue, Qt.Key.Key_Return)
    assert entered.args == ["u3"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_Escape])
def test_other_keys_are_left_to_the_page(queue, key):
    queue.set_current("u3")
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(queue, event)
    assert not event.isAccepted()
    assert queue.current_id == "u3"


def test_a_click_moves_the_cursor_without_scrolling(queue, qtbot):
    y = queue.screen_y("w1")
    with qtbot.waitSignal(queue.current_changed) as changed:
        qtbot.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, y + 5))
    assert changed.args == ["w1"]
    assert queue.screen_y("w1") == y


def test_a_closed_band_is_one_line_that_can_be_clicked(queue, model, qtbot):
    model.insert_rows(len(model.rows), many("s", 3, "shelved"))
    qtbot.keyClick(queue, Qt.Key.Key_End)
    assert queue.current_id == "w39"
    assert "s0" not in paint(queue)
    assert queue.screen_y("s0") is None
    queue.verticalScrollBar().setValue(queue.verticalScrollBar().maximum())
    foot = QPoint(100, queue.viewport().height() - 10)
    with qtbot.waitSignal(queue.band_toggled) as toggled:
        qtbot.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=foot)
    assert toggled.args == ["shelved"]
    queue.set_bands([*HEADS[:2], BandHead("shelved", "搁置", folds=True)])
    first = queue.screen_y("s0")
    assert first is not None
    with qtbot.waitSignal(queue.band_toggled) as toggled:
        qtbot.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, first - 10))
    assert toggled.args == ["shelved"]


def test_the_head_of_a_band_that_does_not_fold_is_no_button(queue, qtbot):
    with qtbot.assertNotEmitted(queue.band_toggled, wait=20):
        qtbot.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 10))


def test_buttons_of_a_group_tell_row_and_action(qtbot, theme, hand_clock):
    view = BandedList(theme, evening.COLUMNS, hand_clock)
    qtbot.addWidget(view)
    view.resize(1184, 900)
    view.set_bands(evening.BANDS)
    view.set_model(RowsModel(evening.storm_rows(), view))
    view.show()
    y = view.screen_y("g1")
    with qtbot.waitSignal(view.action_clicked) as pressed:
        at = QPoint(1184 - 30, y + 32)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert pressed.args == ["g1", "open"]


def test_only_the_duration_changes_with_the_clock(queue, hand_clock):
    queue.set_current("w0")
    before = queue.viewport().grab().toImage()
    hand_clock.go(5)
    after = queue.viewport().grab().toImage()
    column = QRect(80, 0, 96, before.height())
    rest = QRect(176, 0, before.width() - 176, before.height())
    assert before.copy(column) != after.copy(column)
    assert before.copy(rest) == after.copy(rest)


def test_a_head_whose_words_change_is_painted_without_the_rows(queue, qtbot):
    paint(queue)
    before = queue.viewport().grab(QRect(0, 0, 1184, 24)).toImage()
    painted: list[set[str]] = []
    queue.painted_ids = lambda ids: painted.append(set(ids))
    queue.set_bands([replace(HEADS[0], note="最早 05:12"), *HEADS[1:]])
    qtbot.waitUntil(lambda: bool(painted))
    assert painted == [set()]
    assert queue.viewport().grab(QRect(0, 0, 1184, 24)).toImage() != before


def test_painted_ids_are_the_visible_rows(queue):
    ids = paint(queue)
    assert {"u0", "u4", "w0"} <= ids
    assert "w39" not in ids
    assert len(ids) < 20


def test_unsigned_red_fills_its_cell_and_signed_rows_carry_no_tint(qtbot, theme, hand_clock):
    view = BandedList(theme, evening.COLUMNS, hand_clock)
    qtbot.addWidget(view)
    view.resize(1184, 900)
    view.set_bands(evening.BANDS)
    view.set_model(RowsModel(evening.storm_rows(), view))
    image = view.viewport().grab().toImage()
    red, signed = view.screen_y("s2"), view.screen_y("c1")
    assert image.pixelColor(69, red + 4) == theme.grade("red").fill
    assert image.pixelColor(400, red + 4) == theme.grade("red").tint
    assert image.pixelColor(69, signed + 4) == theme.panel


def test_every_model_used_is_a_sound_model(model):
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.insert_rows(0, many("n", 5, "unsigned"))
    model.move_row(2, 8)
    model.move_row(8, 2)
    model.remove_rows(1, 3)
    model.set_rows([made("z"), *reversed(model.rows)])
    assert tester.model() is model
    assert model.rows[0].id == "z"


def test_set_rows_becomes_what_it_is_given_and_keeps_the_view_still(queue, model):
    queue.set_current("w5")
    before = queue.screen_y("w5")
    wanted = [*many("n", 4, "unsigned"), *model.rows[3:5], *many("m", 2), *model.rows[8:]]
    model.set_rows(wanted)
    assert list(model.rows) == wanted
    assert queue.screen_y("w5") == before


@pytest.mark.alone
def test_seventy_thousand_rows_stay_fluid(qtbot, theme, hand_clock):
    """A batch of 100 with its paint among 70,000 rows costs like one among 1,000."""

    def batches(count: int) -> float:
        model = RowsModel([*many("u", 50, "unsigned"), *many("w", count)])
        view = BandedList(theme, evening.COLUMNS, hand_clock)
        qtbot.addWidget(view)
        view.resize(1184, 900)
        view.set_bands(HEADS)
        view.set_model(model)
        view.show()
        view.set_current("w3")
        took = []
        for at in range(10):
            rows = many(f"n{at}-", 100, "unsigned")
            start = perf_counter()
            model.insert_rows(0, rows)
            view.viewport().repaint()
            took.append(perf_counter() - start)
        view.hide()
        return sorted(took)[len(took) // 2]

    small, large = batches(1_000), batches(70_000)
    assert large < 4 * small + 0.002


def test_geometry_of_many_rows_is_a_handful_of_blocks(queue, model):
    model.reset_rows([*many("u", 2_000, "unsigned"), *many("w", 5_000)])
    queue.settle()
    assert len(queue._layout.blocks) == 5


def test_stale_pending_and_local_rows_can_be_seen(qtbot, theme, hand_clock):
    base = BandedRow("a", "working", RowKind.PLAIN, title="标题", state="处置中", start=evening.NOW)
    pictures = set()
    for change in (
        {},
        {"is_stale": True},
        {"is_pending": True},
        {"tag": "本机"},
        {"is_bold": True},
    ):
        view = BandedList(theme, evening.COLUMNS, hand_clock)
        qtbot.addWidget(view)
        view.resize(1184, 200)
        values = {name: getattr(base, name) for name in base.__slots__} | change
        view.set_model(RowsModel([BandedRow(**values)], view))
        pictures.add(pixels(view.viewport()))
    assert len(pictures) == 5


def test_a_cursor_set_before_the_first_showing_is_in_sight(qtbot, theme, hand_clock, model):
    view = BandedList(theme, evening.COLUMNS, hand_clock)
    qtbot.addWidget(view)
    view.set_bands(HEADS)
    view.set_model(model)
    view.set_current("w30")
    view.resize(1184, 600)
    with qtbot.waitExposed(view):
        view.show()
    assert 0 <= view.screen_y("w30") <= view.viewport().height() - 40
    assert "w30" in paint(view)


def test_the_line_of_new_rows_carries_the_worst_shape(queue, model, theme):
    queue.set_current("u1")
    paint(queue)

    def has_red_at_top() -> bool:
        image = queue.viewport().grab(QRect(0, 0, 1184, 24)).toImage()
        red = theme.grade(Grade.RED).fill
        return any(
            image.pixelColor(x, y) == red for x in range(480, 700) for y in range(image.height())
        )

    model.insert_rows(0, many("new", 3, "unsigned"))
    assert not has_red_at_top()
    model.insert_rows(0, [replace(made("worst", "unsigned"), grade=Grade.RED)])
    assert queue.new_above == 4
    assert has_red_at_top()
    model.remove_rows(0, 0)
    assert not has_red_at_top()
    assert queue.new_above == 3
