"""A plugin's new version at a desk: armed, taken over at a handover, back by a key; safe mode."""

import os
import threading
from hashlib import sha256

import pytest
import tomli_w
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app import plugin_reading
from console.app.plugin_safe_mode import STARTS
from console.app.plugin_terms import PluginTerms
from console.models.futures import when_done
from console.plugin_host.packages import trust
from console.plugin_host.packages.archive import listed
from console.plugin_host.packages.safe_mode import StartMarks
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.state_card import StateCard
from console.runtime.clock import boot_id
from console.runtime.workers import run_aside
from console.shell import rail_pages
from tests.end2end.test_alone import PATIENCE, enrol, form, login_page
from tests.gui.plugins.stage import FULL, PAGE
from tests.support.plugin_sample import write_plugin

PAGE_ID = "plugin.gauges.level"
KEY = Qt.Key


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A seat's folder in which a plugin's 1.0.0 is used and 1.1.0, with another page, is armed."""
    monkeypatch.setattr(
        PluginTerms, "_read", lambda self, lying: frozenset(lying.manifest.permissions)
    )
    folder = tmp_path / "seat"
    enrol(folder, ("zhouyan", "周雁"), ("linlan", "林岚"))
    manifest = FULL.replace('id = "flood"', 'id = "gauges"', 1)
    pages = {"1.0.0": PAGE, "1.1.0": PAGE.replace("下穿通道水情", "下穿通道水情新版")}
    for version, page in pages.items():
        made = manifest.replace('version = "1.0.0"', f'version = "{version}"', 1)
        write_plugin(folder / "plugins" / "gauges", made, page, id=version)
    told = {"gauges": {"version": "1.0.0", "previous": "", "armed": "1.1.0", "digests": {}}}
    (folder / "plugins" / "current.toml").write_text(tomli_w.dumps(told), "utf-8")
    return folder


def sit(qtbot, start, folder):
    starter = start.unlocked(folder)
    starter.seat.plugins.begin()
    qtbot.waitUntil(lambda: starter.seat.plugins.is_read, timeout=PATIENCE)
    starter.seat.frame.window.show_page(PAGE_ID)
    return starter


def title(seat):
    return seat.frame.window.title(PAGE_ID)


def content(seat):
    return seat.frame.window.page(PAGE_ID).content


def said(seat, words):
    return any(words in text for text in seat.frame.notices.texts)


def test_what_is_armed_takes_over_when_another_person_takes_the_seat(qtbot, start, folder):
    starter = sit(qtbot, start, folder)
    seat = starter.seat
    assert title(seat) == "下穿通道水情"
    seat.commands.run("person.change")
    QTest.keyClick(starter.seating.people.panel, KEY.Key_F4)
    login_page(starter).login_requested.emit(form("zhouyan"))
    qtbot.waitUntil(lambda: title(seat) == "下穿通道水情新版", timeout=PATIENCE)
    assert isinstance(content(seat), PluginPage) and not content(seat).has_card
    assert said(seat, "已换用新版：防汛防台")


def test_what_the_hall_has_not_let_in_does_not_take_a_page_away(qtbot, start, folder, monkeypatch):
    seat = sit(qtbot, start, folder).seat
    monkeypatch.setattr(PluginTerms, "may_run", lambda self, lying: False)
    seat.commands.run("plugin.hand_over")
    assert said(seat, "未准入，仍用原来的版本：防汛防台")
    assert title(seat) == "下穿通道水情" and not content(seat).has_card
    seat.commands.run("plugin.list")
    assert "gauges@armed" in seat.plugins.approvals().list().shown


def test_a_page_that_is_worse_goes_back_by_one_key_and_that_is_taken_back_by_it(
    qtbot, start, folder
):
    seat = sit(qtbot, start, folder).seat
    window = seat.frame.window
    press = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, KEY.Key_F7, press)
    qtbot.waitUntil(lambda: title(seat) == "下穿通道水情新版", timeout=PATIENCE)
    QTest.keyClick(window, KEY.Key_F8, press)
    qtbot.waitUntil(lambda: said(seat, "防汛防台 已退回 1.0.0"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: title(seat) == "下穿通道水情", timeout=PATIENCE)
    QTest.keyClick(window, KEY.Key_F8, press)
    qtbot.waitUntil(lambda: title(seat) == "下穿通道水情新版", timeout=PATIENCE)
    QTest.keyClick(window, KEY.Key_F7, press)
    qtbot.waitUntil(lambda: said(seat, "没有待换的插件新版"), timeout=PATIENCE)


def test_the_list_tells_what_is_armed_and_disarms_or_goes_back_by_3(qtbot, start, folder):
    seat = sit(qtbot, start, folder).seat
    seat.commands.run("plugin.list")
    shown = seat.plugins.approvals().list()
    assert shown.shown["gauges@armed"].state == "新版待换，未准入"
    assert shown.shown["gauges@armed"].about.endswith("1.1.0")
    shown.table.set_current("gauges", reveal=False)
    assert "3：取消待换的 1.1.0" in shown.foot.text()
    QTest.keyClick(shown.table, KEY.Key_3)
    qtbot.waitUntil(
        lambda: said(seat, "防汛防台 1.1.0 不再待换"), timeout=PATIENCE
    )  # goes by itself
    qtbot.waitUntil(lambda: "gauges@armed" not in shown.shown, timeout=PATIENCE)


def test_safe_mode_by_key_leaves_plugins_out_also_at_the_next_start(qtbot, start, folder):
    starter = sit(qtbot, start, folder)
    seat = starter.seat
    assert isinstance(content(seat), PluginPage)
    seat.commands.run("plugin.safe_mode")
    qtbot.waitUntil(lambda: isinstance(content(seat), StateCard), timeout=PATIENCE)
    assert "安全模式：插件未载入" in content(seat).text
    left_out = folder / "plugins-left-out"
    qtbot.waitUntil(left_out.exists, timeout=PATIENCE)
    start.end(starter)

    seat = sit(qtbot, start, folder).seat
    assert isinstance(content(seat), StateCard) and said(seat, "安全模式：插件未载入")
    seat.frame.window.show_page(rail_pages.TOPICS)
    seat.commands.run("plugin.safe_mode")
    qtbot.waitUntil(lambda: isinstance(content(seat), PluginPage), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not left_out.exists(), timeout=PATIENCE)


def test_what_was_being_read_when_safe_mode_came_brings_no_plugin_back(
    qtbot, start, folder, monkeypatch
):
    """A list of revocations, an approval or a handover has them read again at any time (H701)."""
    starter = sit(qtbot, start, folder)
    seat = starter.seat
    may_end, has_read, taken = threading.Event(), threading.Event(), []
    really = plugin_reading.read

    def slow(folder):
        assert may_end.wait(PATIENCE / 1000)
        has_read.set()
        return really(folder)

    def is_reading():
        return any(thread.name.startswith("plugins") for thread in threading.enumerate())

    monkeypatch.setattr(plugin_reading, "read", slow)
    seat.plugins.read_again()
    seat.commands.run("plugin.safe_mode")
    qtbot.waitUntil(lambda: isinstance(content(seat), StateCard), timeout=PATIENCE)
    may_end.set()
    qtbot.waitUntil(lambda: has_read.is_set() and not is_reading(), timeout=PATIENCE)
    later = run_aside("later", lambda: None)  # results come in their order
    when_done(later, seat.frame.window, lambda _: taken.append(True))
    qtbot.waitUntil(lambda: bool(taken), timeout=PATIENCE)
    assert isinstance(content(seat), StateCard) and seat.plugins.running is None
    start.end(starter)


def test_after_two_starts_that_ended_early_the_console_works_without_plugins(qtbot, start, folder):
    for gone in (2**22 + 1, 2**22 + 2):  # numbers no process here has
        StartMarks(folder / STARTS, boot_id(), gone).begin()
    starter = sit(qtbot, start, folder)
    seat = starter.seat
    assert "连续两次启动后很快中断" in content(seat).text
    assert seat.plugins.running is None and said(seat, "连续两次启动后很快中断")
    start.end(starter)
    assert not list((folder / STARTS).iterdir()), "this one ended well"

    seat = sit(qtbot, start, folder).seat
    assert isinstance(content(seat), PluginPage)
    assert (folder / STARTS / f"{boot_id()}.{os.getpid()}.json").exists()


def test_a_plugin_that_is_revoked_stops_and_is_said(qtbot, start, folder, tmp_path):
    """Brought on a stick while the console runs; at the next start it does not begin (H659)."""
    root, key = folder / "plugins", Ed25519PrivateKey.generate()
    trust.trust(root, trust.public_of(key), "区城运中心")
    digest = sha256(listed(root / "gauges" / "1.0.0")).hexdigest()
    starter = sit(qtbot, start, folder)
    assert isinstance(content(starter.seat), PluginPage)
    trust.write_revoked(tmp_path / "list.json", trust.Revoked(1, (), (digest,)), key)
    trust.take_revoked(root, tmp_path / "list.json")
    qtbot.waitUntil(lambda: isinstance(content(starter.seat), StateCard), timeout=PATIENCE)
    assert "已吊销" in content(starter.seat).text
    assert said(starter.seat, "防汛防台 已吊销，不再运行")
    start.end(starter)

    seat = sit(qtbot, start, folder).seat
    assert isinstance(content(seat), StateCard) and "已吊销" in content(seat).text
    assert said(seat, "防汛防台 已吊销，不再运行")
