"""`python -m tests.gui.wall.patrol_pictures OUT [en]`: S5 on patrol, to lay beside a drawing."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.patrol_debt import PatrolCamera
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolCoverage, PatrolSkips
from console.models.patrol_runner import PatrolRunner
from console.runtime.clock import CHINA, ManualClock
from console.screens.wall.patrol_wall import PatrolWall
from console.settings.patrol.folder import PatrolFolder
from console.shell.patrol_panel import PatrolPanel
from console.shell.patrol_words import pool_words
from tests.gui.deploy.hall_stage import HallStage, district
from tests.gui.deploy.page_stage import underpass
from tests.gui.shell.chinese import speak_chinese
from tests.gui.wall.pictures import states
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.common.theme import apply, load_theme

PLAN = PatrolPlan("shipped/flood", "汛期重点：下立交与滨河", dwell=10.0)


class Room:
    """A wall on patrol in its third group."""

    def __init__(self, app: QApplication, stage: HallStage, out: Path) -> None:
        self.app, self.stage, self.out = app, stage, out
        self.clock = stage.clock
        known = [camera.id for camera in district().cameras[:40]]
        self.ids = known + [f"more-{n}" for n in range(184)]
        self.cameras = Cameras(stage)
        self.wall = wall_window(stage, self.cameras)
        now = self.clock.now()
        seen = {id: now - timedelta(seconds=60) for id in self.ids[:215]}
        self.coverage = PatrolCoverage(now - timedelta(hours=1), seen)
        self.runner = PatrolRunner(self.clock, lambda: self.coverage, self.wall)
        PatrolWall(self.wall, self.runner)
        self.wall.resize(1920, 1080)

    def start(self, ids: list[str], skips: PatrolSkips | None = None) -> None:
        self.runner.start(PLAN, [PatrolCamera(id) for id in ids], skips)

    def pass_by(self, seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            self.clock.jump(0.5)
            self.runner.go_on()

    def save(self, name: str) -> None:
        self.wall._go_on()
        QTest.qWait(300)
        self.wall.grab().save(str(self.out / f"s5_{name}.png"))


@contextmanager
def room(app: QApplication, out: Path) -> Iterator[Room]:
    theme = load_theme("dark")
    apply(app, theme)
    clock = ManualClock(datetime(2026, 7, 9, 20, 23, 18, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        stage = HallStage(Path(folder), theme, clock)
        stage.fill(40)
        made = Room(app, stage, out)
        yield made
        made.runner.stop()
        made.wall.hide()
        stage.close()


def normal(at: Room) -> None:
    shown = at.ids[:16]
    at.cameras.states = {shown[number]: state for number, state in states().items()}
    rest = at.ids[16:]
    at.start(rest[:32] + shown + rest[32:])
    at.wall.show()
    at.pass_by(24)
    at.wall.grid.set_focused(11)
    at.runner.resume()
    shed = replace(underpass(at.stage), id="shed", title="充电棚烟感、温感同时报警")
    at.wall.show_alert(shed, [shown[5]])
    at.save("patrol")
    at.runner.hold_wall()
    at.runner.hold_tile(0)
    at.pass_by(7)
    at.save("held")
    at.runner.resume()


def storm(at: Room) -> None:
    at.start(at.ids[:24])
    at.wall.show()
    for number in range(5):
        alert = replace(underpass(at.stage), id=f"a{number}")
        at.wall.show_alert(alert, [at.ids[30 + number]])
    at.pass_by(2)
    at.save("storm")


def offline(at: Room) -> None:
    at.start(at.ids[:5], PatrolSkips(3, tuple(at.ids[5:221])))
    at.wall.show()
    at.pass_by(4)
    at.save("offline")


def empty(at: Room) -> None:
    at.start([], PatrolSkips(unknown=("汛期重点",)))
    at.wall.show()
    at.save("empty")


def panel(at: Room) -> None:
    plans, _ = PatrolFolder(None).plans("p")
    at.start(at.ids)
    at.wall.show()
    shown = PatrolPanel(
        at.stage.theme,
        lambda plan: pool_words(plan, 224, PatrolSkips(3), 16),
        at.wall,
    )
    shown.ask(plans, "shipped/flood")
    at.save("plans")
    shown.dwell.field.set_text("1")
    shown._look()
    at.save("plans_wrong")
    shown.put_away()


def main(out: Path, language: str) -> None:
    app = QApplication([])
    if language == "zh":
        speak_chinese(app)
    out.mkdir(parents=True, exist_ok=True)
    for picture in (normal, storm, offline, empty, panel):
        with room(app, out) as at:
            picture(at)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "zh")
