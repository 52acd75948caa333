"""Where the patrols of a seat stand, by page of the wall: read at the next start, after any end.

A file that cannot be read costs the place in the round, and nothing else.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from console.domain.patrol_state import PatrolMark
from console.settings.plans.own_files import write_whole


class PatrolMarks:
    """Keeps the marks in one file.

    Args:
        file: where; None for a seat that keeps nothing.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def read(self) -> dict[str, PatrolMark]:
        """Return the marks by page; what cannot be read is left out."""
        try:
            told = json.loads(self._file.read_text("utf-8")) if self._file else {}
        except (OSError, ValueError):
            return {}
        if not isinstance(told, dict):
            return {}
        found = {str(page): _mark(one) for page, one in told.items()}
        return {page: mark for page, mark in found.items() if mark is not None}

    def write(self, marks: dict[str, PatrolMark]) -> None:
        """Keep the marks.

        Raises:
            OSError: they cannot be written.
        """
        if self._file is not None:
            told = {page: asdict(mark) for page, mark in marks.items()}
            write_whole(self._file, json.dumps(told, ensure_ascii=False))


def _mark(told: Any) -> PatrolMark | None:
    """Return a mark, as far as it is one."""
    try:
        cameras = tuple(str(camera) for camera in told["cameras"])
        held = tuple(int(tile) for tile in told["held"])
        number = int(told["number"])
        return PatrolMark(str(told["plan"]), number, cameras, held, bool(told["is_held"]))
    except (KeyError, TypeError, ValueError):
        return None
