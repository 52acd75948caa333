"""A plugin's own keys and settings at a desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.plugin_terms import PluginTerms
from console.commands.registry import same_key
from console.plugin_host.pages.table_view import TableView
from console.shell.key_sheet import KeySheet
from tests.end2end.test_alone import PATIENCE, enrol
from tests.gui.plugins.stage import FULL, PAGE
from tests.support.plugin_sample import write_plugin

PAGE_ID = "plugin.gauges.level"
KEY = Qt.Key
COMMANDS = """\
key = "F"
ask = { zh = "确认建议封路？", en = "Propose to close?" }

[[command]]
id = "taken"
title = { zh = "重复按键", en = "Twice" }
key = "Ctrl+K"

[[setting]]
id = "rise"
name = { zh = "上涨多少厘米提前提示", en = "Rise told early, cm" }
schema = { type = "number", minimum = 1, maximum = 50 }
default = 5
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(
        PluginTerms, "_read", lambda self, lying: frozenset(lying.manifest.permissions)
    )
    folder = tmp_path / "seat"
    enrol(folder, ("linlan", "林岚"))
    manifest = FULL.replace('id = "flood"', 'id = "gauges"', 1)
    manifest = manifest.replace('api = "1.0"', 'api = "1.0"\npermissions = ["prepare:orders"]', 1)
    write_plugin(folder / "plugins", manifest + COMMANDS, PAGE, id="gauges")
    return folder


def sit(qtbot, start, folder):
    starter = start.unlocked(folder)
    starter.seat.plugins.begin()
    qtbot.waitUntil(lambda: starter.seat.plugins.is_read, timeout=PATIENCE)
    starter.seat.frame.window.show_page(PAGE_ID)
    return starter


def table_of(seat):
    views = seat.frame.window.page(PAGE_ID).content.body.views
    return next(view.table for view in views if isinstance(view, TableView))


def test_a_key_of_the_page_asks_its_question_and_does_what_is_answered(qtbot, start, folder):
    seat = sit(qtbot, start, folder).seat
    table = table_of(seat)
    table.setFocus()
    QTest.keyClick(table, KEY.Key_F)
    question = seat.plugins.running.commands.question()
    assert question.isVisible() and question.words[0].startswith("确认建议封路？")
    QTest.keyClick(question, KEY.Key_2)
    assert not question.isVisible() and not seat.frame.notices.last_refusal.startswith("这一行")
    QTest.keyClick(table, KEY.Key_F)
    QTest.keyClick(question, KEY.Key_1)
    qtbot.waitUntil(lambda: "没有对应的告警" in seat.frame.notices.last_refusal, timeout=PATIENCE)


def test_the_key_stands_on_the_sheet_and_follows_when_a_person_chooses_another(
    qtbot, start, folder
):
    seat = sit(qtbot, start, folder).seat
    assert seat.keys.keymap.rebind("plugin.gauges.close-road", "Shift+B") is None
    table = table_of(seat)
    table.setFocus()
    question = seat.plugins.running.commands.question()
    QTest.keyClick(table, KEY.Key_F)
    assert not question.isVisible()
    QTest.keyClick(table, KEY.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert question.isVisible()
    QTest.keyClick(question, KEY.Key_2)
    table.setFocus()
    seat.commands.run("keys.show")
    assert "建议封路 Shift B" in seat.frame.window.findChild(KeySheet).accessibleDescription()


def test_a_key_that_is_taken_is_said_and_its_command_stands_without_it(qtbot, start, folder):
    seat = sit(qtbot, start, folder).seat
    assert "重复按键：按键 Ctrl+K 已被占用" in seat.frame.notices.last_refusal
    assert seat.commands.get("plugin.gauges.taken").key == ""
    assert same_key(seat.commands.get("palette.open").key, "Ctrl+K")


def test_a_setting_is_held_against_its_schema_kept_and_audited(qtbot, start, folder):
    starter = sit(qtbot, start, folder)
    seat = starter.seat
    seat.commands.run("plugin.settings")
    [row] = seat.plugins.setting().panel().rows
    field = row.control
    field.setText("90")
    QTest.keyClick(field, KEY.Key_Return)
    assert row.told.text() == "没有采用；可填：1 … 50"
    field.setText("12")
    QTest.keyClick(field, KEY.Key_Return)
    assert row.told.text().startswith("已生效")
    audit = seat.store.journal.audit

    def noted():
        return [line.detail for line in audit.lines() if line.object == "plugin.gauges.rise"]

    qtbot.waitUntil(lambda: noted() == ["5.0 > 12"], timeout=PATIENCE)
    start.end(starter)
    seat = sit(qtbot, start, folder).seat
    assert seat.plugins.running.guests._grants(seat.plugins.found["gauges"]).settings == {
        "rise": 12
    }
    seat.commands.run("plugin.settings")
    assert seat.plugins.setting().panel().rows[0].control.text() == "12"
