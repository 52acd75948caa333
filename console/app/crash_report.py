"""What an error was, in lines that fit one screen and tell nothing of anybody.

A report is photographed and sent to somebody far away, so it holds where it happened and what the
program is, and none of what was worked on: names, places and numbers are taken out of every word
that comes from data. The same error at the same place has the same code on every machine.
"""

import hashlib
import logging
import platform
import re
import traceback
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

import console

MOST_FRAMES = 14
MOST_LOGGED = 8
WIDEST = 100
"""Characters of a line: a report is read on one screen."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing in it is taken for something else over the phone."""
_CODE = 5

_HIDDEN = (
    (re.compile(r"(['\"]).*?\1"), "'…'"),
    (re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff][^\x00-\x7f]*"), "…"),
    (re.compile(r"\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE), "URL"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b"), "ADDRESS"),
    (
        re.compile(r"(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,}(?![\w:])", re.IGNORECASE),
        "ADDRESS",
    ),
    (
        re.compile(
            r"\b[\w-]+(?:\.[\w-]+)*\.(?:cn|com|net|org|gov|edu|local|lan|internal)\b", re.IGNORECASE
        ),
        "HOST",
    ),
    (re.compile(r"(?:/[^\s/:]+){2,}"), "PATH"),
    (re.compile(r"[A-Za-z]:\\\S+"), "PATH"),
    (re.compile(r"\b[0-9A-Za-z_-]{20,}\b"), "ID"),
    (re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[0-9A-Za-z_-]{8,}\b"), "ID"),
    (re.compile(r"\d{3,}"), "#"),
)


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One report.

    Attributes:
        code: to be read over the phone, as `E-7K2QF`.
        at: when.
        lines: the whole report, the code first.
    """

    code: str
    at: datetime
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The report as it is written to its file."""
        return "\n".join(self.lines) + "\n"


class Recent(logging.Handler):
    """Remembers how the log went lately, without what was filled into its sentences."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kept: deque[tuple[float, str]] = deque(maxlen=MOST_LOGGED)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a sentence of the log as the program has it."""
        words = redacted(str(record.msg))
        self._kept.append((record.created, f"{record.levelname} {record.name}: {words}"))

    def lines(self, now: float) -> list[str]:
        """Return what was said, each with how many seconds ago."""
        return [f"-{now - at:.0f} s {words}" for at, words in list(self._kept)]


def redacted(text: str) -> str:
    """Take names, places, numbers, addresses and secrets out of a sentence."""
    for pattern, instead in _HIDDEN:
        text = pattern.sub(instead, text)
    return text.replace("\n", " ")


def code_of(parts: Sequence[str]) -> str:
    """Return the short code of an error from what makes it the same error again."""
    number = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:8])
    letters = []
    for _ in range(_CODE):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return f"E-{''.join(letters)}"


def report_error(
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
    thread: str,
    at: datetime,
    recent: Sequence[str],
) -> CrashReport:
    """Return the report of an error nobody caught."""
    frames = [_frame(each) for each in traceback.extract_tb(trace)]
    code = code_of([kind.__qualname__, *(f.split(":")[0] + f.split(" ")[-1] for f in frames)])
    what = f"{kind.__qualname__}: {redacted(str(error))}" if error else kind.__qualname__
    return CrashReport(code, at, _lines(code, at, what, thread, frames, recent))


def report_native(told: str, at: datetime) -> CrashReport:
    """Return the report of a crash in a library, from what Python's fault handler wrote.

    Args:
        told: its text.
        at: when it was found, at the next start.
    """
    found = re.findall(r'File "([^"]+)", line (\d+) in (\S+)', told)
    frames = [f"{_short(file)}:{line} {function}" for file, line, function in found]
    first = redacted(told.strip().splitlines()[0]) if told.strip() else "?"
    code = code_of([first, *(f.split(":")[0] + f.split(" ")[-1] for f in frames[:MOST_FRAMES])])
    return CrashReport(code, at, _lines(code, at, first, "?", frames[:MOST_FRAMES][::-1], []))


def _lines(
    code: str,
    at: datetime,
    what: str,
    thread: str,
    frames: Sequence[str],
    recent: Sequence[str],
) -> tuple[str, ...]:
    shown = [f"… {len(frames) - MOST_FRAMES}"] if len(frames) > MOST_FRAMES else []
    lines = [
        f"{code}  command-hall {console.__version__}  {at.isoformat(timespec='seconds')}",
        what,
        f"thread {redacted(thread)}",
        f"python {platform.python_version()} {platform.system()} {platform.release()}"
        f" {platform.machine()}",
        *shown,
        *frames[-MOST_FRAMES:],
        *recent[-MOST_LOGGED:],
    ]
    return tuple(line[:WIDEST] for line in lines)


def _frame(each: traceback.FrameSummary) -> str:
    return f"{_short(each.filename)}:{each.lineno} {each.name}"


def _short(file: str) -> str:
    """Return a file's path from its package on, without where it is installed."""
    parts = Path(file.replace("\\", "/")).parts
    for root in ("site-packages", "console", "widgets", "offline_cache", "tests"):
        if root in parts:
            start = parts.index(root) + (root == "site-packages")
            return "/".join(parts[start:])
    return "/".join(parts[-2:])
