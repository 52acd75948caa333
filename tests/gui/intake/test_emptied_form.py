"""A form from which everything was taken away is no call: not counted, not kept, not in the way."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.gui.deploy.hall_stage import HallStage, JournalDrafts
from tests.gui.deploy.hands import commit, here, press
from tests.gui.intake.panel_stage import intake_panel

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot, stage):
    made = intake_panel(stage)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_call()
    return made


def kept(stage: HallStage) -> dict[str, dict[str, Any]]:
    return JournalDrafts(stage.journal).all()


def take_all_away() -> None:
    press(KEY.Key_A, CTRL)
    press(KEY.Key_Delete)


def test_an_emptied_form_is_no_draft_any_more(qtbot, stage, panel) -> None:
    """H933: the badge counts what the panel says is half written, whenever it says so."""
    commit(here(), "打错了")
    qtbot.waitUntil(lambda: bool(kept(stage)), timeout=2000)
    told: list[int] = []
    panel.kept.connect(lambda: told.append(len(panel.half_written)))
    take_all_away()
    commit(here(), "  ")
    qtbot.waitUntil(lambda: not kept(stage), timeout=2000)
    assert told[-1] == 0 and panel.draft.saved_at is None
    stage.clock.jump(30)
    press(KEY.Key_F2)
    assert f"{panel.draft.called_at:%H:%M:%S}" == "20:20:30", "it is of the call that begins now"


def test_words_taken_away_do_not_come_back_with_the_next_start(qtbot, stage, panel) -> None:
    commit(here(), "打错了")
    press(KEY.Key_Escape)
    panel.resume()
    take_all_away()
    press(KEY.Key_Escape)
    assert panel.half_written == []
    stage.commands = type(stage.commands)()
    again = intake_panel(stage)
    qtbot.addWidget(again)
    assert again.draft.words == "" and again.half_written == []


def test_an_emptied_form_takes_the_next_call_and_is_no_fourth_one(qtbot, stage, panel) -> None:
    refusals: list[str] = []
    panel.refused.connect(refusals.append)
    for words in ("第一通", "第二通", "第三通"):
        commit(here(), words)
        stage.clock.jump(30)
        press(KEY.Key_F2)
    assert len(refusals) == 1
    take_all_away()
    press(KEY.Key_Tab, CTRL)
    assert panel.draft.words == "第一通" and len(panel.half_written) == 2
    press(KEY.Key_F2)
    assert len(refusals) == 1 and panel.draft.words == ""
    assert panel.draft.called_at == stage.clock.now()


def test_behind_the_last_call_no_emptied_form_keeps_the_panel_open(qtbot, stage, panel) -> None:
    commit(here(), "第一通")
    stage.clock.jump(30)
    press(KEY.Key_F2)
    commit(here(), "第二通")
    take_all_away()
    press(KEY.Key_Tab, CTRL)
    assert panel.draft.words == "第一通"
    with qtbot.waitSignal(panel.closed, timeout=2000):
        press(KEY.Key_Return)
    assert panel.draft.words == "" and panel.half_written == []
