"""An event loop whose time is virtual: nobody waits, and the same seed always takes the same way.

When nothing is ready, time jumps to the next timer. Blocking calls run where they are. Tasks and
futures are numbered and hashed by their number, so that a set of them has the same order in every
run; addresses would give another each time.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import Context
from itertools import count
from typing import Any, TypeVar

T = TypeVar("T")

MOST_TURNS = 50_000
"""Turns of the loop without any time passing, after which something is going in circles."""


class Stuck(RuntimeError):  # noqa: N818
    """Nothing is ready and nothing will ever be: the simulation waits for nobody."""


class _Numbered(asyncio.Future[Any]):
    number = 0

    def __hash__(self) -> int:
        return self.number


class _NumberedTask(asyncio.Task[Any]):
    """A task that has its number before asyncio notes it: noted as 0, all would look alike."""

    def __init__(self, number: int, coroutine: Any, **given: Any) -> None:
        self.number = number
        super().__init__(coroutine, **given)

    def __hash__(self) -> int:
        return self.number


class _NoSelector:
    """Stands where sockets would be waited for; waiting only moves the time on."""

    def __init__(self, loop: "VirtualLoop") -> None:
        self._loop = loop

    def select(self, timeout: float | None) -> list[Any]:
        """Let `timeout` virtual seconds pass at once."""
        if timeout is None:
            raise Stuck("nothing is ready and no timer is set")
        self._loop.pass_time(timeout)
        return []


class VirtualLoop(asyncio.BaseEventLoop):
    """The loop; it has no sockets, no threads and no signals."""

    def __init__(self) -> None:
        super().__init__()
        self._passed = 0.0
        self._turns = 0
        self._numbers = count(1)
        self._selector = _NoSelector(self)
        self.set_task_factory(_numbered_task)

    def time(self) -> float:
        """Return the virtual seconds since the loop was made."""
        return self._passed

    def pass_time(self, seconds: float) -> None:
        """Let time pass."""
        self._turns = 0 if seconds > 0 else self._turns + 1
        if self._turns > MOST_TURNS:
            raise Stuck("the program goes in circles while no time passes")
        self._passed += max(0.0, seconds)

    def next_number(self) -> int:
        """Return a number no task or future of this loop has yet."""
        return next(self._numbers)

    def create_future(self) -> "asyncio.Future[Any]":
        """Return a future that hashes by its number."""
        future = _Numbered(loop=self)
        future.number = self.next_number()
        return future

    def run_in_executor(  # type: ignore[override]
        self, executor: Any, func: Callable[..., T], *args: Any
    ) -> "asyncio.Future[T]":
        """Run a blocking call here and now: there are no threads."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def _process_events(self, event_list: list[Any]) -> None:
        """There are no sockets."""

    def _write_to_self(self) -> None:
        """Nobody sleeps in a selector, so nobody has to be woken there."""


def _numbered_task(
    loop: asyncio.AbstractEventLoop,
    coroutine: Any,
    *,
    name: str | None = None,
    context: Context | None = None,
) -> "asyncio.Task[Any]":
    assert isinstance(loop, VirtualLoop)
    number = loop.next_number()
    name = name or f"t{number}"
    return _NumberedTask(number, coroutine, loop=loop, name=name, context=context)


def run_virtual(main: Callable[[VirtualLoop], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end on a loop of its own, and end whatever it left behind."""
    loop = VirtualLoop()
    try:
        return loop.run_until_complete(main(loop))
    finally:
        left = asyncio.all_tasks(loop)
        for task in sorted(left, key=hash):
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
