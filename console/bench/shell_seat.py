"""The console of `bench shell` whose pages are asked for by keys, one after the other.

A switch runs from the posting of the key to the end of the paint that shows the page; the call
form counts as a page. Prints one JSON line.
"""

import argparse
import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from console.app.starter import Starter
from console.bench.cache_seat import Watch, seat_of
from console.bench.cache_store import POLICY
from console.bench.measured_console import measure
from console.shell import rail_pages

PAUSE = 0.05
"""Between a paint and the next key, seconds: faster than a hand."""

SETTLED = 2.0
PATIENCE = 30.0
NUMBER_KEYS = "1234567890"


class PagesBench(QObject):
    """Presses the keys of the pages in turns."""

    def __init__(self, app: QApplication, starter: Starter, switches: int) -> None:
        super().__init__()
        self._app = app
        self._seat = seat_of(starter)
        self._window = self._seat.frame.window
        self._switches = switches
        self._painted = asyncio.Event()
        self._painted_at = 0.0
        self._watches: dict[QWidget, Watch] = {}
        self._window.page_shown.connect(self._shown)
        self.told: dict[str, Any] = {"waits_ms": {}}

    async def run(self) -> None:
        """Wait until the seat has settled, then go through the pages again and again."""
        while not self._seat.models.queue.rowCount():
            await asyncio.sleep(0.05)
        await asyncio.sleep(SETTLED)
        alerts = self._seat.models.queue.alerts()
        self._seat.pages.deploy.show_alert(alerts[0].id)
        pages = [item.id for item in rail_pages.rail_items() if item.id != rail_pages.VIDEO]
        waits = self.told["waits_ms"] = {page: [] for page in pages}
        for number in range(self._switches):
            page = pages[(number + 1) % len(pages)]
            waits[page].append(1000 * await self._ask_for(page))
        self._app.quit()

    async def _ask_for(self, page: str) -> float:
        await asyncio.sleep(PAUSE)
        self._painted.clear()
        begun = time.monotonic()
        if page == rail_pages.INTAKE:
            self._watch(self._seat.pages.intake)
            _post(self._window, Qt.Key.Key_F2)
        else:
            digit = NUMBER_KEYS[[item.id for item in rail_pages.rail_items()].index(page)]
            _post(self._window, Qt.Key(ord(digit)), Qt.KeyboardModifier.ControlModifier)
        await asyncio.wait_for(self._painted.wait(), PATIENCE)
        return self._painted_at - begun

    def _shown(self, page: str) -> None:
        shown = self._window.page(page)
        if shown is not None and not self._awaits_form:
            self._watch(shown)

    @property
    def _awaits_form(self) -> bool:
        form = self._seat.pages.intake
        return form in self._watches and self._watches[form].is_waiting

    def _watch(self, page: QWidget) -> None:
        watch = self._watches.get(page)
        if watch is None:
            watch = self._watches[page] = Watch(page)
        watch.after_paint(self._note)

    def _note(self) -> None:
        self._painted_at = time.monotonic()
        self._painted.set()


def _post(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(widget, QKeyEvent(kind, key, modifiers, ""))


def main() -> int:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--switches", type=int, default=200)
    given = parser.parse_args()
    bench = measure(
        ["--data", str(given.data), "--key", POLICY],
        lambda app, starter: PagesBench(app, starter, given.switches),
    )
    print(json.dumps(bench.told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
