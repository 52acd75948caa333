"""Coroutines with an owner: kept while they run, named, ended with the owner, errors reported.

A bare `create_task` may be collected while it runs and tells nobody when it fails; every coroutine
of the program starts here instead.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
_log = logging.getLogger(__name__)

OnError = Callable[[str, BaseException], None]
"""Gets the task's name and what ended it."""


def log_error(name: str, error: BaseException) -> None:
    """Write the error of a task to the log."""
    _log.error("task %s failed", name, exc_info=error)


class Tasks:
    """The coroutines of one owner.

    Args:
        owner: goes before each task's name.
        on_error: told of every coroutine that ended with an error.
    """

    def __init__(self, owner: str, on_error: OnError = log_error) -> None:
        self._owner = owner
        self._on_error = on_error
        self._running: set[asyncio.Task[Any]] = set()
        self._is_closed = False

    def start(self, name: str, coroutine: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Run a coroutine on the running loop until it ends or the owner does.

        Raises:
            RuntimeError: the owner has ended; the coroutine is closed unrun.
        """
        if self._is_closed:
            coroutine.close()
            raise RuntimeError(f"{self._owner} has ended; {name} is not started")
        task = asyncio.get_running_loop().create_task(coroutine, name=f"{self._owner}.{name}")
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    @property
    def names(self) -> list[str]:
        """Names of what is running, sorted."""
        return sorted(task.get_name() for task in self._running)

    async def close(self) -> None:
        """End all of them and wait until they have; later starts are refused."""
        self._is_closed = True
        current = asyncio.current_task()
        ending = [task for task in self._running if task is not current]
        for task in ending:
            task.cancel()
        if ending:
            await asyncio.wait(ending)

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._on_error(task.get_name(), error)
