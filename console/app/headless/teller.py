"""Lines out: one thread writes them, so that a reader who is slow never holds sync or an act up."""

import logging
import queue
import threading
from collections.abc import Mapping
from typing import Any, TextIO

import msgspec

MOST_WAITING = 10_000
"""Lines that may wait for the reader; news beyond that are counted and left out."""

_END: Mapping[str, Any] = {}
_log = logging.getLogger(__name__)


class Teller:
    """Writes JSON lines in the order they were told.

    Args:
        out: where they go; standard output.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lines: queue.Queue[Mapping[str, Any]] = queue.Queue(MOST_WAITING)
        self._left_out = 0
        self._thread = threading.Thread(target=self._write, name="teller", daemon=True)
        self._thread.start()

    def answer(self, line: Mapping[str, Any]) -> None:
        """Tell what became of a line that came in; waits while the reader does not read."""
        self._lines.put(line)

    def news(self, news: str, **fields: Any) -> None:
        """Tell what nobody asked for; never waits."""
        try:
            self._lines.put_nowait({"news": news, **fields})
        except queue.Full:
            self._left_out += 1

    def close(self, timeout: float = 5.0) -> None:
        """Write what was told, then stop; gives up on a reader who does not read."""
        try:
            self._lines.put(_END, timeout=timeout)
        except queue.Full:
            return
        self._thread.join(timeout)

    def _write(self) -> None:
        is_read = True
        while (line := self._lines.get()) is not _END:
            left_out, self._left_out = self._left_out, 0
            if left_out:
                is_read = is_read and self._put({"news": "left_out", "count": left_out})
            is_read = is_read and self._put(line)

    def _put(self, line: Mapping[str, Any]) -> bool:
        """Write one line; False when nobody reads any more."""
        try:
            self._out.write(msgspec.json.encode(line).decode() + "\n")
            self._out.flush()
        except (OSError, ValueError) as error:
            _log.warning("nobody reads what this seat tells: %s", error)
            return False
        return True
