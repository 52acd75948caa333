"""H226: what a screen reader is told of lists and choices that are painted."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from widgets.common.segmented import Segment, Segmented
from widgets.common.spoken import install
from widgets.lists.ranked_table import RankedTable
from widgets.lists.roles import BandHead
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Check, TableColumn, TableRow, box, plain

NAME, VALUE, ROLE = QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Role


@pytest.fixture(autouse=True)
def reader(qapp) -> None:
    install()


def face(widget):
    return QAccessible.queryAccessibleInterface(widget)


def row(id: str, band: str = "open") -> TableRow:
    return TableRow(id, (box(Check.CHOSEN), plain(id), plain("到场")), band)


@pytest.fixture
def table(qtbot, theme) -> RankedTable:
    columns = [TableColumn("", 40), TableColumn("力量", 120), TableColumn("现状", 120)]
    table = RankedTable(theme, columns)
    table.rows = RowsModel(parent=table)
    table.set_model(table.rows)
    table.set_bands([BandHead("open", "处置中"), BandHead("shut", "搁置", is_closed=True)])
    qtbot.addWidget(table)
    table.resize(320, 200)
    table.show()
    return table


def test_rows_are_parts_with_their_columns_and_the_cursor_is_told(table):
    table.rows.set_rows([row("甲队"), row("乙队"), row("丙队", "shut")])
    table.set_current("乙队")
    told = face(table)
    assert (told.role(), told.childCount()) == (ROLE.List, 2), "a closed band's rows are not there"
    parts = [told.child(n) for n in range(2)]
    assert parts[1].text(NAME) == "chosen; 力量 乙队; 现状 到场"
    assert [part.role() for part in parts] == [ROLE.ListItem] * 2
    assert [bool(part.state().selected) for part in parts] == [False, True]
    assert told.text(VALUE) == "处置中 2; 搁置 1"
    assert "乙队" in told.text(QAccessible.Text.Description)
    at = parts[0].rect().center()
    assert told.childAt(at.x(), at.y()).text(NAME) == parts[0].text(NAME)


def test_a_part_is_what_stands_at_its_place_now_and_ends_with_its_row(table):
    table.rows.set_rows([row("甲队"), row("乙队")])
    told = face(table)
    first, second = told.child(0), told.child(1)
    table.rows.set_rows([row("乙队")])
    assert "乙队" in first.text(NAME)
    assert not second.isValid() and second.text(NAME) == "" and second.state().invalid
    table.rows.set_rows([])
    assert told.childCount() == 0 and told.child(0) is None


def test_a_choice_says_what_is_chosen_while_its_name_stays(qtbot, theme):
    choice = Segmented(theme, [Segment("a", "全部"), Segment("b", "我承办")], name="归谁办")
    qtbot.addWidget(choice)
    QTest.keyClick(choice, Qt.Key.Key_Right)
    told = face(choice)
    assert (told.text(NAME), told.text(VALUE)) == ("归谁办", "我承办")
    assert [told.child(n).role() for n in range(2)] == [ROLE.RadioButton] * 2


def test_what_has_gone_is_taken_out_of_the_readers_hands(qapp, theme):
    choice = Segmented(theme, [Segment("a", "全部")])
    part = QAccessible.uniqueId(face(choice).child(0))
    assert QAccessible.accessibleInterface(part) is not None
    choice.deleteLater()
    QCoreApplication.sendPostedEvents(choice, QEvent.Type.DeferredDelete)
    assert QAccessible.accessibleInterface(part) is None


def test_a_reader_that_has_asked_keeps_no_widget_in_memory(qapp, theme):
    choice = Segmented(theme, [Segment("a", "全部")])
    assert face(choice).childCount() == 1
    gone = weakref.ref(choice)
    choice.deleteLater()
    QCoreApplication.sendPostedEvents(choice, QEvent.Type.DeferredDelete)
    del choice
    gc.collect()
    assert gone() is None
