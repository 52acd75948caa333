"""Plugins that were revoked after they were installed: noticed at the start and while it runs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.app.plugin_reading import Reading
from console.models.futures import when_done
from console.plugin_host.packages.standing import is_revoked
from console.plugin_host.packages.trust import REVOKED
from console.runtime.workers import run_aside
from console.shell.link_words import is_chinese

if TYPE_CHECKING:
    from console.app.seat import Seat

EVERY = 5000
"""Milliseconds between two looks whether another list was brought."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PluginRevocations(QObject):
    """Says which plugins were revoked, and has them read again when another list was brought.

    Args:
        seat: whose.
        root: of its installed plugins; the list lies there.
        read_again: takes up what may be used then.
    """

    def __init__(self, seat: "Seat", root: Path, read_again: Callable[[], None]) -> None:
        super().__init__(seat)
        self._seat, self._list, self._read_again = seat, root / REVOKED, read_again
        self._mark: int | None = None
        self._said: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """See, aside, whether the list is another one."""
        when_done(run_aside("plugin-revoked", partial(_mark, self._list)), self, self._seen)

    def say(self, read: Reading) -> None:
        """Say, once, what was read and may not be used any more."""
        for id, lies in read.in_use.items():
            if is_revoked(lies.found) and id not in self._said:
                self._said.add(id)
                self._seat.audit.note("plugin.revoked", id)
                name = lies.found.name(not is_chinese())
                words = _t("{0} was revoked: it does not run any more")
                self._seat.frame.notices.say_refused(words.format(name))

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _seen(self, mark: int) -> None:
        before, self._mark = self._mark, mark
        if before is not None and mark != before:
            self._read_again()


def _mark(path: Path) -> int:
    """Return what tells one list from the next; 0 without any."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
