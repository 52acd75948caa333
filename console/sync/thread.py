"""A thread and an asyncio loop for `sync` alone, with the few ways in from other threads."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from console.runtime.clock import SystemClock
from console.runtime.rank import step_back
from console.runtime.workers import Workers
from console.sync.fence import Fenced
from console.sync.watchdog import Heartbeat

if TYPE_CHECKING:  # the session brings httpx, which is imported on sync's own thread
    from console.sync.session import SyncSession

T = TypeVar("T")
_log = logging.getLogger(__name__)

SessionFactory = Callable[[], Awaitable["SyncSession"]]
"""Builds the session on the loop it will run on."""


class SyncThread:
    """Runs a `SyncSession`; every method may be called from any thread.

    Args:
        factory: builds the session.
        workers: the session's pool, closed with it.
        heartbeat: the session's, so that it can be read before and after there is one.
    """

    def __init__(
        self, factory: SessionFactory, workers: Workers, heartbeat: Heartbeat | None = None
    ) -> None:
        self._factory = factory
        self._workers = workers
        self.heartbeat = heartbeat or Heartbeat(SystemClock())
        self._loop: asyncio.AbstractEventLoop | None = None
        self._session: SyncSession | None = None
        self._main: asyncio.Task[None] | None = None
        self._is_ready = threading.Event()
        self._error: BaseException | None = None
        self._early: dict[str, float] = {}
        self._calls: set[Future[Any]] = set()
        self._thread = threading.Thread(target=self._work, name="sync", daemon=True)

    @property
    def session(self) -> "SyncSession":
        """The running session.

        Raises:
            RuntimeError: not started.
        """
        if self._session is None:
            raise RuntimeError("sync is not running")
        return self._session

    def start(self) -> None:
        """Start; the session stands a little later, see `wait`."""
        self._thread.start()

    def wait(self) -> None:
        """Wait until the session stands.

        Raises:
            BaseException: what the factory raised.
        """
        self._is_ready.wait()
        if self._error is not None:
            raise self._error

    def stop(self, timeout: float = 5.0) -> bool:
        """End the session and its connections; return whether it ended in time."""
        if self._thread.ident is not None:
            self._is_ready.wait(timeout)  # one that was only just begun has to stand to be ended
        loop, main = self._loop, self._main
        if loop is not None and main is not None and not loop.is_closed():
            self._soon(main.cancel)
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def abandon(self) -> None:
        """Ask it to end, wait for nothing, and answer those who wait for its calls."""
        loop, main = self._loop, self._main
        if loop is not None and main is not None and not loop.is_closed():
            self._soon(main.cancel)
        for call in self._calls.copy():
            call.cancel()

    @property
    def has_ended(self) -> bool:
        """Whether it began and runs no more."""
        return self._thread.ident is not None and not self._thread.is_alive()

    @property
    def is_online(self) -> bool:
        """Whether the session says that operations can leave."""
        return self._session is not None and self._session.can_send

    @property
    def has_talked(self) -> bool:
        """Whether the hub's answer, or its absence, was seen."""
        return self._session is not None and self._session.link.code != "starting"

    @property
    def undecided_lanes(self) -> frozenset[str]:
        """Lanes of which the hub said that it decides later."""
        return frozenset() if self._session is None else self._session.undecided_lanes

    def wake(self) -> None:
        """Look at link and outbox now."""
        if self._session is not None:
            self._soon(self._session.wake)

    def hold(self, op: str, seconds: float) -> None:
        """Keep an operation back; call it before the operation is saved, also before `start`."""
        if self._session is None:
            self._early[op] = seconds
            return
        self._session.hold(op, seconds)
        self.wake()

    def withdraw(self, op: str) -> bool:
        """Take a held operation back for good; False when it may have left, or nothing runs."""
        return self._session is not None and self._session.withdraw(op)

    def call(self, make: Callable[["SyncSession"], Coroutine[Any, Any, T]]) -> "Future[T]":
        """Run a coroutine on sync's loop: `call(lambda s: s.client.login(request))`.

        Raises:
            RuntimeError: not running.
        """
        loop = self._loop
        if loop is None or loop.is_closed():
            raise RuntimeError("sync is not running")
        call = asyncio.run_coroutine_threadsafe(make(self.session), loop)
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)
        return call

    def _soon(self, call: Callable[[], object]) -> None:
        loop = self._loop
        if loop is None:
            return
        try:
            loop.call_soon_threadsafe(call)
        except RuntimeError:
            _log.debug("sync's loop has ended")

    def _work(self) -> None:
        step_back()
        try:
            asyncio.run(self._live())
        except (asyncio.CancelledError, Fenced):
            _log.debug("sync was ended")
        except BaseException as error:
            self._error = error
            if self._is_ready.is_set():
                _log.exception("sync ended with an error")
        finally:
            self._workers.close()
            self._is_ready.set()

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._main = asyncio.current_task()
        session = await self._factory()
        for op, seconds in self._early.items():
            session.hold(op, seconds)
        self._session = session
        self._is_ready.set()
        try:
            await session.run()
        finally:
            await session.client.close()
