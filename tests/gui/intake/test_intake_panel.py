"""S2 as a person works it: the keyboard alone, and nothing half written is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from console.domain.alert import Alert, Condition, Severity
from console.domain.entity import encode
from console.domain.geo import distance
from tests.gui.deploy.hall_stage import HallStage, JournalDrafts, district
from tests.gui.deploy.hands import commit, compose, here, press, write
from tests.gui.intake.panel_stage import intake_panel

KEY = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qtbot, stage):
    made = intake_panel(stage)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_call()
    return made


def only_call(stage: HallStage) -> Alert:
    called = [alert for alert in stage.queue.alerts() if alert.source == "call"]
    assert len(called) == 1
    return called[0]


def until_registered(qtbot, stage: HallStage) -> Alert:
    qtbot.waitUntil(lambda: any(a.source == "call" for a in stage.queue.alerts()))
    return only_call(stage)


def test_a_call_is_registered_by_keyboard_alone(qtbot, stage, panel) -> None:
    stage.clock.jump(20)
    assert here() is panel.form.words.edit
    commit(here(), "望汐路下立交积水，小客车熄火。车内 1 名老人")
    press(KEY.Key_Tab)
    write(here(), "wxlx")
    press(KEY.Key_Return)
    assert panel.draft.place.name == "望汐路下立交"
    press(KEY.Key_Tab)
    write(here(), "1950")
    press(KEY.Key_Tab)
    write(here(), "0")
    for _ in range(3):
        press(KEY.Key_Tab)
    write(here(), "1")
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    commit(here(), "望潮街道值班室")
    with qtbot.waitSignal(panel.closed):
        press(KEY.Key_Return)
    alert = until_registered(qtbot, stage)
    assert alert.title == "望汐路下立交积水，小客车熄火"
    assert alert.text == "望汐路下立交积水，小客车熄火。车内 1 名老人"
    assert alert.place.point == district().places[0].place.point
    assert alert.call is not None and alert.occurred_at is not None
    assert f"{alert.occurred_at:%m-%d %H:%M}" == "07-09 19:50"
    assert f"{alert.call.called_at:%H:%M:%S}" == "20:20:00"
    told = alert.call.casualties
    assert (told.dead, told.badly_hurt, told.trapped, told.missing) == (0, None, 1, None)
    assert alert.call.unit == "望潮街道值班室"
    assert stage.operations() == ["alert.register", "log.append"]
    assert JournalDrafts(stage.journal).all() == {}


def test_grade_follows_the_dictionary_until_a_person_chooses(qtbot, stage, panel) -> None:
    commit(here(), "小客车涉水")
    assert panel.draft.severity is Severity.ORANGE
    assert "橙" not in panel.head.words and "Orange" in panel.head.words
    press(KEY.Key_Up, ALT)
    assert panel.draft.severity is Severity.RED
    commit(here(), "，市民咨询今晚小学是否停课")
    assert panel.draft.severity is Severity.RED
    press(KEY.Key_Return)
    assert until_registered(qtbot, stage).severity is Severity.RED


def test_enter_and_esc_belong_to_the_input_method_while_it_composes(qtbot, stage, panel) -> None:
    commit(here(), "望汐路")
    compose(here(), "ji shui")
    with qtbot.assertNotEmitted(panel.closed, wait=30):
        press(KEY.Key_Return)
        press(KEY.Key_Escape)
        press(KEY.Key_Return, CTRL)
    assert stage.operations() == []
    commit(here(), "积水")
    with qtbot.waitSignal(panel.closed):
        press(KEY.Key_Return)
    assert until_registered(qtbot, stage).title.endswith("积水")


def test_shift_enter_makes_a_line_and_an_empty_form_is_not_registered(stage, panel) -> None:
    refusals: list[str] = []
    panel.refused.connect(refusals.append)
    press(KEY.Key_Return)
    assert len(refusals) == 1 and stage.operations() == []
    commit(here(), "一")
    press(KEY.Key_Return, SHIFT)
    commit(here(), "二")
    assert panel.draft.words == "一\n二"
    assert stage.operations() == []


def test_a_draft_survives_a_panel_that_is_gone(qtbot, stage, panel) -> None:
    commit(here(), "映川路围挡倒塌")
    press(KEY.Key_Tab)
    write(here(), "wxlx")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(JournalDrafts(stage.journal).all()), timeout=2000)
    stage.clock.jump(60)
    stage.commands = type(stage.commands)()
    again = intake_panel(stage)
    qtbot.addWidget(again)
    assert again.draft.words == "映川路围挡倒塌"
    assert again.draft.place.name == "望汐路下立交"
    assert f"{again.draft.called_at:%H:%M:%S}" == "20:20:00"
    assert again.form.words.text == "映川路围挡倒塌"


def test_esc_keeps_and_three_calls_may_be_open(qtbot, stage, panel) -> None:
    refusals: list[str] = []
    panel.refused.connect(refusals.append)
    for words in ("第一通", "第二通", "第三通"):
        commit(here(), words)
        stage.clock.jump(30)
        press(KEY.Key_F2)
    assert len(refusals) == 1 and "register one first" in refusals[0]
    tabs = panel.head.tabs
    assert tabs.part(tabs.part_count() - 1).words == "Three at most"
    with qtbot.waitSignal(panel.closed):
        press(KEY.Key_Escape)
    assert len(panel.half_written) == 3
    assert {d["words"] for d in JournalDrafts(stage.journal).all().values()} == {
        "第一通",
        "第二通",
        "第三通",
    }
    press(KEY.Key_Tab, CTRL)
    assert panel.draft.words == "第一通"
    press(KEY.Key_Return)
    until_registered(qtbot, stage)
    qtbot.waitUntil(lambda: len(panel.half_written) == 2)
    assert panel.draft.words == "第二通"


def test_alt_digit_joins_the_call_to_the_same_matter(qtbot, stage, panel) -> None:
    at = district().places[0].place
    now = stage.clock.now()
    known = Alert(
        "known", "望汐路下立交积水 26 厘米", Severity.ORANGE, now, place=at, last_at=now,
        unsigned_since=now, source="水务物联", condition=Condition.ACTIVE,
    )  # fmt: skip
    stage.send_alerts(known)
    qtbot.waitUntil(lambda: stage.queue.alert("known") is not None)
    commit(here(), "桥洞积水，一辆电动自行车熄火")
    press(KEY.Key_Tab)
    write(here(), "wxlx")
    press(KEY.Key_Return)
    assert [line.id for line in panel.form.same_rows.lines] == ["known"]
    assert panel.form.same_rows.lines[0].runs[0].text == "Org.", "not by shape and colour alone"
    with qtbot.waitSignal(panel.said):
        press(KEY.Key_1, ALT)
    qtbot.waitUntil(lambda: (a := stage.queue.alert("known")) is not None and a.count == 2)
    assert [a.id for a in stage.queue.alerts()] == ["known"]
    assert stage.operations().count("alert.register") == 1


def test_ctrl_enter_registers_and_asks_for_the_chosen_forces(qtbot, stage, panel) -> None:
    commit(here(), "望汐路下立交积水")
    press(KEY.Key_1, CTRL)
    with qtbot.waitSignal(panel.deploy_requested) as asked:
        press(KEY.Key_Return, CTRL)
    alert = until_registered(qtbot, stage)
    assert asked.args[0] == alert.id
    units = {unit.id: unit for unit in stage.directory.units()}
    assert [units[id].sort for id in asked.args[1]] == ["排水"]


def test_the_same_without_the_hub(qtbot, stage, panel) -> None:
    stage.link_is("offline")
    commit(here(), "工地围挡倒塌，压伤 1 名行人")
    press(KEY.Key_Return)
    alert = until_registered(qtbot, stage)
    assert stage.queue.is_pending(alert.id)
    assert alert.origin_seat == stage.queue.seat


def test_streams_are_let_go_when_the_panel_is_put_away(qtbot, stage, panel) -> None:
    press(KEY.Key_Tab)
    write(here(), "wxlx")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: len(stage.views) == 2)
    panel.hide()
    qtbot.waitUntil(lambda: all(view.is_closed for view in stage.views))


def test_before_there_is_a_place_words_stand_where_pictures_will_be(qtbot, panel) -> None:
    """H433: no black boxes that look like cameras that have failed."""
    tiles = panel.form.tiles
    assert tiles.note.startswith("No place yet") and not any(t.isVisible() for t in tiles.tiles)
    room = tiles.size()
    press(KEY.Key_Tab)
    write(here(), "wxlx")
    press(KEY.Key_Return)
    assert tiles.note == "" and all(tile.isVisible() for tile in tiles.tiles)
    assert tiles.size() == room


def test_rail_goes_on_with_the_newest_draft_and_f2_begins_a_fresh_one(stage, panel) -> None:
    commit(here(), "第一通")
    press(KEY.Key_Escape)
    panel.resume()
    assert panel.draft.words == "第一通"
    stage.clock.jump(45)
    panel.open_call()
    assert panel.draft.words == "" and len(panel.half_written) == 1
    assert f"{panel.draft.called_at:%H:%M:%S}" == "20:20:45"


def test_a_point_is_set_on_the_map_without_a_mouse(qtbot, stage, panel) -> None:
    """H228: Alt+M, arrows, Enter; the name stays, the point moves, the keyboard comes back."""
    press(KEY.Key_M, ALT)
    assert here() is panel.form.words.edit, "there is no place to look at yet"
    press(KEY.Key_Tab)
    write(here(), "wxlx")
    press(KEY.Key_Return)
    named = panel.draft.place
    press(KEY.Key_M, ALT)
    assert here() is panel.form.map
    for _ in range(6):
        press(KEY.Key_Right)
    press(KEY.Key_Escape)
    assert here() is panel.form.place.edit and panel.draft.place == named and panel.isVisible()
    press(KEY.Key_M, ALT)
    for _ in range(6):
        press(KEY.Key_Right)
    press(KEY.Key_Return)
    moved = panel.draft.place
    assert moved.name == named.name and here() is panel.form.place.edit
    assert distance(named.point, moved.point) == pytest.approx(6 * 8 * 500 / 200, abs=2)


def test_a_place_that_cannot_be_found_yet_is_said_and_found_as_soon_as_it_can(
    qtbot, stage, panel
) -> None:
    """The names of a district come in after the alerts; whoever types meanwhile is not told
    that there is no such place."""
    like = district().places[0]
    places = [replace(like, id=f"p{n}", name=f"听潮路 {n:03} 号", aliases=()) for n in range(700)]
    with stage.cache.text_held():
        stage.send((place.KIND, place.id, encode(place)) for place in places)
        panel.form.place.setFocus()
        commit(here(), "听潮路 003 号")
        rows = panel.form.place_rows
        assert not panel.is_choosing_place
        assert "cannot be found yet" in rows.accessibleName()
    qtbot.waitUntil(lambda: panel.is_choosing_place)
    press(KEY.Key_Return)
    assert panel.draft.place.name == "听潮路 003 号"
