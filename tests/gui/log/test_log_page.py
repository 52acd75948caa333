"""S9 as a person works it: a line by key, late and amended ones marked, a break seen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.contract.countersign import countersigned
from console.domain.duty import LogHead
from console.domain.entity import encode
from console.models import log_lines
from tests.gui.deploy.hands import commit, here, press
from tests.gui.log.page_stage import log_page


@pytest.fixture
def page(qtbot, stage):
    made = log_page(stage)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def rows(page) -> list[str]:
    """What the lines say, without how far each has come."""
    return [row.cells[2].words.removesuffix(PENDING) for row in page.model.rows]


PENDING = " saved here, hub has not answered"


def test_a_line_is_written_by_key_and_stays_at_the_foot(qtbot, stage, page) -> None:
    with qtbot.waitSignal(page.shown_requested):
        stage.commands.run("log.write")
    for words in ("第一条", "第二条"):
        commit(here(), words)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda w=words: rows(page)[-1:] == [w])
        assert page.write.field.text == ""
        stage.clock.jump(5)
    assert rows(page) == ["第一条", "第二条"]
    assert page.table.current_id == page.model.rows[-1].id
    assert "whole" in page.chain_words
    assert stage.operations() == ["log.append", "log.append"]


def test_an_empty_line_writes_nothing(stage, page) -> None:
    page.begin_line()
    press(Qt.Key.Key_Return)
    assert stage.operations() == []
    assert "No entry yet" in page._empty.accessibleName()


def test_late_and_amended_lines_are_marked_and_pending_ones_too(qtbot, stage, page) -> None:
    stage.log.write("甲")
    stage.clock.jump(10)
    stage.log.write("乙")
    stage.clock.jump(10)
    stage.log.write("丙", occurred_at=stage.clock.now() - timedelta(minutes=12, seconds=20))
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    first = stage.lines.lines[0].entry
    stage.log.write("甲应为丁", amends=first.id)
    qtbot.waitUntil(lambda: len(rows(page)) == 4)
    assert rows(page) == ["甲", "└ amends 甲应为丁", "乙", "late +12 min 丙"]
    last = page.model.rows[2].cells[2].runs[-1]
    assert last.icon == "clock" and last.text == PENDING.strip()
    assert page.model.rows[2].cells[2].brief[-1].text == "saved here", "where that lacks room"
    stage.settle()
    qtbot.waitUntil(lambda: page.model.rows[2].cells[2].runs[-1].icon == "")
    assert "whole" in page.chain_words


def test_a_broken_chain_says_which_line(qtbot, stage, page) -> None:
    for words in ("一", "二", "三"):
        stage.log.write(words)
    stage.settle()
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    second = stage.lines.lines[1].entry
    stage.send([("log_entry", second.id, encode(replace(second, canonical="{}")))])
    qtbot.waitUntil(lambda: "broken" in page.chain_words)
    assert "一号席: line 2 is not what was written" in page.chain_words


def test_what_the_hub_countersigned_is_counted_and_a_rewritten_chain_contradicts_it(
    qtbot, stage, page
) -> None:
    for words in ("水位 3.1 米", "已通知排水队", "第三条"):
        stage.log.write(words)
    stage.settle()
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    second = stage.lines.lines[1].entry
    key = Ed25519PrivateKey.generate()
    head = LogHead("h", second.seat, second.incarnation, 2, second.hash, stage.clock.now())
    stage.send([("log_head", "h", encode(countersigned(head, key)))])
    qtbot.waitUntil(lambda: "hub countersigned 2 of 3" in page.chain_words)
    assert "whole" in page.chain_words
    other = countersigned(replace(head, hash="0" * 64), key)
    stage.send([("log_head", "h", encode(other))])
    qtbot.waitUntil(lambda: "broken" in page.chain_words)
    assert "一号席: line 2 is not what was written" in page.chain_words
    stage.send([("log_head", "h", encode(replace(other, number=1)))])
    qtbot.waitUntil(lambda: "countersignature of line 1 is not this hub's" in page.chain_words)


def test_a_line_says_as_long_as_its_file_is_not_at_the_hub(qtbot, stage, page) -> None:
    stage.log.write("附图一张", refs=("attachment/F1", "alert/A1"))
    stage.settle()
    words = "the file is not at the hub yet"

    def said() -> str:
        return " ".join(run.text for row in page.model.rows for run in row.cells[2].runs)

    qtbot.waitUntil(lambda: words in said())
    stage.send([("attachment", "F1", {"id": "F1", "name": "现场.jpg"})])
    qtbot.waitUntil(lambda: words not in said())
    assert "附图一张" in said()


def test_a_file_that_is_not_taken_is_said_and_the_words_stay(qtbot, page, tmp_path) -> None:
    page.write.field.set_text("附图")
    with qtbot.waitSignal(page.refused) as said:
        page.attach(str(tmp_path / "没有.txt"))
    assert "Not recorded" in said.args[0]
    assert page.write.field.text == "附图"


def test_the_key_asks_for_a_file_and_waits_for_nobody(qtbot, stage, page) -> None:
    stage.commands.run("log.attach")
    dialog = page.findChild(QFileDialog)
    assert dialog.isVisible()
    assert "*.jpg" in dialog.nameFilters()[0]
    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)


def test_filter_by_category_and_text(qtbot, stage, page) -> None:
    stage.log.write("带班领导来电", category="指示")
    stage.log.write("水位 3.12 米", category="巡查")
    stage.log.write("水位 3.21 米", category="巡查")
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    page.search.set_text("水位")
    assert rows(page) == ["水位 3.12 米", "水位 3.21 米"]
    page.category.setFocus()
    press(Qt.Key.Key_Down)
    assert page.category.current == "巡查"
    page.search.set_text("领导")
    assert rows(page) == [] and "Nothing fits" in page._empty.accessibleName()


def test_a_line_older_than_the_page_keeps_is_found_by_its_words(
    qtbot, stage, page, monkeypatch
) -> None:
    """B-26: the filter looked through the newest lines alone, and said that nothing fits."""
    monkeypatch.setattr(log_lines, "MOST", 3)
    stage.log.write("搁置至 20:28（疑似传感器故障）：菱渡镇 2 号泵站流量", category="搁置")
    for number in range(5):
        stage.clock.jump(60)
        stage.log.write(f"巡查第 {number} 次，正常", category="巡查")
    stage.lines.load()
    qtbot.waitUntil(lambda: len(rows(page)) == 3 and rows(page)[-1].startswith("巡查第 4 次"))
    page.search.set_text("菱渡镇")
    qtbot.waitUntil(lambda: len(rows(page)) == 1)
    assert "疑似传感器故障" in rows(page)[0]
    page.search.set_text("巡查")
    qtbot.waitUntil(lambda: len(rows(page)) == 5)
    page.search.set_text("")
    assert len(rows(page)) == 3, "what was found is let go of"


def test_the_file_of_an_older_line_that_was_found_is_opened(
    qtbot, stage, page, monkeypatch
) -> None:
    """A found line said that it has no file, and a note on it was about nothing."""
    monkeypatch.setattr(log_lines, "MOST", 3)
    stage.log.write("菱渡镇 2 号泵站读数", refs=("attachment/F1",))
    for number in range(5):
        stage.clock.jump(60)
        stage.log.write(f"巡查第 {number} 次，正常", category="巡查")
    stage.lines.load()
    qtbot.waitUntil(lambda: len(rows(page)) == 3)
    page.search.set_text("菱渡镇")
    qtbot.waitUntil(lambda: len(rows(page)) == 1)
    page.table.set_current(page.model.rows[0].id)
    assert page.subject().words == "菱渡镇 2 号泵站读数"
    with qtbot.waitSignal(page.files_requested) as asked:
        stage.commands.run("log.open_file")
    assert asked.args == [["attachment/F1"]]


def test_the_cursor_does_not_move_while_one_reads_further_up(qtbot, stage, page) -> None:
    for number in range(60):
        stage.log.write(f"第 {number} 条")
        stage.clock.jump(1)
    qtbot.waitUntil(lambda: len(rows(page)) == 60)
    page.table.set_current(page.model.rows[30].id)
    y = page.table.screen_y(page.table.current_id)
    stage.log.write("新的一条")
    qtbot.waitUntil(lambda: len(rows(page)) == 61)
    assert page.table.screen_y(page.table.current_id) == y


def test_handover_says_that_it_is_not_there(page) -> None:
    page.show_tab("handover")
    shown = page._stack.currentWidget()
    words = [child.accessibleName() for child in shown.findChildren(object) if child.isWidgetType()]
    assert any("not part of this version" in word for word in words)


def test_the_key_that_opens_a_lines_file_is_the_one_a_person_has_chosen(qtbot, stage, page) -> None:
    """H853: the declared key went on, the chosen one did nothing."""
    stage.commands.choose_keys({"log.open_file": "F7"})
    page.table.setFocus()
    with qtbot.waitSignal(page.refused) as said:
        press(Qt.Key.Key_F7)
    assert said.args == ["This line has no file"]


def test_categories_are_read_in_the_language_of_the_screen(qtbot, stage, page) -> None:
    stage.log.write("带班领导来电", category="指示")
    stage.log.write("某厅自己的一类", category="护林防火")
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    assert [row.cells[1].words for row in page.model.rows] == ["Direction", "护林防火"]
    assert page.write.category.current_text == "Note" and page.write.category.current == "记事"
    page.search.set_text("direction")
    assert rows(page) == ["带班领导来电"]
    assert stage.lines.lines[0].entry.category == "指示"
