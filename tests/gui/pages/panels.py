"""Panels of the shell that need no page behind them, staged over an empty window."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.app.crash_report import report_native
from console.commands import (
    alert_commands,
    device_commands,
    log_commands,
    order_commands,
    outbox_commands,
    video_commands,
)
from console.commands.keymap import Keymap
from console.commands.registry import CommandTable
from console.contract.ingest import QuarantineItem
from console.contract.reasons import words
from console.domain.alert_marks import MaskSort
from console.domain.camera import Camera
from console.domain.device_tally import DayTally, DeviceTally, Rate
from console.domain.geo import Place
from console.domain.hall_mode import HallMode
from console.domain.mask import Mask, Scope, masked
from console.domain.mode_history import Announced, Carried, EffectTaken, Turning
from console.domain.patrol_state import PatrolSkips
from console.models.asides import asides
from console.models.device_book import Device
from console.models.device_words import rule_words
from console.models.mask_wish import Author
from console.models.standing_words import is_chinese
from console.plugin_api.manifest import PluginSetting
from console.plugin_api.permission import WORDS, Permission
from console.plugin_api.words import Words
from console.plugin_host.guests.sandbox import Sandbox
from console.plugin_host.panels.page_maker import PageMaker
from console.plugin_host.panels.settings_panel import HallWay, PluginSettingsPanel
from console.runtime.clock import CHINA, to_text
from console.settings.error_book import usual_key
from console.settings.find_profile import load_find_profile
from console.settings.key_choices import KeyFiles
from console.settings.mask_profile import load_aside_choices
from console.settings.patrol.folder import PatrolFolder
from console.settings.reserved_keys import reserved_keys
from console.settings.response_profile import load_response_sorts
from console.settings.schema import Level
from console.settings.store import Paths, Settings
from console.shell import shell_commands
from console.shell.approval_lines import ApprovalLine, AskedRight
from console.shell.approval_list import ApprovalList
from console.shell.crash_panel import CrashPanel
from console.shell.device_list import DeviceList
from console.shell.error_panel import ErrorPanel
from console.shell.file_panel import FilePanel
from console.shell.first_start_page import FirstStartPage, Look
from console.shell.key_choice_panel import KeyChoicePanel
from console.shell.log_out_panel import Leaving, LogOutPanel
from console.shell.mask_list import MaskList
from console.shell.mask_panel import MaskPanel
from console.shell.mode_panel import ModePanel
from console.shell.patrol_panel import PatrolPanel
from console.shell.patrol_words import pool_words
from console.shell.pin_panel import PinPanel, Sitter
from console.shell.quarantine_list import QuarantineList
from console.shell.release_panel import ReleasePanel
from console.shell.settings_panel import SettingsPanel
from console.shell.silent_list import SilentList, SilentRow
from console.video.states import Reason
from offline_cache.blob_rows import Blob
from tests.gui.duty import evening
from tests.gui.plugins.bureau_stage import EXAMPLES, BureauStage
from tests.gui.shell.chinese import either
from widgets.common.theme import Theme

_FAULT = """Fatal Python error: Segmentation fault

Current thread 0x00007f2a (most recent call first):
  File "widgets/video/tile_painter.py", line 96 in paint
  File "widgets/video/tile_canvas.py", line 258 in paintEvent
  File "console/app/loop.py", line 29 in run
  File "console/app/main.py", line 37 in main
  File "console/__main__.py", line 61 in main
"""
"""What Python leaves of a crash in a graphics driver."""

Opening = Callable[[Path, Theme, QWidget], QWidget]
"""Opens a panel over a window; the folder is its own."""

_DECLARED = (alert_commands, order_commands, log_commands, outbox_commands, shell_commands)


def _settings(folder: Path, theme: Theme, window: QWidget) -> QWidget:
    """One row is locked by the hall; one that is typed in likewise."""
    policy = folder / "policy.toml"
    names = '"look.theme", "seat.lock_after"'
    values = f'look.theme = "{theme.look.theme}"\nseat.lock_after = 30\n'
    policy.write_text(f"locked = [{names}]\n{values}", "utf-8")
    paths = Paths(policy, folder / "machine.toml", folder / "seat.toml", folder / "people")
    settings = Settings(paths)
    installed = Path("/etc/command-hall/policy.toml")  # named as it is where it is installed
    settings._files[Level.HALL] = replace(settings._files[Level.HALL], path=installed)
    panel = SettingsPanel(theme, settings, window)
    panel.open()
    return panel


def _keys(folder: Path, theme: Theme, window: QWidget) -> QWidget:
    table = CommandTable()
    for module in _DECLARED:
        for command in module.COMMANDS:
            table.add(command, print)
    keymap = Keymap(table, reserved_keys(), KeyFiles(folder))
    keymap.sit_down("linlan")
    panel = KeyChoicePanel(theme, table, keymap, window)
    panel.open()
    return panel


def _error(_: Path, theme: Theme, window: QWidget) -> QWidget:
    panel = ErrorPanel(theme, usual_key, window)
    panel.open("101")
    panel.field.deselect()
    return panel


def _crash(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """Code and lines as the program writes them; the machine is always the same."""
    report = report_native(_FAULT, datetime(2026, 7, 9, 20, 14, 5, tzinfo=CHINA))
    lines = list(report.lines)
    lines[3] = "python 3.11.9 Linux 6.1.0-28-amd64 x86_64"
    panel = CrashPanel(theme, window)
    panel.show_report(report.code, lines)
    return panel


def _log_out(_: Path, theme: Theme, window: QWidget) -> QWidget:
    panel = LogOutPanel(theme, lambda: Leaving("林岚", 3, 1, True, False), window)
    panel.open()
    return panel


def _person(_: Path, theme: Theme, window: QWidget) -> QWidget:
    panel = PinPanel(theme, window)
    panel.ask(
        either("换人", "Change of person"),
        [Sitter("linlan", "林岚"), Sitter("zhouyan", "周砚")],
        "linlan",
    )
    return panel


def _release(_: Path, theme: Theme, window: QWidget) -> QWidget:
    panel = ReleasePanel(theme, window)
    panel.ask(
        either("静音 15 分钟（电话会商）。提出人：林岚", "Mute 15 min (conference). Asked by 林岚")
    )
    panel.show_left(either("还有 172 秒，过时作废", "172 s left, then it is void"))
    panel.first.setText("zhouyan")
    panel.say(
        either(
            "断网，且此人没在本席登录过：请换人，或改用电话授权",
            "Cut off, and not known at this seat: another person, or by phone",
        )
    )
    return panel


class _OneFile:
    """A picture that is on its way."""

    def find(self, refs: Iterable[str]) -> "Future[list[Blob]]":
        found: Future[list[Blob]] = Future()
        found.set_result(
            [
                Blob(
                    "b1",
                    "route.png",
                    "image/png",
                    81_000,
                    "0" * 64,
                    "2026-07-09T20:24:12+08:00",
                    "",
                )
            ]
        )
        return found

    def is_here(self, _: Blob) -> bool:
        return False

    def fetch(self, _: Blob, told: Callable[[int], None]) -> "Future[None]":
        told(9_000)
        return Future()


def _file(_: Path, theme: Theme, window: QWidget) -> QWidget:
    files: Any = _OneFile()
    panel = FilePanel(theme, files, window)
    panel.open_refs(["blob/b1"])
    return panel


def _turned() -> HallMode:
    """Urgent since a while, with what goes with it: one is there, one was due."""
    hall = evening.urgent(seconds=4000)
    decided = hall.responses[0].decided
    roster = EffectTaken("roster", "到岗", parts=("防汛指挥长 0000-6121", "区防汛抢险队 0000-6122"))
    there = roster.with_carried(Carried(roster.parts[0], evening.NOW, "林岚"))
    hourly = EffectTaken("cadence", "每小时报一次汛情", minutes=60)
    rules = EffectTaken("rules", "同类告警按集中告警归并，红色单列")
    before = replace(decided, op="01BEFORE", basis="暴雨黄色预警")
    told = (Announced("各街镇防汛办", decided.since), Announced("区防汛抢险队"))
    return hall.turned(Turning("response", "flood", "", "IV", before)).turned(
        Turning("response", "flood", "IV", "III", decided, told, (there, hourly, rules))
    )


def _mode(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """Urgent, and somebody is about to raise the response."""
    hall = _turned()
    panel = ModePanel(
        theme,
        lambda: hall,
        load_response_sorts(),
        window,
        lambda: evening.NOW,
    )
    panel.open()
    panel.level.set_current("II")
    panel.basis.set_text("暴雨红色预警，区防汛防台专项预案 5.2")
    panel.basis.edited.emit("")
    return panel


def _patrol(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """The plans that ship, one of them running, cut off."""
    away = PatrolSkips(3, tuple(f"望潮·{n} 号泵站前池" for n in range(9)))
    panel = PatrolPanel(theme, lambda plan: pool_words(plan, 212, away, 16), window)
    panel.ask(PatrolFolder(None).plans("p-1")[0], "shipped/flood")
    return panel


def _mask(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """Somebody is about to set a town's water alerts aside."""
    rows = [evening.alert(f"y{n}", evening.YELLOW, "积水点水位上涨") for n in range(12)]
    rows.append(evening.alert("o1", evening.ORANGE, "下立交超过封控线"))
    choices = load_aside_choices()
    panel = MaskPanel(theme, choices, lambda: rows, lambda: evening.NOW, window)
    panel.open_for(rows[0], Author("p9", "周宁", "seat-02", True), "m9")
    panel.scope.set_current("town")
    panel.look()
    return panel


def _asides(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """One set aside by scope, one alone."""
    by = ("p9", "周宁", "seat-02", evening.NOW)
    until = evening.NOW + timedelta(hours=1)
    scope = Scope(source="水务物联", town="望潮街道")
    mask = Mask("m1", MaskSort.SHELVED, scope, until, "检修施工：望汐路泵站检修", *by)
    under = masked(evening.alert("y1", evening.YELLOW, "积水"), [mask], evening.NOW)
    found = asides([mask], [under, evening.shelved()], evening.NOW)
    panel = MaskList(theme, lambda: found, lambda: evening.NOW, CommandTable(), window)
    panel.open()
    return panel


def _quarantine(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """One message without a grade it knows, one that is no JSON."""
    told = (
        (
            "q1",
            "水务物联",
            "bad_severity",
            '{"id":"m7","title":"闸门异常","severity":"purple"}',
        ),
        ("q2", "工地监测", "bad_json", '{"id":"m8","title":"塔吊风速 13.8 米/秒",'),
    )
    items = [
        QuarantineItem(
            id=id, at=to_text(evening.NOW), source=source, code=code, reason_zh=words(code)[0],
            reason_en=words(code)[1], media_type="application/json", size=len(raw.encode()),
            raw_base64=b64encode(raw.encode()).decode(),
        )
        for id, source, code, raw in told
    ]  # fmt: skip
    panel = QuarantineList(theme, lambda: None, CommandTable(), window)
    panel.open()
    panel.show_items(items, has_more=False)
    return panel


def _devices(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """Two cameras that err often."""
    day = DayTally("2026-07-09", 12, 3, 9, ("海报误识",))
    names = ("望汐路下立交东口", "霜桥路 140 号门前")
    found = [
        Device(DeviceTally(name, name, "", "AI 视频", "望潮街道", days=(day,)), RATE)
        for name in names
    ]
    table = CommandTable()
    table.add(device_commands.TAKE_BACK, lambda: None)  # the desk's, which outlives the list
    panel = DeviceList(theme, lambda: found, rule_words(load_find_profile()), table, window)
    panel.open()
    return panel


def _silent(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """Three cameras without a picture, one of them never seen."""
    now = datetime(2026, 7, 9, 20, 21, 46, tzinfo=CHINA)
    told = (
        ("望潮·望汐路下立交东口", "10042", "20:14:03", 463.0, Reason.NO_ANSWER),
        ("望潮·霜桥路 140 号门前", "10077", "", 96.0, Reason.REFUSED),
        ("望潮·滨水步道北段", "10101", "20:20:41", 65.0, Reason.NONE),
    )
    rows = [
        SilentRow(
            Camera(number, name, Place(name, "望潮街道"), number=number),
            last, now - timedelta(seconds=length), length, now, why,
        )
        for name, number, last, length, why in told
    ]  # fmt: skip
    table = CommandTable()
    for command in video_commands.OF_SILENT:
        table.add(command, lambda: None)
    panel = SilentList(theme, lambda: rows, 60, table, window)
    panel.open()
    return panel


def _page_maker(folder: Path, theme: Theme, window: QWidget) -> QWidget:
    """A bureau's page is being made; a step was refused."""
    stage = BureauStage(EXAMPLES / "jijiuchuangwei", folder, theme)
    panel = PageMaker(theme, window)
    panel.open_with(stage.found.pages[0], stage.ports(), lambda _: Future())
    panel.table.set_current("0.0")
    QTest.keyClick(panel, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    return panel


def _plugin_settings(_: Path, theme: Theme, window: QWidget) -> QWidget:
    """A number, one the hall has set, a secret; what was typed last is not taken."""
    declared = (
        PluginSetting("rise", Words("10 分钟上涨多少厘米提前提示", "Notice at a rise of, cm"),
                      {"type": "number", "minimum": 1, "maximum": 50}, 5.0),
        PluginSetting("sort", Words("先列出", "Listed first"), {"enum": ["水位", "泵站"]}, "水位"),
        PluginSetting("early", Words("夜间提前提示", "Early notice at night too"), {}, True),
        PluginSetting("key", Words("接口口令", "Key of the interface"), {}, "", is_secret=True),
    )  # fmt: skip
    panel = PluginSettingsPanel(theme, window)
    values = {each.id: each.default for each in declared}
    name = either("防汛防台", "Flood")

    def change(setting: PluginSetting, value: object) -> None:
        raise ValueError(value)

    way = HallWay({"sort": either("沈值 07-09 20:00", "Shen 07-09 20:00")}, leads=True)
    panel.open_with(name, declared, values, change, way)
    panel.rows[0].control.setText("90")
    panel.rows[0].typed("90")
    return panel


def _approvals(folder: Path, theme: Theme, window: QWidget) -> QWidget:
    """One waits, one is in without all it asked for, one has a new version armed."""
    every = tuple(
        AskedRight(each.value, words.said(not is_chinese()), each is not Permission.WRITE_LOG)
        for each, words in WORDS.items()
    )
    new = tuple(replace(each, is_granted=True) for each in every)
    names = [either(*each) for each in (("防汛防台", "Flood"), ("电梯困人", "Lifts"))]
    office = either("区防汛办 1.0.0", "Flood office 1.0.0")
    office_new = either("区防汛办 1.1.0", "Flood office 1.1.0")
    inside, out = either("已准入", "in force"), either("未准入", "not approved")
    armed = either("新版待换，未准入", "new version, not approved")
    lift = either("区市场监管局 1.0.0", "Market regulation 1.0.0")
    tried = either(
        "一号席 07-09 20:00 起试用 1.1.0，没有故障",
        "Desk 1 tries 1.1.0 since 07-09 20:00, unharmed",
    )
    lacks = either(
        "plans/flood-response.toml:41: 没有这类力量 直升机",
        "plans/flood-response.toml:41: there are no units of sort 直升机",
    )
    lines = [
        ApprovalLine(
            "flood",
            inside,
            "陈屿",
            names[0],
            office,
            every,
            False,
            True,
            "",
            "1.1.0",
            pilot=tried,
            may_release=True,
            faults=(lacks,),
        ),
        ApprovalLine("flood@armed", armed, "", names[0], office_new, new, True, False),
        ApprovalLine("lift", out, "", names[1], lift, new[:3], True, False),
    ]
    panel = ApprovalList(theme, lambda: lines, lambda: True, window)
    panel.open()
    panel.say_held(Sandbox("/usr/bin/bwrap", True).said.said(not is_chinese()))
    panel.tick("network")
    return panel


RATE = Rate(12, 3, 9, 0.75, "海报误识")


PANELS: dict[str, Opening] = {
    "shell.settings": _settings,
    "panel.keys": _keys,
    "panel.error": _error,
    "panel.crash": _crash,
    "panel.log_out": _log_out,
    "panel.person": _person,
    "panel.file": _file,
    "panel.release": _release,
    "panel.mode": _mode,
    "panel.mask": _mask,
    "panel.asides": _asides,
    "panel.devices": _devices,
    "panel.silent": _silent,
    "panel.quarantine": _quarantine,
    "panel.patrol": _patrol,
    "panel.page_maker": _page_maker,
    "panel.approvals": _approvals,
    "panel.plugin_settings": _plugin_settings,
}


def first_start(theme: Theme) -> QWidget:
    """The first start at a machine, with something of each verdict."""
    page = FirstStartPage(theme)
    fine = [
        ("屏幕 1920 × 1080", "monitor 1920 × 1080"),
        ("中文字体可用", "a Chinese font is there"),
        ("声音设备可用，告警能响", "a sound device is there, alarms can be heard"),
        ("加密存储可用", "encrypted storage works"),
        ("磁盘可用 120 GB", "120 GB of disk free"),
        ("写盘一次 0.6 毫秒", "one save takes 0.6 ms"),
        ("中心可达，版本一致", "the hub answers, same version"),
    ]
    clock = either("时钟与中心相差 41 秒", "the clock is 41 s off the hub")
    key = either("没有钥匙串，启动时要输本席口令", "no keyring: the passphrase is asked at start")
    looks = [Look("note", clock, either("请维护人员对时", "have the clock set"))]
    looks += [Look("bad", key, either("请联系安装单位", "call the installer"))]
    page.show_looks([*looks, *(Look("ok", either(*words), "") for words in fine)])
    return page
