"""Pictures of 疑似同一事 and 已并入: `python -m tests.gui.duty.pictures_same OUTDIR`."""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain.alert import Alert
from console.domain.alert_marks import Joined
from console.domain.geo import Point
from console.domain.hall_mode import HallMode
from console.domain.reference import Matter
from tests.gui.duty.evening import BLUE, NOW, ORANGE, STATION, YELLOW, alert, signed
from tests.gui.duty.pictures import Scene, normal
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme


def near(metres: float) -> Point:
    return Point(STATION.lon + metres / 95_100, STATION.lat)


def underpass(scene: Scene) -> None:
    """An underpass that fills, a caller about it, and what was merged so far."""
    level = signed(
        alert("q1", YELLOW, "望汐路下立交积水 12 厘米，10 分钟上涨 7 厘米", place="望汐路下立交",
              age=200, point=STATION, text="WL-0107 水位 12 cm，10 min +7 cm；封控线 25", count=3)
    )  # fmt: skip
    marks = [
        Joined("x1", "市民来电：下立交里有车熄火", BLUE, NOW - timedelta(seconds=95), "林岚"),
        Joined(
            "x2", "网格员上报：望汐路下立交积水过膝", YELLOW, NOW - timedelta(seconds=40), "周宁"
        ),
    ]
    caller = alert(
        "q2", BLUE, "市民来电：望汐路铁路桥洞积水，一辆电动自行车熄火", place="望汐路铁路桥洞",
        source="12345", age=30, point=near(40),
        text="桥洞底下水到膝盖了，一辆电动车熄火，后面还有小轿车往里开。",
    )  # fmt: skip
    normal(scene)
    matters = (Matter("flood", "下立交积水", ("积水",)), Matter("car", "车辆涉水", ("涉水",)))
    scene.room.put(*matters, replace(level, joined=tuple(marks)), caller, find())
    scene.room.load()
    scene.settle(300)


def find() -> Alert:
    return alert(
        "q3", ORANGE, "望汐路下立交疑似小客车涉水停驶（置信度 0.83）", place="望汐路下立交",
        source="AI 视频", age=12, point=STATION, confidence=0.83,
    )  # fmt: skip


def suspected(scene: Scene) -> None:
    underpass(scene)
    scene.page.open_alert("q2")


def merging(scene: Scene) -> None:
    suspected(scene)
    scene.settle(200)
    scene.room.commands.run("alert.merge")


def joined(scene: Scene) -> None:
    underpass(scene)
    scene.page.open_alert("q1")


def main(folder: Path) -> None:
    app = QApplication(sys.argv)
    translator = speak_chinese(app)
    theme = load_theme("dark")
    apply(app, theme)
    for state in (suspected, merging, joined):
        with tempfile.TemporaryDirectory() as place:
            scene = Scene(Path(place), theme, HallMode())
            state(scene)
            scene.settle(600)
            scene.save(folder / f"duty.{state.__name__}.png")
            scene.close()
    app.removeTranslator(translator)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
