# ruff: noqa: D102 - Qt's overrides are described by Qt
"""How durations are written, and a label that shows a running one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme

Now = Callable[[], datetime]
"""The clock handed in: aware wall time."""


def clock_text(seconds: float) -> str:
    """Write seconds as mm:ss, from 100 minutes on as h:mm:ss; a negative one gets a minus."""
    sign = "-" if seconds <= -1 else ""
    whole = int(abs(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes < 100:
        return f"{sign}{minutes:02d}:{rest:02d}"
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def duration_text(seconds: float, is_ticking: bool = False) -> str:
    """Write how long something lasts: mm:ss while ticking or under a minute, else in words.

    From a hundred hours on it says days: whoever reads it wants to know that it is very old.
    """
    if is_ticking or seconds < 60:
        return clock_text(max(0.0, seconds))
    hours, minutes = divmod(int(seconds) // 60, 60)
    if hours >= 100:
        days, hours = divmod(hours, 24)
        return QCoreApplication.translate("widgets", "{0} d {1} h").format(days, hours)
    if not hours:
        return QCoreApplication.translate("widgets", "{0} min").format(minutes)
    return QCoreApplication.translate("widgets", "{0} h {1} min").format(hours, f"{minutes:02d}")


class TimeLabel(Painted):
    """A running time: counts up from a start or down to an end, once a second while visible.

    Args:
        theme: the theme.
        now: the clock.
        step: type step, bold.
    """

    def __init__(
        self, theme: Theme, now: Now, step: Step = Step.NUMBER, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._now = now
        self._step = step
        self._since: datetime | None = None
        self._until: datetime | None = None
        self._needed = QSize()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def count_from(self, since: datetime | None) -> None:
        """Show the time since a moment; None shows nothing."""
        self._since, self._until = since, None
        self._tick()

    def count_to(self, until: datetime | None) -> None:
        """Show the time left until a moment; it goes on below zero with a minus."""
        self._since, self._until = None, until
        self._tick()

    def spoken_value(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """What is shown now."""
        if self._until is not None:
            return clock_text((self._until - self._now()).total_seconds())
        if self._since is not None:
            return clock_text(max(0.0, (self._now() - self._since).total_seconds()))
        return ""

    def _tick(self) -> None:
        needed = self.sizeHint()
        if needed != self._needed:  # a new place would have the whole panel painted
            self._needed = needed
            self.updateGeometry()
        self.update()

    def _runs(self) -> list[Run]:
        return [Run(self.text, Ink.TEXT, bold=True, step=self._step)]

    def sizeHint(self) -> QSize:
        width = round(runs_width(self.theme, self._runs())) + 1
        return QSize(width, self.theme.line_height(self._step))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_runs(painter, self.theme, self._runs(), 0, self.height() / 2)
