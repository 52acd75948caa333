"""A plugin with a native page, written into a folder: well-behaved, or with something amiss."""

from pathlib import Path

from tests.support.plugin_sample import MANIFEST, write_plugin

NATIVE = "native/board.py"
BOARD = '''\
"""A board that counts gauges and paints itself."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from console.plugin_api_qt.native_page import NativeHost, NativePage


class Board(QWidget):
    def __init__(self, host: NativeHost) -> None:
        super().__init__()
        self.host, self.widget = host, self
        self.count, self.clicks, self.is_stopped = 0, 0, False
        self.button = QPushButton("封路", self)
        self.button.clicked.connect(self.clicked)
        QVBoxLayout(self).addWidget(self.button)

    def clicked(self) -> None:
        self.clicks += 1
        self.host.run("close-road", {"name": "映川路"})

    def show_data(self, changed: frozenset[str]) -> None:
        self.count = len(self.host.data("gauges").rows)
        self.update()

    def stop(self) -> None:
        self.is_stopped = True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawText(8, 16, str(self.count))


def board(host: NativeHost) -> NativePage:
    return Board(host)
'''


def native_manifest(id: str = "flood") -> str:
    """Return the manifest of a plugin with a native page."""
    text = MANIFEST.replace('id = "flood"', f'id = "{id}"', 1)
    return text.replace(
        'api = "1.0"\n',
        f'api = "1.1"\nnative = "{NATIVE}:board"\npermissions = ["native", "prepare:orders"]\n',
    )


def write_native(root: Path, code: str = BOARD, id: str = "flood") -> Path:
    """Write the plugin below a root; returns its folder."""
    folder = write_plugin(root, native_manifest(id), id=id)
    (folder / "native").mkdir()
    (folder / NATIVE).write_text(code, "utf-8")
    return folder
