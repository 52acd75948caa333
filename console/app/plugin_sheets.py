"""The watched files of plugins at a seat: looked at every two seconds, each on a thread aside.

A share that does not answer holds up its own plugin's look and nobody else.
"""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console.models.futures import when_done
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import Found
from console.runtime.workers import run_aside

if TYPE_CHECKING:
    from console.plugin_host.sheets.watch import SheetWatch

_EVERY = 2000
_log = logging.getLogger(__name__)


class PluginSheets(QObject):
    """Looks at the files of all plugins that have any.

    Args:
        book: takes the rows.
        every: milliseconds between two looks.
    """

    def __init__(self, book: DataBook, every: int = _EVERY, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._watches: dict[str, SheetWatch] = {}
        self._busy: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._look)

    def take(self, found: Found, folders: Sequence[Path]) -> None:
        """Watch the files of a plugin, from now on in these folders.

        Args:
            found: the plugin.
            folders: the folder the hall granted, then the plugin's own.
        """
        if found.manifest is None or not any(each.origin.is_file for each in found.manifest.data):
            return
        from console.plugin_host.sheets.watch import SheetWatch  # workbooks: most plugins have none

        watch = SheetWatch(found.id, found.manifest.data, folders, self._book)
        self._watches[found.id] = watch
        self._timer.start()
        self._look_at(found.id)

    def drop(self, plugin: str) -> None:
        """Watch the files of a plugin no more."""
        self._watches.pop(plugin, None)

    def stop(self) -> None:
        """Look at nothing any more; a look that has begun ends by itself."""
        self._timer.stop()
        self._watches.clear()

    def _look(self) -> None:
        for plugin in self._watches:
            self._look_at(plugin)

    def _look_at(self, plugin: str) -> None:
        if plugin in self._busy:
            return
        self._busy.add(plugin)
        done = run_aside("plugin-sheets", self._watches[plugin].look)
        when_done(done, self, lambda _: self._busy.discard(plugin), partial(self._failed, plugin))

    def _failed(self, plugin: str, error: BaseException) -> None:
        self._busy.discard(plugin)
        _log.error("the files of %s could not be looked at: %r", plugin, error)
