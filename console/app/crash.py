"""An error nobody caught is written down with what it was; the console goes on if it can."""

import faulthandler
import logging
import sys
import threading
from types import TracebackType

_log = logging.getLogger("console.crash")


def say_what_happened() -> None:
    """Send uncaught errors of every thread to the log, and crashes of libraries to stderr."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)
    if sys.stderr is not None:
        faulthandler.enable()
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _log.error("uncaught error", exc_info=(kind, error, trace))


def _uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        name = arguments.thread.name if arguments.thread else "?"
        _log.error("uncaught error in thread %s", name, exc_info=arguments.exc_value)
