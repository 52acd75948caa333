"""`python -m tests.gui.wall.pictures OUT`: the wall in its states, to lay beside a drawing."""

import argparse
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.app.retry_desk import ask_hint
from console.commands.registry import CommandTable
from console.commands.viewing_commands import ASK
from console.domain.alert_marks import Evidence, FindBox, Severity
from console.domain.wall_layout import LAYOUTS
from console.models.standing_words import is_chinese
from console.runtime.clock import CHINA, ManualClock
from console.screens.wall.wall_window import WallWindow
from console.shell.offline_line import OfflineLine
from tests.gui.deploy.hall_stage import HallStage, StillView, district
from tests.gui.deploy.page_stage import underpass
from tests.gui.shell.chinese import speak_chinese
from tests.gui.wall.panels import layouts_panel, tasks_panel, uncover_panel
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.common.theme import Look, apply, load_look
from widgets.video.placement import NO_ZOOM


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
        8: ("denied", 754.0, (denied, ask_hint(_asking()))),
        10: ("failed", 41.0, failed),
        12: (
            "no_session",
            18.0,
            ("设备会话已满", "有空闲即重连，最迟 24 秒后重试")
            if zh
            else ("recorder grants no more", "tried again in 24 s at most"),
        ),
        15: ("waiting", 2.0, ("正在取流，已 02 秒" if zh else "connecting for 02 s",)),
    }


def _asking() -> CommandTable:
    table = CommandTable()
    table.add(ASK, lambda: None)
    return table


class Seen(Cameras):
    """Cameras with their own size, covered parts and reduced decoding; drawn, or of a video."""

    def __init__(self, stage: HallStage, footage: list[QImage]) -> None:
        super().__init__(stage)
        self._footage = footage
        self.covered: dict[str, tuple[QRectF, ...]] = {}
        self.modes: dict[str, str] = {}

    def __call__(self, camera: str, width: int, height: int) -> StillView | None:
        view = super().__call__(camera, width, height)
        if view is not None:
            told = cast(Any, view)
            told.own_size, told.mode = (1280, 720), self.modes.get(camera, "")
            told.covered = self.covered.get(camera, ())
            if self._footage:
                frame = self._footage[len(self.opened) % len(self._footage)]
                told.own_size = frame.size().toTuple()
                told.image = lambda: _fitted(frame, QSize(*view.size))
        return view


def _fitted(frame: QImage, size: QSize) -> QImage:
    """Scale as the decoder does: cover the tile, cut what stands out."""
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    smooth = Qt.TransformationMode.SmoothTransformation
    grown = frame.scaled(size, mode, smooth)
    left, top = (grown.width() - size.width()) // 2, (grown.height() - size.height()) // 2
    return grown.copy(left, top, size.width(), size.height())


def frames_of(file: str) -> list[QImage]:
    """Return some pictures of a video file, to look at the wall with real ones."""
    if not file:
        return []
    found = []
    with av.open(file) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number % 37 == 0:
                rgb = np.ascontiguousarray(frame.to_ndarray(format="rgb24"))
                high, wide, _ = rgb.shape
                kind = QImage.Format.Format_RGB888
                image = QImage(rgb.data, wide, high, 3 * wide, kind)
                found.append(image.convertToFormat(QImage.Format.Format_RGB32))
            if len(found) == 16:
                break
    return found


class Album:
    """Makes the pictures of one look."""

    def __init__(self, out: Path, wall: WallWindow, prefix: str) -> None:
        self._out, self._wall, self._prefix = out, wall, prefix

    def keep(self, name: str) -> None:
        QTest.qWait(700)
        self._wall.grab().save(str(self._out / f"{self._prefix}{name}.png"))


def show_all(stage: HallStage, cameras: Seen, album: Album, wall: WallWindow) -> None:
    """Every state, layout, zoom, covered part, box, a storm of hot spots."""
    ids = [camera.id for camera in district().cameras[:40]]
    cameras.states = {ids[number]: state for number, state in states().items()}
    cameras.modes = {ids[3]: "key", ids[6]: "soft"}
    cameras.covered = {ids[1]: (QRectF(0.1, 0.2, 0.35, 0.4),)}
    wall.show_group("汛期重点：下立交与滨河", ids)
    wall.show()
    wall.grid.set_focused(11)
    shed = replace(underpass(stage), id="shed", title="充电棚烟感、温感同时报警")
    box = FindBox(0.35, 0.3, 0.3, 0.4, "烟雾", 0.83)
    shed = replace(shed, evidence=Evidence("f", stage.clock.now(), ids[5], (box,)))
    for number, alert in enumerate((shed, underpass(stage), replace(shed, id="third"))):
        wall.show_alert(alert, [ids[5 + number * 12]])
    wall.pictures.notes_of.append(lambda id: "遮挡已解除 04:32" if id == ids[9] else "")
    album.keep("states")
    wall.grid.zoom_by(0, 3.0)
    wall.grid.zoom_by(1, 2.5)
    album.keep("zoom")
    wall.grid.set_zoom(0, NO_ZOOM)
    wall.grid.set_zoom(1, NO_ZOOM)
    wall.layouts.begin_edit()
    album.keep("edit")
    QTest.keyClick(wall.grid, Qt.Key.Key_Escape)
    for name in LAYOUTS:
        wall.layouts.use(name)
        album.keep(f"layout_{name}")
    wall.layouts.use("6")
    wall.layouts.show_whole(True)
    album.keep("whole")
    wall.layouts.show_whole(False)
    wall.layouts.use("16")


def cut_off(stage: HallStage, cameras: Seen, album: Album, wall: WallWindow) -> None:
    """断网: what comes directly goes on and says so, the rest says why it cannot be had."""
    zh = is_chinese()
    lost = (
        "断网取不到，须经平台转发" if zh else "not available offline: it comes through the platform"
    )
    for number, (camera, view) in enumerate(cameras.views.items()):
        told = cast(Any, view)
        if number % 3 == 0:
            told.name = f"{told.name}·{'直连（缓存地址）' if zh else 'direct (kept address)'}"
        elif camera not in cameras.states:
            told.state, told._lines = "failed", (lost,)
    stage.link_is("offline")
    album.keep("cut_off")
    stage.link_is("online")


def storm(stage: HallStage, album: Album, wall: WallWindow) -> None:
    """Hot spots queue, worst first; fifteen tiles go on."""
    ids = [camera.id for camera in district().cameras[:40]]
    red = replace(underpass(stage), severity=Severity.RED, title="联禾河北岸堤脚渗水")
    for number in range(12):
        wall.show_alert(replace(red, id=f"s{number}"), [ids[20 + number]])
    stage.clock.jump(11)
    album.keep("storm")


def panels(wall: WallWindow, album: Album) -> None:
    """The chooser, the tasks, and the question before a picture is uncovered."""
    for name, opened in (
        ("layouts", layouts_panel),
        ("tasks", tasks_panel),
        ("uncover", uncover_panel),
    ):
        panel = opened(wall)
        album.keep(f"panel_{name}")
        panel.put_away()


def main() -> None:
    told = argparse.ArgumentParser()
    told.add_argument("out", type=Path)
    told.add_argument("--look", default="dark", choices=("dark", "light", "night"))
    told.add_argument("--english", action="store_true")
    told.add_argument("--footage", default="", help="a video file: pictures of it on the tiles")
    asked = told.parse_args()
    app = QApplication([])
    theme = load_look(Look("dark" if asked.look == "night" else asked.look, asked.look == "night"))
    apply(app, theme)
    if not asked.english:
        speak_chinese(app)
    clock = ManualClock(datetime(2026, 7, 9, 20, 23, 18, tzinfo=CHINA))
    with tempfile.TemporaryDirectory() as folder:
        stage = HallStage(Path(folder), theme, clock)
        stage.fill(40)
        cameras = Seen(stage, frames_of(asked.footage))
        wall = wall_window(stage, cameras)
        wall.resize(1920, 1080)
        prefix = f"{'en' if asked.english else 'zh'}_{asked.look}_"
        album = Album(asked.out, wall, prefix)
        wall.put_line(OfflineLine(theme, stage.link))
        show_all(stage, cameras, album, wall)
        storm(stage, album, wall)
        cut_off(stage, cameras, album, wall)
        panels(wall, album)
        wall.hide()
        stage.close()


if __name__ == "__main__":
    main()
