"""`python -m tests.gui.wall.pictures OUT`: the wall in its states, to lay beside a drawing."""

import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.models.standing_words import is_chinese
from console.runtime.clock import CHINA, ManualClock
from tests.gui.deploy.hall_stage import HallStage, district
from tests.gui.deploy.page_stage import underpass
from tests.gui.shell.chinese import speak_chinese
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.common.theme import apply, load_theme


def states() -> dict[int, tuple[str, float, tuple[str, ...]]]:
    """Return one tile of each state, with its reason in the language of the screen."""
    zh = is_chinese()
    denied = "小区自建点位，未授权本席" if zh else "private camera, not for this seat"
    failed = ("平台回复：设备离线", "第 3 次重试 08 秒后") if zh else (
        "platform: device offline", "try 3 in 08 s"
    )  # fmt: skip
    return {
        2: ("weak", 2.1, ()),
        7: ("frozen", 12.4, ()),
        8: ("denied", 0.0, (denied,)),
        10: ("failed", 0.0, failed),
        12: (
            "no_session",
            0.0,
            ("设备会话已满", "有空闲即重连，最迟 24 秒后重试")
            if zh
            else ("recorder grants no more", "tried in 24 s at the latest"),
        ),
        15: ("waiting", 2.0, ("正在取流，已 02 秒" if zh else "connecting for 02 s",)),
    }


def main(out: Path) -> None:
    app = QApplication([])
    theme = load_theme("dark")
    apply(app, theme)
    speak_chinese(app)
    clock = ManualClock(datetime(2026, 7, 9, 20, 23, 18, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        stage = HallStage(Path(folder), theme, clock)
        stage.fill(40)
        cameras = Cameras(stage)
        ids = [camera.id for camera in district().cameras[:40]]
        cameras.states = {ids[number]: state for number, state in states().items()}
        wall = wall_window(stage, cameras)
        wall.resize(1920, 1080)
        wall.show_group("汛期重点：下立交与滨河", ids)
        wall.show()
        wall.grid.set_focused(11)
        shed = replace(underpass(stage), id="shed", title="充电棚烟感、温感同时报警")
        for number, alert in enumerate((shed, underpass(stage), replace(shed, id="third"))):
            wall.show_alert(alert, [ids[5 + number * 12]])
        clock.jump(2)
        QTest.qWait(700)
        wall.grab().save(str(out / "wall_16.png"))
        wall.set_count(4)
        QTest.qWait(700)
        wall.grab().save(str(out / "wall_4.png"))
        wall.hide()
        stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
