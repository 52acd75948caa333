"""When which tone sounds and which sentence is said: time and alerts in, orders out; no Qt.

The rules (facts/domain Part 0 and B.2, features B-14):

- each grade has its tone; 橙 and 红 repeat until signed; nothing sounds for what is signed, set
  aside, recovered or an exercise;
- what was signed and not acted on in time sounds softer, until the first action;
- a 红 whose owner lost it sounds and is said, then softer until somebody takes it;
- a seat that may not sign can be silent about one alert, for itself alone;
- 静音 has an end and a reason; anything worse than what was muted ends it; its end is announced;
- 通话中: nothing is said, 红 still sounds, softly; the rest flashes;
- a new 红 always gets a tone;
- a sentence follows its tone, one in 8 s at most, and no lesser tone talks over it.
"""

from collections.abc import Callable, Iterable

from console.domain.alert import Alert, Condition, Severity
from console.domain.alert_clocks import ClockProfile
from console.runtime.clock import Clock
from console.settings.sound_profile import SoundRules
from console.shell.graded import Graded
from console.shell.left_reds import LeftReds
from console.shell.second_clock import SecondClock
from console.shell.sound_orders import ACT_DUE, SOUND_BACK, Mute, MuteEnd, Order, Play, Say, Unmuted
from console.shell.speech import Sentence, Speech

_LONG_AGO = -1e9

MOST_OPENINGS = 5000
"""Openings kept to find flapping. A storm brings more within the window; one that is forgotten
sounds as if it were new, which is the safe side."""
_Openings = tuple[Severity, *tuple[float, ...]]
"""The grade at the last opening and when each was, the last at the end; flat, there are many."""


class Sounding:
    """Takes in what happens, gives orders when asked; asked late it gives fewer, never more.

    Args:
        clock: ticks and wall.
        rules: limits.
        profile: limits of the hall's clocks, for the one after 签收.
        cause_of: returns the id of an alert's cause; same causes are said together.
        seconds_of: returns how long a sentence lasts.
    """

    def __init__(
        self,
        clock: Clock,
        rules: SoundRules,
        profile: ClockProfile,
        cause_of: Callable[[Alert], str],
        seconds_of: Callable[[Sentence], float],
    ) -> None:
        self._clock = clock
        self._rules = rules
        self._seconds_of = seconds_of
        self._speech = Speech(rules, cause_of)
        self._second_clock = SecondClock(profile, rules.overdue_repeat)
        self._left = LeftReds(rules, cause_of)
        self._unsigned = Graded()
        self._news = Graded()
        self._tone_at, self._tone = _LONG_AGO, Severity.NOTICE
        self._said_at = self._talks_until = _LONG_AGO
        self._spoken = Severity.NOTICE
        self._openings: dict[str, _Openings] = {}
        self._held: dict[str, tuple[float, Alert]] = {}
        """Unsigned ones that come and go, and from when on they ring if they stay."""
        self._ended: list[Unmuted] = []
        self.mute: Mute | None = None
        self.is_on_call = False
        self.is_off = False

    # What happens

    def opened(self, alert: Alert) -> None:
        """An alert is unsigned anew."""
        if self.is_silent(alert):
            return
        now = self._clock.monotonic()
        if self._flaps(alert, now):
            sounded_at = self._openings[alert.id][-1]
            self._held[alert.id] = (sounded_at + self._rules.flap_repeat, alert)
            return
        self._held.pop(alert.id, None)
        self._unsigned.put(alert.id, alert.severity)
        self._break_mute(alert)
        self._speech.heard_of(alert, now, is_news=True)
        self._news.put(alert.id, alert.severity)

    def found(self, alerts: Iterable[Alert]) -> None:
        """After a start: what was unsigned rings again, what was not acted on runs on."""
        for alert in alerts:
            self._second_clock.watch(alert.id, alert)
            self._watch_owner(alert.id, alert)
            if not self.is_silent(alert):
                self._break_mute(alert)
                self._put(alert)

    def changed(self, id: str, alert: Alert | None) -> bool:
        """An alert changed or went: signed, set aside, recovered, acted on, left by its owner.

        Returns:
            Whether that wants to be heard at once.
        """
        self._second_clock.watch(id, alert)
        if alert is None or self.is_silent(alert):
            self.hush(id)
            if alert is None:
                self._openings.pop(id, None)
        elif id in self._held:
            self._held[id] = (self._held[id][0], alert)
        elif self._unsigned.grade(id) not in (None, alert.severity):
            self._put(alert)
        return self._watch_owner(id, alert)

    def hush(self, id: str) -> None:
        """Be silent about an alert until it is unsigned anew: signed, or silenced here."""
        self._unsigned.drop(id)
        self._news.drop(id)
        self._held.pop(id, None)
        self._speech.forget(id)

    def is_silent(self, alert: Alert) -> bool:
        """Whether an alert makes no sound as it is now."""
        return (
            alert.is_exercise
            or alert.is_acknowledged
            or alert.is_closed
            or alert.condition is Condition.NORMAL
            or alert.is_quiet(self._clock.now())
        )

    # What a person wants

    def set_rules(self, rules: SoundRules) -> None:
        """Live by other limits of repeating, speech and silence from now on."""
        self._rules = rules
        self._speech.rules = rules

    def begin_mute(self, seconds: float, reason: str, person: str = "") -> Mute:
        """Be silent for a declared length; what is unsigned now is silenced, worse is not.

        Raises:
            ValueError: the length is not one of the profile's, or there is no reason.
        """
        if seconds not in self._rules.mute or not reason.strip():
            raise ValueError("a silence has a declared length and a reason")
        held = (alert.severity for _, alert in self._held.values())
        level = max(self._unsigned.worst() or Severity.BLUE, Severity.BLUE, *held)
        self.mute = Mute(self._clock.monotonic() + seconds, level, reason.strip(), person)
        self._news.clear()
        self._hush_speech()
        return self.mute

    def end_mute(self) -> None:
        """The person wants to hear again."""
        self._end_mute(MuteEnd.PERSON)

    # What is to be done

    def orders(self) -> list[Order]:
        """Return what is to sound now; counts it as done."""
        now = self._clock.monotonic()
        if self.mute is not None and now >= self.mute.until:
            self._end_mute(MuteEnd.TIME)
        self._let_stay(now)
        told: list[Order] = [*self._ended]
        self._ended.clear()
        tone = self._next_tone(now)
        if tone is not None:
            return [*told, tone]
        if told and not self._is_hushed:
            return [*told, self._aside(SOUND_BACK, now)]
        sentence = self._next_sentence(now)
        return [*told, Say(sentence)] if sentence is not None else told

    @property
    def ringing(self) -> frozenset[str]:
        """Ids of the alerts whose tone repeats."""
        return frozenset(id for id, grade in self._unsigned if grade in self._rules.repeat)

    @property
    def worst_ringing(self) -> Severity | None:
        """The worst grade that repeats, which flashes when it cannot be heard."""
        return self._unsigned.worst(self._rules.repeat.keys())

    @property
    def is_idle(self) -> bool:
        """Whether nothing becomes due without something happening first."""
        is_waiting = self._news.worst() or self._held or self.worst_ringing or self._speech.waiting
        is_watching = self._second_clock.is_watching or self._left
        return not (is_waiting or is_watching or self.mute or self._ended)

    # Tones

    def _next_tone(self, now: float) -> Play | None:
        is_talking = now < self._talks_until
        owed = self._news.worst()
        if owed is not None and not (is_talking and owed <= self._spoken):
            self._news.clear()
            is_together = now - self._tone_at < self._rules.together and owed <= self._tone
            tone = None if is_together else self._sounded(owed, now, is_news=True)
            if tone is not None:
                return tone
        if is_talking:
            return None
        worst = self.worst_ringing
        if worst is not None and now - self._tone_at >= self._pause(worst):
            tone = self._sounded(worst, now, is_news=False)
            if tone is not None:
                return tone
        return self._overdue(now)

    def _pause(self, severity: Severity) -> float:
        return self._rules.on_call_repeat if self.is_on_call else self._rules.repeat[severity]

    def _sounded(self, severity: Severity, now: float, is_news: bool) -> Play | None:
        is_red = severity is Severity.RED
        if self.is_off or (self.mute is not None and not (is_red and is_news)):
            return None
        if self.is_on_call and not is_red:
            return None
        self._tone, self._tone_at, self._talks_until = severity, now, _LONG_AGO
        return Play(severity.name.lower(), is_soft=self.is_on_call)

    def _overdue(self, now: float) -> Play | None:
        if now - self._tone_at < self._rules.together:
            return None
        is_left = self._left.take_due(now)
        is_late = self._second_clock.take_late(self._clock.now()) or is_left
        return self._aside(ACT_DUE, now) if is_late and not self._is_hushed else None

    def _aside(self, tone: str, now: float) -> Play:
        """Return a tone that is no grade's; what is said waits for it, any grade sounds over it."""
        self._tone, self._tone_at = Severity.NOTICE, now
        return Play(tone)

    def _flaps(self, alert: Alert, now: float) -> bool:
        """Return whether one that comes and goes, no worse than then, sounded a minute ago."""
        rules = self._rules
        self._forget_openings(now)
        before = self._openings.pop(alert.id, None)
        grade, *times = before or (Severity.NOTICE,)
        recent = sum(1 for at in times if now - at < rules.flap_window)
        is_soon = recent >= rules.flap_count - 1 and now - times[-1] < rules.flap_repeat
        if before and is_soon and alert.severity < Severity.RED and alert.severity <= grade:
            self._openings[alert.id] = before
            return True
        self._openings[alert.id] = (alert.severity, *[*times, now][-rules.flap_count :])
        return False

    def _let_stay(self, now: float) -> None:
        """Let what came and went and has stayed ring until it is signed, as any other."""
        for id in [id for id, (due, _) in self._held.items() if now >= due]:
            _, alert = self._held.pop(id)
            self._break_mute(alert)
            self._put(alert)

    def _forget_openings(self, now: float) -> None:
        """Forget who opened too long ago to count, or before too many others, the oldest first."""
        kept = max(self._rules.flap_window, self._rules.flap_repeat)
        while self._openings:
            id, openings = next(iter(self._openings.items()))
            if now - openings[-1] < kept and len(self._openings) < MOST_OPENINGS:
                return
            del self._openings[id]

    # Speech and silence

    def _next_sentence(self, now: float) -> Sentence | None:
        if self._is_hushed or not self._rules.speaks:
            self._hush_speech()
            return None
        is_soon = now - self._said_at < self._rules.sentence_gap
        if is_soon or now - self._tone_at < self._rules.after_tone:
            return None
        sentence = self._left.next(now) or self._speech.next(now)
        if sentence is not None:
            self._said_at, self._spoken = now, sentence.severity
            self._talks_until = now + self._seconds_of(sentence)
        return sentence

    def _watch_owner(self, id: str, alert: Alert | None) -> bool:
        news = f"left/{id}"
        if self._left.watch(id, alert, self._clock.monotonic(), self._clock.now()):
            self._news.put(news, Severity.RED)
            return True
        if id not in self._left:
            self._news.drop(news)
        return False

    def _hush_speech(self) -> None:
        self._speech.hush()
        self._left.hush()

    def _put(self, alert: Alert) -> None:
        self._unsigned.put(alert.id, alert.severity)
        self._speech.heard_of(alert, self._clock.monotonic(), is_news=False)

    @property
    def _is_hushed(self) -> bool:
        return self.is_off or self.is_on_call or self.mute is not None

    def _break_mute(self, alert: Alert) -> None:
        if self.mute is not None and alert.severity > self.mute.level:
            self._end_mute(MuteEnd.WORSE)

    def _end_mute(self, why: MuteEnd) -> None:
        if self.mute is not None:
            self._ended.append(Unmuted(self.mute, why))
            self.mute = None
