"""Coroutines end with their owner; blocking calls leave the loop."""

import asyncio
import threading

import pytest

from console.runtime.tasks import Tasks
from console.runtime.workers import InlineWorkers, ThreadWorkers


async def test_tasks_end_with_their_owner() -> None:
    tasks = Tasks("page")
    ended = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    tasks.start("one", wait())
    tasks.start("two", wait())
    await asyncio.sleep(0)
    assert tasks.names == ["page.one", "page.two"]
    await tasks.close()
    assert (tasks.names, ended) == ([], [True, True])
    with pytest.raises(RuntimeError):
        tasks.start("late", wait())


async def test_error_is_reported_with_the_tasks_name() -> None:
    reports: list[tuple[str, BaseException]] = []
    tasks = Tasks("page", lambda name, error: reports.append((name, error)))

    async def fail() -> None:
        raise LookupError("gone")

    tasks.start("load", fail())
    await asyncio.sleep(0.01)
    assert [(name, str(error)) for name, error in reports] == [("page.load", "gone")]
    await tasks.close()


async def test_blocking_calls_leave_the_loop() -> None:
    workers = ThreadWorkers("blocking", 1)
    name = await workers.run(lambda: threading.current_thread().name)
    assert name.startswith("blocking")
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 / 0)
    workers.close()
    assert await InlineWorkers().run(lambda: threading.current_thread()) is (
        threading.current_thread()
    )
