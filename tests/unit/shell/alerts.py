"""Alerts for the rules of sound, and a room in which virtual time runs."""

from dataclasses import dataclass, field
from datetime import timedelta

from console.domain.alert import Acknowledgement, Alert, Nature, Severity
from console.domain.alert_clocks import ClockProfile
from console.domain.geo import Place
from console.runtime.clock import ManualClock
from console.settings.sound_profile import SoundRules, load_sound_rules
from console.shell.sound_orders import Order, Play, Say
from console.shell.sounding import Sounding
from console.shell.speech import Sentence

RED, ORANGE, YELLOW, BLUE = Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE
PROFILE = ClockProfile({}, {RED: timedelta(seconds=180), ORANGE: timedelta(seconds=300)})
SENTENCE_SECONDS = 4.0


def alert(
    id: str,
    severity: Severity,
    clock: ManualClock,
    cause: str = "内涝",
    place: str = "望汐路",
    is_exercise: bool = False,
    is_forecast: bool = False,
) -> Alert:
    return Alert(
        id,
        cause,
        severity,
        clock.now(),
        type=cause,
        place=Place(place),
        unsigned_since=clock.now(),
        is_exercise=is_exercise,
        nature=Nature.FORECAST if is_forecast else Nature.HAPPENING,
    )


def signed(seen: Alert, clock: ManualClock) -> Alert:
    ack = Acknowledgement(seen.episode, seen.severity, "p1", "林岚", "一号席", clock.now(), "o1")
    return seen.acknowledged(ack)


@dataclass
class Room:
    """Rules on virtual time; writes down what was ordered and when."""

    clock: ManualClock = field(default_factory=ManualClock)
    rules: SoundRules = field(default_factory=load_sound_rules)
    told: list[tuple[float, Order]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sounding = Sounding(
            self.clock, self.rules, PROFILE, lambda a: a.type, lambda _: SENTENCE_SECONDS
        )

    def look(self) -> None:
        at = self.clock.monotonic()
        self.told += [(at, order) for order in self.sounding.orders()]

    def run(self, seconds: float, step: float = 0.25) -> None:
        for _ in range(round(seconds / step)):
            self.clock.jump(step)
            self.look()

    def open(self, *alerts: Alert) -> None:
        for one in alerts:
            self.sounding.opened(one)
            self.look()

    @property
    def tones(self) -> list[str]:
        return [
            o.tone + (" soft" if o.is_soft else "") for _, o in self.told if isinstance(o, Play)
        ]

    @property
    def tone_times(self) -> list[float]:
        return [at for at, o in self.told if isinstance(o, Play)]

    @property
    def said(self) -> list[Sentence]:
        return [o.sentence for _, o in self.told if isinstance(o, Say)]

    @property
    def said_times(self) -> list[float]:
        return [at for at, o in self.told if isinstance(o, Say)]
