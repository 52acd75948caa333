"""A seat without a screen in a process of its own, driven by its JSON lines; may be killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

PATIENCE = 30.0
PRODUCT = ("-m", "console", "seat")

Told = dict[str, Any]


class SeatGone(Exception):  # noqa: N818 - it may be what was wanted
    """There is no answer.

    Attributes:
        is_final: the process that was asked has ended; else it may answer yet.
    """

    def __init__(self, what: str, is_final: bool) -> None:
        super().__init__(what)
        self.is_final = is_final


class SeatProcess:
    """One seat and its folder; its process may be killed and started again, from any thread.

    Args:
        hub: address the seat is given.
        folder: its data; what it writes on standard error goes beside it.
        login: fields of its first line.
        ca: file of the authority it trusts.
        program: what Python runs.
        environment: variables besides those of this process.
    """

    def __init__(
        self,
        hub: str,
        folder: Path,
        login: Mapping[str, Any],
        *,
        ca: str = "",
        program: Sequence[str] = PRODUCT,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.folder = folder
        self.login: Mapping[str, Any] = login
        words = ["--hub", hub, "--data", str(folder), "--key", "passphrase"]
        self._command = [sys.executable, *program, *words, *(["--ca", ca] if ca else [])]
        self._environment = {**os.environ, "PYTHONUTF8": "1", **environment}
        self._complaints = folder.with_name(folder.name + ".err")
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._guard = threading.Lock()
        self._moved = threading.Condition()
        self._answers: dict[int, Told] = {}
        self._asked: dict[int, threading.Thread | None] = {}
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
            raise SeatGone(f"{self.folder.name} does not run", is_final=True)
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
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with self._complaints.open("a") as complaints:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                encoding="utf-8",
                env=self._environment,
            )
        with self._guard:
            self._process = process
            self._reader = threading.Thread(target=self._read, args=(process,), name="seat reader")
            self._reader.start()
        return self._log_in()

    def say(self, order: Mapping[str, Any]) -> int:
        """Send a line; return the tag of its answer. One that is gone takes it silently."""
        with self._guard:
            self._tag += 1
            tag = self._tag
            self._asked[tag] = self._reader if self._process is not None else None
            self._put({**order, "tag": tag})
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
                left, reader = end - time.monotonic(), self._asked.get(tag)
                is_final = reader is None or not reader.is_alive()
                if is_final or left <= 0:
                    what = f"{self.folder.name}: no answer {tag}; {self.complaints}"
                    raise SeatGone(what, is_final)
                self._moved.wait(min(left, 0.2))
            return self._answers[tag]

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal (SIGSTOP, SIGCONT)."""
        process = self._process
        if process is not None:
            process.send_signal(number)

    def kill(self) -> None:
        """End it by kill -9; what it told before is kept."""
        if self._process is not None:
            self._process.kill()
            self._close()

    def stop(self) -> int:
        """Let it end by itself; return its exit status."""
        if self._process is None:
            return 0
        self._say_end()
        return self._close()

    def _log_in(self) -> int:
        return self.say({"login": dict(self.login)})

    def _say_end(self) -> None:
        self.say({"stop": True})

    def _put(self, line: Mapping[str, Any]) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(json.dumps(line) + "\n")
            process.stdin.flush()
        except (OSError, ValueError):
            return

    def _close(self) -> int:
        process, self._process = self._process, None
        assert process is not None and self._reader is not None
        try:
            return process.wait(PATIENCE)
        finally:
            self._reader.join(PATIENCE)
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                with suppress(OSError):  # what a killed process had not read
                    pipe.close()

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if not line.endswith("\n"):
                break  # cut off by the kill: it was not told
            told: Told = json.loads(line)
            with self._moved:
                if "news" in told:
                    self.news.append(told)
                else:
                    self._answers[told["tag"]] = told
                self._moved.notify_all()
        with self._moved:
            self._moved.notify_all()


class ConsoleProcess(SeatProcess):
    """The console itself with a hand that is told by lines (`console.bench.real.console_seat`)."""

    def start(self) -> Told:
        """Start it and wait until its queue is on the screen."""
        self.begin()
        end = time.monotonic() + PATIENCE
        while "error" in (told := self.ask({"do": "look"})) and time.monotonic() < end:
            time.sleep(0.1)
        return told

    def _log_in(self) -> int:
        with self._guard:
            self._put(self.login)
        return 0

    def _say_end(self) -> None:
        process = self._process
        assert process is not None and process.stdin is not None
        with suppress(OSError):
            process.stdin.close()
