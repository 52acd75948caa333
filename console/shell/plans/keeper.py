"""Writes down how the windows stand, soon after each change, on a thread of its own.

The disk may take its time; the windows do not wait for it. What was changed in the last half
second before a kill stands as it stood before.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.settings.plans.current import Current, CurrentScreens
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows

REST = 500
"""Milliseconds without a further change before it is written."""

_log = logging.getLogger(__name__)


class Keeper(QObject):
    """Keeps what stands.

    Args:
        kept: the file.
        windows: those that stand.
        walls: what the video wall shows.
        plan: the plan they came from; its id, and the plan itself.
        rest: milliseconds to wait for a further change.
    """

    def __init__(
        self,
        kept: CurrentScreens,
        windows: Windows,
        walls: WallViews,
        plan: Callable[[], Current],
        rest: int = REST,
    ) -> None:
        super().__init__(windows)
        self._kept = kept
        self._windows = windows
        self._walls = walls
        self._plan = plan
        self._writing: Future[None] | None = None
        self._is_behind = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest)
        self._rest.timeout.connect(self._write)
        windows.changed.connect(self._rest.start)
        walls.changed.connect(self._rest.start)
        self._rest.start()

    def close(self) -> None:
        """Write the last change and end."""
        self._rest.stop()
        self._rest.blockSignals(True)
        if self._writing is not None:
            self._writing.exception(timeout=5)
        try:
            self._kept.write(self._now())
        except OSError as error:
            _log.warning("how the windows stand was not kept: %s", error)

    def _now(self) -> Current:
        plan = self._plan()
        stands = replace(plan.plan, layouts=(self._windows.layout,), walls=self._walls.views())
        return Current(plan.of, stands, plan.turn)

    def _write(self) -> None:
        if self._writing is not None:
            self._is_behind = True
            return
        current = self._now()
        self._writing = run_aside("screens", lambda: self._kept.write(current))
        when_done(self._writing, self, self._written, self._failed)

    def _written(self, _: None) -> None:
        self._writing = None
        if self._is_behind:
            self._is_behind = False
            self._write()

    def _failed(self, error: BaseException) -> None:
        """A full disk costs the place of a window at the next start, and nothing else."""
        _log.warning("how the windows stand was not kept: %s", error)
        self._written(None)
