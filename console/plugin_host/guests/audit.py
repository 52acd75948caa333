"""Every call of a guest, a line each: who, what, with what, and whether it was let."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

FILE = "plugin-audit.jsonl"
MOST_BYTES = 5_000_000
KEPT = 4
"""Files that are kept besides the one that is written: `.1` is the newest of them."""
_MOST_ARGS = 300


class CallAudit:
    """Lines of one file; where the disk does not take them the call is refused.

    Args:
        folder: where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def write(
        self, at: datetime, plugin: str, what: str, args: Mapping[str, Any], outcome: str
    ) -> None:
        """Add a line.

        Raises:
            OSError: the disk does not take it.
        """
        shown = json.dumps(args, ensure_ascii=False, sort_keys=True)[:_MOST_ARGS]
        line = {"at": at.isoformat(), "plugin": plugin, "call": what, "args": shown}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._turn()
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({**line, "outcome": outcome}, ensure_ascii=False) + "\n")

    def _turn(self) -> None:
        if not self._path.exists() or self._path.stat().st_size < MOST_BYTES:
            return
        for number in range(KEPT - 1, 0, -1):
            older = self._path.with_name(f"{FILE}.{number}")
            if older.exists():
                older.replace(self._path.with_name(f"{FILE}.{number + 1}"))
        self._path.replace(self._path.with_name(f"{FILE}.1"))
