"""Waiting on the clock that was handed in, so that time-outs also run on virtual time."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any, TypeVar

from console.runtime.clock import Clock
from console.sync.trouble import HubTrouble

T = TypeVar("T")


async def within(clock: Clock, seconds: float, work: Awaitable[T]) -> T:
    """Return what `work` brings, unless the clock runs out first.

    Raises:
        TimeoutError: it took longer than `seconds`; the work was cancelled.
    """
    task = asyncio.ensure_future(work)
    timer = asyncio.ensure_future(clock.sleep(seconds))
    try:
        await asyncio.wait((task, timer), return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise TimeoutError(f"not done within {seconds:g} s")
    finally:
        await end(timer)
        await end(task)


async def end(task: "asyncio.Future[T]") -> None:
    """Cancel what is not done and wait for it; its error, if any, counts as seen."""
    if not task.done():
        task.cancel()
        task.add_done_callback(_look_at)  # also when whoever waits here is ended first
        await asyncio.wait((task,))
    _look_at(task)


def _look_at(task: "asyncio.Future[T]") -> None:
    """Look at the error of a task, so that the loop does not complain of it."""
    if not task.cancelled():
        task.exception()


class Waker:
    """Lets one coroutine sleep until it is time or until it is woken; belongs to one loop."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._event = asyncio.Event()

    def wake(self) -> None:
        """End the present or else the next wait at once; call on the loop's thread."""
        self._event.set()

    async def wait(self, seconds: float) -> bool:
        """Wait for a wake, at most `seconds`; return whether it was woken."""
        if not self._event.is_set():
            try:
                await within(self._clock, seconds, self._event.wait())
            except TimeoutError:
                return False
        self._event.clear()
        return True


async def until_first_error(work: list[Coroutine[Any, Any, None]]) -> None:
    """Run all until one fails, then end the others and raise what it failed with."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    failed = [e for t in tasks if not t.cancelled() and (e := t.exception()) is not None]
    raise failed[0] if failed else HubTrouble("feed_closed", status=200)
