"""The one thread that writes: whatever waits together is committed together.

In a simulation there are no threads: see `console.bench.nemesis.hub_machine`.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from console.hub.store.connection import SqlError
from console.hub.store.problems import StoreDamaged
from console.hub.store.transaction import Committer, Job, Told

MOST_TOGETHER = 64
"""Jobs in one transaction; bounds how long the first of them waits."""

log = logging.getLogger(__name__)

_Waiting = tuple[Job, "Future[Any]"]

Tell = Callable[[list[Told]], None]


class Writing(Protocol):
    """Who commits jobs, one after another."""

    def submit(self, job: Job) -> "Future[Any]":
        """Take a job; the future holds its result once that is durable."""
        ...

    def close(self) -> None:
        """Finish what was submitted."""
        ...


MakeWriter = Callable[[Committer, Callable[[], datetime], Tell], Writing]
"""Builds a writer from what commits, the hub's clock, and who is told what was committed."""


class Writer:
    """A thread with group commit; a result is given only after its commit.

    Args:
        committer: runs the jobs.
        now: the hub's clock.
        tell: gets the committed changes, on this thread, before the results are given.
    """

    def __init__(
        self,
        committer: Committer,
        now: Callable[[], datetime],
        tell: Tell,
    ) -> None:
        self._committer = committer
        self._now = now
        self._tell = tell
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="hub-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> "Future[Any]":
        """Queue a job; the future holds its result once that is durable.

        It cannot be cancelled: what was submitted is written, whoever still waits for it.
        """
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        self._queue.put((job, future))
        return future

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        is_open = True
        while is_open:
            waiting = [self._queue.get()]
            while len(waiting) < MOST_TOGETHER and waiting[-1] is not None:
                try:
                    waiting.append(self._queue.get_nowait())
                except Empty:
                    break
            is_open = waiting[-1] is not None
            together = [w for w in waiting if w is not None]
            commit_together(together, self._committer, self._now, self._tell)


def commit_together(
    waiting: list[_Waiting], committer: Committer, now: Callable[[], datetime], tell: Tell
) -> None:
    """Commit jobs together, tell of the changes, then give the results."""
    if not waiting:
        return
    try:
        results, told = committer.commit([job for job, _ in waiting], now)
    except (SqlError, StoreDamaged, MemoryError) as error:
        log.error("nothing was saved: %s", error)
        results, told = [error] * len(waiting), []
    if told:
        tell(told)
    for (_, future), result in zip(waiting, results, strict=True):
        if isinstance(result, Exception):
            future.set_exception(result)
        else:
            future.set_result(result)
