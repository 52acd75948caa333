"""Safe mode: after two starts that died early, and by key, the console works without plugins.

Each start leaves a mark with its boot and process; it is taken away when the start has lasted. A
mark of a process that still runs is another console beside this one, and one of another boot is a
machine that was switched off: neither is counted (a shared marker of one word would misfire).
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from console.plugin_host.packages.whole_file import write_whole

BAD_STARTS = 2
"""Starts that died early in a row, in one boot, until plugins are left out."""


class StartMarks:
    """The marks of starts, one file each.

    Args:
        folder: where they lie.
        boot: id of this boot of the machine.
        process: number of this process.
        runs: whether a process still runs.
    """

    def __init__(
        self, folder: Path, boot: str, process: int, runs: Callable[[int], bool] | None = None
    ) -> None:
        self._folder, self._boot, self._process = folder, boot, process
        self._runs = runs or _is_running
        self._mine = folder / f"{boot[:36]}.{process}.json"

    def begin(self) -> bool:
        """Leave a mark; return whether to start without plugins."""
        died = [path for path in self._marks() if self._has_died(path)]
        write_whole(self._mine, json.dumps({"boot": self._boot, "process": self._process}))
        return len(died) >= BAD_STARTS

    def lasted(self) -> None:
        """Say that this start is well: no mark of one that died is kept."""
        for path in [*filter(self._has_died, self._marks()), self._mine]:
            path.unlink(missing_ok=True)

    def _marks(self) -> list[Path]:
        return sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []

    def _has_died(self, path: Path) -> bool:
        try:
            told = json.loads(path.read_text("utf-8"))
            boot, process = str(told["boot"]), int(told["process"])
        except (OSError, ValueError, KeyError, TypeError):
            return False
        return boot == self._boot and process != self._process and not self._runs(process)


class LeftOut:
    """Whether a person left plugins out by key; it holds over starts until the key again.

    Args:
        file: there while they are left out.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def is_so(self) -> bool:
        """Whether they are left out."""
        return self._file.exists()

    def set(self, is_so: bool) -> None:
        """Leave them out, or no longer.

        Raises:
            OSError: it holds for this run alone.
        """
        if is_so:
            write_whole(self._file, "")
        else:
            self._file.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return False  # no signal asks there; the journal's lock lets one console run a seat
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
