"""Pictures of 疑似同一事 and 已并入: `python -m tests.gui.duty.pictures_same OUTDIR`."""

import os
import sys
import tempfile
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from console.demo.camera_simulator.finds import frame
from console.demo.camera_simulator.scenes import still
from console.domain.alert import Alert
from console.domain.alert_marks import Evidence, Joined
from console.domain.device_tally import DayTally, DeviceTally, device_of, tally_id
from console.domain.geo import Place, Point
from console.domain.hall_mode import HallMode
from console.domain.reference import Camera, Matter
from console.models.evidence import read_picture
from tests.gui.duty.evening import BLUE, NOW, ORANGE, UNDERPASS, YELLOW, alert, signed
from tests.gui.duty.pictures import Scene, normal
from tests.gui.duty.room import DrawnSource
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme

SEEN = Evidence("f1", NOW - timedelta(seconds=14), "u0")
EYES = ("望汐路下立交东口", "望汐路下立交西口", "望汐路下立交泵房", "望汐路非机动车坡道")


def near(metres: float) -> Point:
    return Point(UNDERPASS.lon + metres / 95_100, UNDERPASS.lat)


def cameras() -> list[Camera]:
    """Return the cameras of the underpass."""
    return [
        Camera(f"u{n}", name, Place(name, "望潮街道", "", near(15 + 35 * n)), level=1,
               urls=(f"rtsp://192.0.2.9/u{n}",))
        for n, name in enumerate(EYES)
    ]  # fmt: skip


def underpass(scene: Scene) -> None:
    """An underpass that fills, a caller about it, and what was merged so far."""
    level = signed(
        alert("q1", YELLOW, "望汐路下立交积水 12 厘米，10 分钟上涨 7 厘米", place="望汐路下立交",
              age=200, point=UNDERPASS, text="水位 12 厘米", count=3)
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
        text="桥洞底下水到膝盖了",
    )  # fmt: skip
    normal(scene, without=("a02", "a03"))  # the same, told here in full
    matters = (Matter("flood", "下立交积水", ("积水",)), Matter("car", "车辆涉水", ("涉水",)))
    scene.room.put(*cameras(), *matters, replace(level, joined=tuple(marks)), caller, find())
    scene.room.load()
    scene.settle(300)


def until_open(scene: Scene, alert_id: str) -> None:
    """Open an alert as soon as the store has brought it."""
    while not scene.page.open_alert(alert_id):
        scene.settle(20)


def find() -> Alert:
    return alert(
        "q3", ORANGE, "望汐路下立交疑似小客车涉水停驶（置信度 0.83）", place="望汐路下立交",
        source="AI 视频", age=12, point=UNDERPASS, confidence=0.83, evidence=SEEN,
        occurred_at=SEEN.at, text="目标 1：小客车，静止 18 秒",
    )  # fmt: skip


class SceneSource(DrawnSource):
    """The drawn underpass, as the simulated camera shows it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, 330, 186, 1)
        self._image = still(2, 0.7, lambda painter, scene, share: None)

    def resize(self, width: int, height: int) -> None:
        """Keep the picture."""


def ai_find(scene: Scene) -> None:
    room = scene.room
    plain = room._open_view
    room._open_view = lambda id, w, h: SceneSource(EYES[0]) if id == "u0" else plain(id, w, h)
    picture: Future[QImage] = Future()
    picture.set_result(read_picture(frame(2, "car")))
    room.frames = lambda id: picture
    scene.page.detail.tiles._frames = room.frames
    scene.page.detail.tiles._views._open_view = room._open_view
    underpass(scene)
    days = (DayTally("2026-07-08", 9, 2, 7, ("光影",)), DayTally("2026-07-09", 3, 1, 2))
    room.put(DeviceTally(tally_id(device_of(find())), EYES[0], "u0", days=days))
    until_open(scene, "q3")


def not_true(scene: Scene) -> None:
    ai_find(scene)
    scene.settle(400)
    scene.room.commands.run("alert.find_false")


def suspected(scene: Scene) -> None:
    underpass(scene)
    until_open(scene, "q2")


def merging(scene: Scene) -> None:
    suspected(scene)
    scene.settle(200)
    scene.room.commands.run("alert.merge")


def joined(scene: Scene) -> None:
    underpass(scene)
    until_open(scene, "q1")


def main(folder: Path) -> None:
    app = QApplication(sys.argv)
    translator = speak_chinese(app)
    theme = load_theme("dark")
    apply(app, theme)
    for state in (suspected, merging, joined, ai_find, not_true):
        with tempfile.TemporaryDirectory() as place:
            scene = Scene(Path(place), theme, HallMode())
            state(scene)
            scene.settle(600)
            scene.save(folder / f"duty.{state.__name__}.png")
            scene.close()
    app.removeTranslator(translator)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
