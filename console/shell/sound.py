"""Alarm tones: one for each severity; 橙 and 红 repeat until they are signed.

A drill never sounds. Where no tone can be heard, that is a state the header shows, never an error.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.alert import Alert, Condition, Severity
from console.runtime.clock import Clock

REPEATED_FROM = Severity.ORANGE
REPEAT_AFTER = {Severity.RED: 4.0, Severity.ORANGE: 8.0}
"""Seconds between two tones of what is still unsigned."""
NOT_SOONER = 1.5
"""Seconds in which an equal or lesser alert does not start another tone (a storm is one noise)."""


class SoundHealth(StrEnum):
    """Whether alarms can be heard here."""

    WELL = "well"
    ON_CALL = "on_call"
    OFF = "off"
    NO_DEVICE = "no_device"
    FAILED = "failed"


class SoundPlayer(Protocol):
    """Plays tones by name; never waits, never raises for want of a device."""

    health: SoundHealth
    """WELL, NO_DEVICE or FAILED."""

    def play(self, tone: str) -> None:
        """Begin to play a tone."""
        ...


class AlarmSound(QObject):
    """Decides which tone sounds when.

    Args:
        player: plays it.
        clock: monotonic time of this machine.

    Signals:
        health_changed: the header has to say something else.
    """

    health_changed = Signal()

    def __init__(self, player: SoundPlayer, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._clock = clock
        self._ringing: dict[str, Severity] = {}
        self._last_at = -1e9
        self._last = Severity.NOTICE
        self._is_off = False
        self._is_on_call = False
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.repeat)

    @property
    def health(self) -> SoundHealth:
        """Whether alarms can be heard now."""
        if self._is_off:
            return SoundHealth.OFF
        if self._player.health is not SoundHealth.WELL:
            return self._player.health
        return SoundHealth.ON_CALL if self._is_on_call else SoundHealth.WELL

    @property
    def ringing(self) -> frozenset[str]:
        """Ids of the alerts whose tone repeats."""
        return frozenset(self._ringing)

    def alert_opened(self, alert: Alert) -> None:
        """Sound for an alert that is unsigned anew; a drill never does."""
        if self._is_silent(alert):
            return
        self._ring(alert)
        self._sound(alert.severity)

    def resume(self, alerts: Iterable[Alert]) -> None:
        """Ring after a start for what was unsigned before it: a power cut signs nothing."""
        for alert in alerts:
            if not self._is_silent(alert):
                self._ring(alert)
        self.repeat()

    def alert_changed(self, id: str, alert: Alert | None) -> None:
        """End the repetition for an alert that is signed, set aside, recovered or gone."""
        if id in self._ringing and (alert is None or self._is_silent(alert)):
            del self._ringing[id]
            if not self._ringing:
                self._timer.stop()

    def repeat(self) -> None:
        """Sound again for the worst that is still unsigned, when its time has come."""
        worst = max(self._ringing.values(), default=None)
        if worst is None:
            return
        if self._clock.monotonic() - self._last_at >= REPEAT_AFTER[worst]:
            self._play(worst)

    def set_off(self, is_off: bool) -> None:
        """Switch all tones off or on again; the header says it is so."""
        if is_off != self._is_off:
            self._is_off = is_off
            self.health_changed.emit()

    @property
    def is_off(self) -> bool:
        """Whether a person has switched tones off."""
        return self._is_off

    def set_on_call(self, is_on_call: bool) -> None:
        """Be silent while somebody is on the phone."""
        if is_on_call != self._is_on_call:
            self._is_on_call = is_on_call
            self.health_changed.emit()

    def _ring(self, alert: Alert) -> None:
        if alert.severity >= REPEATED_FROM:
            self._ringing[alert.id] = alert.severity
            self._timer.start()

    def _is_silent(self, alert: Alert) -> bool:
        return (
            alert.is_exercise
            or alert.is_acknowledged
            or alert.is_closed
            or alert.condition is Condition.NORMAL
            or alert.is_shelved(self._clock.now())
        )

    def _sound(self, severity: Severity) -> None:
        is_soon = self._clock.monotonic() - self._last_at < NOT_SOONER
        if not is_soon or severity > self._last:
            self._play(severity)

    def _play(self, severity: Severity) -> None:
        if self._is_off or self._is_on_call:
            return
        self._last, self._last_at = severity, self._clock.monotonic()
        self._player.play(severity.name.lower())
