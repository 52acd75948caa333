"""One worker process as the pool sees it: orders out, reports in, never waiting for either."""

import errno
import json
import logging
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, Protocol

_log = logging.getLogger(__name__)
_KEPT = (
    "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH",
    "VLC_PLUGIN_PATH", "PYTHON_VLC_LIB_PATH", "PYTHON_VLC_MODULE_PATH",
)  # fmt: skip
_TAIL = 20


def worker_environment(outer: Mapping[str, str]) -> dict[str, str]:
    """Return the few variables a worker needs; whatever else the console has stays there."""
    kept = {key: outer[key] for key in _KEPT if key in outer}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}


class Link(Protocol):
    """What the pool asks of a worker."""

    @property
    def pid(self) -> int:
        """The process id; 0 where there is no process."""
        ...

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        ...

    def order(self, order: dict[str, object]) -> None:
        """Send an order."""
        ...

    def reports(self) -> list[dict[str, Any]]:
        """Return what came since the last call."""
        ...

    def last_words(self) -> str:
        """Return why it ended, as far as it said so."""
        ...

    def close(self) -> None:
        """End it."""
        ...


class NoWorker:
    """Stands where no process runs: not yet, or because the system granted none.

    Args:
        why: what the system said.
    """

    pid = 0
    is_alive = False

    def __init__(self, why: str = "") -> None:
        self._why = why

    def order(self, order: dict[str, object]) -> None:
        """Nobody hears it: what is open is ordered anew once a process runs."""

    def reports(self) -> list[dict[str, Any]]:
        """Nobody says anything."""
        return []

    def last_words(self) -> str:
        """Return what the system said."""
        return self._why

    def close(self) -> None:
        """Nothing to end."""


class WorkerLink:
    """Starts a worker and talks with it through threads.

    Raises:
        OSError: the system grants no process, handle or thread.

    Args:
        engine: `ffmpeg` or `vlc`.
        heard: called from a thread whenever a report has come.
        hardware: kind of graphics device it decodes by; empty for the processors.
    """

    def __init__(self, engine: str, heard: Callable[[], None], hardware: str = "") -> None:
        words = [engine, hardware] if hardware else [engine]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "console.video.worker", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=worker_environment(os.environ),
        )
        self._heard = heard
        self._orders: SimpleQueue[dict[str, object] | None] = SimpleQueue()
        self._reports: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._tail: deque[bytes] = deque(maxlen=_TAIL)
        self._threads = [
            threading.Thread(target=work, daemon=True, name=f"worker-{self.pid}-{work.__name__}")
            for work in (self._write, self._read, self._read_errors)
        ]
        try:
            for thread in self._threads:
                thread.start()
        except RuntimeError as error:
            self._threads = [thread for thread in self._threads if thread.ident is not None]
            self.close()
            raise OSError(errno.EAGAIN, str(error)) from error

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def order(self, order: dict[str, object]) -> None:
        """Send an order; it is queued, so a stuck worker holds nobody up."""
        self._orders.put(order)

    def reports(self) -> list[dict[str, Any]]:
        """Return what came since the last call."""
        found = []
        while True:
            try:
                found.append(self._reports.get_nowait())
            except Empty:
                return found

    def last_words(self) -> str:
        """Return the last lines the worker wrote to its error output."""
        return b"".join(self._tail).decode(errors="replace")

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def close(self) -> None:
        """End the process and the threads that talk with it."""
        self._orders.put(None)
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            _shut(pipe)

    def _write(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        while (order := self._orders.get()) is not None:
            try:
                pipe.write(json.dumps(order).encode() + b"\n")
                pipe.flush()
            except OSError:
                return  # the process is gone; the pool sees that and starts another

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        for line in pipe:
            self._reports.put(json.loads(line))
            self._heard()
        self._heard()

    def _read_errors(self) -> None:
        pipe = self._process.stderr
        assert pipe is not None
        self._tail.extend(pipe)


def _shut(pipe: IO[bytes] | None) -> None:
    if pipe is None:
        return
    try:
        pipe.close()
    except OSError as error:
        _log.debug("pipe of an ended worker: %s", error)
