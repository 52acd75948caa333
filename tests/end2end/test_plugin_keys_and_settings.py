"""A plugin's own keys and settings at a desk."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.plugin_terms import PluginTerms
from console.commands.registry import same_key
from console.domain.entity import encode
from console.domain.plugin import Plugin, Terms
from console.domain.plugin_setting import HallSetting
from console.plugin_host.pages.table_view import TableView
from console.shell.key_sheet import KeySheet
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol
from tests.end2end.test_plugins_at_a_desk import UUID
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
name = { zh = "上涨多少厘米提前提示", en = "Notice at a rise of, cm" }
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
    assert row.told.text() == "未采用，可填：1 至 50"
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


def of_hall(seat, number: int, *settings: HallSetting) -> None:
    """Tell the seat what the hub says of the plugin."""
    known = Plugin("gauges", UUID, "防汛防台", terms=Terms("1.0.0", "d1"), settings=settings)
    change = Change(number, Plugin.KIND, "gauges", f"e.{number}", "hub", encode(known))
    seat.models.feed.publish(seat.store.cache.apply([change], f"e:{number}"))


def test_a_setting_of_the_hall_holds_at_the_seat_is_locked_there_and_goes_back(
    qtbot, start, folder, monkeypatch
):
    """H741: what the hall has set is no seat's to change, and says who set it."""
    seat = sit(qtbot, start, folder).seat
    settings, desk = seat.plugins.running.settings, seat.plugins.setting()
    monkeypatch.setattr(desk, "_leads", lambda: False)
    of_hall(seat, 1)
    seat.commands.run("plugin.settings")
    [row] = desk.panel().rows
    settings.set("gauges", row.setting, 7)
    at = datetime.fromisoformat("2026-07-09T20:00:00+08:00")
    of_hall(seat, 2, HallSetting("rise", 12, "沈值", at))
    assert settings.values("gauges") == {"rise": 12}
    qtbot.waitUntil(lambda: desk.panel().rows[0] is not row, timeout=PATIENCE)
    [row] = desk.panel().rows
    assert row.told.text() == "全中心统一，本席不能改，沈值 07-09 20:00 设定"
    assert not row.control.isEnabled() and row.control.text() == "12" and row.for_all is None
    with pytest.raises(ValueError, match="沈值"):
        settings.set("gauges", row.setting, 9)
    of_hall(seat, 3, HallSetting("rise", 90, "沈值", at))
    assert settings.values("gauges") == {"rise": 7}, "one that does not fit these files is left"
    of_hall(seat, 4)
    qtbot.waitUntil(lambda: desk.panel().rows[0].control.text() == "7", timeout=PATIENCE)


def test_a_shift_leader_sets_it_for_all_seats_and_it_stands_in_the_log(qtbot, start, folder):
    seat = sit(qtbot, start, folder).seat
    of_hall(seat, 1)
    desk = seat.plugins.setting()
    seat.commands.run("plugin.settings")
    [row] = desk.panel().rows
    QTest.keyClick(row.control, KEY.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "rise" in seat.plugins.running.settings.of_hall("gauges"))
    lines = [each.body["text"] for each in seat.store.cache.select("log_entry")]
    assert "插件设置：防汛防台，上涨多少厘米提前提示，全中心统一为 5.0" in lines
    qtbot.waitUntil(lambda: "全中心统一，" in desk.panel().rows[0].told.text(), timeout=PATIENCE)
    QTest.mouseClick(desk.panel().rows[0].for_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not seat.plugins.running.settings.of_hall("gauges"))
