"""Child processes that end when they should, and never outlive whoever started them."""

import asyncio
import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import console

ROOT = Path(console.__file__).resolve().parents[1]
READY_SECONDS = 60.0
"""How long a program may take to say that it is ready (encoding clips, the first time)."""

STOP_SECONDS = 8.0
"""How long a program may take to end when asked, before it is killed."""

_PR_SET_PDEATHSIG = 1


class ChildFailedError(RuntimeError):
    """A program ended or said nothing when it should have been ready."""


class Child:
    """One program: started, spoken to by lines, ended.

    Args:
        name: what it is called in messages.
        module: as `python -m` takes it.
        arguments: its command line; nothing secret belongs there.
        log: file for what it says on standard error.
        environment: variables added to ours.
    """

    def __init__(
        self,
        name: str,
        module: str,
        arguments: Sequence[str],
        log: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self._command = [sys.executable, "-m", module, *arguments]
        self._log = log
        self._environment = environment or {}
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """Its process id, 0 before it was started."""
        return 0 if self._process is None else self._process.pid

    async def start(self, *, reads_output: bool = True) -> None:
        """Start it; its standard input is a pipe.

        Raises:
            OSError: it cannot be started.
        """
        log = None if self._log is None else self._log.open("ab")
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE if reads_output else None,
                stderr=log,
                env=self._full_environment(),
                start_new_session=True,
                preexec_fn=_dies_with_parent(),
            )
        finally:
            if log is not None:
                log.close()

    async def ready(self) -> dict[str, Any]:
        """Return the JSON line it says when it is ready.

        Raises:
            ChildFailedError: it ended, or said nothing in time.
        """
        assert self._process is not None and self._process.stdout is not None
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), READY_SECONDS)
            told: dict[str, Any] = json.loads(line)
        except (TimeoutError, ValueError) as error:
            await self.stop()
            raise ChildFailedError(f"{self.name} did not start; see {self._log}") from error
        return told

    async def say(self, text: str, *, is_last: bool = False) -> None:
        """Write one line to its standard input; `is_last` closes it."""
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(text.encode() + b"\n")
        await self._process.stdin.drain()
        if is_last:
            self._process.stdin.close()

    async def run(self, text: str = "") -> None:
        """Start it, give it a line, and wait until it ends well.

        Raises:
            ChildFailedError: it ended with another status than 0.
        """
        await self.start(reads_output=True)
        assert self._process is not None
        output, _ = await self._process.communicate(text.encode() + b"\n" if text else None)
        if self._process.returncode:
            said = output.decode(errors="replace").strip()
            raise ChildFailedError(f"{self.name} failed: {said}; see {self._log}")

    async def wait(self) -> int:
        """Wait until it ends; return its status."""
        assert self._process is not None
        return await self._process.wait()

    async def stop(self) -> None:
        """Ask it to end, and kill it when it does not."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        except TimeoutError:
            await self.kill()
        self._close_input()

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.is_running and self._process is not None:
            self._process.kill()
            await self._process.wait()
            self._close_input()

    def _close_input(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def _full_environment(self) -> dict[str, str]:
        path = os.pathsep.join(p for p in (str(ROOT), os.environ.get("PYTHONPATH", "")) if p)
        return {**os.environ, "PYTHONPATH": path, **self._environment}


def _dies_with_parent() -> Callable[[], None] | None:
    """Return what a child does first: ask the kernel to end it when its parent dies (Linux)."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def ask() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask
