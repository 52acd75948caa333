"""How old what the pages show is: live, late, or past its limit (G20).

Judged from when the hub was last heard, by ticks and not by the wall clock: a clock that is set
makes nothing older or younger. While sync stands still nobody is heard, whatever the link says.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.models.link_status import LinkStatus, LinkView
from console.runtime.clock import Clock
from console.runtime.hall_time import hall_time

LATE = 30.0
"""The hub is heard every ten seconds, by polling every 25; after so many the age is shown."""

LIMIT = 60.0
"""Seconds after which what is shown counts as old (超时)."""


def _t(source: str) -> str:
    return QCoreApplication.translate("age", source)


@dataclass(frozen=True, slots=True)
class Age:
    """Of when the data are.

    Attributes:
        as_of: the moment up to which they are whole; None when the hub was never heard.
        is_shown: they are not live, and the panels say so.
        is_stale: they are older than their limit.
        state: how the lane stands, in words: 断网, 停滞, 网络不稳.
    """

    as_of: datetime | None = None
    is_shown: bool = False
    is_stale: bool = False
    state: str = ""

    @property
    def words(self) -> str:
        """The badge: 断网·数据截至 20:26:00（超时）; empty while live."""
        if not self.is_shown:
            return ""
        told = _t("never filled from the hub")
        if self.as_of is not None:
            sentence = _t("data as of {0} (too old)") if self.is_stale else _t("data as of {0}")
            told = sentence.format(hall_time(self.as_of))
        return f"{self.state}·{told}" if self.state else told


def age_of(view: LinkView, now: datetime, ticks: float) -> Age:
    """Return how old what `view` tells of is.

    Args:
        view: the link.
        now: the device's wall clock, used only where no ticks are known.
        ticks: its monotonic seconds.
    """
    if view.since is None:
        return Age(view.data_as_of)  # has not begun to talk; the first word of it comes at once
    seconds = _seconds(view, now, ticks)
    is_cut = view.state == "offline" or bool(view.stall_zh)
    if seconds is None and not is_cut:
        return Age(state=_state(view))  # connected, and the first word is on its way
    is_stale = seconds is None or seconds > LIMIT
    is_shown = is_cut or is_stale or (seconds or 0.0) > LATE
    as_of = view.data_as_of if is_shown else None  # unseen, it would be another every second
    return Age(as_of, is_shown, is_shown and is_stale, _state(view))


def _seconds(view: LinkView, now: datetime, ticks: float) -> float | None:
    if view.data_as_of is None:
        return None
    if view.heard_ticks is not None:
        return max(0.0, ticks - view.heard_ticks)
    return max(0.0, (now - view.data_as_of).total_seconds())


def _state(view: LinkView) -> str:
    if view.stall_zh:
        return _t("Standing still")
    return {"offline": _t("Offline"), "degraded": _t("Link unsteady")}.get(view.state, "")


class DataAge(QObject):
    """The age now; looked at once a second and whenever the link changes.

    Signals:
        changed: the age is another one.
    """

    changed = Signal()

    def __init__(self, link: LinkStatus, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._clock = clock
        self.age = Age()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.look)
        self._second.start()
        link.changed.connect(self.look)
        link.heard.connect(self.look)

    def look(self) -> None:
        """Judge anew."""
        age = age_of(self._link.view, self._clock.now(), self._clock.monotonic())
        if age != self.age:
            self.age = age
            self.changed.emit()
