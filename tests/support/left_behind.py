"""What a test has started and not ended, and the windows that stand."""

import asyncio
import contextlib
import multiprocessing
import sys
import threading
from typing import Any, Protocol


class Loops(Protocol):
    """The loops of the session."""

    def tasks(self) -> "set[asyncio.Task[Any]]": ...


class Living:
    """What lives beside the test: tasks, threads, child processes, visible windows."""

    def __init__(self, tasks: set[Any], threads: set[Any], children: set[Any], windows: set[Any]):
        self.tasks, self.threads, self.children, self.windows = tasks, threads, children, windows

    @classmethod
    def now(cls, loops: Loops) -> "Living":
        threads = {
            thread for thread in threading.enumerate() if not _belongs_to_the_session(thread)
        }
        return cls(loops.tasks(), threads, set(multiprocessing.active_children()), _windows())

    def without(self, other: "Living") -> "Living":
        return Living(
            self.tasks - other.tasks,
            self.threads - other.threads,
            self.children - other.children,
            self.windows - other.windows,
        )

    def names(self) -> list[str]:
        return [
            *(f"task {task.get_name()} ({task.get_coro()})" for task in self.tasks),
            *(f"thread {thread.name}" for thread in self.threads),
            *(f"process {child.name} ({child.pid})" for child in self.children),
            *(f"window {type(w).__name__} {w.windowTitle()!r}" for w in self.windows),
        ]

    def end(self) -> None:
        """End what can be ended, so that the next test is not blamed for it."""
        for task in self.tasks:
            with contextlib.suppress(RuntimeError):  # its loop is closed already
                task.cancel()
        for child in self.children:
            child.kill()
        for window in self.windows:
            window.hide()


def let_end(left: Living, loops: Loops) -> None:
    for task in left.tasks:
        task.get_loop().run_until_complete(asyncio.sleep(0.01))
    for thread in left.threads:
        thread.join(0.05)
    if left.windows:
        from PySide6.QtCore import QCoreApplication

        QCoreApplication.processEvents()


def _belongs_to_the_session(thread: threading.Thread) -> bool:
    """The workers of the session's loop stay; a dummy stands for a thread that Qt made."""
    return thread.name.startswith("asyncio_") or isinstance(thread, threading._DummyThread)


def _windows() -> set[Any]:
    return {window for window in top_widgets() if window.isVisible()}


def top_widgets() -> set[Any]:
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return set()
    return set(QApplication.topLevelWidgets())
