"""Keeps sync going: looks at it from a thread of its own and builds it anew when it stands still.

A wedged sync may never end, so nobody waits for it. It is cut off from store and listener by its
fence, left to itself, and another begins with a new loop, new workers and new connections. Nothing
is lost by that, the journal holds it; nothing takes effect twice, an operation keeps its id.
"""

import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from console.runtime.clock import Clock
from console.sync.fence import Fence
from console.sync.holds import Holds, withdraw
from console.sync.stores import JournalDoor
from console.sync.watchdog import PATIENCE, Heartbeat, Stall, Watchdog, Watched

if TYPE_CHECKING:  # the session brings httpx, which is imported on sync's own thread
    from console.sync.session import SyncSession

T = TypeVar("T")
_log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
AGAIN = 60.0
"""Seconds until what stands still again is built anew again; doubles each time."""
LONGEST_AGAIN = 600.0


@dataclass(frozen=True, slots=True)
class Wiring:
    """What one life of sync is given by its keeper.

    Attributes:
        fence: put around the store and the listener.
        heartbeat: where its parts make their promises.
        holds: what may not leave yet; outlives each sync.
    """

    fence: Fence
    heartbeat: Heartbeat
    holds: Holds


class Life(Watched, Protocol):
    """One life of sync; `SyncThread` fits."""

    @property
    def session(self) -> "SyncSession":
        """The running session."""
        ...

    @property
    def has_talked(self) -> bool:
        """Whether the hub's answer, or its absence, was seen."""
        ...

    def start(self) -> None:
        """Start; called once."""
        ...

    def wait(self) -> None:
        """Wait until the session stands."""
        ...

    def stop(self, timeout: float = 5.0) -> bool:
        """End it and wait."""
        ...

    def abandon(self) -> None:
        """Ask it to end and wait for nothing."""
        ...

    def wake(self) -> None:
        """Look at link and outbox now."""
        ...

    def call(self, make: Callable[["SyncSession"], Coroutine[Any, Any, T]]) -> "Future[T]":
        """Run a coroutine on sync's loop."""
        ...


OnStall = Callable[[Stall | None], None]
"""Told what stands still, and None when it is over; called on the keeper's thread."""


class SyncKeeper:
    """Holds the present sync; every method may be called from any thread.

    Args:
        make: builds one life of sync.
        journal: of this seat; read directly, whatever sync says of it.
        clock: handed in.
        on_stall: told of 停滞 and of its end.
        watchdog: judges; one with the usual limits when not given.
        patience: seconds one step of sync may take.
    """

    def __init__(
        self,
        make: Callable[[Wiring], Life],
        journal: JournalDoor,
        clock: Clock,
        on_stall: OnStall = lambda stall: None,
        watchdog: Watchdog | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._make = make
        self._journal = journal
        self._clock = clock
        self._on_stall = on_stall
        self._watchdog = watchdog or Watchdog(clock, journal.unsent)
        self._patience = patience
        self._guard = threading.Lock()
        self._holds = Holds(clock)
        self._stall: Stall | None = None
        self._tries = 0
        self._not_before = 0.0
        self._well_since = 0.0
        self._is_over = threading.Event()
        self._is_started = False
        self._rounds = threading.Thread(target=self._go_round, name="sync-keeper", daemon=True)
        self._fence, self._life = self._born()
        self.rebuilt = 0
        """How often sync was built anew."""

    @property
    def session(self) -> "SyncSession":
        """The running session.

        Raises:
            RuntimeError: not running.
        """
        return self._life.session

    def start(self, keeps_watch: bool = True) -> None:
        """Start sync, and the thread that watches it unless the caller calls `look` itself."""
        with self._guard:
            if self._is_over.is_set():
                return
            self._is_started = True
            self._life.start()
            if keeps_watch:
                self._rounds.start()

    def wait(self) -> None:
        """Wait until the session stands."""
        self._life.wait()

    def stop(self, timeout: float = 5.0) -> bool:
        """End watch and sync; return whether they ended in time."""
        self._is_over.set()
        with self._guard:
            life, is_started = self._life, self._is_started
        if self._rounds.ident is not None:
            self._rounds.join(timeout)
        return life.stop(timeout) if is_started else True

    def wake(self) -> None:
        """Look at link and outbox now."""
        self._life.wake()

    def hold(self, op: str, seconds: float) -> None:
        """Keep an operation back; call it before the operation is saved, also before `start`."""
        self._holds.hold(op, seconds)
        self.wake()

    def held_for(self, op: str) -> float:
        """Return for how many seconds an operation is still held back."""
        return self._holds.left(op)

    def withdraw(self, op: str) -> bool:
        """Take a held operation back for good; False when it may have left."""
        return withdraw(self._holds, self._journal, op)

    def call(self, make: Callable[["SyncSession"], Coroutine[Any, Any, T]]) -> "Future[T]":
        """Run a coroutine on sync's loop; cancelled when that sync is given up.

        Raises:
            RuntimeError: not running.
        """
        return self._life.call(make)

    def look(self) -> Stall | None:
        """Judge once and do what follows from it; return what stands still."""
        with self._guard:
            if self._is_over.is_set() or not self._is_started:
                return None
            stall, now = self._watchdog.look(self._life), self._clock.monotonic()
            if stall is not None:
                self._stands_still(stall, now)
            elif self._stall is not None and self._life.has_talked:
                self._goes_on(now)
            elif self._stall is None and now - self._well_since > LONGEST_AGAIN:
                self._tries = 0
            return stall

    def _stands_still(self, stall: Stall, now: float) -> None:
        if self._stall is None:
            self._stall = stall
            self._on_stall(stall)
        if now >= self._not_before:
            self._build_anew(stall, now)

    def _goes_on(self, now: float) -> None:
        _log.warning("sync goes on")
        self._stall, self._well_since = None, now
        self._on_stall(None)

    def _build_anew(self, stall: Stall, now: float) -> None:
        _log.warning("sync stands still, it is built anew: %s %s", stall, stall.en)
        self._fence.is_down = True
        self._life.abandon()
        self._fence, self._life = self._born()
        self._life.start()
        self.rebuilt += 1
        self._not_before = now + min(AGAIN * 2.0**self._tries, LONGEST_AGAIN)
        self._tries += 1

    def _born(self) -> tuple[Fence, Life]:
        fence = Fence()
        self._holds.returned()
        return fence, self._make(Wiring(fence, Heartbeat(self._clock, self._patience), self._holds))

    def _go_round(self) -> None:
        while not self._is_over.wait(LOOK_EVERY):
            try:
                self.look()
            except Exception:
                _log.exception("the watch over sync begins again")
