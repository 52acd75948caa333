"""A lane does one thing after another: the store's writers each own one.

Three turns: what a person at the seat waits for (own), what the hub says (urgent), the rest.
"""

import itertools
import queue
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Lane(Protocol):
    """Runs calls one at a time: own ones first, then the urgent ones."""

    def submit(
        self, call: Callable[[], T], *, urgent: bool = True, own: bool = False
    ) -> "Future[T]":
        """Queue a call; its result or error arrives in the future."""
        ...

    def run(self, call: Callable[[], T], *, urgent: bool = True, own: bool = False) -> T:
        """Queue a call, wait, and return its result or raise its error."""
        ...

    def close(self) -> None:
        """Finish what is queued, then stop."""
        ...

    @property
    def is_awaited(self) -> bool:
        """Whether an own or urgent call waits for the one under way to end."""
        ...


class InlineLane:
    """Runs every call at once in the caller's thread (simulation, tests).

    Only what a running call submits as not urgent waits until that call is done.
    """

    def __init__(self) -> None:
        self._here = threading.local()

    def submit(
        self, call: Callable[[], T], *, urgent: bool = True, own: bool = False
    ) -> "Future[T]":
        """Run the call now; its result or error is already in the future."""
        done: Future[T] = Future()
        if not urgent and self._behind() is not None:
            self._behind().append(lambda: _settle(call, done))
        else:
            self._run(lambda: _settle(call, done))
        return done

    def run(self, call: Callable[[], T], *, urgent: bool = True, own: bool = False) -> T:
        """Run the call now."""
        return self._run(call)

    def close(self) -> None:
        """Nothing to stop."""

    @property
    def is_awaited(self) -> bool:
        """Whoever would wait runs at once."""
        return False

    def _behind(self) -> Any:
        """Return what waits behind the call that runs in this thread, None when none runs."""
        return getattr(self._here, "behind", None)

    def _run(self, call: Callable[[], T]) -> T:
        if self._behind() is not None:
            return call()
        behind = self._here.behind = deque[Callable[[], None]]()
        try:
            result = call()
            while behind:
                behind.popleft()()
        finally:
            self._here.behind = None
        return result


def _settle(call: Callable[[], T], done: "Future[T]") -> None:
    try:
        done.set_result(call())
    except BaseException as error:
        done.set_exception(error)


_OWN, _URGENT, _BEHIND, _END = range(4)


@dataclass(order=True, slots=True)
class _Job:
    rank: int
    number: int
    call: Callable[[], Any] | None = field(compare=False)
    done: "Future[Any]" = field(compare=False, default_factory=Future)


class ThreadLane:
    """One thread with a priority queue; a call made from its own turn runs at once.

    A caller that waits for its result does the call itself when nothing else is under way: that
    saves two changes of thread, each of which may have to wait for the interpreter.

    Args:
        name: the thread's.
        begin: called first in the thread, e.g. to give it another rank.
    """

    def __init__(self, name: str, begin: Callable[[], None] = lambda: None) -> None:
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._closed = False
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._unfinished = 0
        self._owner: int | None = None
        self._begin = begin
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(
        self, call: Callable[[], T], *, urgent: bool = True, own: bool = False
    ) -> "Future[T]":
        """Queue a call.

        Raises:
            RuntimeError: the lane is closed.
        """
        job = _Job(_OWN if own else _URGENT if urgent else _BEHIND, next(self._numbers), call)
        with self._lock:
            self._check_open()
            self._unfinished += 1
            self._jobs.put(job)
        return job.done

    def run(self, call: Callable[[], T], *, urgent: bool = True, own: bool = False) -> T:
        """Do a call when its turn comes and return its result.

        Raises:
            RuntimeError: the lane is closed.
        """
        if self._owner == threading.get_ident():
            return call()
        with self._lock:
            self._check_open()
            is_free = not self._unfinished
            if is_free:
                self._unfinished += 1
                self._turn.acquire()  # free: nothing is unfinished
        if not is_free:
            return self.submit(call, urgent=urgent, own=own).result()
        try:
            self._owner = threading.get_ident()
            return call()
        finally:
            self._end_turn()

    def close(self) -> None:
        """Finish what is queued, then end the thread; a second call does nothing."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._jobs.put(_Job(_END, next(self._numbers), None))
        if threading.current_thread() is not self._thread:
            self._thread.join()

    @property
    def is_awaited(self) -> bool:
        """Whether an own or urgent call waits for the one under way to end."""
        with self._jobs.mutex:
            return bool(self._jobs.queue) and self._jobs.queue[0].rank < _BEHIND

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError(f"lane {self._thread.name} is closed")

    def _end_turn(self) -> None:
        self._owner = None
        with self._lock:
            self._unfinished -= 1
            self._turn.release()

    def _work(self) -> None:
        self._begin()
        while True:
            job = self._jobs.get()
            self._turn.acquire()
            if job.call is None:
                self._turn.release()
                return
            self._owner = threading.get_ident()
            try:
                if job.done.set_running_or_notify_cancel():
                    _settle(job.call, job.done)
            finally:
                self._end_turn()
            del job
