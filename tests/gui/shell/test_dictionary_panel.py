"""派单字典 off line: found by hanzi, sound, synonym, with orders like it (row 49)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.commands import dictionary_commands as commands
from console.commands.registry import CommandTable
from console.domain.dictionary import PROPOSED, Dictionary
from console.models.dictionary_book import DictionaryBook
from console.shell.dictionary_changes import DictionaryChanges
from console.shell.dictionary_panel import DictionaryPanel
from offline_cache.lanes import InlineLane
from tests.gui.duty.conftest import *  # noqa: F403 - its fixtures
from tests.gui.shell.dictionary_room import CHANGES, MATTERS, Past, records


@pytest.fixture
def book(room):
    room.put(*records())
    return DictionaryBook(room.cache, room.feed, InlineLane())


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(1920, 1080)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def asked():
    return Past()


@pytest.fixture
def panel(qtbot, theme, book, window, asked):
    panel = DictionaryPanel(theme, book, asked.advise, window)
    panel.open()
    qtbot.waitUntil(lambda: len(panel.words) > 20 and "林岚" in panel._head.accessibleName())
    return panel


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("树木", "树木倒伏"),
        ("shumudaofu", "树木倒伏"),
        ("smdf", "树木倒伏"),
        ("ＳＭＤＦ", "树木倒伏"),
        ("大树倒了", "树木倒伏"),
        ("轿厢困人", "电梯困人"),
        ("书目倒伏", "树木倒伏"),
        ("窨井盖缺矢", "窨井盖缺失"),
        ("p0101", "窨井盖缺失"),
        ("望汐路12号电梯困人两名", "电梯困人"),
    ],
)
def test_an_entry_is_found_by_whatever_a_caller_says(qtbot, panel, typed: str, name: str) -> None:
    panel.box.edit.setText(typed)
    qtbot.waitUntil(lambda: bool(panel.words) and panel.words[0].startswith(name))


def test_what_is_in_no_entry_is_said(qtbot, panel) -> None:
    panel.box.edit.setText("qqqq")
    qtbot.waitUntil(lambda: not panel.words)
    assert panel.said[0].startswith("字典里没有这一条")


def test_it_says_lead_limit_basis_return_reasons_card_and_who_gave_such_orders_back(
    qtbot, panel, asked
) -> None:
    panel.box.edit.setText("smdf")
    qtbot.waitUntil(lambda: panel.said[0].startswith("树木倒伏"))
    facts = {fact.label: fact.text for fact in panel.facts._facts}
    assert facts["主办"] == "区绿化市容局·先属地后权属"
    assert facts["时限"] == "紧急·到场 30 分钟、签收 15 分钟、处置 1 个工作日"
    assert facts["依据"] == "市绿化条例（演示值）"
    assert facts["准予退单"] == "小区内树木属物业；河道树木属水务"
    assert facts["网格代码"] == "P04 园林绿化·P0401 行道树"
    assert facts["处置卡"].startswith("树木倒伏：1. ")
    advice, risk, *orders = panel.said[1:]
    assert advice.startswith("多由 ") and "把握" in advice
    assert risk == "区绿化市容局 近似 24 件中退单 12 件：小区内树木属物业"
    assert len(orders) == 20
    assert any("区绿化市容局：小区内树木属物业" in words for words in orders)


def test_arrows_move_in_the_list_while_the_words_keep_the_keyboard(qtbot, panel) -> None:
    panel.box.edit.setText("电梯")
    qtbot.waitUntil(lambda: len(panel.words) == 2)
    first = panel.said[0]
    QTest.keyClick(panel.box.edit, Qt.Key.Key_Down)
    assert panel.said[0] != first and panel.box.edit.hasFocus()
    about = panel.subject()
    assert about.words in panel.said[0] and about.refs[0].startswith("matter/")
    QTest.keyClick(panel.box.edit, Qt.Key.Key_Escape)
    QTest.keyClick(panel.box.edit, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_another_version_is_found_at_once(qtbot, panel, room) -> None:
    room.put(replace(MATTERS[0], id="new", name="无人机坠落", version="2"))
    panel.box.edit.setText("wrjzl")
    qtbot.waitUntil(lambda: bool(panel.words) and panel.words[0].startswith("无人机坠落"))


def test_what_is_proposed_is_read_field_by_field_before_it_holds(
    qtbot, theme, book, window, room
) -> None:
    ran, leads = [], [False]
    table = CommandTable()
    table.add(commands.ADOPT, lambda: ran.append(shown.read.version))
    shown = DictionaryChanges(theme, book, window, table, lambda: leads[0])
    shown.open()
    qtbot.waitUntil(lambda: len(shown.words) == 4)
    assert shown.said.startswith("公示中，尚未生效") and "程砚" in shown.said
    assert shown.words[0].startswith("修改 树木倒伏·tree-down 主办：区绿化市容局 → 区房管局")
    assert "时限：签收 15 分钟 → 签收 10 分钟" in shown.words[1]
    assert shown.words[2].startswith("新增 无人机坠落")
    assert shown.words[3].startswith("停用 交接班")
    assert not shown._adopt.isVisible() and "值班长" in shown._foot.accessibleName()
    leads[0] = True
    shown.refresh()
    assert shown._adopt.isVisible()
    QTest.keyClick(shown.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["99aa88bb77cc"], "what is read is what is put in force"
    room.put(Dictionary(PROPOSED))
    qtbot.waitUntil(lambda: shown.said.startswith("现行"))
    assert shown.read is None and not shown._adopt.isVisible()
    assert shown.words == [] and len(CHANGES) == 3


def test_on_a_high_monitor_the_dictionary_is_as_high_as_it(qtbot, panel, window):
    """H940: at 4K a third of the screen showed a dozen of two hundred entries."""
    low, entries = panel.height(), panel.table.height()
    window.resize(3840, 2160)
    qtbot.waitUntil(lambda: panel.height() > 1.8 * low)
    assert panel.table.height() > 1.8 * entries and panel.past.height() > panel.height() / 2
    assert panel._area.verticalScrollBar().maximum() == 0, "every fact of an entry is in sight"
    assert panel.geometry().bottom() < window.height()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: panel.height() == low)
