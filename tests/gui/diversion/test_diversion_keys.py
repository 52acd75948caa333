"""Row 55 at the seat: keys take and give back, the line says whose phones, the clock runs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.domain.diversion import Answer
from console.models.running_clock import DIVERT, SIGN, clock_of
from console.screens.duty.subjects import foot_state
from tests.gui.diversion.pictures import records, tree
from tests.gui.duty import evening
from tests.gui.duty.conftest import press
from tests.gui.duty.room import PROFILE
from widgets.lists.roles import row_value


@pytest.fixture
def page(qtbot, room, show_page):
    shown = show_page(room, [tree()])
    room.put(*records())
    room.load()
    phones = ("0000-6110", "0000-6109", "0000-6001")  # of three records, each read on its way
    qtbot.waitUntil(lambda: all(phone in card(shown) for phone in phones))
    return shown


@pytest.fixture
def said(page):
    told = []
    page.said.connect(told.append)
    page.refused.connect(told.append)
    return told


def give_back(page) -> None:
    target = page.window().focusWidget() or page
    QTest.keyClick(target, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)


def diverted(room):
    return room.queue.alert("d1").diversion


def card(page) -> str:
    return page.detail.diversion.card.accessibleName()


def test_the_line_says_whose_phones_and_until_when(page):
    first, second = card(page).split("; ")
    assert first == "20:30:00 前接单或退回", "its keys are said once, in the foot"
    for words in ("110 台 0000-6110", "区绿化市容局 0000-6109", "本席 0000-6001", "三方通话 Y"):
        assert words in second
    seen = page.detail.seen()
    assert foot_state(seen).others[:2] == ("diversion.take", "diversion.return")


def test_one_key_takes_and_signs_it(qtbot, room, page, said):
    press(page, "T")
    qtbot.waitUntil(lambda: diverted(room) is not None)
    alert = room.queue.alert("d1")
    assert alert.diversion.answer is Answer.TAKEN and alert.is_acknowledged
    qtbot.waitUntil(lambda: said == ["110 分流已接单"])
    assert row_value(room.queue.index(room.queue.row_of("d1"))).state == "已接单"
    assert "已接单 20:21:10 林岚" in card(page)
    give_back(page)
    assert said[-1] == "林岚 20:21:10 已接单；要改须三方通话"


def test_it_is_given_back_for_a_reason_of_the_hall(qtbot, room, page, said):
    give_back(page)
    assert page.detail.foot.ask.answers[0] == "不属本区管辖"
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.alert("d1") is None)  # it has left the list
    qtbot.waitUntil(lambda: said == ["已退回 110：不属本区管辖"])


def test_a_call_of_three_that_settles_nothing_is_taken_here(qtbot, room, page, said):
    press(page, "Y")
    three = "110 台 0000-6110、区绿化市容局 0000-6109、本席 0000-6001"
    assert page.detail.foot.ask.question.startswith(f"三方通话：{three}·商定结果？")
    press(page, "3")
    qtbot.waitUntil(lambda: diverted(room) is not None)
    assert diverted(room).reason == "三方通话未明确，首接负责" and diverted(room).by_phone
    trail = " ".join(row.what for row in page.detail.trail.rows)
    assert "三方通话：仍不明确，首接负责，本席先接" in trail and "0000-6109" in trail


def test_cut_off_the_call_is_saved_here_and_waits_for_the_hub(qtbot, room, page):
    """It is a fact: nothing of it needs the hub."""
    room.link.update_view(state="offline", since=evening.NOW, data_as_of=evening.NOW)
    press(page, "Y")
    press(page, "1")
    qtbot.waitUntil(lambda: diverted(room) is not None)
    assert room.queue.is_pending("d1")


def test_keys_on_what_the_110_desk_did_not_hand_on(room, show_page):
    page = show_page(room, [replace(tree(), channel="hotline")])
    told = []
    page.refused.connect(told.append)
    press(page, "T")
    give_back(page)
    press(page, "Y")
    assert told == ["这条不是 110 分流"] * 3
    assert page.detail.diversion.isHidden()


def test_the_clock_runs_on_row_strip_and_detail_until_it_is_answered(qtbot, room, page):
    alert = room.queue.alert("d1")
    assert clock_of(alert, PROFILE, evening.NOW).kind == SIGN
    press(page, "Space")
    qtbot.waitUntil(lambda: room.queue.alert("d1").is_acknowledged)
    running = clock_of(room.queue.alert("d1"), PROFILE, evening.NOW)
    assert running.kind == DIVERT
    assert running.ends == alert.received_at + timedelta(minutes=10)
    row = row_value(room.queue.index(room.queue.row_of("d1")))
    assert (row.state, row.limit, row.is_ticking) == ("待接或退", 600.0, True)
    words = " ".join(w.accessibleName() for w in page.detail.head.findChildren(QWidget))
    assert "接或退剩" in words
    press(page, "T")
    qtbot.waitUntil(lambda: diverted(room) is not None)
    assert clock_of(room.queue.alert("d1"), PROFILE, evening.NOW) is None


def test_closing_it_unanswered_is_refused_in_words(qtbot, room, page, said):
    """H388."""
    press(page, "1")
    qtbot.waitUntil(lambda: said != [])
    press(page, "0")
    press(page, "1")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "110 分流还没有答复，先接单或退回" in said[-1]
