"""A seat without a screen in a process of its own, driven by its JSON lines; may be killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PATIENCE = 30.0
PRODUCT = ("-m", "console", "seat")

Told = dict[str, Any]


class SeatGone(Exception):  # noqa: N818 - it may be what was wanted
    """The process ended, or did not answer in time."""


class SeatProcess:
    """One seat and its folder; its process may be killed and started again.

    Args:
        hub: address the seat is given.
        folder: its data; what it writes on standard error goes beside it.
        login: fields of its first line.
        ca: file of the authority it trusts.
        program: what Python runs.
        on_told: called with each line it tells, on the reader's thread.
    """

    def __init__(
        self,
        hub: str,
        folder: Path,
        login: Mapping[str, Any],
        *,
        ca: str = "",
        program: Sequence[str] = PRODUCT,
        on_told: Callable[[Told], None] = lambda told: None,
    ) -> None:
        self.folder = folder
        self.login: Mapping[str, Any] = login
        words = ["--hub", hub, "--data", str(folder), "--key", "passphrase"]
        self._command = [sys.executable, *program, *words, *(["--ca", ca] if ca else [])]
        self._on_told = on_told
        self._complaints = folder.with_name(folder.name + ".err")
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._moved = threading.Condition()
        self._answers: dict[int, Told] = {}
        self._tag = 0
        self.news: list[Told] = []

    @property
    def is_running(self) -> bool:
        """Whether it was started and not ended by us."""
        return self._process is not None

    @property
    def pid(self) -> int:
        """Number of its process.

        Raises:
            SeatGone: it does not run.
        """
        if self._process is None:
            raise SeatGone(f"{self.folder.name} does not run")
        return self._process.pid

    @property
    def complaints(self) -> str:
        """The end of what it wrote on standard error."""
        return self._complaints.read_text("utf-8", errors="replace")[-3000:]

    def start(self) -> Told:
        """Start it, log in, and return its greeting."""
        return self.answer(self.begin(), PATIENCE)

    def begin(self) -> int:
        """Start it and send the first line; return that line's tag."""
        with self._complaints.open("a") as complaints:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                encoding="utf-8",
                env={**os.environ, "PYTHONUTF8": "1"},
            )
        self._process = process
        self._reader = threading.Thread(target=self._read, args=(process,), name="seat reader")
        self._reader.start()
        return self.say({"login": dict(self.login)})

    def say(self, order: Mapping[str, Any]) -> int:
        """Send a line; return the tag of its answer. One that is gone takes it silently."""
        self._tag += 1
        tag = self._tag
        if self._process is not None and self._process.stdin is not None:
            try:
                self._process.stdin.write(json.dumps({**order, "tag": tag}) + "\n")
                self._process.stdin.flush()
            except OSError:
                return tag
        return tag

    def ask(self, order: Mapping[str, Any], seconds: float = PATIENCE) -> Told:
        """Send a line and return its answer.

        Raises:
            SeatGone: there is none.
        """
        return self.answer(self.say(order), seconds)

    def answer(self, tag: int, seconds: float = PATIENCE) -> Told:
        """Return the answer to a line.

        Raises:
            SeatGone: it ended before, or did not answer in time.
        """
        end = time.monotonic() + seconds
        with self._moved:
            while tag not in self._answers:
                left = end - time.monotonic()
                is_over = self._reader is None or not self._reader.is_alive()
                if is_over or left <= 0:
                    raise SeatGone(f"{self.folder.name}: no answer {tag}; {self.complaints}")
                self._moved.wait(min(left, 0.5))
            return self._answers[tag]

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal (SIGSTOP, SIGCONT)."""
        if self._process is not None:
            self._process.send_signal(number)

    def kill(self) -> None:
        """Kill -9; what it told before is kept."""
        if self._process is not None:
            self._process.kill()
            self._close()

    def stop(self) -> int:
        """Ask it to end; return its exit status."""
        if self._process is None:
            return 0
        self.say({"stop": True})
        return self._close()

    def _close(self) -> int:
        process, self._process = self._process, None
        assert process is not None and self._reader is not None
        status = process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:  # what was not read by a killed process
                continue
        return status

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if not line.endswith("\n"):
                break  # cut off by the kill: it was not told
            told: Told = json.loads(line)
            self._on_told(told)
            with self._moved:
                if "news" in told:
                    self.news.append(told)
                else:
                    self._answers[told["tag"]] = told
                self._moved.notify_all()
        with self._moved:
            self._moved.notify_all()
