"""The recorded evening played into a plugin's program at speed: does it answer while it storms.

The hall it may read changes as it did then, it is told what changed, its demo files come, and its
commands are run again and again. The limits are those of a duty room; only pings come oftener.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import monotonic

from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Manifest
from console.plugin_api.messages import Ran
from console.plugin_api.words import Words
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.sandbox import Sandbox, look
from console.plugin_host.trial.evening import Evening, Moment
from console.plugin_host.trial.session import Session, running

LIMITS = Limits(ping_every=0.2, asleep_after=3600.0)
SPEED = 60.0
"""Times as fast as the evening was: nine minutes in nine seconds."""
_COMMAND_EVERY = 0.5
"""Seconds between two commands."""
_MB = 1_000_000


@dataclass
class Asked:
    """What was asked of the program beside pings, and how long its answers took."""

    waits: dict[int, float] = field(default_factory=dict)
    """When each was asked that has no answer."""
    answered: int = 0
    slowest: float = 0.0
    late: int = 0

    def ask(self, number: int, run: "Future[Ran]") -> None:
        """Count the answer when it comes."""
        self.waits[number] = monotonic()
        run.add_done_callback(lambda done: self._take(number, done.result()))

    def _take(self, number: int, ran: Ran) -> None:
        if not ran.number:
            return  # its program is gone: no answer
        took = monotonic() - self.waits.pop(number)
        self.answered += 1
        self.slowest = max(self.slowest, took)
        self.late += took > LIMITS.slow_after


@dataclass(frozen=True, slots=True)
class Weathered:
    """How a program came through.

    Attributes:
        answered: pings and commands it answered; `unanswered` are commands it did not.
        late: answers that took more than three seconds.
        slowest: seconds of the slowest answer.
        dropped: what could not be told, calls that were too many, rows that were too many.
        calls: what it asked for.
        memory: bytes, the most.
        most_memory: bytes it may have.
        faults: what was wrong with it.
    """

    answered: int
    unanswered: int
    late: int
    slowest: float
    dropped: int
    calls: int
    memory: int
    most_memory: int
    faults: tuple[PluginFault, ...]

    @property
    def is_good(self) -> bool:
        """Whether it passed."""
        return not (self.faults or self.late or self.dropped or self.unanswered) and bool(
            self.answered
        )

    def lines(self) -> Iterator[Words]:
        """Yield what is to be printed."""
        yield Words(
            f"应答 {self.answered} 次，迟到 {self.late} 次，最慢 {self.slowest:.2f} 秒，"
            f"没有应答 {self.unanswered} 次，丢弃 {self.dropped} 件，提请中心 {self.calls} 次，"
            f"内存最多 {self.memory / _MB:.0f} MB（上限 {self.most_memory / _MB:.0f} MB）",
            f"answered {self.answered}, late {self.late}, slowest {self.slowest:.2f} s, unanswered"
            f" {self.unanswered}, dropped {self.dropped}, calls {self.calls}, memory"
            f" {self.memory / _MB:.0f} of {self.most_memory / _MB:.0f} MB",
        )
        for fault in self.faults:
            yield Words(fault.said()[:200], fault.said(in_english=True)[:400])
        if self.is_good:
            yield Words("风暴中通过", "passed the storm")
        else:
            yield Words("风暴中未通过：须及时应答、不出错、不丢弃", "failed the storm")


def storm(
    manifest: Manifest,
    folder: Path,
    evening: Evening,
    speed: float = SPEED,
    held_by: Callable[[], Sandbox] = look,
) -> Weathered:
    """Play the evening into a plugin's program.

    Args:
        manifest: of a plugin with a program.
        folder: where it lies.
        evening: the recording.
        speed: how much faster than it was.
        held_by: finds what holds it.
    """
    asked = Asked()
    begins = evening.clock_at(evening.first)
    granted = frozenset(manifest.permissions)
    with running(manifest, folder, LIMITS, granted, held_by, begins, speed) as session:
        tally = session.parts.tally
        session.until(lambda: tally.answered > 0, 3 * LIMITS.start_within)
        _play(session, evening, speed, asked)
        session.until(lambda: not asked.waits, 3 * LIMITS.hung_after)
        session.until(lambda: tally.memory > 0, LIMITS.watch_every)
        rows = sum(session.data(id).left_out for id in session.specs)
    assert manifest.guest is not None
    return Weathered(
        tally.answered + asked.answered,
        len(asked.waits),
        asked.late + (tally.slowest > LIMITS.slow_after),
        max(tally.slowest, asked.slowest),
        tally.untold + tally.refused + rows,
        session.door.asked,
        tally.memory,
        manifest.guest.memory_mb * 1024 * 1024,
        tuple(session.faults),
    )


def _play(session: Session, evening: Evening, speed: float, asked: Asked) -> None:
    """Let the evening pass; between its moments commands are run."""
    began, number = monotonic(), 0
    own = cycle([each.id for each in session.manifest.command if not each.order] or [""])
    next_command = began
    for at, moment in enumerate(evening.moments):
        due = began + (moment.at - evening.first) / speed
        while next_command < due:
            session.rest(next_command)
            next_command += _COMMAND_EVERY
            if command := next(own):
                number += 1
                asked.ask(number, session.run(command, {}))
        session.rest(due)
        if session.faults:
            return
        session.door.hall = evening.halls[at]
        _tell(session, evening, moment)


def _tell(session: Session, evening: Evening, moment: Moment) -> None:
    """Tell what has changed at a moment, and let the files come that were there by then."""
    session.put(evening.clock_at(moment.at))
    for kind in moment.kinds:
        session.keeper.changed(session.manifest.id, kind)
