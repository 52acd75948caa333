"""Streams of reports, tame and hostile, driven through the machine of alerts as a hub would."""

import random
from dataclasses import dataclass, field, replace
from datetime import timedelta

from console.domain.alert import Alert, Condition
from console.domain.alert_marks import Severity
from console.domain.alert_reports import received
from console.domain.operations import alert_operations as acts
from tests.unit.domain.alerts import act, at, reads

HOUR = 3600
SOURCES = ("水务物联", "AI 视频", "充电棚物联")


@dataclass
class Stream:
    """Alerts as they stand, and what was seen of them on the way."""

    chance: random.Random
    alerts: dict[str, Alert] = field(default_factory=dict)
    wanted: list[tuple[float, str]] = field(default_factory=list)
    """Each moment attention was wanted, noted when it happened."""
    signed: dict[str, float] = field(default_factory=dict)
    acts: int = 0

    def say(self, device: str, seconds: float, grade: Severity, over: bool = False) -> None:
        """Let a device report something; what is closed begins a new alert."""
        id = next((i for i, a in self.alerts.items() if a.fingerprint == device and a.is_open), "")
        condition = Condition.NORMAL if over else Condition.ACTIVE
        report = Alert(
            id or f"{device}-{len(self.alerts)}", f"{device} 报警", grade, at(seconds),
            source=SOURCES[sum(device.encode()) % 3], channel="sensor", fingerprint=device,
            condition=condition,
        )  # fmt: skip
        before = self.alerts.get(id)
        if before is None and over:
            return
        after = received(before, report)
        if before is None or after.unsigned_since != before.unsigned_since:
            self.wanted.append((at(seconds).timestamp(), after.id))
        self.alerts[after.id] = after

    def do(self, id: str, what: str, seconds: float, seat: str = "seat-1") -> None:
        """Let a person act."""
        self.acts += 1
        one, who = self.alerts[id], act(seconds, f"OP{self.acts}", seat=seat)
        if what == "sign":
            out = acts.acknowledge(reads(one), who, id, one.episode, one.severity)
            self.signed.setdefault(id, at(seconds).timestamp())
        elif what == "close":
            out = acts.close(reads(one), who, id, "已处理")
        else:
            out = acts.verify(reads(one), who, id, what == "true", "树影")
        self.alerts[id] = out.save[0]


def tame(seed: int, hours: int = 6) -> Stream:
    """Devices that report now and then, and people who meet it; nothing flaps."""
    chance = random.Random(seed)
    stream = Stream(chance)
    for second in range(0, hours * HOUR, 40):
        device = f"d{chance.randrange(60)}"
        stream.say(device, second, Severity(chance.randint(1, 5)), chance.random() < 0.3)
        unsigned = [a.id for a in stream.alerts.values() if a.is_open and not a.is_acknowledged]
        if unsigned and chance.random() < 0.6:
            id = chance.choice(unsigned)
            seat = chance.choice(("seat-1", "seat-2"))
            stream.do(id, "sign", second + chance.randint(1, 39), seat)
        steps = [a.id for a in stream.alerts.values() if a.signed_at and not a.first_action_at]
        if steps and chance.random() < 0.5:
            stream.do(chance.choice(steps), chance.choice(("true", "false")), second + 39)
    return stream


def hostile(seed: int) -> Stream:
    """A source that repeats, reorders, back-dates, floods, and changes its grade all the time."""
    chance = random.Random(seed)
    stream = Stream(chance)
    for number in range(2_000):  # at once, many of them the same again
        stream.say(f"flood{number % 700}", 5, Severity.BLUE)
    for n in range(300):  # comes and goes for five minutes
        stream.say("flap", 100 + n, Severity.YELLOW, over=n % 2 == 1)
    for n in range(100):  # changes its grade 50 times a minute
        stream.say("grades", 500 + n * 1.2, Severity(1 + n % 5))
    for _ in range(200):  # any order, also before it began
        stream.say(f"order{chance.randrange(9)}", chance.uniform(-HOUR, HOUR), Severity.ORANGE)
    exercise = next(iter(stream.alerts.values()))
    stream.alerts["drill"] = replace(exercise, id="drill", is_exercise=True)
    return stream


def after(seconds: float) -> float:
    return (at(0) + timedelta(seconds=seconds)).timestamp()
