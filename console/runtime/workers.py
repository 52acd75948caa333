"""Blocking calls leave the loop through here: plain values in, plain values out."""

import asyncio
import atexit
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar
from weakref import WeakSet

T = TypeVar("T")

LAST = 3.0
"""Seconds at most that the end of the program waits for what runs aside: a share may hang."""

_Job = tuple[Callable[[], Any], "Future[Any]"]


class Workers(Protocol):
    """Runs blocking calls for coroutines."""

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call that may block; return its result or raise its error."""
        ...

    def close(self) -> None:
        """Finish what is running, then stop."""
        ...


class ThreadWorkers:
    """A small pool of threads; one that is blocked for ever does not keep the program from ending.

    Args:
        name: the threads' name.
        threads: how many calls run at once.
        begin: called first in each thread, e.g. to give it another rank.
    """

    def __init__(
        self, name: str, threads: int = 2, begin: Callable[[], None] = lambda: None
    ) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=f"{name}_{at}", daemon=True)
            for at in range(threads)
        ]
        self._guard = threading.Lock()
        self._is_closed = False
        self._first = begin

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call on a thread of the pool.

        Raises:
            RuntimeError: the pool is closed.
        """
        done: Future[T] = Future()
        with self._guard:
            if self._is_closed:
                raise RuntimeError("these workers have ended")
            self._begin()
            self._jobs.put((call, done))
        return await asyncio.wrap_future(done)

    def close(self) -> None:
        """Drop what was not begun, finish what is running, end the threads."""
        with self._guard:
            self._is_closed = True
        self._drop()
        for thread in self._threads:
            if thread.ident is not None:
                self._jobs.put(None)
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _begin(self) -> None:
        for thread in self._threads:
            if thread.ident is None:
                thread.start()

    def _drop(self) -> None:
        while True:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return
            if job is not None:
                job[1].cancel()

    def _work(self) -> None:
        self._first()
        while (job := self._jobs.get()) is not None:
            call, done = job
            if not done.set_running_or_notify_cancel():
                continue
            try:
                done.set_result(call())
            except BaseException as error:
                done.set_exception(error)
            del job, call, done


def run_aside(name: str, call: Callable[[], T]) -> "Future[T]":
    """Run one call on a thread of its own, where it holds up nobody; return its result to come."""
    done: Future[T] = Future()

    def work() -> None:
        try:
            done.set_result(call())
        except BaseException as error:
            done.set_exception(error)

    thread = threading.Thread(target=work, name=name, daemon=True)
    _begin_aside(thread)
    return done


_aside: WeakSet[threading.Thread] = WeakSet()
_guard = threading.Lock()


def _begin_aside(thread: threading.Thread) -> None:
    with _guard:
        if not _aside:  # again and again: what is asked for last is done first
            atexit.unregister(_let_end)
            atexit.register(_let_end)
        _aside.add(thread)
    thread.start()


def _let_end() -> None:
    """Let what runs aside end before the program does.

    A thread that hands its result to Qt while the interpreter goes down is ended by force in the
    midst of it, and takes the program with it: it ends by a signal though all was done.
    """
    until = time.monotonic() + LAST
    for thread in list(_aside):
        thread.join(max(0.0, until - time.monotonic()))


class InlineWorkers:
    """Runs every call at once where it is (simulation, tests)."""

    async def run(self, call: Callable[[], T]) -> T:
        """Run the call now."""
        return call()

    def close(self) -> None:
        """Nothing to stop."""
