"""B-04: some types ask what a 签收 comes with; it holds and is silent before anybody answers."""

from dataclasses import replace

import pytest

from console.domain.queue import Band
from console.settings import mask_profile
from console.settings.mask_profile import load_signing_notes
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import NOW, ORANGE, YELLOW, alert
from widgets.lists.roles import RowRole


def note(room, id: str) -> str:
    row = room.queue.index(room.queue.row_of(id)).data(RowRole.ROW)
    return "" if row.note is None else row.note.words_at(NOW)


@pytest.fixture
def page(room, show_page):
    rules = replace(room.queue.rows.rules, signing=load_signing_notes())
    room.queue.rows.rules = rules
    leak = alert("t1", ORANGE, "储罐区可燃气体浓度升高", "石汀街道", type="tank-leak")
    return show_page(room, [leak, alert("u2", YELLOW, "灯箱松动")])


def test_it_is_signed_at_once_and_asked_after(qtbot, room, page):
    """H369: the question holds neither the signature nor the silence up, and is no first action."""
    press(page, "Space")
    ask = page.detail.foot.ask
    qtbot.waitUntil(lambda: ask.is_open)
    qtbot.waitUntil(lambda: room.queue.alert("t1").is_acknowledged)
    assert ask.question.startswith("已签收，须注明")
    press(page, "2")
    qtbot.waitUntil(lambda: room.queue.alert("t1").is_signing_noted)
    seen = room.queue.alert("t1")
    assert seen.trail[-1].detail == "已通知 119" and seen.first_action_at is None
    assert room.queue.band("t1") is Band.SIGNED and "签收须注明" not in note(room, "t1")
    assert page.detail.trail.rows[0].what == "签收注明：已通知 119"
    press(page, "Space")
    assert not ask.is_open, "asked once"


def test_left_unanswered_the_row_says_so_and_space_asks_again(qtbot, room, page):
    press(page, "Space")
    ask = page.detail.foot.ask
    qtbot.waitUntil(lambda: ask.is_open)
    press(page, "Esc")
    qtbot.waitUntil(lambda: note(room, "t1") == "签收须注明")
    assert "签收须注明" in page.detail.head.marks
    press(page, "Space")
    assert ask.is_open


def test_other_types_ask_nothing(qtbot, room, page):
    page.open_alert("u2")
    press(page, "Space")
    qtbot.waitUntil(lambda: room.queue.alert("u2").is_acknowledged)
    assert not page.detail.foot.ask.is_open and note(room, "u2") == ""


@pytest.mark.parametrize("told", [[{"type": "a"}], [{"type": "a", "choices": []}], [7]])
def test_a_profile_with_mistakes_is_refused_whole(monkeypatch, told):
    monkeypatch.setattr(mask_profile, "profile_value", lambda place, name: told)
    with pytest.raises(ValueError, match=r"signing\.notes"):
        load_signing_notes()
