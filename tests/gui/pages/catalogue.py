"""Every page and panel in its states, staged on a real store: one list for checks and pictures.

A `Showing` is built with a folder, a theme and the size of a monitor in logical pixels; at 150 % a
monitor of 1920 by 1080 is one of 1280 by 720. Whoever adds a page adds it here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from console.commands.check_commands import CheckActs
from console.commands.registry import CommandTable
from console.contract.looks import Look
from console.contract.reasons import REASONS
from console.domain.hall_mode import HallMode
from console.models.check_cards import CheckCards
from console.plugin_host.pages.ports import Standing
from console.runtime.clock import CHINA, ManualClock
from console.screens.wall.wall_window import WallWindow
from console.settings.plans.current import Current
from console.settings.plans.folder import PlanFolder
from console.settings.plans.plan import WindowPlan
from console.settings.plans.scales import MonitorScales
from console.shell.certificate_panel import CertificatePanel
from console.shell.check_panel import CheckPanel
from console.shell.key_sheet import KeySheet
from console.shell.keys import key_sheet
from console.shell.link_words import is_chinese
from console.shell.login_page import LoginPage
from console.shell.look_banner import LookBanner
from console.shell.not_yet_page import NotYetPage
from console.shell.overlay import Overlay
from console.shell.palette import Palette
from console.shell.pin_choice_panel import PinChoicePanel
from console.shell.plans.hall_window import HallWindow
from console.shell.plans.page_hand import PageHand
from console.shell.plans.plan_panel import PlanPanel
from console.shell.plans.switch import PlanSwitch
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows
from console.shell.problem_page import ProblemPage
from console.shell.recovery_page import RecoveryPage
from console.shell.unlock_page import UnlockPage
from offline_cache.recovery_key import new_recovery_key
from tests.gui.area import stage as area
from tests.gui.city_map import stage as city_map
from tests.gui.clocks import stage as clocks
from tests.gui.deploy.hall_stage import HallStage, district
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.diversion import pictures as diversion
from tests.gui.duty import evening
from tests.gui.duty import pictures as duty
from tests.gui.duty import pictures_same as same
from tests.gui.health import cards
from tests.gui.health import pictures as health
from tests.gui.incident import stage as incident
from tests.gui.instruction import stage as instruction
from tests.gui.log.page_stage import log_page
from tests.gui.log.pictures import write_evening
from tests.gui.orders import stage as orders
from tests.gui.pages import deploy_states as states
from tests.gui.pages import evening_states as more
from tests.gui.pages.deploy_states import turn as turn
from tests.gui.pages.panels import PANELS, Opening, first_start
from tests.gui.plans.hall_stage import Monitors
from tests.gui.plugins import native_stage
from tests.gui.plugins import stage as plugins
from tests.gui.plugins.bureau_stage import EXAMPLES, BureauStage
from tests.gui.quality import stage as quality
from tests.gui.shell import certificate_pictures as certificates
from tests.gui.shell.chinese import either
from tests.gui.sources import pictures as feeds
from tests.gui.wall.directory import directory_panel
from tests.gui.wall.panels import (
    layouts_panel,
    playback_line,
    swivel_line,
    tasks_panel,
    uncover_panel,
)
from tests.gui.wall.patrol_stage import on_patrol
from tests.gui.wall.pictures import states as wall_states
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.common.theme import Theme

MONITOR = QSize(1920, 1080)
FRAME = QSize(64, 96)
"""What rail, header and clock strip take of a monitor."""

_EVENING = datetime(2026, 7, 9, 20, 24, 12, tzinfo=CHINA)
_URGENT = evening.urgent(seconds=75)


@dataclass
class Shown:
    """A page on a monitor, and how to take it down."""

    window: QWidget
    close: Callable[[], None]


Showing = Callable[[Path, Theme, QSize], Shown]


def _scene(
    fill: Callable[[duty.Scene], None], mode: HallMode | None = None, then: str = ""
) -> Showing:
    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        scene = duty.Scene(folder, theme, mode or HallMode())
        scene.window.resize(size)
        fill(scene)
        scene.settle(60)
        _OVER.get(then, lambda scene: None)(scene)
        turn()

        def close() -> None:
            for panel in scene.window.findChildren(QWidget):
                if hasattr(panel, "put_away") and panel.isVisible():
                    panel.put_away()
            scene.close()

        return Shown(scene.window, close)

    return show


def _keys(scene: duty.Scene) -> None:
    sheet = KeySheet(
        scene.window.theme,
        lambda: key_sheet(scene.room.commands, ["duty"]),
        lambda: None,
        scene.window,
    )
    sheet.open()


def _refused(scene: duty.Scene) -> None:
    """The longest of what the hub can refuse, beside something that can be taken back."""
    which = 0 if is_chinese() else 1
    words = max((words[which] for words in REASONS.values()), key=len)
    translate = QCoreApplication.translate
    scene.notices.say_refused(translate("shell", "Refused by the hub: {0}").format(words))
    back = translate("plugin", "Take back")
    scene.notices.offer(translate("plans", "Screens as before"), back, "Z", "plan.undo")


def _palette(scene: duty.Scene) -> None:
    room = scene.room
    scene.palette = Palette(scene.window.theme, room.finder, room.commands, scene.window)
    scene.palette.open()
    scene.palette.field.setText("tl")


def _pin(scene: duty.Scene) -> None:
    PinChoicePanel(scene.window.theme, scene.window).open()


def _check(scene: duty.Scene) -> None:
    room = scene.room
    scene.cards = CheckCards(room.cache, room.feed, room.link, room.executor._lane)
    room.put(
        cards.closed_alert(), cards.pump(), cards.phoned_order(), cards.phoned(), cards.differs()
    )
    scene.cards.load()
    turn()
    acts = CheckActs(room.executor)
    scene.panel = CheckPanel(
        scene.window.theme, scene.cards, acts, room.commands, health._name_of(scene), scene.window
    )
    scene.panel.open()


def _looked(scene: duty.Scene) -> None:
    """A shift leader looks at this desk."""
    banner = LookBanner(scene.window.theme, lambda: "Ctrl Shift F12")
    scene.window.put_line(banner)
    look = {"id": "l1", "of": "seat-01", "of_name": "", "person": "p2", "name": "周砚"}
    banner.show_looks([Look(**look, seat="seat-02", since="2026-07-09T20:19:40+08:00")])


def _plans(scene: duty.Scene) -> None:
    """屏幕方案 on four monitors, one of them unplugged."""
    window, monitors, size = scene.window, Monitors(), scene.window.size()
    windows = Windows(window, monitors, _never)
    folder = PlanFolder(None)
    plan = folder.get("shipped/command-night")
    switch = PlanSwitch(
        windows,
        WallViews(windows),
        folder.get,
        lambda: True,
        Current("shipped/command-night", plan),
    )
    monitors.plug(1)
    windows.use(plan.layout_for(1))
    window.showNormal()
    window.resize(size)  # there is no such monitor here
    scene.plans = PlanPanel(
        window.theme, window, windows, PageHand(windows), switch, folder, str,
        CommandTable(), Path(), MonitorScales(Path("/nonexistent/scales.toml")),
    )  # fmt: skip
    scene.plans.open()


def _never(_: WindowPlan) -> HallWindow:
    raise AssertionError("one monitor needs no second window")


_OVER: dict[str, Callable[[duty.Scene], None]] = {
    "keys": _keys,
    "palette": _palette,
    "refused": _refused,
    "pin": _pin,
    "check": _check,
    "plans": _plans,
    "looked": _looked,
    "feeds": lambda scene: feeds.open_feeds(scene) and None,
}


def _staged(build: Callable[[HallStage], QWidget], width: int = 0, cameras: int = 40) -> Showing:
    """Return a page that stands in the work area, or a panel of `width`."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = HallStage(folder, theme, ManualClock(_EVENING))
        stage.fill(cameras)
        stage.load()
        stage.link_is("online")
        turn()
        page = build(stage)
        turn()
        room, layout = size - FRAME, page.layout()
        if layout is None:  # a wall, which has a monitor of its own
            room = size
        else:  # as a window of the console, which gives no more room than there is
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
            page.setMinimumSize(0, 0)
        page.resize(min(width or room.width(), room.width()), room.height())
        for panel in page.findChildren(Overlay):
            panel.place()
        page.show()
        turn()

        def close() -> None:
            for timer in page.findChildren(QTimer):  # none may ask a store that is closed
                timer.stop()
            page.hide()
            page.deleteLater()
            stage.close()

        return Shown(page, close)

    return show


def _log(stage: HallStage) -> QWidget:
    page = log_page(stage)
    page.show()
    write_evening(stage)
    return page


def _wall(stage: HallStage) -> QWidget:
    cameras = Cameras(stage)
    ids = [camera.id for camera in district().cameras[:40]]
    cameras.states = {ids[number]: state for number, state in wall_states().items()}
    wall = wall_window(stage, cameras)
    wall.show()
    on_patrol(wall, stage.clock, ids[:16])
    wall.show_alert(underpass(stage), [ids[5]])
    turn()
    return wall


def _recording(stage: HallStage) -> QWidget:
    wall = _wall(stage)
    playback_line(wall)
    turn()
    return wall


def _over_pictures(panel: Callable[[WallWindow], QWidget]) -> Callable[[HallStage], QWidget]:
    """Return what asks about a camera: where one is shown."""

    def build(stage: HallStage) -> QWidget:
        wall = _wall(stage)
        assert isinstance(wall, WallWindow)
        panel(wall)
        turn()
        return wall

    return build


def _directory(stage: HallStage) -> QWidget:
    wall = _wall(stage)
    assert isinstance(wall, WallWindow)
    directory_panel(stage, wall)
    turn()
    return wall


def _wall_with(panel: Callable[[WallWindow], QWidget]) -> Callable[[HallStage], QWidget]:
    def build(stage: HallStage) -> QWidget:
        wall = wall_window(stage, Cameras(stage))
        wall.resize(1280, 900)
        wall.show()
        panel(wall)
        turn()
        return wall

    return build


def _area(fill: area.Fill, is_wall: bool = False) -> Showing:
    """Return the towns in the work area, or on a wall with its small header."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        room = size - (QSize(0, area.HEADER) if is_wall else FRAME)
        stage = area.AreaStage(folder, theme, room, size.height() if is_wall else 0)
        fill(stage)
        turn()
        return Shown(stage.page, stage.close)

    return show


def _quality(fill: quality.Fill) -> Showing:
    """Return the figures in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = quality.QualityStage(folder, theme, size - FRAME)
        fill(stage)
        turn()
        return Shown(stage.page, stage.close)

    return show


def _instruction(fill: instruction.Fill) -> Showing:
    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = instruction.InstructionStage(folder, theme, size)
        fill(stage)
        return Shown(stage.window, stage.close)

    return show


def _clocks(fill: clocks.Fill) -> Showing:
    """Return the board of clocks in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = clocks.ClockStage(folder, theme, size - FRAME)
        fill(stage)
        turn()
        return Shown(stage.page, stage.close)

    return show


def _map(fill: Callable[[city_map.MapStage], None], has_ground: bool = True) -> Showing:
    """Return the map in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = city_map.MapStage(folder, theme, size - FRAME, has_ground)
        fill(stage)
        turn()
        return Shown(stage.page, stage.close)

    return show


def _incident(fill: incident.Fill) -> Showing:
    """Return the room of one matter in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = incident.RoomStage(folder, theme, size - FRAME)
        fill(stage)
        turn()
        stage.page.pictures.tell()  # as it does each second
        return Shown(stage.page, stage.close)

    return show


def _orders(fill: orders.Fill) -> Showing:
    """Return S7 in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = orders.OrdersStage(folder, theme, size - FRAME)
        fill(stage)
        turn()
        return Shown(stage.page, stage.close)

    return show


def _plugin(staged: Callable[[Path, Theme, QSize], tuple[QWidget, Callable[[], None]]]) -> Showing:
    """Return a page of a plugin in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        page, close = staged(folder, theme, size - FRAME)
        turn()
        return Shown(page, close)

    return show


def _bureau(id: str) -> Showing:
    """Return the page of an example bureau, made by its workbook."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        stage = BureauStage(EXAMPLES / id, folder, theme)
        page = stage.show(size - FRAME)
        turn()
        return Shown(page, stage.close)

    return show


def _in_work_area(build: Callable[[Path, Theme], QWidget]) -> Showing:
    """Return a page without a seat in the work area."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        page = build(folder, theme)
        page.resize(size - FRAME)
        page.show()
        turn()

        def close() -> None:
            page.hide()
            page.deleteLater()

        return Shown(page, close)

    return show


def _plain(build: Callable[[Theme], QWidget]) -> Showing:
    """Return a page that has the whole window."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        page = build(theme)
        page.resize(size)
        page.show()
        turn()

        def close() -> None:
            page.hide()
            page.deleteLater()

        return Shown(page, close)

    return show


def _panel(open_over: Opening) -> Showing:
    """Return a panel of the shell over an empty window."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        window = QWidget()
        window.resize(size)
        window.show()
        panel = open_over(folder, theme, window)
        turn()

        def close() -> None:
            panel.hide()
            window.hide()
            window.deleteLater()

        return Shown(window, close)

    return show


def _login(theme: Theme) -> QWidget:
    page = LoginPage(theme, "https://192.0.2.1:8443", "linlan", "01")
    page.show_failure("wrong_password")
    return page


class _Ground(QWidget):
    """A window under a panel and nothing else."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        for panel in self.findChildren(Overlay):
            panel.place()


def _certificate(theme: Theme) -> QWidget:
    page = _Ground()
    panel = CertificatePanel(theme, page)
    panel.show_known(certificates.STATES["bad"], evening.NOW)
    panel.open()
    return page


CATALOGUE: dict[str, Showing] = {
    "duty.normal": _scene(duty.normal),
    "duty.storm": _scene(duty.storm, _URGENT),
    "duty.group": _scene(duty.joining, _URGENT),
    "duty.offline": _scene(duty.offline, _URGENT),
    "duty.empty": _scene(duty.empty),
    "duty.merging": _scene(same.merging),
    "duty.same": _scene(same.suspected),
    "duty.ai_find": _scene(same.ai_find),
    "duty.called_out": _scene(duty.called_out),
    "duty.keys": _scene(duty.normal, then="keys"),
    "duty.palette": _scene(duty.normal, then="palette"),
    "duty.refused": _scene(duty.normal, then="refused"),
    "duty.pin": _scene(duty.normal, then="pin"),
    "duty.outbox": _scene(health.outbox, _URGENT),
    "duty.plans": _scene(duty.normal, then="plans"),
    "duty.looked": _scene(duty.normal, then="looked"),
    "duty.check": _scene(duty.normal, then="check"),
    "duty.feeds": _scene(feeds.blind, then="feeds"),
    "duty.diversion": _scene(diversion.waiting),
    "intake.empty": _staged(more.intake_empty, 760),
    "intake.normal": _staged(more.call, 760),
    "intake.storm": _staged(more.calls, 760),
    "intake.offline": _staged(more.call_offline, 760),
    "deploy.empty": _staged(deploy_page),
    "deploy.normal": _staged(states.deploy_rested),
    "deploy.storm": _staged(states.deploy_storm),
    "deploy.sent": _staged(states.deploy_sent),
    "deploy.layers": _staged(states.deploy_layers),
    "deploy.offline": _staged(states.deploy_offline),
    "deploy.slip": _staged(states.deploy_slip),
    "log.empty": _staged(log_page),
    "log.normal": _staged(_log),
    "log.storm": _staged(more.log_storm),
    "log.offline": _staged(more.log_offline),
    "wall.empty": _staged(more.wall_empty, cameras=0),
    "wall.storm": _staged(more.wall_storm),
    "wall.offline": _staged(more.wall_offline),
    "wall.normal": _staged(_wall),
    "wall.tasks": _staged(_wall_with(tasks_panel)),
    "wall.layouts": _staged(_wall_with(layouts_panel)),
    "wall.directory": _staged(_directory),
    "wall.uncover": _staged(_over_pictures(uncover_panel)),
    "wall.swivel": _staged(_over_pictures(swivel_line)),
    "wall.playback": _staged(_recording),
    "area.normal": _area(area.normal),
    "area.storm": _area(area.storm),
    "area.offline": _area(area.offline),
    "area.empty": _area(area.empty),
    "area.signs": _area(area.with_signs),
    "area.wall_signs": _area(area.with_signs, is_wall=True),
    "area.wall": _area(area.normal, is_wall=True),
    "area.wall_storm": _area(area.storm, is_wall=True),
    "area.wall_offline": _area(area.offline, is_wall=True),
    "map.normal": _map(city_map.normal),
    "map.near": _map(city_map.near),
    "map.drawing": _map(city_map.drawing),
    "map.line": _map(city_map.line),
    "map.storm": _map(city_map.storm),
    "map.offline": _map(city_map.offline),
    "map.empty": _map(city_map.empty, has_ground=False),
    "clocks.normal": _clocks(clocks.normal),
    "clocks.storm": _clocks(clocks.storm),
    "clocks.offline": _clocks(clocks.offline),
    "clocks.empty": _clocks(clocks.empty),
    "instruction.normal": _instruction(instruction.normal),
    "instruction.new": _instruction(instruction.writing),
    "instruction.storm": _instruction(instruction.storm),
    "instruction.offline": _instruction(instruction.offline),
    "instruction.empty": _instruction(instruction.empty),
    "quality.normal": _quality(quality.normal),
    "quality.storm": _quality(quality.storm),
    "quality.offline": _quality(quality.offline),
    "quality.empty": _quality(quality.empty),
    "quality.noise": _quality(quality.noise),
    "quality.patrol": _quality(quality.patrol),
    "incident.normal": _incident(incident.normal),
    "incident.storm": _incident(incident.storm),
    "incident.offline": _incident(incident.offline),
    "incident.empty": _incident(incident.empty),
    "incident.closing": _incident(incident.closing),
    "incident.figures": _incident(incident.figures),
    "orders.normal": _orders(orders.normal),
    "orders.storm": _orders(orders.storm),
    "orders.offline": _orders(orders.cut_off),
    "orders.empty": _orders(orders.empty),
    "plugin.normal": _plugin(plugins.showing(plugins.normal)),
    "plugin.stale": _plugin(plugins.showing(plugins.stale)),
    "plugin.offline": _plugin(plugins.showing(plugins.no_newer)),
    "plugin.empty": _plugin(plugins.showing(plugins.empty)),
    "plugin.storm": _plugin(plugins.showing(plugins.many)),
    "plugin.quarantined": _plugin(plugins.showing(plugins.quarantined)),
    "plugin.broken": _in_work_area(plugins.card(Standing.BROKEN)),
    "plugin.missing": _in_work_area(plugins.card(Standing.MISSING)),
    "plugin.native_untrusted": _plugin(native_stage.untrusted),
    "plugin.beds": _bureau("jijiuchuangwei"),
    "plugin.school": _bureau("xiaoyuananquan"),
    "topics.normal": _in_work_area(plugins.launcher),
    "topics.storm": _in_work_area(
        lambda f, theme: plugins.launcher(f, theme, fill=plugins.many, times=8)
    ),
    "topics.offline": _in_work_area(
        lambda f, theme: plugins.launcher(f, theme, fill=plugins.no_newer)
    ),
    "topics.empty": _in_work_area(lambda f, theme: plugins.launcher(f, theme, is_empty=True)),
    "shell.login": _plain(_login),
    "shell.unlock": _plain(lambda theme: UnlockPage(theme, "wrong_passphrase")),
    "shell.recovery": _plain(lambda theme: RecoveryPage(theme, new_recovery_key(bytes))),
    "shell.problem": _plain(
        lambda theme: ProblemPage(theme, "no_space", "journal.db", "/var/lib/command-hall")
    ),
    "shell.certificate": _plain(_certificate),
    "shell.first_start": _plain(first_start),
    "shell.not_yet": _plain(lambda theme: NotYetPage(theme, either("报送", "Reports"))),
    **{name: _panel(open_over) for name, open_over in PANELS.items()},
}
"""Every page and panel there is, by page and state."""
