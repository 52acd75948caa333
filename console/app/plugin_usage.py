"""How often which plugin is opened at this seat: kept here, sent nowhere, written out by a person.

Row 100 of the domain: whoever decides which page stays should see which is used. The file holds
counts by month and plugin, no person and no time of day.
"""

import csv
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

FILE = "plugin-usage.json"


class PluginUsage:
    """Counts by month.

    Args:
        folder: of the seat; None counts nothing (a replay).
        now: the hall's time.
    """

    def __init__(self, folder: Path | None, now: Callable[[], datetime]) -> None:
        self._file = folder / FILE if folder else None
        self._now = now
        self._counts = self._read()

    def _read(self) -> dict[str, dict[str, int]]:
        try:
            told = json.loads(self._file.read_text("utf-8")) if self._file else {}
            return {str(m): {str(p): int(n) for p, n in of.items()} for m, of in told.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def opened(self, plugin: str) -> None:
        """Count one opening of a page."""
        month = self._counts.setdefault(f"{self._now():%Y-%m}", {})
        month[plugin] = month.get(plugin, 0) + 1
        if self._file is not None:
            part = self._file.with_suffix(".part")
            part.write_text(json.dumps(self._counts), "utf-8")
            part.replace(self._file)

    def of(self, plugin: str) -> int:
        """Return how often a plugin was opened here."""
        return sum(month.get(plugin, 0) for month in self._counts.values())

    def export(self, file: Path) -> int:
        """Write all counts as a table; returns how many lines it has."""
        rows = [(m, p, n) for m, of in sorted(self._counts.items()) for p, n in sorted(of.items())]
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(("月份", "插件", "打开次数"))
            writer.writerows(rows)
        return len(rows)
