"""An error nobody caught is written down with what it was; the console goes on if it can.

What goes to the log is for whoever sits beside the machine; what goes into the folder `crashes` is
a report that can be shown to a stranger. A crash of a library is found at the next start.
"""

import faulthandler
import logging
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from console.app.crash_report import CrashReport, Recent, report_error, report_native

FOLDER = "crashes"
MOST = 20
"""Reports kept; the oldest goes."""

AGAIN = 60.0
"""Seconds in which the same error is not reported once more."""

_NATIVE = "native.log"
_log = logging.getLogger("console.crash")

Trace = TracebackType | None


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


def _uncaught(kind: type[BaseException], error: BaseException, trace: Trace) -> None:
    _log.error("uncaught error", exc_info=(kind, error, trace))


def _uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        name = arguments.thread.name if arguments.thread else "?"
        _log.error("uncaught error in thread %s", name, exc_info=arguments.exc_value)


class CrashKeeper:
    """Keeps reports of what went wrong in a seat's folder.

    Args:
        folder: the seat's data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self.told: Callable[[CrashReport], None] | None = None
        """Hears of each report, on whatever thread the error was."""
        self._recent = Recent()
        self._seen: dict[str, float] = {}
        self._native: TextIO | None = None

    def begin(self) -> CrashReport | None:
        """Watch from now on; return what a library's crash left of the last run, if it did."""
        found = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            found = self._left_behind()
            self._native = (self.folder / _NATIVE).open("w", encoding="utf-8")
            faulthandler.enable(self._native)
        except OSError:
            _log.warning("reports of crashes cannot be kept", exc_info=True)
        logging.getLogger().addHandler(self._recent)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        return found

    def end(self) -> None:
        """Watch no more; the run ended as it should."""
        logging.getLogger().removeHandler(self._recent)
        sys.excepthook, threading.excepthook = _uncaught, _uncaught_in_thread
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            (self.folder / _NATIVE).unlink(missing_ok=True)

    def last(self) -> CrashReport | None:
        """Return the newest report there is."""
        files = self._files()
        if not files:
            return None
        lines = tuple(files[-1].read_text("utf-8", errors="replace").splitlines())
        at = datetime.fromtimestamp(files[-1].stat().st_mtime).astimezone()
        return CrashReport(lines[0].split()[0] if lines else "?", at, lines)

    def keep(self, report: CrashReport) -> bool:
        """Write a report, unless the same was written a moment ago; return whether it was."""
        now = time.monotonic()
        if now - self._seen.get(report.code, -AGAIN) < AGAIN:
            return False
        self._seen[report.code] = now
        name = f"{report.at:%Y%m%d-%H%M%S}-{report.code}.txt"
        try:
            (self.folder / name).write_text(report.text, "utf-8")
            for old in self._files()[:-MOST]:
                old.unlink()
        except OSError:
            _log.warning("the report of a crash cannot be written", exc_info=True)
        return True

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*-E-*.txt"))

    def _left_behind(self) -> CrashReport | None:
        left = self.folder / _NATIVE
        told = left.read_text("utf-8", errors="replace") if left.exists() else ""
        if not told.strip():
            return None
        report = report_native(told, datetime.fromtimestamp(left.stat().st_mtime).astimezone())
        self.keep(report)
        return report

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: Trace) -> None:
        _uncaught(kind, error, trace)
        self._report(kind, error, trace, threading.current_thread().name)

    def _uncaught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        _uncaught_in_thread(arguments)
        name = arguments.thread.name if arguments.thread else "?"
        self._report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback, name)

    def _report(
        self, kind: type[BaseException], error: BaseException | None, trace: Trace, thread: str
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        now = datetime.now().astimezone()
        recent = self._recent.lines(now.timestamp())
        report = report_error(kind, error, trace, thread, now, recent)
        if self.keep(report) and self.told is not None:
            self.told(report)
