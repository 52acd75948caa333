"""The console of `bench cache`: how soon it is usable, or how soon a keystroke shows its finds.

`start` ends when rows of the queue were painted, Down was pressed and the cursor's new row was
painted. `search` types words into the palette, one character at a time; a keystroke's time runs
from its posting to the end of the paint that shows what was found.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from console.app import (  # as the console itself begins
    kept_code,
    light_imports,  # noqa: F401
)
from console.app.args import parse
from console.app.crash import say_what_happened
from console.app.loop import run
from console.app.seat import Seat
from console.app.starter import Starter
from console.app.translation import translate
from console.bench.cache_store import POLICY
from console.models.finder import Finder, Found
from console.shell.found_list import FoundList

WORDS = (
    "梯", "水", "江", "燃气", "井盖", "老人", "积水", "消防通", "望汐路", "下立交", "滨江大道",
    "电梯困人", "烟感报警", "wangxi", "jiangpu", "wxl", "dtkr", "clldxck", "119", "2026", "88",
    "路 12", "望汐路 积水", "zzqx", "龘龘", "不存在的", "xiaoqu", "dianti", "树木倒伏", "bjtr",
)  # fmt: skip
"""What is typed: words of one to four characters, sounds, initials, numbers, and no hits."""

PAUSE = 0.03
"""Between a paint and the next key, seconds: faster than a hand."""


class Watch(QObject):
    """Calls back at the end of a widget's next paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._then: Callable[[], None] | None = None
        widget.installEventFilter(self)

    def after_paint(self, then: Callable[[], None]) -> None:
        """Call `then` once, after the next paint."""
        self._then = then

    @property
    def is_waiting(self) -> bool:
        """Whether the paint waited for has not begun."""
        return self._then is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See paints go by; a timer of no length runs when the paint is over."""
        if event.type() == QEvent.Type.Paint and self._then is not None:
            QTimer.singleShot(0, self._then)
            self._then = None
        return False


class StartBench(QObject):
    """Presses Down as soon as rows are painted; done when the new row is."""

    def __init__(self, app: QApplication, starter: Starter) -> None:
        super().__init__()
        self._app = app
        self._seat = seat_of(starter)
        self._rows = self._seat.pages.duty.queue.list
        self._rows.painted_ids = self._painted
        self._first = ""
        self.told: dict[str, Any] = {}

    def _painted(self, ids: set[str]) -> None:
        now = time.monotonic()
        if not ids:
            return
        if "painted_at" not in self.told:
            self.told["painted_at"] = now
            self._rows.current_changed.connect(self._moved)
            QTimer.singleShot(0, self._press)
        elif "moved_at" in self.told and "usable_at" not in self.told:
            self.told["usable_at"] = now
            self.told["usable_cpu_s"] = time.process_time()
            self.told["rows"] = self._seat.models.queue.rowCount()
            QTimer.singleShot(0, self._app.quit)

    def _press(self) -> None:
        self._first = self._rows.current_id
        _post(self._rows, Qt.Key.Key_Down, "")

    def _moved(self, current: str) -> None:
        if current != self._first:
            self.told["moved_at"] = time.monotonic()


class SearchBench(QObject):
    """Types into the palette."""

    def __init__(self, app: QApplication, starter: Starter, keystrokes: int) -> None:
        super().__init__()
        self._app = app
        self._seat = seat_of(starter)
        self._keystrokes = keystrokes
        self._palette = self._seat.frame.palette
        lines = self._palette.findChild(FoundList)
        assert lines is not None
        self._watch = Watch(lines)
        self._shown = asyncio.Event()
        self._painted_at = 0.0
        self.told: dict[str, Any] = {"waits_ms": [], "slowest": [], "hits": 0}

    async def type_words(self) -> None:
        """Wait until the seat has settled, then type."""
        while not self._seat.models.queue.rowCount():
            await asyncio.sleep(0.05)
        await asyncio.sleep(2)
        self._listen(self._seat.models.finder)
        self._palette.open()
        waits: list[tuple[float, str]] = []
        for word in (word for _ in range(self._keystrokes) for word in WORDS):
            self._palette.field.clear()
            await asyncio.sleep(PAUSE)
            for length, letter in enumerate(word, 1):
                waits.append((await self._type(letter), word[:length]))
            self.told["hits"] += bool(self._palette.found)
            if len(waits) >= self._keystrokes:
                break
        self.told["waits_ms"] = [wait * 1000 for wait, _ in waits]
        self.told["slowest"] = sorted(waits, reverse=True)[:5]
        self._app.quit()

    def _listen(self, finder: Finder) -> None:
        """Wait for the paint of the lines after each result; the list paints the same ones, too."""
        start = finder.start

        def watched(
            words: str, then: Callable[[list[Found]], None], is_composed: bool = False
        ) -> None:
            def deliver(found: list[Found]) -> None:
                then(found)
                self._watch.after_paint(self._painted)

            start(words, deliver, is_composed)

        finder.start = watched  # type: ignore[method-assign]

    def _painted(self) -> None:
        self._painted_at = time.monotonic()
        self._shown.set()

    async def _type(self, letter: str) -> float:
        self._shown.clear()
        posted_at = time.monotonic()
        _post(self._palette.field, Qt.Key.Key_unknown, letter)
        if letter == " ":  # a blank changes no word
            await asyncio.sleep(PAUSE)
            return 0.0
        await asyncio.wait_for(self._shown.wait(), 30)
        await asyncio.sleep(PAUSE)
        return self._painted_at - posted_at


def _post(widget: QWidget, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.postEvent(widget, event)


def seat_of(starter: Starter) -> Seat:
    """Return the seat of a console that has begun; end the program when there is none."""
    if starter.seat is None:
        raise SystemExit("the console did not start: no grant, or a store that cannot be opened")
    return starter.seat


def main() -> int:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("start", "search"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keystrokes", type=int, default=200)
    given = parser.parse_args()
    options = parse(["--data", str(given.data), "--key", POLICY])
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    say_what_happened()
    translate(app, options.language)
    starter = Starter(app, options)
    benches: list[StartBench | SearchBench] = []
    tasks: list[asyncio.Task[None]] = []

    def begin() -> None:
        starter.begin()
        if given.what == "start":
            benches.append(StartBench(app, starter))
            return
        bench = SearchBench(app, starter, given.keystrokes)
        benches.append(bench)
        tasks.append(asyncio.get_event_loop().create_task(bench.type_words()))
        tasks[0].add_done_callback(lambda _: app.quit())

    try:
        run(app, begin)
        for task in tasks:
            task.result()
    finally:
        starter.end()
    kept_code.kept_code.end()  # a console that runs on has done it by then
    print(json.dumps(benches[0].told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
