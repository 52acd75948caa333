"""S3 as a person works it: keys only, timed, taken back in time, and the same when cut off."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.alert import Disposition, Shelf
from console.domain.entity import encode
from console.domain.order import Assignment, DispatchOrder, Stage
from console.runtime.hall_time import hall_time
from console.screens.deploy.deploy_case import DeployCase
from console.screens.deploy.force_board import REST
from console.screens.deploy.force_rows import reason_words
from console.screens.deploy.step_clock import DeployStep
from tests.gui.deploy.hall_stage import HallStage
from tests.gui.deploy.hands import commit, here, press, write
from tests.gui.deploy.page_stage import deploy_page, underpass

FULL_HOLD = 1000
"""Milliseconds the button asks for; most tests here hold it shorter."""
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


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


def hold(qtbot, page) -> None:
    """Hold Ctrl+Enter until the order is saved."""
    with qtbot.waitSignal(page.acts.sent, timeout=3000):
        QTest.keyPress(here(), KEY.Key_Return, CTRL)
    QTest.keyRelease(here(), KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(page.order.tracking.rows))


def disposition(stage: HallStage) -> Disposition | None:
    alert = stage.queue.alert("TF-0412")
    return None if alert is None else alert.disposition


def names(page) -> list[str]:
    return [f.unit.name for f in page.board.forces if f.unit.id in page.chosen]


def cells(page, row: int) -> list[str]:
    return [cell.words for cell in page.order.model.rows[row].cells]


def test_suggested_forces_are_ticked_with_their_reason(page) -> None:
    assert names(page) == ["排水应急二分队", "交警四中队", "望潮防汛突击队"]
    first = page.forces.model.rows[0]
    assert "1.8 km" in first.cells[4].words
    assert page.order.order_text.startswith("望潮街道")
    assert 0 < len(page.order.order_text) <= 120


def test_select_and_send_by_keys_within_seconds(qtbot, stage, page) -> None:
    page.order.hold._needed = FULL_HOLD
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    assert names(page) == ["排水应急二分队", "望潮防汛突击队"]
    stage.clock.jump(12)
    hold(qtbot, page)
    assert stage.operations() == ["order.dispatch", "log.append"]
    assert page.steps.first_dispatch == pytest.approx(12)
    assert page.steps.seconds(DeployStep.FORCES) == pytest.approx(12)
    assert page.steps.current is DeployStep.TRACK
    qtbot.waitUntil(lambda: disposition(stage) is Disposition.ORDERED)


def test_a_short_press_sends_nothing(qtbot, stage, page) -> None:
    page.order.hold._needed = 60 * FULL_HOLD  # short beside that, however slow the machine is
    QTest.keyPress(here(), KEY.Key_Return, CTRL)
    qtbot.wait(300)
    QTest.keyRelease(here(), KEY.Key_Return, CTRL)
    qtbot.wait(1000)
    assert stage.operations() == []


def test_an_order_is_taken_back_within_five_seconds(qtbot, stage, page) -> None:
    hold(qtbot, page)
    stage.clock.jump(4)
    with qtbot.waitSignal(page.said):
        press(KEY.Key_Z)
    qtbot.waitUntil(lambda: not page.order.tracking.rows)
    assert stage.operations() == ["log.append", "log.append"]  # sent, and taken back
    qtbot.waitUntil(lambda: disposition(stage) is Disposition.CONFIRMED)
    assert names(page) == ["排水应急二分队", "交警四中队", "望潮防汛突击队"]
    assert page.steps.current is DeployStep.FORCES
    hold(qtbot, page)
    assert stage.operations() == ["log.append", "log.append", "order.dispatch", "log.append"]


def test_after_five_seconds_it_is_not_taken_back(qtbot, stage, page) -> None:
    hold(qtbot, page)
    stage.clock.jump(6)
    assert "takes it back" in page.order._note.accessibleName()
    with qtbot.waitSignal(page.take_back_ended, timeout=2500):
        pass
    assert page.order._note.accessibleName() == "", (
        "nothing is to be sent, nothing to be taken back"
    )
    with qtbot.waitSignal(page.refused):
        press(KEY.Key_Z)
    assert stage.operations() == ["order.dispatch", "log.append"]


def test_saved_is_never_drawn_as_issued_and_issued_never_as_accepted(qtbot, stage, page) -> None:
    hold(qtbot, page)
    assert cells(page, 0)[1] == "held back, nothing has left"
    stage.clock.jump(6)
    page.acts.expire()
    assert cells(page, 0)[1:] == ["saved here only", "not phoned", "—"]
    assert page.forces.model.rows[0].cells[3].words == "to be sent"
    stage.settle()
    qtbot.waitUntil(lambda: cells(page, 0)[1] == "issued")
    assert cells(page, 0)[2] == "not phoned"
    assert page.forces.model.rows[0].cells[3].words == "awaited"


def test_reports_by_key_for_the_selected_unit(qtbot, stage, page) -> None:
    hold(qtbot, page)
    page.order.track.setFocus()
    press(KEY.Key_Down)
    selected = page.order.assignment_id
    for key, stages in (
        (KEY.Key_A, Stage.ACCEPTED),
        (KEY.Key_Q, Stage.EN_ROUTE),
        (KEY.Key_W, Stage.ON_SCENE),
        (KEY.Key_E, Stage.WORKING),
        (KEY.Key_R, Stage.RELEASED),
    ):
        stage.clock.jump(30)
        press(key)
        qtbot.waitUntil(lambda s=stages: stage_of(stage, selected) is s)
    others = [a.stage for a in all_assignments(stage) if a.id != selected]
    assert others == [Stage.SENT, Stage.SENT]
    row = next(r for r in page.order.tracking.rows if r.id == selected)
    assert [c.words for c in row.cells][1:3] == ["20:20:30", "20:21:00"]


def all_assignments(stage: HallStage) -> list:
    return [a for view in stage.orders.orders_of("TF-0412") for a in view.assignments]


def unreached(stage: HallStage) -> list[str]:
    return [a.unit_name for a in all_assignments(stage) if a.unreached]


def stage_of(stage: HallStage, id: str) -> Stage:
    return next(a.stage for a in all_assignments(stage) if a.id == id)


def test_nobody_picks_up_and_the_next_contact_is_ticked(qtbot, stage, page) -> None:
    hold(qtbot, page)
    stage.clock.jump(65)
    page._tick()
    assert page.order.silence.isHidden(), "nothing has left, so nobody can have answered"
    stage.settle()
    qtbot.waitUntil(lambda: cells(page, 0)[1] == "issued")
    assert "00:65" not in page.order.silence.accessibleName()
    assert "01:05" in page.order.silence.accessibleName()
    page.order.track.setFocus()
    press(KEY.Key_Down)
    assert page.order.tracking.rows[1].cells[0].words == "交警四中队"
    press(KEY.Key_N)
    qtbot.waitUntil(lambda: cells(page, 1)[2] == "not reached")
    assert names(page) == ["交警二中队"]
    assert "assignment.unreached" in stage.operations()


def test_the_line_of_the_silent_unit_turns_to_its_next_contact(qtbot, stage, page) -> None:
    hold(qtbot, page)
    stage.settle()
    stage.clock.jump(70)
    page._tick()
    qtbot.waitUntil(page.order.silence.isVisible)
    assert "交警二中队" in page.order.silence.accessibleName()
    page.order.silence.link_clicked.emit()
    qtbot.waitUntil(lambda: "assignment.unreached" in stage.operations())
    assert names(page) == ["交警二中队"]
    qtbot.waitUntil(lambda: unreached(stage) == ["交警四中队"])


def test_one_key_turns_to_the_next_contact_whoever_is_selected(qtbot, stage, page) -> None:
    hold(qtbot, page)
    stage.settle()
    refused: list[str] = []
    page.refused.connect(refused.append)
    press(KEY.Key_T)  # nobody has had time to answer, and the first has no next contact
    stage.clock.jump(70)
    page._tick()
    qtbot.waitUntil(page.order.silence.isVisible)
    assert page.order.silence._right[-1].text == "T"
    page.order.track.set_current(page.order.tracking.rows[0].id)
    press(KEY.Key_T)
    qtbot.waitUntil(lambda: unreached(stage) == ["交警四中队"])
    assert names(page) == ["交警二中队"]


def test_cut_off_nobody_is_called_silent_who_was_not_phoned(qtbot, stage, page) -> None:
    """What a unit answers by the system is not seen without the hub: it is to be phoned."""
    hold(qtbot, page)
    stage.settle()
    stage.clock.jump(70)
    page._tick()
    qtbot.waitUntil(page.order.silence.isVisible)
    stage.link_is("offline")
    qtbot.waitUntil(page.order.phones.isVisible)
    states = [page.forces.model.rows[n].cells[3].words for n in range(3)]
    assert states == ["not called"] * 3 and not page.order.silence.isVisible()
    assert [line.time for line in page.order.phones.lines] == [""] * 3, "no time of no call"
    page.order.track.set_current(page.order.tracking.rows[0].id)
    page.order.track.setFocus()
    press(KEY.Key_D)
    qtbot.waitUntil(page.order.silence.isVisible)
    called = hall_time(stage.clock.now())
    assert [line.time for line in page.order.phones.lines] == [called, "", ""]
    assert "no reply for" in page.order.silence.accessibleName()


def test_without_the_hub_it_is_a_fact_done_by_phone(qtbot, stage, page) -> None:
    stage.link_is("offline")
    qtbot.waitUntil(page.order.phones.isVisible)
    assert page.order.matrix.isHidden()
    assert [line.number for line in page.order.phones.lines] == [
        "0000-6311",
        "0000-6440",
        "0000-6121",
    ]
    hold(qtbot, page)
    assert stage.operations() == ["order.dispatch_by_phone", "log.append"]
    assert [line.state[-1].text for line in page.order.phones.lines] == ["phoned"] * 3
    press(KEY.Key_Z)
    assert stage.operations() == ["order.dispatch_by_phone", "log.append"]
    page.order.track.setFocus()
    press(KEY.Key_A)
    qtbot.waitUntil(lambda: page.order.phones.lines[0].state[-1].text == "accepted")


def test_letters_in_the_order_text_are_letters(qtbot, stage, page) -> None:
    hold(qtbot, page)
    page.order.text.edit.setFocus()
    write(here(), "aqz")
    assert page.order.order_text.startswith("aqz")
    assert stage.operations() == ["order.dispatch", "log.append"]
    commit(here(), "长" * 120)
    assert not page.order.is_sendable and not page.order.hold.isEnabled()


def test_search_by_initials_and_tick(qtbot, stage, page) -> None:
    page.forces.search.edit.setFocus()
    write(here(), "qzsh")
    rest = [r for r in page.forces.model.rows if r.band == "rest"]
    assert [r.cells[1].words.split(" ")[0] for r in rest] == ["清障三号车"]
    press(KEY.Key_Return)
    assert page.forces.table.hasFocus()
    page.forces.table.set_current(rest[0].id)
    press(KEY.Key_Space)
    assert "清障三号车" in names(page)


def test_an_old_position_is_hatched_and_says_its_age(page) -> None:
    row = next(r for r in page.forces.model.rows if r.cells[1].words.startswith("南汀抢险队"))
    assert row.cells[5].is_stale and row.cells[5].words == "41 min ago"
    assert "out of date" in row.cells[6].words


def test_a_matter_that_has_just_been_registered_is_waited_for(qtbot, stage, page) -> None:
    page.show_alert("later")
    assert page.alert_id == ""
    alert = underpass(stage)
    stage.send_alerts(type(alert)("later", "某处起火", alert.severity, stage.clock.now()))
    qtbot.waitUntil(lambda: page.alert_id == "later")
    assert not page.chosen or page.board is not None


def test_h960_forces_are_called_sent_only_when_an_order_has_left_the_seat(
    qtbot, stage, page
) -> None:
    hold(qtbot, page)
    assert "order not yet at the hub" in page.columns.matter._grade.accessibleName()
    stage.settle()
    qtbot.waitUntil(lambda: "forces sent" in page.columns.matter._grade.accessibleName())


def test_a_matter_that_was_set_aside_says_so_where_forces_are_sent(page, stage) -> None:
    """B-07."""
    pane = page.columns.matter
    alert = next(iter(stage.queue.alerts()))
    shelf = Shelf(stage.clock.now() + timedelta(hours=1), "泵站检修", "zhou", "周宁")
    pane.show_matter(replace(alert, shelf=shelf), None, None, ())
    told = pane._grade.accessibleName()
    assert "Shelved until 07-09 21:20·周宁·泵站检修" in told
    pane.show_matter(alert, None, None, ())
    assert "Shelved" not in pane._grade.accessibleName()


def test_who_usually_goes_stands_first_among_the_rest_with_the_reason(qtbot, stage, page) -> None:
    """S3 learns from force assignments; nobody is ticked by it."""
    ticked, matter = names(page), page._case.matter
    last = [force for force in page.board.forces if force.band == REST][-1].unit
    for number in range(3):
        order = DispatchOrder(
            f"P{number}", f"{number}", f"past{number}", "赴现场", stage.clock.now(), "p", "林岚",
            "01", assignments=(f"PA{number}",), dictionary=f"{matter.id}@1",
        )  # fmt: skip
        part = Assignment(f"PA{number}", order.id, last.id, last.name, Stage.RELEASED)
        stage.send([("order", order.id, encode(order)), ("assignment", part.id, encode(part))])
    qtbot.waitUntil(lambda: len(stage.orders.all()) >= 3)
    case = DeployCase(page._parts, page._case.alert)
    rest = [force for force in case.board.forces if force.band == REST]
    assert rest[0].unit.id == last.id
    assert [f.unit.name for f in case.board.forces if f.unit.id in case.chosen] == ticked
    assert reason_words(rest[0]).startswith("went to 3 of 3 such")
