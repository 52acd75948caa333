"""The duty page in its states, and what opens over it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.commands.check_commands import CheckActs
from console.commands.registry import CommandTable
from console.contract.looks import Look
from console.contract.reasons import REASONS
from console.domain.hall_mode import HallMode
from console.models.check_cards import CheckCards
from console.settings.plans.current import Current
from console.settings.plans.folder import PlanFolder
from console.settings.plans.plan import WindowPlan
from console.settings.plans.scales import MonitorScales
from console.shell.check_panel import CheckPanel
from console.shell.key_sheet import KeySheet
from console.shell.keys import key_sheet
from console.shell.link_words import is_chinese
from console.shell.look_banner import LookBanner
from console.shell.palette import Palette
from console.shell.pin_choice_panel import PinChoicePanel
from console.shell.plans.hall_window import HallWindow
from console.shell.plans.page_hand import PageHand
from console.shell.plans.plan_panel import PlanPanel
from console.shell.plans.switch import PlanSwitch
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows
from console.shell.post_panel import PostPanel
from console.shell.post_words import post_rows
from tests.gui.duty import evening
from tests.gui.duty import pictures as duty
from tests.gui.duty.posts import PERSON
from tests.gui.health import cards
from tests.gui.health import pictures as health
from tests.gui.pages.deploy_states import turn
from tests.gui.pages.shown import Showing, Shown
from tests.gui.plans.hall_stage import Monitors
from tests.gui.sources import pictures as feeds
from widgets.common.theme import Theme

URGENT = evening.urgent(seconds=75)


def on_duty(
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


def _posts(scene: duty.Scene) -> None:
    """本班岗位, asking whether a post that somebody holds is one's own from now on."""
    panel = PostPanel(
        scene.window.theme, lambda: post_rows(scene.posts, PERSON), lambda: "20:30", scene.window
    )
    panel.open()
    QTest.keyClick(panel, Qt.Key.Key_1)


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
    proof = QCoreApplication.translate("seat", "PIN until now, or the password")
    PinChoicePanel(scene.window.theme, scene.window).open(proof)


def _check(scene: duty.Scene) -> None:
    room = scene.room
    scene.cards = CheckCards(room.cache, room.feed, room.link, room.executor._lane)
    room.put(
        cards.closed_alert(), cards.pump(), cards.phoned_order(), cards.phoned(), cards.differs()
    )
    scene.cards.load()
    turn()
    scene.page.queue.list.show_new()  # the hand has looked what came
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
    "posts": _posts,
    "check": _check,
    "plans": _plans,
    "looked": _looked,
    "feeds": lambda scene: feeds.open_feeds(scene) and None,
}
