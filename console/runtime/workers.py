"""Blocking calls leave the loop through here: plain values in, plain values out."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

T = TypeVar("T")


class Workers(Protocol):
    """Runs blocking calls for coroutines."""

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call that may block; return its result or raise its error."""
        ...

    def close(self) -> None:
        """Finish what is running, then stop."""
        ...


class ThreadWorkers:
    """A small pool of threads.

    Args:
        name: the threads' name.
        threads: how many calls run at once.
    """

    def __init__(self, name: str, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call on a thread of the pool."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    def close(self) -> None:
        """Drop what was not begun, finish what is running, end the threads."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class InlineWorkers:
    """Runs every call at once where it is (simulation, tests)."""

    async def run(self, call: Callable[[], T]) -> T:
        """Run the call now."""
        return call()

    def close(self) -> None:
        """Nothing to stop."""
