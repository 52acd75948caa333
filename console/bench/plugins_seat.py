"""The guests of `bench plugins`, in a process with a loop of Qt's that is watched for gaps."""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from console.app.breathing import SWITCH
from console.bench.plugins_page import Paints, first_paint, page_of, put_away
from console.bench.plugins_stage import CALM, ROWS, STORM, Stage, manifest
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.states import GuestState
from console.plugin_host.guests.usage import usage
from widgets.common.theme import Theme, load_theme

PAGES = 5
"""Pages that are shown twice: with the start of their guest, and warm."""
_SETTLE = 3.0
_TICK_MS = 1


def main() -> None:
    """Measure and print it."""
    plugins, seconds = int(sys.argv[1]), float(sys.argv[2])
    app, theme = QApplication(sys.argv[:1]), load_theme("dark")
    gc.disable()  # as a console does: see console.app.garbage, breathing
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), replace(Limits(), asleep_after=1.0), _Door())
        try:
            shown = [f"calm-{number}" for number in range(min(PAGES, plugins))]
            told = _idle(stage, plugins) | _pages(stage, shown, theme)
            told |= _storm(stage, seconds, app, theme)
        finally:
            stage.keeper.close()
    print(json.dumps(told))


class _Door:
    """A console that is never asked anything."""

    def __getattr__(self, name: str) -> Any:
        return None


def _idle(stage: Stage, plugins: int) -> dict[str, Any]:
    """Wake guests one by one, weigh all, and let them fall asleep."""
    ids = [f"calm-{number}" for number in range(plugins)]
    for id in ids:
        stage.add(manifest(id), CALM)
    wakes = []
    for id in ids:
        stage.keeper.show(id, True)
        wakes.append(stage.until(lambda id=id: bool(stage.rows(id).rows)))  # type: ignore[misc]
    time.sleep(_SETTLE)
    processes = [health.process for id in ids if (health := stage.keeper.health(id))]
    memory = [found.memory for each in processes if (found := usage(each))]
    cpu = [found.cpu for each in processes if (found := usage(each))]
    time.sleep(_SETTLE)
    later = [found.cpu for each in processes if (found := usage(each))]
    for id in ids:
        stage.keeper.show(id, False)
    states = [GuestState.ASLEEP] * plugins
    stage.until(lambda: [h.state for id in ids if (h := stage.keeper.health(id))] == states)
    return {
        "wakes_s": wakes,
        "awake": len(memory),
        "memory_mb": [each / 1_000_000 for each in memory],
        "awake_cpu_percent": 100 * (sum(later) - sum(cpu)) / _SETTLE,
        "left_when_asleep": sum(usage(each) is not None for each in processes),
    }


def _pages(stage: Stage, ids: Sequence[str], theme: Theme) -> dict[str, Any]:
    """Show pages of guests that sleep, then the same pages again while they run."""
    started, warm = [], []
    for id in ids:
        stage.book.forget(id)
        page = page_of(stage, id, theme)
        stage.keeper.show(id, True)
        started.append(first_paint(page, lambda id=id: bool(stage.rows(id).rows)))  # type: ignore[misc]
        put_away(page)
        begun = time.perf_counter()
        page = page_of(stage, id, theme)
        made = time.perf_counter() - begun
        warm.append(made + first_paint(page))
        put_away(page)
        stage.keeper.show(id, False)
    return {"started_s": started, "warm_s": warm}


def _storm(stage: Stage, seconds: float, app: QApplication, theme: Theme) -> dict[str, Any]:
    """Let one guest tell 1,000 updates a second; watch the loop's gaps and what is painted."""
    stage.add(manifest("storm"), STORM)
    stage.keeper.show("storm", True)
    page = page_of(stage, "storm", theme)
    first_paint(page, lambda: len(stage.rows("storm").rows) == ROWS)
    paints, gaps = Paints(page.body), _Gaps()
    first, begun = _told(stage), time.perf_counter()
    QTimer.singleShot(round(seconds * 1000), app.quit)
    app.exec()
    took = time.perf_counter() - begun
    told = {
        "updates_per_s": (_told(stage) - first) / took,
        "painted_per_s": paints.of(page.body) / took,
        "gap_ms": gaps.longest * 1000,
        "turn_cpu_ms": gaps.most_work * 1000,
    }
    put_away(page)
    return told


def _told(stage: Stage) -> float:
    """Return the number of the newest update."""
    return max(float(str(row["level"])) for row in stage.rows("storm").rows)


class _Gaps:
    """Between two turns of the loop, at most: time, and time its thread had a processor; seconds.

    Attributes:
        longest: by the clock: what a busy machine does to it is in it.
        most_work: what the loop itself did.
    """

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self.most_work, self._worked = 0.0, time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now
        worked = time.thread_time()
        self.most_work, self._worked = max(self.most_work, worked - self._worked), worked


if __name__ == "__main__":
    main()
