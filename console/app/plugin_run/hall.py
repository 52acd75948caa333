"""The hall a plugin reads while it is written: the recorded evening, still or passing, or a hub.

What a plugin does is kept on this machine in each case: a program that is half written raises no
alert in a hall where people sit.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from console.app.plugin_run.stage import RunStage
from console.plugin_host.trial.evening import Evening

EVERY = 100
"""Milliseconds between two looks at what has passed."""


class Passing(QObject):
    """Lets the recorded evening pass.

    Args:
        evening: the recording.
        stage: has the plugin that reads it.
        speed: times as fast as it was.
        now: seconds of a clock that only goes on.
    """

    def __init__(
        self, evening: Evening, stage: RunStage, speed: float, now: Callable[[], float]
    ) -> None:
        super().__init__(stage)
        self._evening, self._stage = evening, stage
        self._speed, self._now = speed, now
        self._began = now()
        self._next = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Tell what has passed since the last look."""
        session, moments = self._stage.session, self._evening.moments
        if session is None:
            return
        at = self._evening.first + (self._now() - self._began) * self._speed
        while self._next < len(moments) and moments[self._next].at <= at:
            moment = moments[self._next]
            session.door.hall = self._evening.halls[self._next]
            self._next += 1
            for kind in moment.kinds:
                session.keeper.changed(session.manifest.id, kind)
            self._stage.tell(moment.title, moment.title)
        session.put(self._evening.clock_at(at))
        if self._next == len(moments):
            self._timer.stop()
