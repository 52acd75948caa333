"""Calls, log and wall in the states that every page has: storm, 断网, freshly installed."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.domain.alert import Severity
from console.models.standing_words import is_chinese
from console.screens.intake.intake_panel import IntakePanel
from console.screens.wall.wall_window import WallWindow
from console.shell.offline_line import OfflineLine
from tests.gui.deploy.hall_stage import HallStage, district
from tests.gui.deploy.hands import write
from tests.gui.deploy.page_stage import underpass
from tests.gui.intake.panel_stage import intake_panel
from tests.gui.intake.pictures import near_alerts
from tests.gui.log.page_stage import log_page
from tests.gui.log.pictures import write_evening
from tests.gui.pages.deploy_states import await_state, turn
from tests.gui.wall.patrol_stage import on_patrol
from tests.gui.wall.wall_stage import Cameras, wall_window

SIGNED = 40
"""Alerts somebody signs in one minute of a storm."""
ON_WALL = 16


def call(stage: HallStage) -> IntakePanel:
    """A call half written down, its place found by initials."""
    stage.send_alerts(*near_alerts())
    panel = intake_panel(stage)
    panel.show()
    panel.activateWindow()
    await_state(panel.isActiveWindow)
    panel.open_call()
    _tell(panel, "望汐路铁路桥洞积水，一辆小客车熄火，车内有 1 名老人", "望潮街道值班室")
    return panel


def intake_empty(stage: HallStage) -> IntakePanel:
    """A call that has just begun: the cursor stands where its matter is written."""
    panel = intake_panel(stage)
    panel.show()
    panel.activateWindow()
    await_state(panel.isActiveWindow)
    panel.open_call()
    return panel


def calls(stage: HallStage) -> IntakePanel:
    """Three phones ring at once; the third is being written down."""
    panel = call(stage)
    for words, unit, place in (
        ("滨水步道亲水平台上水，2 名行人被困，能喊话", "望潮派出所", "bsbd"),
        ("望汐路下立交旁天桥电梯困人 2 名，其中孕妇 1 名", "望潮街道值班室", "wxlx"),
    ):
        panel.open_call()
        _tell(panel, words, unit, place)
    return panel


def call_offline(stage: HallStage) -> IntakePanel:
    """A call while cut off: nothing of the form is missing."""
    stage.link_is("offline")
    return call(stage)


def _tell(panel: IntakePanel, words: str, unit: str, place: str = "wxlx") -> None:
    form = panel.form
    form.words.edit.setPlainText(words)
    form.place.edit.setFocus()
    write(form.place.edit, place)
    await_state(lambda: form._places.isVisible())
    QTest.keyClick(form.place.edit, Qt.Key.Key_Return)
    await_state(lambda: panel.draft.place.point is not None)
    write(form.unit.edit, unit)
    QTest.qWait(500)  # drafts are kept when the hand rests


def log_storm(stage: HallStage) -> QWidget:
    """Forty alerts signed in two minutes, each with its line."""
    page = log_page(stage)
    page.show()
    alerts = [
        replace(
            underpass(stage), id=f"s{number}", acks=(), severity=Severity.RED,
            title=f"{district().places[number % 20].name}积水超过封控线",
        )
        for number in range(SIGNED)
    ]  # fmt: skip
    stage.send_alerts(*alerts)
    for alert in alerts:
        stage.clock.jump(3)
        stage.acts.acknowledge(alert)
    await_state(lambda: len(stage.lines.lines) >= SIGNED)
    stage.settle()
    turn()
    return page


def log_offline(stage: HallStage) -> QWidget:
    """What is written while cut off is saved here and says so."""
    page = log_page(stage)
    page.show()
    write_evening(stage)
    stage.link_is("offline")
    stage.log.write("电话通知映川街道值班室，已复诵", category="电话")
    await_state(lambda: "映川" in stage.lines.lines[-1].entry.text)
    turn()
    return page


def wall_empty(stage: HallStage) -> QWidget:
    """A hall without a camera yet."""
    wall = wall_window(stage, Cameras(stage))
    wall.show()
    turn()
    return wall


def wall_storm(stage: HallStage) -> QWidget:
    """Hot spots queue, ten seconds each, worst first; fifteen tiles go on."""
    wall, ids = _patrol(stage, Cameras(stage))
    red = replace(underpass(stage), severity=Severity.RED, title="青榆路公交站台积水 40 厘米")
    for number in range(12):
        wall.show_alert(replace(red, id=f"s{number}"), [ids[20 + number]])
    turn()
    return wall


def wall_offline(stage: HallStage) -> QWidget:
    """What comes directly goes on, the rest says why it cannot be had."""
    cameras = Cameras(stage)
    zh = is_chinese()
    lost = "断网取不到，须经平台转发" if zh else "Not available offline"
    for number, camera in enumerate(district().cameras[:ON_WALL]):
        if number % 3:
            cameras.states[camera.id] = ("failed", 95.0, (lost,))
    stage.link_is("offline")
    wall, _ = _patrol(stage, cameras)
    wall.put_line(OfflineLine(stage.theme, stage.link))
    turn()
    return wall


def _patrol(stage: HallStage, cameras: Cameras) -> tuple[WallWindow, list[str]]:
    ids = [camera.id for camera in district().cameras[:40]]
    wall = wall_window(stage, cameras)
    wall.show()
    on_patrol(wall, stage.clock, ids[:ON_WALL])
    return wall, ids
