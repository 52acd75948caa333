"""Cameras without a picture: told with their number, listed, and a repair by one key (A-18)."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app import silent_desk
from console.commands.video_commands import SILENT
from console.domain.entity import encode
from console.domain.reference import Org, OrgLevel
from tests.end2end.test_camera_directory import CAMERAS
from tests.end2end.test_pushing import sit, until, wall_of
from tests.support.hub import add_records, running_hub


@pytest.fixture
def nowhere():
    """An address at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"rtsp://127.0.0.1:{taken.getsockname()[1]}/stream"


TEAM = Org("tech", "区城运技术保障组", OrgLevel.BUREAU)


def test_h870_many_are_one_line_and_each_is_repaired_by_one_key(
    qtbot, start, tmp_path: Path, nowhere, monkeypatch
) -> None:
    """A minute without a picture passes in two seconds here."""
    monkeypatch.setattr(silent_desk, "AFTER", 2.0)
    cameras = [replace(each, urls=(nowhere,), owner=TEAM.name) for each in CAMERAS[:3]]
    add_records(
        tmp_path / "hub", [(each.KIND, encode(each)) for each in (*cameras, CAMERAS[3], TEAM)]
    )
    with running_hub(tmp_path / "hub") as hub:
        seat = sit(qtbot, start, hub, tmp_path / "one")
        desk = seat.on_walls.silences()
        wall_of(seat, "video", "C1", "C2", "C3")
        said = set()

        def all_silent() -> bool:
            desk.look()
            said.update(text for text in seat.frame.notices.texts if "没有新画面" in text)
            return len(desk.rows()) == 3

        qtbot.waitUntil(all_silent, timeout=60_000)  # three processes are started meanwhile
        assert len(said) == 1, "one line, not three"
        directory = seat.camera_panels.panel(seat.pages.walls.wall("video"))
        directory.open()
        until(qtbot, lambda: len(directory.found) == 4)
        marked = [row.title for row in directory._rows.rows if "无新画面已" in row.title]
        assert len(marked) == 3, "H943: each of them, and not the one nobody looked at"
        assert "3 路没有新画面" in directory.head.accessibleName()
        directory.put_away()
        seat.commands.run(SILENT.id)
        seat.frame.window.activateWindow()
        assert desk.shown.isVisible()
        rows = [row.title for row in desk.shown.rows.rows]
        assert len(rows) == 3 and all("设备拒绝连接" in row for row in rows), rows
        desk.shown.table.setFocus()
        until(qtbot, desk.shown.table.hasFocus)
        QTest.keyClick(desk.shown.table, Qt.Key.Key_R)
        until(qtbot, lambda: seat.store.cache.select("work_order"))
        (row,) = seat.store.cache.select("work_order")
        assert row.body["unit_name"] == TEAM.name and row.body["title"].endswith("没有画面，报修")
        assert "本席未见过画面，原因：设备拒绝连接" in row.body["text"]
        QTest.keyClick(desk.shown.table, Qt.Key.Key_R)
        until(qtbot, lambda: "还没办结" in seat.frame.notices.last_refusal)
