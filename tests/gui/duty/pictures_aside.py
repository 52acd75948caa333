"""Pictures of setting aside and of calls further up: `python -m tests.gui.duty.pictures_aside`."""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.commands.mask_commands import LIFT, SHOW
from console.domain.alert_marks import MaskSort, Severity
from console.domain.hall_mode import HallMode
from console.domain.mask import Mask, Scope, masked
from console.models.asides import asides
from console.models.mask_wish import Author
from console.settings.mask_profile import load_aside_choices
from console.shell.mask_list import MaskList
from console.shell.mask_panel import MaskPanel
from tests.gui.duty.evening import BLUE, NOW, ORANGE, RED, YELLOW, alert, signed
from tests.gui.duty.pictures import Scene, normal
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme

LEADER = Author("p9", "周宁", "seat-02", True)
HOUR = NOW + timedelta(minutes=60)


def station() -> Mask:
    by = ("p9", "周宁", "seat-02", NOW - timedelta(minutes=5))
    scope = Scope(source="水务物联", town="望潮街道")
    return Mask("m1", MaskSort.SHELVED, scope, HOUR, "检修施工：望汐路泵站检修", *by, YELLOW)


def service() -> Mask:
    by = ("p9", "周宁", "seat-02", NOW - timedelta(hours=2))
    scope = Scope(place="气象站", town="沙渚镇")
    until = NOW + timedelta(days=2)
    return Mask("m2", MaskSort.OUT_OF_SERVICE, scope, until, "风速仪损坏", *by, ORANGE, "BX-0709")


def many(scene: Scene) -> None:
    """Water alerts of one town and source, of every grade, and what stands aside already."""
    rows = [
        alert(f"w{n:02}", YELLOW if n % 3 else BLUE, f"望潮街道 {n} 号积水点水位上涨", age=40 + n)
        for n in range(36)
    ]
    rows.append(alert("w90", ORANGE, "望汐路下立交积水 26 厘米，超过封控线 25 厘米", age=20))
    held = [masked(row, [station()], NOW) for row in (alert("h1", BLUE, "望汐路泵站前池水位波动"),)]
    wind = alert("h2", YELLOW, "沙渚镇风速数据缺测", "沙渚镇", "气象站", "气象", 7000)
    held.append(masked(wind, [service()], NOW))
    normal(scene)
    scene.room.put(station(), service(), *rows, *held)
    scene.room.load()
    scene.settle(300)


def preview(scene: Scene) -> None:
    many(scene)
    scene.page.open_alert("w01")
    room = scene.room
    panel = MaskPanel(
        scene.page.theme, load_aside_choices(), room.queue.alerts, room.clock.now, scene.window
    )
    alert_shown = room.queue.alert("w01")
    assert alert_shown is not None
    panel.open_for(alert_shown, LEADER, "m9")
    panel.scope.set_current("town")
    panel.reason.set_current("检修施工")
    panel.words.set_text("望汐路泵站 20:00 至 21:30 检修")
    panel.look()


def opened(scene: Scene) -> None:
    """The lines at the foot opened, the cursor on one of them."""
    many(scene)
    scene.page.queue.toggle_lines()
    scene.page.open_alert("h1")


def listed(scene: Scene) -> None:
    many(scene)
    room = scene.room
    room.commands.announce((LIFT, SHOW), lambda: None)
    shown = MaskList(
        scene.page.theme,
        lambda: asides(room.masks.held, room.queue.alerts(), room.clock.now()),
        room.clock.now,
        room.commands,
        scene.window,
    )
    shown.open()


def deferral(scene: Scene) -> None:
    """A red nobody signed, seconds before 带班领导 is called; a signed one left undone."""
    from console.domain.alert_clocks import called

    normal(scene)
    clocks = scene.room.queue.rows.rules.clocks
    red = alert("r1", RED, "芦汀镇直报：联禾河北岸堤脚渗水", "芦汀镇", "堤防", "基层直报", 108)
    due = clocks.next_call(red)
    assert due is not None
    red = called(red, due, due.at)
    late = signed(alert("r2", ORANGE, "映川路 3 号地块塔吊风速 17 米/秒", age=420))
    flap = signed(alert("r3", YELLOW, "云杉里地下车库液位来回报警", age=300))
    flap = replace(
        flap,
        returns=tuple(NOW - timedelta(seconds=40 * n) for n in range(6, 0, -1)),
        reported=Severity.BLUE,
    )
    scene.room.put(red, late, flap)
    scene.room.load()
    scene.settle(300)
    scene.page.open_alert("r1")
    scene.page.queue.list.show_new()
    scene.page.aside.defer()


STATES = {"preview": preview, "opened": opened, "listed": listed, "deferral": deferral}


def main(out: Path) -> None:
    """Save one picture a state."""
    app = QApplication.instance() or QApplication([])
    theme = load_theme("dark")
    apply(app, theme)
    speak_chinese(app)
    out.mkdir(parents=True, exist_ok=True)
    for state, fill in STATES.items():
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(Path(folder), theme, HallMode())
            fill(scene)
            scene.settle()
            scene.save(out / f"aside_{state}.png")
            scene.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
