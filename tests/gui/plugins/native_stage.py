"""A native page over a book filled by hand, trusted or not."""

from collections.abc import Callable
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from console.plugin_host.native.native_view import NativePorts, NativeView
from console.plugin_host.packages.archive import listed
from console.plugin_host.reading.discovery import find
from console.plugin_host.reading.native_reader import NativeSource, read_native
from console.runtime.workers import run_aside
from tests.gui.plugins.stage import PluginStage
from tests.support.native_plugin import BOARD, native_manifest, write_native
from widgets.common.theme import Theme

DRAWS = "        QPainter(self).drawText(8, 16, str(self.count))"
SLEEPS = "        import time\n        time.sleep(0.15)"


class NativeStage(PluginStage):
    """A plugin whose native page is shown over a book filled by hand."""

    def __init__(self, folder: Path, theme: Theme, code: str) -> None:
        self._code = code
        super().__init__(folder, theme, manifest=native_manifest())
        self.is_trusted = True
        self.digest = sha256(listed(self.found.folder)).hexdigest()
        self.notes: list[tuple[str, str]] = []
        self.view: NativeView | None = None

    def written(self, folder, page, manifest):
        write_native(folder / "plugins", self._code)
        [found] = find([folder / "plugins"])
        return found

    def read(self) -> "Future[NativeSource]":
        manifest, folder = self.found.manifest, self.found.folder
        assert manifest is not None
        return run_aside("plugin-native", lambda: read_native(manifest, folder, self.digest))

    def show_native(self) -> NativeView:
        native = NativePorts(
            lambda: self.is_trusted, self.read, lambda what, how: self.notes.append((what, how))
        )
        self.view = NativeView(self.ports(), native)
        self.view.resize(QSize(640, 480))
        self.view.show()
        return self.view

    def close(self) -> None:
        if self.view is not None:
            self.view.stop()
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        super().close()


def untrusted(folder: Path, theme: Theme, room: QSize) -> tuple[QWidget, Callable[[], None]]:
    """Return a native page that the hall does not trust, for the catalogue."""
    stage = NativeStage(folder, theme, BOARD)
    stage.is_trusted = False
    view = stage.show_native()
    view.resize(room)
    return view, stage.close
