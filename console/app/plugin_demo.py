"""What the demo's evening puts into the folders plugins may read, at its time."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from console.plugin_host.trial.puts import due, read_puts, write_puts
from console.runtime.clock import CHINA
from console.runtime.workers import run_aside

EVERY = 1000
"""Milliseconds between looks."""


class DemoFiles(QObject):
    """Brings one plugin's files.

    Args:
        told: the plugin's demo file.
        folder: where they are put.
        now: the evening's clock.
    """

    def __init__(
        self, told: Path, folder: Path, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._folder, self._now = folder, now
        self._puts = read_puts(told)
        self._there: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)
        self.look()

    def look(self) -> None:
        """Put what is due and not there yet."""
        at = self._now().astimezone(CHINA).strftime("%H:%M:%S")
        now = due(self._puts, at)
        news = {file: text for file, text in now.items() if self._there.get(file) != text}
        if news:
            self._there.update(news)
            run_aside("plugin-demo", lambda: write_puts(self._folder, news))
