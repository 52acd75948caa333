"""What a guest wrote to its error output and as notes: for its author, and bounded."""

from collections import deque
from datetime import datetime
from pathlib import Path

from console.plugin_host.guests.faults import tidy

FILE = "guest.log"
MOST_BYTES = 1_000_000
"""After which the file is set aside as `guest.log.1`, and the one before is gone."""
_SHOWN = 50


class GuestLog:
    """Lines with their time.

    Args:
        folder: of the plugin's own data; made at the first line.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self.last: deque[str] = deque(maxlen=_SHOWN)
        """The newest, the latest at the end."""

    def write(self, moment: datetime, words: str) -> None:
        """Add a line; where the disk does not take it, the newest are still remembered."""
        line = tidy(words)
        if not line:
            return
        self.last.append(line)
        try:
            self._add(f"{moment.isoformat(timespec='seconds')} {line}\n")
        except OSError:
            return

    def _add(self, line: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists() and self._path.stat().st_size > MOST_BYTES:
            self._path.replace(self._path.with_name(f"{FILE}.1"))
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line)
