"""Ctrl+K: what is typed in hanzi, pinyin or initials is found, and Enter runs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from console.commands.registry import Command, text
from console.models.finder import Finder
from console.shell.palette import Palette
from offline_cache.lanes import InlineLane, ThreadLane
from tests.gui.duty import directory
from tests.gui.duty.evening import RED, alert


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.line = QLineEdit(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.line.setFocus()
    return window


@pytest.fixture
def palette(qtbot, room, theme, window):
    room.ran = []
    room.commands.add(
        Command("alert.acknowledge", text("duty", "Sign"), "Space", on="duty"),
        lambda: room.ran.append("alert.acknowledge"),
    )
    room.put(
        *directory.reference(),
        alert("01K0LIFT", RED, "砚云里 7 号楼电梯困人 2 名", "青榆街道", "砚云里", "电话接报"),
    )
    room.load()
    qtbot.waitUntil(lambda: room.queue.rowCount() == 1)
    palette = Palette(theme, room.finder, room.commands, window)
    palette.open()
    return palette


def typed(qtbot, palette, words: str) -> list[tuple[str, str]]:
    if words.isascii():
        QTest.keyClicks(palette.field, words)
    else:
        palette.field.insert(words)  # as an input method does
    qtbot.waitUntil(lambda: len(palette.found) > 0)
    return [(found.kind, found.title) for found in palette.found]


def test_initials_find_an_open_matter_and_enter_opens_it(qtbot, palette):
    assert ("alert", "砚云里 7 号楼电梯困人 2 名") in typed(qtbot, palette, "dtkr")
    with qtbot.waitSignal(palette.chosen) as chosen:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (chosen.args[0].kind, chosen.args[0].id) == ("alert", "01K0LIFT")
    assert palette.isHidden()


def test_what_begins_so_stands_before_what_only_holds_it(qtbot, palette, room):
    """tl is 听澜, and the 脱落 of a wall at Wuying Road comes after it."""
    fallen, station = "梧影路 210 号外墙面砖脱落", "听澜站 3 号口外广场滞留约 260 人"
    room.put(alert("a", RED, fallen, "梧影街道"), alert("b", RED, station, "听澜街道"))
    qtbot.waitUntil(lambda: room.queue.rowCount() == 3)
    matters = [title for kind, title in typed(qtbot, palette, "tl") if kind == "alert"]
    assert matters[:2] == [station, fallen]


def test_it_does_not_jump_while_somebody_types_and_opens_small_again(qtbot, palette):
    typed(qtbot, palette, "d")
    tall = palette.height()
    palette.field.clear()
    typed(qtbot, palette, "dtkr")
    assert palette.height() == tall
    palette.put_away()
    palette.open()
    assert palette.height() < tall


def test_hanzi_find_a_camera_and_arrows_choose_it(qtbot, palette):
    found = typed(qtbot, palette, "公交站台")
    assert found == [("camera", "听澜路公交站台")]
    with qtbot.waitSignal(palette.chosen) as chosen:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args[0].kind == "camera"


def test_a_command_is_found_by_its_sound_and_run(qtbot, palette, room):
    assert ("command", "签收") in typed(qtbot, palette, "qianshou")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert room.ran == ["alert.acknowledge"]


def test_it_says_while_text_is_missing_and_looks_again_when_it_has_come(
    qtbot, palette, room, monkeypatch
):
    """P5: after an outage the text follows within the minute, and the console says so."""
    waiting = [91_136]
    monkeypatch.setattr(type(room.cache), "text_waiting", property(lambda _: waiting[0]))
    palette.field.setText("龙")
    said = "另有 91136 条刚补收，正在建索引，暂时搜不到"
    qtbot.waitUntil(lambda: palette.hint == f"没有找到；{said}")
    palette.field.setText("电梯困人")
    qtbot.waitUntil(lambda: len(palette.found) == 1)
    assert palette.hint == said
    searched: list[str] = []
    monkeypatch.setattr(room.finder, "start", lambda words, then, _: searched.append(words))
    waiting[0] = 0
    qtbot.waitUntil(lambda: searched == ["电梯困人"])
    assert "选择" in palette.hint


def test_the_newest_keystroke_wins(qtbot, palette):
    palette.field.setText("电梯困人")
    palette.field.setText("公交站台")
    qtbot.waitUntil(lambda: len(palette.found) > 0)
    assert [found.kind for found in palette.found] == ["camera"]


def test_nothing_found_says_so_and_enter_does_nothing(qtbot, palette):
    QTest.keyClicks(palette.field, "zzzz")
    qtbot.waitUntil(lambda: "没有找到" in palette.hint)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_gives_the_keyboard_back(qtbot, palette, window):
    assert palette.field.hasFocus()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.line.hasFocus()


@pytest.fixture
def lane() -> Iterator[ThreadLane]:
    lane = ThreadLane("search")
    yield lane
    lane.close()


@pytest.fixture
def aside(palette, room, theme, window, lane) -> Palette:
    """A palette that searches in a thread of its own, as a seat's does."""
    palette.put_away()
    finder = Finder(room.cache, room.commands, lane, room.queue.alerts, InlineLane(), window)
    palette = Palette(theme, finder, room.commands, window)
    palette.open()
    return palette


@contextmanager
def held(lane: ThreadLane) -> Iterator[None]:
    """The search takes its time."""
    goes_on = Event()
    lane.submit(goes_on.wait)
    try:
        yield
    finally:
        goes_on.set()


def test_h993_enter_runs_nothing_that_was_found_for_other_words(qtbot, aside, room, lane):
    """H993: “zzzz” typed over 锁定本席, Enter before the answer, and the seat locked."""
    assert ("command", "签收") in typed(qtbot, aside, "qianshou")
    with held(lane):
        aside.field.selectAll()
        QTest.keyClicks(aside.field, "zzzz")
        QTest.keyClick(aside.field, Qt.Key.Key_Return)
        assert room.ran == [] and aside.hint == "找到后即执行第一项·Esc 作罢"
    qtbot.waitUntil(lambda: aside.hint == "没有找到")
    assert room.ran == [] and aside.isVisible()


def test_h993_enter_before_the_answer_waits_for_it(qtbot, aside, room, lane):
    typed(qtbot, aside, "dtkr")
    with held(lane):
        aside.field.selectAll()
        QTest.keyClicks(aside.field, "qianshou")
        QTest.keyClick(aside.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.ran == ["alert.acknowledge"])
    assert aside.isHidden()


def test_h993_arrows_before_the_answer_move_in_its_lines(qtbot, aside, room, lane):
    room.put(alert("a", RED, "听澜站 3 号口外广场滞留约 260 人", "听澜街道"))
    qtbot.waitUntil(lambda: room.queue.rowCount() == 2)
    with held(lane):
        QTest.keyClicks(aside.field, "t")
        QTest.keyClick(aside.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(aside.found) > 1)
    assert aside.subject().words == aside.found[1].title


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Escape])
def test_h993_esc_and_another_key_take_an_early_enter_back(qtbot, aside, room, lane, key):
    with held(lane):
        QTest.keyClicks(aside.field, "qianshou")
        QTest.keyClick(aside.field, Qt.Key.Key_Return)
        QTest.keyClick(aside.field, key)
    qtbot.waitUntil(lambda: len(aside.found) > 0)
    assert room.ran == []
