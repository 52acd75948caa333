"""How the link stands: 联网正常, 网络不稳 or 断网值守, since when and why.

A pure machine: it is told what happened and says what that makes of the link. It is online only
while the hub answers health *and* the feed is open and fresh; it is offline when the feed is dead
and a probe gets no answer, or only unusable ones for half a minute.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from console.contract.change import EVERY_COVERS, SILENCE
from console.runtime.clock import Clock
from console.sync.trouble import HubTrouble

LATE = EVERY_COVERS + 2.0
"""A feed quiet for longer than this is late, seconds."""

SLOW = 3.0
"""A call that takes longer than this is slow, seconds."""

TROUBLE_COUNTS = 10.0
"""For how long after the last bad call the link stays 网络不稳, seconds."""

UNUSABLE = 30.0
"""After so long with nothing but unusable answers the seat counts as cut off, seconds."""

PROBE = 1.0
LONGEST_PROBE = 30.0


class Link(StrEnum):
    """The three states of the link."""

    ONLINE = "online"
    DEGRADED = "degraded"
    OFFLINE = "offline"

    @property
    def zh(self) -> str:
        """The duty room's word for it."""
        return _WORDS[self]


_WORDS = {Link.ONLINE: "联网正常", Link.DEGRADED: "网络不稳", Link.OFFLINE: "断网值守"}


@dataclass(frozen=True, slots=True)
class LinkReport:
    """The link as a person may see it.

    Attributes:
        state: one of three.
        since: wall clock of the last change of state.
        code, zh, en: why; empty while online.
        attempt: how many probes have failed since the feed was open.
        next_probe: wall clock seconds until the next probe, None while the feed is open.
        transport: "stream", "poll", or empty while there is no feed.
        heard_at: when the hub was last heard, None if never.
        heard_ticks: the same by monotonic seconds.
    """

    state: Link
    since: datetime
    code: str = ""
    zh: str = ""
    en: str = ""
    attempt: int = 0
    next_probe: float | None = None
    transport: str = ""
    heard_at: datetime | None = None
    heard_ticks: float | None = None


class LinkState:
    """What the link is made of, and what follows from it.

    Args:
        clock: tells since when and how late.
        chance: returns [0, 1); spreads the probes of many seats.
    """

    def __init__(self, clock: Clock, chance: Callable[[], float]) -> None:
        self._clock = clock
        self._chance = chance
        self._state = Link.OFFLINE
        self._since = clock.now()
        self._reason: HubTrouble | None = HubTrouble("starting")
        self._transport = ""
        self._heard = clock.monotonic()
        self._heard_at: datetime | None = None
        self._call_trouble: tuple[float, HubTrouble] | None = None
        self._is_healthy = False
        self._unusable_since: float | None = None
        self._attempt = 0
        self._next_probe: float | None = None

    @property
    def state(self) -> Link:
        """Where the link stands."""
        return self._state

    @property
    def is_feed_open(self) -> bool:
        """Whether changes are coming in (or may at any moment)."""
        return bool(self._transport)

    @property
    def is_healthy(self) -> bool:
        """Whether the last health call brought an answer and nothing was lost since."""
        return self._is_healthy

    @property
    def silent_for(self) -> float:
        """Seconds since the hub was last heard on the feed."""
        return self._clock.monotonic() - self._heard

    def probe_answered(self) -> None:
        """Health answered as it should."""
        self._is_healthy = True
        self._settle()

    def probe_failed(self, trouble: HubTrouble) -> None:
        """Health, or what came right after it, did not."""
        self._is_healthy = False
        self._transport = ""
        self._attempt += 1
        self._lost(trouble)
        if not trouble.was_answered:
            self._turn(Link.OFFLINE, trouble)
        self._settle()

    def loading(self) -> None:
        """The hub is there, and the whole state is being read before the feed."""
        if self._state is not Link.ONLINE:
            self._turn(Link.DEGRADED, HubTrouble("loading"))

    def feed_opened(self, transport: str) -> None:
        """Changes come in: "stream" or "poll"."""
        self._transport = transport
        self._attempt = 0
        self._unusable_since = None
        self._next_probe = None
        self._call_trouble = None
        self.heard()
        self._settle()

    def heard(self) -> None:
        """Anything came on the feed."""
        self._heard = self._clock.monotonic()
        self._heard_at = self._clock.now()

    def feed_lost(self, trouble: HubTrouble) -> None:
        """The feed ended or did not open; only a probe can tell whether the hub is there."""
        self._transport = ""
        self._attempt += 1
        self._is_healthy = False
        self._lost(trouble)
        self._settle()

    def call_answered(self, seconds: float) -> None:
        """Any call brought a usable answer, after `seconds`."""
        if seconds > SLOW:
            self.call_failed(HubTrouble("slow", status=200))

    def call_failed(self, trouble: HubTrouble) -> None:
        """Any call other than a probe brought nothing usable."""
        self._call_trouble = (self._clock.monotonic(), trouble)
        self._settle()

    def tick(self) -> None:
        """Look at the clock; call about twice a second."""
        self._settle()

    def delay(self, trouble: HubTrouble) -> float:
        """Return seconds until the next probe: one, ± 20 %, unless the hub asked for patience."""
        base = PROBE
        if trouble.asks_to_wait:
            base = trouble.retry_after or min(2.0 ** min(self._attempt, 10), LONGEST_PROBE)
        seconds = base * (0.8 + 0.4 * self._chance())
        self._next_probe = self._clock.monotonic() + seconds
        return seconds

    def report(self) -> LinkReport:
        """Return the link as a person may see it."""
        reason = self._reason
        until = self._next_probe
        return LinkReport(
            self._state,
            self._since,
            reason.code if reason else "",
            reason.zh if reason else "",
            reason.en if reason else "",
            self._attempt,
            None if until is None else max(0.0, round(until - self._clock.monotonic(), 1)),
            self._transport,
            self._heard_at,
            None if self._heard_at is None else self._heard,
        )

    def _lost(self, trouble: HubTrouble) -> None:
        if self._unusable_since is None:
            self._unusable_since = self._clock.monotonic()
        is_there = trouble.was_answered and self._answers_lately()
        if self._state is Link.ONLINE or (self._state is Link.OFFLINE and is_there):
            self._turn(Link.DEGRADED, trouble)
        else:
            self._reason = trouble

    def _answers_lately(self) -> bool:
        since = self._unusable_since
        return since is None or self._clock.monotonic() - since <= UNUSABLE

    def _settle(self) -> None:
        if self._transport and self._is_healthy:
            self._settle_open()
        elif self._state is Link.DEGRADED and not self._answers_lately():
            self._turn(Link.OFFLINE, self._reason)

    def _settle_open(self) -> None:
        now = self._clock.monotonic()
        late = LATE if self._transport == "stream" else LATE + SILENCE
        if self._call_trouble is not None and now - self._call_trouble[0] < TROUBLE_COUNTS:
            self._turn(Link.DEGRADED, self._call_trouble[1])
        elif now - self._heard > late:
            self._turn(Link.DEGRADED, HubTrouble("feed_late"))
        else:
            self._call_trouble = None
            self._turn(Link.ONLINE, None)

    def _turn(self, state: Link, reason: HubTrouble | None) -> None:
        if state is not self._state:
            self._state = state
            self._since = self._clock.now()
        self._reason = reason
