"""Reads a plugin's folder anew when something in it was saved; aside, three times a second."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from console.models.futures import when_done
from console.plugin_api.fault import PluginFault
from console.plugin_host.cli.check import check
from console.plugin_host.reading.discovery import Found, look
from console.runtime.workers import run_aside

EVERY = 300
"""Milliseconds between two looks."""
_NOT = ("__pycache__", ".git", ".venv")
Stamps = dict[str, tuple[int, int]]
"""When each file was saved, and its size."""


@dataclass(frozen=True, slots=True)
class Read:
    """A plugin as it lies now.

    Attributes:
        found: with its manifest where that can be used.
        faults: all that is wrong, its code among it; by file and line.
        changed: files that are others than at the last look.
        stamps: of all files.
    """

    found: Found
    faults: tuple[PluginFault, ...]
    changed: frozenset[str]
    stamps: Stamps


def read(folder: Path, before: Stamps) -> Read | None:
    """Read a folder; None where nothing was saved since.

    Raises:
        OSError: it is not there.
    """
    stamps = dict(_stamps(folder))
    changed = {name for name, _ in stamps.items() ^ before.items()}
    if not changed:
        return None
    found = look(folder.name, folder)
    if found.manifest is None and found.faults and found.faults[0].code == "plugin_other_folder":
        found = look(found.faults[0].what.zh.split()[1], folder)
    return Read(found, tuple(check(folder)), frozenset(changed), stamps)


class FolderWatch(QObject):
    """Looks whether something was saved.

    Args:
        folder: of the plugin.
        came: takes what was read, on the main thread.
    """

    def __init__(self, folder: Path, came: Callable[[Read], None], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._came = folder, came
        self._stamps: Stamps = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Look now, and then again and again."""
        folder, stamps = self._folder, self._stamps
        looked = run_aside("plugin-run", lambda: read(folder, stamps))
        when_done(looked, self, self._read, lambda error: self._timer.start())

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _read(self, found: Read | None) -> None:
        self._timer.start()
        if found is not None:
            self._stamps = found.stamps
            self._came(found)


def _stamps(folder: Path) -> list[tuple[str, tuple[int, int]]]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    inside = [(path.relative_to(folder), path.stat()) for path in files]
    return [
        (name.as_posix(), (known.st_mtime_ns, known.st_size))
        for name, known in inside
        if not any(part in _NOT for part in name.parts)
    ]
