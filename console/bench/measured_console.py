"""A console in this process, measured from inside: started as a person starts it, and ended."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QApplication

from console.app import kept_code, light_imports  # noqa: F401 - as the console itself begins
from console.app.args import parse
from console.app.crash import say_what_happened
from console.app.loop import run
from console.app.starter import Starter
from console.app.translation import translate


class Bench(Protocol):
    """What measures it."""

    async def run(self) -> None:
        """Measure; the console ends when this is over."""
        ...


B = TypeVar("B", bound=Bench)


def measure(
    arguments: Sequence[str],
    make: Callable[[QApplication, Starter], B],
    ends_itself: bool = False,
) -> B:
    """Run a bench inside a console and return it with what it found.

    Args:
        arguments: the console's command line.
        make: builds the bench once the console has begun.
        ends_itself: the bench closes the console as a person does; else it is ended afterwards.
    """
    options = parse(arguments)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    say_what_happened()
    translate(app, options.language)
    starter = Starter(app, options)
    benches: list[B] = []
    tasks: list[asyncio.Task[None]] = []

    def over(task: asyncio.Task[None]) -> None:
        if task.exception():
            app.exit(1)
        elif not ends_itself:
            app.exit()  # a window that would rather stay does not hold a bench up

    def begin() -> None:
        starter.begin()
        benches.append(make(app, starter))
        tasks.append(asyncio.get_event_loop().create_task(benches[0].run()))
        tasks[0].add_done_callback(over)

    try:
        run(app, begin)
        tasks[0].result()
    finally:
        starter.end()
    return benches[0]
