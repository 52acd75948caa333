"""Sound of a seat: rules and player tied together, and what a person sees of them.

What may sound when is decided in `sounding`, what is played in a process of its own
(`sound_player`). Where nothing can be heard, that is a state the header shows, never an error, and
what would repeat flashes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.alert import Alert, Severity
from console.domain.alert_clocks import ClockProfile
from console.runtime.clock import Clock
from console.settings.sound_profile import SoundRules
from console.shell.sound_orders import Mute, Order, Play, Say
from console.shell.sounding import Sounding
from console.shell.speech import Sentence

LOOK_EVERY = 250
"""Milliseconds between two looks at what is due."""


class SoundHealth(StrEnum):
    """Whether alarms can be heard here."""

    WELL = "well"
    STARTING = "starting"
    ON_CALL = "on_call"
    MUTED = "muted"
    UNTESTED = "untested"
    """Nobody has listened to it in this shift."""
    UNPASSED = "unpassed"
    """A person did not hear it in the self-test, whatever the machine says."""
    OFF = "off"
    NO_DEVICE = "no_device"
    FAILED = "failed"


_TESTED = {
    None: SoundHealth.UNTESTED,
    True: SoundHealth.WELL,
    False: SoundHealth.UNPASSED,
}
_SILENT = frozenset({SoundHealth.NO_DEVICE, SoundHealth.FAILED})
"""Nothing comes out of the loudspeaker, as the machine knows itself."""


@dataclass(frozen=True, slots=True)
class SoundState:
    """What people have said of the sound, for windows that are built anew.

    Attributes:
        has_passed: whether the self-test of this shift was heard; None before there was one.
        is_on_call: whether somebody here is on the phone.
        mute: the silence asked for, while it lasts.
    """

    has_passed: bool | None = None
    is_on_call: bool = False
    mute: Mute | None = None


class SoundPlayer(Protocol):
    """Plays tones and sentences; never waits, never raises for want of a device."""

    health: SoundHealth
    """WELL, STARTING, NO_DEVICE or FAILED."""

    def play(self, tone: str) -> int:
        """Begin to play a tone and return its id; what sounds now ends."""
        ...

    def say(self, sentence: Sentence) -> int:
        """Begin to say a sentence and return its id."""
        ...


class AlarmSound(QObject):
    """Carries out what the rules order.

    Args:
        player: plays it.
        clock: ticks and wall.
        rules: limits of sound.
        profile: limits of the hall's clocks.
        cause_of: returns the id of an alert's cause; same causes are said together.
        seconds_of: returns how long a sentence lasts.

    Signals:
        health_changed: the header has to say something else.
        flash_changed: what cannot be heard has to be seen, or no longer.
        mute_ended: an Unmuted: a silence is over, and why.
    """

    health_changed = Signal()
    flash_changed = Signal()
    mute_ended = Signal(object)

    def __init__(
        self,
        player: SoundPlayer,
        clock: Clock,
        rules: SoundRules,
        profile: ClockProfile,
        cause_of: Callable[[Alert], str],
        seconds_of: Callable[[Sentence], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rules = rules
        self._player = player
        self._clock = clock
        self._sounding = Sounding(clock, rules, profile, cause_of, seconds_of)
        self._has_passed: bool | None = None
        self._shown = (self.health, self.flash)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    @property
    def health(self) -> SoundHealth:
        """Whether alarms can be heard now."""
        if self._sounding.is_off:
            return SoundHealth.OFF
        if self._player.health is not SoundHealth.WELL:
            return self._player.health
        if self._sounding.is_on_call:
            return SoundHealth.ON_CALL
        if self._sounding.mute:
            return SoundHealth.MUTED
        return _TESTED[self._has_passed]

    @property
    def flash(self) -> Severity | None:
        """The worst grade that rings and cannot be heard, which flashes instead."""
        is_unheard = self._has_passed is False or self._player.health in _SILENT
        if self._sounding.is_off or not (is_unheard or self._sounding.is_on_call):
            return None
        return self._sounding.worst_ringing

    @property
    def ringing(self) -> frozenset[str]:
        """Ids of the alerts whose tone repeats."""
        return self._sounding.ringing

    @property
    def mute(self) -> Mute | None:
        """The silence a person asked for, while it lasts."""
        return self._sounding.mute

    @property
    def mute_left(self) -> float:
        """Seconds until the silence ends; 0 without one."""
        mute = self._sounding.mute
        return 0.0 if mute is None else max(0.0, mute.until - self._clock.monotonic())

    @property
    def is_on_call(self) -> bool:
        """Whether somebody here is on the phone."""
        return self._sounding.is_on_call

    @property
    def is_off(self) -> bool:
        """Whether there is no sound at all (a replay)."""
        return self._sounding.is_off

    # What happens

    def alerts_opened(self, alerts: Iterable[Alert]) -> None:
        """Sound for alerts that are unsigned anew, the worst of them first; a drill never does."""
        for alert in alerts:
            self._sounding.opened(alert)
        self.look()

    def resume(self, alerts: Iterable[Alert]) -> None:
        """Ring after a start for what was unsigned before it: a power cut signs nothing."""
        self._sounding.found(alerts)
        self.look()

    def alerts_changed(self, ids: Iterable[str], alert_of: Callable[[str], Alert | None]) -> None:
        """End the sound of alerts that are signed, set aside, recovered or gone."""
        changed = [self._sounding.changed(id, alert_of(id)) for id in ids]
        if any(changed):
            self.look()
        self._tell()

    def hush(self, id: str) -> None:
        """Be silent about one alert at this seat alone; it is not signed, others go on ringing."""
        self._sounding.hush(id)
        self._tell()

    def player_changed(self) -> None:
        """The player says another thing of itself."""
        self.look()

    # What a person wants

    def begin_mute(self, seconds: float, reason: str, person: str = "") -> Mute:
        """Be silent for a declared length.

        Raises:
            ValueError: the length is not declared, or there is no reason.
        """
        mute = self._sounding.begin_mute(seconds, reason, person)
        self.look()
        return mute

    def set_rules(self, rules: SoundRules) -> None:
        """Live by other limits from now on; a silence that was asked for stays as it is."""
        self.rules = rules
        self._sounding.set_rules(rules)
        self.look()

    def end_mute(self) -> None:
        """Let it be heard again."""
        self._sounding.end_mute()
        self.look()

    def set_off(self, is_off: bool) -> None:
        """Switch all sound off or on again; the header says it is so."""
        self._sounding.is_off = is_off
        self.look()

    def set_on_call(self, is_on_call: bool) -> None:
        """Say nothing while somebody is on the phone; 红 sounds softly."""
        self._sounding.is_on_call = is_on_call
        self.look()

    def set_passed(self, has_passed: bool | None) -> None:
        """A person heard every sound of the self-test, or did not; None: a shift begins."""
        self._has_passed = has_passed
        self._tell()

    @property
    def state(self) -> SoundState:
        """What people have said of it."""
        return SoundState(self._has_passed, self.is_on_call, self.mute)

    def go_on(self, state: SoundState) -> None:
        """Take over what people have said of the sound of windows that were here before."""
        self._has_passed = state.has_passed
        self._sounding.is_on_call, self._sounding.mute = state.is_on_call, state.mute
        self.look()

    def look(self) -> None:
        """Carry out what is due; looks again by itself while anything may become due."""
        for order in self._sounding.orders():
            self._carry_out(order)
        if self._sounding.is_idle:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self._tell()

    def _carry_out(self, order: Order) -> None:
        if isinstance(order, Play):
            self._player.play(f"{order.tone}_soft" if order.is_soft else order.tone)
        elif isinstance(order, Say):
            self._player.say(order.sentence)
        else:
            self.mute_ended.emit(order)

    def _tell(self) -> None:
        before, self._shown = self._shown, (self.health, self.flash)
        if self._shown[0] is not before[0]:
            self.health_changed.emit()
        if self._shown[1] is not before[1]:
            self.flash_changed.emit()
