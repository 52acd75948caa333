"""An attached file is opened where it hangs: an own one, and another seat's from the hub."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from console.shell.file_panel import FilePanel
from offline_cache.blobs import BlobStore
from tests.support.hub import running_hub

PATIENCE = 20_000


def picture(path: Path) -> Path:
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    assert image.save(str(path))
    return path


def panel_of(qtbot: Any, seat: Any) -> FilePanel:
    window = seat.frame.window
    qtbot.waitUntil(lambda: window.findChild(FilePanel) is not None, timeout=PATIENCE)
    panel = seat.frame.window.findChild(FilePanel)
    assert isinstance(panel, FilePanel)
    return panel


def listed(qtbot: Any, seat: Any) -> None:
    seat.frame.window.show_page("log")
    log = seat.pages.log
    has = lambda: any("附件" in line.entry.text for line in seat.models.log.lines)  # noqa: E731
    qtbot.waitUntil(has, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(log.table.current_id), timeout=PATIENCE)


def test_an_own_file_and_one_of_another_seat(qtbot, start, tmp_path) -> None:
    with running_hub(tmp_path / "hub", ("linlan", "leader")) as hub:
        first = start(hub.url, tmp_path / "one")
        qtbot.waitUntil(lambda: first.seat is not None, timeout=PATIENCE)
        seat = first.seat
        file = picture(tmp_path / "现场.png")
        seat.acts.log.attach("桥下积水", file)
        listed(qtbot, seat)
        qtbot.keyClick(seat.pages.log.table, Qt.Key.Key_Return)
        panel = panel_of(qtbot, seat)
        qtbot.waitUntil(lambda: not panel.view.pixmap().isNull(), timeout=PATIENCE)
        assert "在本机" in panel.words and "现场.png" in panel.head.accessibleName()
        panel.save_to(str(tmp_path / "copy.png"))
        qtbot.waitUntil(lambda: (tmp_path / "copy.png").exists(), timeout=PATIENCE)
        assert (tmp_path / "copy.png").read_bytes() == file.read_bytes()
        qtbot.waitUntil(lambda: not seat.store.blobs.waiting(), timeout=PATIENCE)
        start.end(first)
        (tmp_path / "one" / "blobs.db").rename(tmp_path / "elsewhere.db")  # as at another seat

        second = start(hub.url, tmp_path / "one")
        qtbot.waitUntil(lambda: second.seat is not None, timeout=PATIENCE)
        seat = second.seat
        qtbot.waitUntil(lambda: bool(seat.store.cache.ids("attachment")), timeout=PATIENCE)
        listed(qtbot, seat)
        qtbot.waitUntil(lambda: not seat.models.link.is_offline, timeout=PATIENCE)
        seat.commands.run("log.open_file")
        panel = panel_of(qtbot, seat)
        qtbot.waitUntil(lambda: "校验无误" in panel.words, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not panel.view.pixmap().isNull(), timeout=PATIENCE)
        (kept,) = seat.store.blobs.all()
        assert kept.state == "fetched" and isinstance(seat.store.blobs, BlobStore)
