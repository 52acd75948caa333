"""Light or dark, day or night, the palette of the levels: changed while the console runs."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from console.runtime.clock import Clock
from console.settings.nights import Night
from widgets.common.theme import Look, Theme, dress, load_look

_LOOK_EVERY = 20_000
"""Milliseconds between looks at the clock."""


class NightBy(StrEnum):
    """Who says that it is night."""

    CLOCK = "auto"
    ON = "on"
    OFF = "off"


class Dresser(QObject):
    """Keeps the one theme of the program as the settings and the clock want it.

    What a key says about the night holds until the clock next says otherwise.

    Args:
        app: its widgets are dressed.
        theme: the one that all widgets hold.
        clock: tells the night.
        night: its hours.
        night_by: who says that it is night.
    """

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        clock: Clock,
        night: Night,
        night_by: NightBy = NightBy.CLOCK,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._theme = theme
        self._clock = clock
        self._night = night
        self._by = night_by
        self._clock_said = self._is_night_by_clock
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look_at_clock)

    def start(self) -> None:
        """Wear what the clock or the person says, and keep looking at the clock."""
        self.mind(self._by)
        self._timer.start()

    def mind(self, by: NightBy) -> None:
        """Let the clock say that it is night, or say it for good."""
        self._by = by
        is_on = self._is_night_by_clock if by is NightBy.CLOCK else by is NightBy.ON
        self.wear(replace(self.look, is_night=is_on))

    def set_night(self, night: Night) -> None:
        """The night has other hours."""
        self._night = night
        self._clock_said = self._is_night_by_clock
        if self._by is NightBy.CLOCK:
            self.mind(self._by)

    @property
    def theme(self) -> Theme:
        """The one theme of the program."""
        return self._theme

    @property
    def look(self) -> Look:
        """What is worn."""
        return self._theme.look

    def wear(self, look: Look) -> None:
        """Show every widget in another look; the same one costs nothing."""
        if look != self.look:
            dress(self._app, self._theme, load_look(look))

    def toggle_night(self) -> None:
        """Night instead of day, or day instead of night."""
        self.wear(replace(self.look, is_night=not self.look.is_night))

    def look_at_clock(self) -> None:
        """Begin or end the night when its hour has come."""
        is_night = self._is_night_by_clock
        if is_night == self._clock_said:
            return
        self._clock_said = is_night
        if self._by is NightBy.CLOCK:
            self.wear(replace(self.look, is_night=is_night))

    @property
    def _is_night_by_clock(self) -> bool:
        return self._night.holds(self._clock.now())
