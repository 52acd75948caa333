"""S3 after sending: called, revoked, asked whether all are well, and the receipt of each unit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from console.domain.entity import decode, encode
from console.domain.notice import Channel, Notice, Reach
from console.domain.order import Assignment, Stage
from console.domain.reassign import is_asked
from console.domain.release import Release, Way
from tests.gui.deploy.hall_stage import HallStage
from tests.gui.deploy.hands import here, press
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.pages.deploy_states import await_state, turn

KEY = Qt.Key


class Sent:
    """Three units with an order the hub has taken; the first one in tracking."""

    def __init__(self, stage: HallStage) -> None:
        self.stage = stage
        stage.link_is("online")
        stage.send_alerts(underpass(stage))
        self.page = deploy_page(stage)
        self.page.show()
        self.page.show_alert("TF-0412")
        await_state(lambda: bool(self.page.chosen))
        self.send()
        stage.clock.jump(8)
        self.page._tick()
        self.page.order.track.setFocus()

    def send(self) -> None:
        """Send and let the hub take it; return once the page shows what is in the journal."""
        before = len(self.stage.orders.orders_of("TF-0412"))
        self.page.send()
        await_state(lambda: len(self.stage.orders.orders_of("TF-0412")) > before)
        self.stage.settle()
        await_state(lambda: not any(v.is_pending for v in self.stage.orders.orders_of("TF-0412")))

    def until_cell(self, row: int, column: int, words: str) -> None:
        await_state(lambda: self.cell(row, column) == words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        press(key, modifiers or Qt.KeyboardModifier.NoModifier)
        turn(8)

    def cell(self, row: int, column: int) -> str:
        return self.page.order.model.rows[row].cells[column].words

    def unit(self) -> Assignment:
        one = self.page.columns.tracked
        assert one is not None
        return one

    def hub_says(self, one: Assignment) -> None:
        self.stage.send([("assignment", one.id, encode(one))])
        turn(8)


@pytest.fixture
def sent(qtbot, stage) -> Sent:
    made = Sent(stage)
    qtbot.addWidget(made.page)
    return made


def test_dialled_not_reached_and_answered_are_three_things(sent: Sent) -> None:
    """已打 · 未接通 · 已接令: what was dialled is never drawn like what was answered."""
    sent.until_cell(0, 2, "not phoned")
    for key, words in (
        (KEY.Key_D, "phoned"),
        (KEY.Key_N, "not reached"),
        (KEY.Key_D, "phoned"),
        (KEY.Key_A, "accepted"),
    ):
        sent.press(key)
        sent.until_cell(0, 2, words)


def test_an_order_is_revoked_by_an_order_that_is_held_as_well(sent: Sent) -> None:
    first = sent.unit()
    sent.page.order.text.set_text("下一批的指令")
    sent.press(KEY.Key_X)
    assert sent.page.order.order_text.startswith("Order TF-0412 is revoked")
    assert sent.page.order.hold.isEnabled() and here() is sent.page.order.hold
    sent.press(KEY.Key_Escape)
    assert sent.page.order.order_text == "下一批的指令"
    assert "order.recall" not in sent.stage.operations()
    sent.press(KEY.Key_X)
    sent.send()
    orders = sent.stage.orders.orders_of("TF-0412")
    assert [bool(view.order.recalls) for view in orders] == [False, True]
    assert all(one.recalled_by == orders[1].order.id for one in orders[0].assignments)
    assert {one.recalls for one in orders[1].assignments} >= {first.id}
    assert sent.page.order.order_text == "下一批的指令", "the next batch's words are back"
    names = [row.cells[0].words for row in sent.page.order.tracking.rows]
    assert [name.endswith("revoked") for name in names] == [False] * 3 + [True] * 3
    assert sent.page.forces.model.rows[0].cells[3].words == "awaited"


def test_within_five_seconds_nothing_is_revoked_but_taken_back(
    stage: HallStage, sent: Sent
) -> None:
    told: list[str] = []
    sent.page.refused.connect(told.append)
    sent.page.toggle("unit-015")
    before = len(sent.page.order.tracking.rows)
    sent.page.send()
    await_state(lambda: len(sent.page.order.tracking.rows) > before)
    newest = sent.page.order.tracking.rows[-1].id
    sent.page.order.track.set_current(newest)
    sent.press(KEY.Key_X)
    assert sent.page.recall.view is None and "Z" in told[-1]


def test_a_crew_outside_is_asked_and_its_answer_puts_the_next_asking_off(sent: Sent) -> None:
    """安全询问: said five minutes before it is due, with its key; no answer stays overdue."""
    sent.press(KEY.Key_Q)
    await_state(lambda: sent.unit().stage is Stage.EN_ROUTE)
    assert sent.page.order.welfare.isHidden()
    sent.stage.clock.jump(16 * 60)
    sent.page._tick()
    assert "due in 04:00" in sent.page.order.welfare.accessibleName()
    sent.stage.clock.jump(5 * 60)
    sent.press(KEY.Key_S, Qt.KeyboardModifier.ShiftModifier)
    await_state(lambda: "no answer" in sent.page.order.welfare.accessibleName())
    sent.press(KEY.Key_S)
    await_state(sent.page.order.welfare.isHidden)
    assert sent.unit().welfare_due(timedelta(minutes=20)) is not None
    assert sent.stage.operations().count("assignment.welfare") == 2


def test_each_stage_of_the_receipt_page_is_drawn_by_itself(sent: Sent) -> None:
    one = sent.unit()
    assert sent.cell(0, 3) == "—"
    one = replace(one, link="https://x.test/r/abc", link_until=sent.stage.clock.now())
    sent.hub_says(one)
    sent.until_cell(0, 3, "not opened")
    icons = set()
    for reach, words in (
        (Reach.SENT, "gone out"),
        (Reach.DELIVERED, "reached"),
        (Reach.READ, "read"),
        (Reach.ACCEPTED, "accepted"),
    ):
        notice = Notice(Channel.PAGE, 1, reach, sent.stage.clock.now())
        one = replace(one, notices=(*one.notices, notice))
        sent.hub_says(one)
        sent.until_cell(0, 3, words)
        (run,) = sent.page.order.model.rows[0].cells[3].runs
        icons.add(run.icon)
    assert len(icons) == 4


def test_the_code_of_the_receipt_is_shown_where_there_is_one(sent: Sent) -> None:
    told: list[str] = []
    sent.page.refused.connect(told.append)
    sent.press(KEY.Key_L)
    assert "No receipt page" in told[-1] and sent.page.card.isHidden()
    one = replace(sent.unit(), link="https://x.test/r/abc", link_until=sent.stage.clock.now())
    sent.hub_says(one)
    sent.until_cell(0, 3, "not opened")
    sent.press(KEY.Key_L)
    assert sent.page.card.isVisible() and "https://x.test/r/abc" in sent.page.card.accessibleName()
    sent.press(KEY.Key_Escape)
    assert sent.page.card.isHidden() and here() is sent.page.order.track


def test_a_second_job_never_resets_the_first(sent: Sent) -> None:
    """What units say about one matter stays when the same unit gets another one."""
    first = sent.unit()
    sent.press(KEY.Key_W)
    other = replace(underpass(sent.stage), id="TF-0500", title="砚云里电梯困人")
    sent.stage.send_alerts(other)
    turn(8)
    sending = sent.stage.order_acts.send(other, "请增援", [_unit_of(sent, first.unit)])
    assert sending.result.result().is_saved
    await_state(lambda: bool(sent.stage.orders.orders_of("TF-0500")))
    one = next(a for a in sent.page._case.assignments if a.id == first.id)
    assert one.stage is Stage.ON_SCENE
    sent.page._tick()
    row = next(r for r in sent.page.forces.model.rows if r.id == first.unit)
    assert "砚云里电梯困人" in row.cells[3].words
    body = sent.stage.cache.get("assignment", first.id)
    assert body is not None and decode(Assignment, body.body).stage is Stage.ON_SCENE


def _unit_of(sent: Sent, id: str):  # type: ignore[no-untyped-def]
    return next(unit for unit in sent.stage.directory.units() if unit.id == id)


def test_from_ten_units_on_somebody_else_lets_it_go(qtbot, stage: HallStage) -> None:
    """One on duty alone: 带班领导 by phone; nothing is sent before, and the log names who."""
    asked: list[tuple] = []
    stage.link_is("online")
    stage.send_alerts(underpass(stage))
    page = deploy_page(stage, let_go=lambda *given: asked.append(given))
    qtbot.addWidget(page)
    page.show()
    page.show_alert("TF-0412")
    await_state(lambda: bool(page.chosen))
    page.send()
    command, size, words, then = asked[0]
    assert (command, size) == ("order.send", 3) and "排水应急二分队" in words
    assert stage.orders.orders_of("TF-0412") == []
    then(Release(Way.PHONE, "沈一清", stage.clock.now(), "", "0000-6001"))
    await_state(lambda: bool(stage.orders.orders_of("TF-0412")))
    lines = [p.body["args"]["canonical"] for p in stage.journal.pending() if p.kind == "log.append"]
    assert any("电话授权：沈一清，回拨 0000-6001" in line for line in lines)
    page.hide()


def test_a_message_that_went_out_is_not_drawn_like_one_that_came(sent: Sent) -> None:
    """The newest attempt by SMS, radio or voice stands in the place of what the hub has."""
    one = sent.unit()
    for attempt, reach, words in (
        (1, Reach.SENT, "SMS gone out"),
        (1, Reach.DELIVERED, "SMS reached"),
        (2, Reach.FAILED, "SMS not reached"),
    ):
        notice = Notice(Channel.SMS, attempt, reach, sent.stage.clock.now())
        one = replace(one, notices=(*one.notices, notice))
        sent.hub_says(one)
        sent.until_cell(0, 1, words)


def test_after_the_button_was_held_letters_are_reports_and_not_a_search(sent: Sent) -> None:
    """The button goes away once all is sent: what is said next belongs to the units."""
    sent.page.toggle("unit-015")
    sent.page.columns.focus_button()
    assert here() is sent.page.order.hold
    sent.send()
    await_state(lambda: here() is sent.page.order.track)
    sent.press(KEY.Key_A)
    await_state(lambda: sent.unit().stage is Stage.ACCEPTED)
    assert sent.page.forces.search.text == ""


def test_photos_of_a_unit_are_opened_by_key(sent: Sent) -> None:
    told: list[str] = []
    wanted: list[tuple[str, ...]] = []
    sent.page.refused.connect(told.append)
    sent.page.units.files_wanted.connect(wanted.append)
    sent.press(KEY.Key_V)
    assert "no photo" in told[-1]
    sent.hub_says(replace(sent.unit(), photos=("P1", "P2")))
    await_state(lambda: bool(sent.unit().photos))
    sent.press(KEY.Key_V)
    assert wanted == [("attachment/P1", "attachment/P2")]


def test_a_stage_entered_wrongly_is_taken_back_and_stays_in_the_times(sent: Sent) -> None:
    """H582: 归队 was pressed for a unit still outside; the one before holds again."""
    for key, stage in ((KEY.Key_A, Stage.ACCEPTED), (KEY.Key_R, Stage.RELEASED)):
        sent.press(key)
        await_state(lambda s=stage: sent.unit().stage is s)
    assert sent.unit().is_over
    sent.press(KEY.Key_C)
    await_state(lambda: sent.unit().stage is Stage.ACCEPTED)
    assert not sent.unit().is_over and sent.unit().times[-1].withdrawn_by
    sent.press(KEY.Key_R)
    await_state(lambda: sent.unit().stage is Stage.RELEASED)


def test_a_unit_that_came_back_can_be_ticked_and_sent_again(sent: Sent) -> None:
    one = sent.unit()
    assert not sent.page._case.toggle(one.unit), "it is out"
    sent.press(KEY.Key_R)
    await_state(lambda: sent.unit().is_over)
    sent.page.toggle(one.unit)
    assert one.unit in sent.page.chosen
    assert [unit.id for unit in sent.page._case.chosen_units] == [one.unit]
    sent.send()
    again = sent.page._case.assignment_of(one.unit)
    assert again.id != one.id and again.stage is Stage.SENT


def test_the_shift_leader_is_asked_to_reassign_once_with_what_is_lacking(sent: Sent) -> None:
    said, refused = [], []
    sent.page.said.connect(said.append)
    sent.page.refused.connect(refused.append)
    sent.press(KEY.Key_G)
    await_state(lambda: bool(said))
    alert = sent.stage.queue.alert("TF-0412")
    await_state(lambda: is_asked(sent.stage.queue.alert("TF-0412")))
    line = sent.stage.queue.alert("TF-0412").trail[-1]
    assert line.detail.startswith("请值班长改派") and alert.title in said[0]
    sent.press(KEY.Key_G)
    await_state(lambda: bool(refused))


def test_who_was_sent_for_this_second_is_not_called_silent(sent: Sent) -> None:
    """H569: 未应答 0 秒 was said of a unit that was just being phoned."""
    line = sent.page.order.silence
    assert "answer awaited" in line.accessibleName()
    assert [sent.page.forces.model.rows[n].cells[3].words for n in range(3)] == ["awaited"] * 3
    sent.stage.clock.jump(20)
    sent.page._tick()
    assert "no reply for 00:28" in line.accessibleName()
    assert sent.page.forces.model.rows[0].cells[3].words.startswith("no reply 28")
