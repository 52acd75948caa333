"""What every test lives under: no display, no noise, nothing left behind.

- Qt draws off screen unless QT_QPA_PLATFORM says otherwise.
- `async def` tests run on one loop for the session; a test that asks for `qapp` or `qtbot` runs on
  a qasync loop, so that Qt and coroutines share its thread as they do in the console.
- A Qt warning, a log record of ERROR or above, a task, thread, process or window that is left
  behind fails the test that made it.
"""

import asyncio
import gc
import inspect
import logging
import os
import socket
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import qVersion

from console.runtime.clock import ManualClock
from tests.support import side_by_side
from tests.support.left_behind import Living, let_end, top_widgets

ASYNC_TEST_SECONDS = 120.0
"""An `async def` test that takes longer than this hangs; a `long` one may take its time."""

GRACE_SECONDS = 2.0
"""How long something that was told to end may take to do so."""

HARMLESS_QT_MESSAGES = (
    # The off-screen platform has no window manager to give these wishes to.
    r"This plugin does not support (propagateSizeHints|raise|grabbing|setting window opacity)",
    r"This plugin supports grabbing the mouse only for popup windows",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also the long form of the runs (hours)")
    parser.addoption("--domestic", action="store_true", help="./hall: on Qt 6.8, for glibc 2.28")
    parser.addoption("--beside", metavar="FILE", help="another run holds this file, too")
    parser.addoption("--named", metavar="NAME", default="this", help="this one, beside the other")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--domestic") != qVersion().startswith("6.8."):
        raise pytest.UsageError(
            f"this is Qt {qVersion()}; ./hall test --domestic starts that of 6.8"
        )
    config.stash[LOOPS] = Loops()
    side_by_side.begin(config)
    # Cycles of Qt objects must not be taken apart in a lane's thread: see console.app.garbage.
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()  # what is imported by now is no garbage and need not be looked at again


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    side_by_side.take_turn(item)
    is_over = yield
    # Only now does nobody hold what the test had; looked at before, it would count as old.
    is_last_of_file = nextitem is None or nextitem.path != item.path
    gc.collect(2 if is_last_of_file else 1)
    return is_over


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    side_by_side.note(item.config, report)
    return report


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[LOOPS].close()
    side_by_side.end(config)


def pytest_report_header(config: pytest.Config) -> list[str]:
    samples = os.environ.get("COMMAND_HALL_SAMPLES", "none given (COMMAND_HALL_SAMPLES)")
    return [f"samples: {samples}", f"long runs: {'yes' if config.getoption('--long') else 'no'}"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("qt_log_level_fail") is None:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        if item.get_closest_marker("qt_log_ignore") is None:
            item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS_QT_MESSAGES))
    left_out = [item for item in items if not _is_wanted(config, item)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
    side_by_side.order(config, items)


def _is_wanted(config: pytest.Config, item: pytest.Item) -> bool:
    if item.get_closest_marker("long") is not None and not config.getoption("--long"):
        return False
    return item.get_closest_marker("samples") is None or "COMMAND_HALL_SAMPLES" in os.environ


# ------------------------------------------------------------------ async tests


class Loops:
    """The loops of one test session: a plain one, and one that Qt runs on."""

    def __init__(self) -> None:
        self._plain: asyncio.AbstractEventLoop | None = None
        self._qt: asyncio.AbstractEventLoop | None = None

    def plain(self) -> asyncio.AbstractEventLoop:
        if self._plain is None:
            self._plain = asyncio.new_event_loop()
        return self._plain

    def qt(self) -> asyncio.AbstractEventLoop:
        if self._qt is None:
            import qasync
            from PySide6.QtWidgets import QApplication

            self._qt = qasync.QEventLoop(QApplication.instance())
        return self._qt

    def tasks(self) -> "set[asyncio.Task[Any]]":
        made = [loop for loop in (self._plain, self._qt) if loop is not None]
        return {task for loop in made for task in asyncio.all_tasks(loop)}

    def close(self) -> None:
        for loop in (self._plain, self._qt):
            if loop is not None:
                loop.run_until_complete(loop.shutdown_default_executor())
                loop.close()


LOOPS = pytest.StashKey[Loops]()


@pytest.fixture
def loop(request: pytest.FixtureRequest) -> asyncio.AbstractEventLoop:
    """The loop this test runs on, for fixtures that have to start something on it."""
    return _loop_of(request.node)


def _loop_of(item: pytest.Item) -> asyncio.AbstractEventLoop:
    loops = item.config.stash[LOOPS]
    return loops.qt() if "qapp" in getattr(item, "fixturenames", ()) else loops.plain()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    arguments = {name: pyfuncitem.funcargs[name] for name in wanted}
    is_long = pyfuncitem.get_closest_marker("long") is not None

    async def within_time() -> None:
        async with asyncio.timeout(None if is_long else ASYNC_TEST_SECONDS):
            await pyfuncitem.obj(**arguments)

    _loop_of(pyfuncitem).run_until_complete(within_time())
    return True


# ------------------------------------------------------------------ no noise, nothing left behind


class _Errors(logging.Handler):
    """Keeps every record of ERROR or above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def logged_errors() -> Iterator[list[logging.LogRecord]]:
    """Records of ERROR or above, for a test that provokes them and looks at them."""
    handler = _Errors()
    logging.getLogger().addHandler(handler)
    yield handler.records
    logging.getLogger().removeHandler(handler)


@pytest.fixture(autouse=True)
def _no_errors_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    handler = _Errors()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.records and "logged_errors" not in request.fixturenames:
        lines = "\n".join(logging.Formatter().format(record) for record in handler.records)
        pytest.fail(f"logged as an error, and the test did not ask for it:\n{lines}", pytrace=False)


@pytest.fixture(autouse=True)
def _nothing_left_behind(
    request: pytest.FixtureRequest, _windows_end_with_their_test: None
) -> Iterator[None]:
    loops = request.config.stash[LOOPS]
    before = Living.now(loops)
    yield
    deadline = time.monotonic() + GRACE_SECONDS
    left = Living.now(loops).without(before)
    while left.names() and time.monotonic() < deadline:
        let_end(left, loops)
        left = Living.now(loops).without(before)
    if left.names():
        left.end()
        pytest.fail("left behind: " + "; ".join(left.names()), pytrace=False)


@pytest.fixture
def _windows_end_with_their_test() -> Iterator[None]:
    """Hidden ones, too: each would wear every look that a later test gives the application."""
    before = top_widgets()
    yield
    left = top_widgets() - before
    if left:
        from shiboken6 import delete, isValid

        for window in filter(isValid, left):  # one goes with another it belongs to
            delete(window)


# ------------------------------------------------------------------ small things many tests want


@pytest.fixture
def free_port() -> int:
    """A TCP port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def manual_clock() -> ManualClock:
    """A clock that goes on when the test says so."""
    return ManualClock()


@pytest.fixture
def samples() -> Path:
    """The folder of optional sample files; only for tests marked `samples`."""
    return Path(os.environ["COMMAND_HALL_SAMPLES"])
