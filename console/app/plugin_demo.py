"""What the demo's evening puts into the folders plugins may read, at its time.

A plugin's `demo` file lists texts: `[[put]]` with `at` (time of the evening), `file`, `text`. They
come as a bureau's own files do: written aside, renamed into place.
"""

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

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
        self._puts = _read(told)
        self._there: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)
        self.look()

    def look(self) -> None:
        """Put what is due and not there yet."""
        at = self._now().astimezone(CHINA).strftime("%H:%M:%S")
        due = {file: text for time, file, text in self._puts if time <= at}
        news = {file: text for file, text in due.items() if self._there.get(file) != text}
        if news:
            self._there.update(news)
            run_aside("plugin-demo", lambda: _write(self._folder, news))


def _read(told: Path) -> list[tuple[str, str, str]]:
    """Return time, file and text of each, the earliest first."""
    puts = tomllib.loads(told.read_text("utf-8"))["put"]
    return sorted((put["at"], Path(put["file"]).name, put["text"]) for put in puts)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        part = folder / f".{name}.part"
        part.write_text(text, "utf-8")
        part.replace(folder / name)
