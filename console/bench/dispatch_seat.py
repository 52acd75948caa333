"""The console of `bench dispatch`, and the person at it. Prints one JSON line."""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.app.page_parts import deploy_parts
from console.app.starter import Starter
from console.bench.cache_seat import seat_of
from console.bench.cache_store import POLICY
from console.bench.handling_hand import until
from console.bench.measured_console import measure
from console.bench.targets import percentile
from console.demo.district.generate import District, generate
from console.domain.alert import Alert, Condition, Disposition, Severity
from console.domain.entity import Entity, encode
from console.domain.geo import Point
from console.screens.deploy.deploy_case import DeployCase
from offline_cache.values import Change

PATIENCE = 60.0
HELD = 1.2
"""Seconds the key is held; the button asks for one."""
REPEATS = 30
CTRL = Qt.KeyboardModifier.ControlModifier


class DispatchBench:
    """Lets an alert come in and has it dispatched."""

    def __init__(self, app: QApplication, starter: Starter, given: argparse.Namespace) -> None:
        self._app = app
        self._given = given
        self._seat = seat_of(starter)
        self._window = self._seat.frame.window
        self._queue = self._seat.models.queue
        self._steps: list[tuple[str, float]] = []
        self._keys, self._rests = 0, 0.0
        self._step_began = 0.0
        self.told: dict[str, Any] = {}

    async def run(self) -> None:
        """Fill the directory, then measure the hand and the choice."""
        district = generate(7, 160, now=self._seat.clock.now())
        await self._tell(*district.cards, *district.matters, *_many(district, self._given.units))
        alert = self._alert(district)
        await self._take_keyboard()
        await self._tell(alert)
        await until(lambda: self._queue.row_of(alert.id) >= 0, PATIENCE)
        begun = self._step_began = time.monotonic()
        await self._dispatch(alert.id)
        total = time.monotonic() - begun
        page = self._seat.pages.deploy
        (view,) = self._seat.models.orders.orders_of(alert.id)
        self.told = {
            "steps": self._steps,
            "keys": self._keys,
            "total_s": total,
            "own_s": total - self._rests,
            "page_s": page.steps.first_dispatch or 0.0,
            "sent": len(view.assignments),
            "number": view.order.number,
            **self._choice(alert),
        }
        self._app.quit()

    # The hand

    async def _dispatch(self, id: str) -> None:
        page = self._seat.pages.deploy
        await self._press(Qt.Key.Key_N)
        await self._step("N: to the alert", lambda: self._seat.pages.duty.detail.alert_id == id)
        await self._press(Qt.Key.Key_Space)
        await self._step("Space: 签收", lambda: self._now(id).is_acknowledged)
        await self._rest(self._given.look)
        await self._press(Qt.Key.Key_1)
        await self._step(
            "1: looked and 属实", lambda: self._now(id).disposition is Disposition.CONFIRMED
        )
        await self._press(Qt.Key.Key_4)
        await self._step("4: 调度, forces suggested", lambda: page.alert_id == id and page.chosen)
        await self._rest(self._given.look)
        await self._hold()
        await self._step(
            "Ctrl+Enter: read and 下达", lambda: self._seat.models.orders.orders_of(id)
        )

    async def _press(self, key: Qt.Key) -> None:
        await self._rest(self._given.pace)
        self._keys += 1
        QTest.keyClick(self._handle, key)

    async def _hold(self) -> None:
        await self._rest(self._given.pace)
        self._keys += 1
        QTest.keyPress(self._handle, Qt.Key.Key_Return, CTRL)
        await self._rest(HELD)
        QTest.keyRelease(self._handle, Qt.Key.Key_Return, CTRL)

    @property
    def _handle(self) -> QWindow:
        handle = self._window.windowHandle()
        assert handle is not None
        return handle

    async def _take_keyboard(self) -> None:
        """Have the keyboard: a bare display has no window manager that gives it."""
        self._window.activateWindow()
        self._handle.requestActivate()
        await until(self._window.isActiveWindow, PATIENCE)
        self._seat.pages.duty.queue.list.setFocus()

    async def _rest(self, seconds: float) -> None:
        self._rests += seconds
        await asyncio.sleep(seconds)

    async def _step(self, name: str, is_so: Callable[[], object]) -> None:
        await until(lambda: bool(is_so()), PATIENCE)
        now = time.monotonic()
        self._steps.append((name, now - self._step_began))
        self._step_began = now

    # The choice

    def _choice(self, alert: Alert) -> dict[str, float]:
        """Measure a case from nothing, and looked at again as the page does every second.

        Of the processor: what other programs take meanwhile is told beside it.
        """
        parts = deploy_parts(self._seat, self._seat.pages.deploy.theme, ())
        first, again, waited = [], [], []
        for _ in range(REPEATS):
            began, used = time.perf_counter(), time.thread_time()
            case = DeployCase(parts, alert)
            first.append(1000 * (time.thread_time() - used))
            waited.append(1000 * (time.perf_counter() - began))
            used = time.thread_time()
            case.look()
            again.append(1000 * (time.thread_time() - used))
        units = len(self._seat.models.directory.units())
        return {
            "choice_ms": percentile(first, 0.95),
            "again_ms": percentile(again, 0.95),
            "waited_ms": percentile(waited, 0.95),
            "units": units,
        }

    # The hub's part

    def _now(self, id: str) -> Alert:
        alert = self._queue.alert(id)
        assert alert is not None
        return alert

    def _alert(self, district: District) -> Alert:
        now = self._seat.clock.now()
        return Alert(
            "bench-car",
            "望汐路下立交疑似小客车涉水停驶",
            Severity.ORANGE,
            now,
            last_at=now,
            source="AI 视频",
            type="car-in-water",
            text="桥洞下水到膝盖了，后面还有小轿车往里开",
            place=district.places[0].place,
            condition=Condition.ACTIVE,
            unsigned_since=now,
        )

    async def _tell(self, *records: Entity) -> None:
        cache, feed = self._seat.store.cache, self._seat.models.feed
        changes = [
            Change(seq, r.KIND, r.id, f"bench.{seq}", "yunting", encode(r))
            for seq, r in enumerate(records, 1)
        ]
        feed.publish(await asyncio.wrap_future(cache.apply_soon(changes, "bench:1")))


def _many(district: District, count: int) -> list[Any]:
    """Return the district's units and, around them, as many more as are asked for."""
    chance, units = Random(5), list(district.units)
    for number in range(max(0, count - len(units))):
        like = units[number % len(district.units)]
        at = like.point
        near = at and Point(at.lon + chance.uniform(-0.2, 0.2), at.lat + chance.uniform(-0.2, 0.2))
        id, name = f"more-{number:04d}", f"{like.name}{number}"
        units.append(replace(like, id=id, name=name, point=near))
    return units


def main() -> int:
    """Measure and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, required=True)
    add("--units", type=int, required=True)
    add("--pace", type=float, required=True)
    add("--look", type=float, required=True)
    given = parser.parse_args()
    bench = measure(
        ["--data", str(given.data), "--key", POLICY],
        lambda app, starter: DispatchBench(app, starter, given),
    )
    print(json.dumps(bench.told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
