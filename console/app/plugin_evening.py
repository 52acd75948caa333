"""The demo's evening for plugins: what their `demo.toml` tells is put into their folder in time."""

import logging
import tomllib
from collections import deque
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, QTimer

from console.plugin_host.reading.discovery import Found
from console.runtime.clock import CHINA, Clock

_LOOK = 1000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Put:
    """A file that is there from a time of the evening on."""

    at: time
    file: str
    text: str


def read_puts(found: Found) -> list[Put]:
    """Return what a plugin's demo tells, by time; none where it cannot be read."""
    if found.manifest is None or not found.manifest.demo:
        return []
    try:
        told = tomllib.loads((found.folder / found.manifest.demo).read_text("utf-8"))
        puts = [
            Put(time.fromisoformat(put["at"]), PurePath(put["file"]).name, put["text"].lstrip("\n"))
            for put in told["put"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _log.warning("the demo of %s is left out: %r", found.id, error)
        return []
    return sorted(puts, key=lambda put: put.at)


class PluginEvening(QObject):
    """Puts the files of one plugin into its folder, each when the story has come that far.

    Args:
        puts: by time.
        folder: the one the plugin may read.
        clock: of the story.
    """

    def __init__(self, puts: list[Put], folder: Path, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._puts, self._folder, self._clock = deque(puts), folder, clock
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Put what is due; the newest of a file stands."""
        now: datetime = self._clock.now().astimezone(CHINA)
        due: dict[str, str] = {}
        while self._puts and self._puts[0].at <= now.time():
            put = self._puts.popleft()
            due[put.file] = put.text
        for file, text in due.items():
            part = self._folder / f".{file}.part"
            part.write_text(text, "utf-8")
            part.replace(self._folder / file)
        if not self._puts:
            self._timer.stop()
