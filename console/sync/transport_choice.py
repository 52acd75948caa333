"""Stream or long poll: a box on the way may hold up or cut streams that it does not understand."""

from console.runtime.clock import Clock
from console.sync.trouble import HubTrouble

SHORT_LIFE = 20.0
"""A stream that was cut sooner than this counts against streaming, seconds."""

CUTS = 3
"""So many short-lived streams in a row, with the hub in health, and polling takes over."""

RETRY_STREAM = 600.0
"""After so long of polling a stream is tried again, seconds."""

LONG_WAIT = 25.0
SHORT_WAIT = 2.0


class TransportChoice:
    """Remembers how streams fared; told only of ends at which the hub itself was in health."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._cuts = 0
        self._poll_cuts = 0
        self._polling_since: float | None = None

    @property
    def is_poll(self) -> bool:
        """Whether to poll now."""
        since = self._polling_since
        return since is not None and self._clock.monotonic() - since < RETRY_STREAM

    @property
    def wait(self) -> float:
        """How long a poll may wait at the hub; short where long answers are cut."""
        return SHORT_WAIT if self._poll_cuts >= 2 else LONG_WAIT

    def stream_ended(self, trouble: HubTrouble, lived: float) -> None:
        """Take note of how a stream ended, after `lived` seconds."""
        self._cuts = self._cuts + 1 if lived < SHORT_LIFE else 0
        held_up = trouble.code in ("buffered", "not_hub", "timeout")
        if held_up or self._cuts >= CUTS:
            self._polling_since = self._clock.monotonic()
            self._cuts = 0

    def poll_ended(self, trouble: HubTrouble) -> None:
        """Take note of a poll that brought nothing."""
        if trouble.code in ("timeout", "cut_off", "server_error"):
            self._poll_cuts += 1

    def poll_answered(self) -> None:
        """Take note of a poll that was answered."""
        if self._poll_cuts < 2:
            self._poll_cuts = 0
