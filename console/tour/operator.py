"""Who sits at the console in a tour: finds, signs and sends by keys alone, and looks on."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.app.seat import Seat
from console.domain.alert import Alert, Severity
from console.domain.queue import Band
from console.models.order_book import OrderView
from console.tour.album import Album, Step
from console.tour.hand import Hand, rest, until
from console.tour.stage import Stage

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NEAR = 4
"""Live pictures beside an alert when all of them have come."""
HOLD = 1.3
"""Seconds the send key is held; the button wants one."""


class Operator:
    """The smaller movements of hand and eye.

    Args:
        seat: the console.
        stage: hub, cameras, story.
        album: takes the pictures.
    """

    ROLE = ""
    """Role of who sits here; empty for the first account of the stage."""

    def __init__(self, seat: Seat, stage: Stage, album: Album) -> None:
        self._seat = seat
        self._stage = stage
        self._album = album
        self._queue = seat.models.queue
        self._window = seat.frame.window
        self._hand = Hand(self._window)
        self._start = datetime.fromisoformat(stage.facts["story_start"])

    def _knows_the_district(self) -> bool:
        """Whether places, units and kinds have come; on a slow machine they take their time."""
        known = self._seat.models.directory
        return bool(known.units() and known.matters() and known.places("3 号地块"))

    async def _reach(self, line: str) -> None:
        """Wait for the time of a line on the story's clock."""
        minutes, seconds = line.split(":")
        moment = self._start + timedelta(minutes=int(minutes), seconds=int(seconds))
        await until(lambda: self._seat.options.clock.now() >= moment, f"T+{line}", 120.0)

    async def _told(self, line: str) -> Alert:
        """Have a line told at its time and wait until its alert is listed."""
        await self._reach(line)
        ids: Sequence[str] = await self._stage.tell(line)
        await until(lambda: self._is_listed(ids[0]), f"{line} 在列表里")
        return self._now(ids[0])

    def _is_listed(self, id: str) -> bool:
        """Whether it has a row, or is folded away in one."""
        return self._queue.row_of(id) >= 0 or self._queue.places.group_of(id) is not None

    async def _find(self, typed: str, alert: str) -> None:
        """Go to an alert by the palette, by initials."""
        palette = self._seat.frame.palette
        self._hand.press(Qt.Key.Key_K, CTRL)
        await until(palette.isVisible, "查找打开")
        self._hand.write(typed)
        await until(lambda: any(f.id == alert for f in palette.found), f"{typed} 找到告警")
        for _ in range([f.id for f in palette.found].index(alert)):
            self._hand.press(Qt.Key.Key_Down)
        self._hand.press(Qt.Key.Key_Return)
        await until(lambda: self._shown() == alert, "打开告警")

    async def _sign_the_worst(self) -> None:
        """Sign red and orange, one after the other, as they stand at the top."""
        await rest(0.5)
        while (self._queue.counts.worst_unsigned or Severity.NOTICE) >= Severity.ORANGE:
            await self._sign(self._queue.next_unsigned())

    async def _sign(self, alert: str) -> None:
        self._hand.press(Qt.Key.Key_1, ALT)
        self._hand.press(Qt.Key.Key_N)
        await until(lambda: self._shown() == alert, "光标在最急的一条")
        self._hand.press(Qt.Key.Key_Space)
        await until(lambda: self._now(alert).is_acknowledged, "签收")

    async def _acknowledge(self, step: Step, alert: str) -> None:
        self._hand.press(Qt.Key.Key_Space)
        await until(lambda: self._now(alert).is_acknowledged, "签收")
        await until(lambda: self._queue.band(alert) is not Band.UNSIGNED, "离开未签收")
        step.saw("空格签收，行移到已签收", True)

    async def _pictures_live(self, step: Step, least: int) -> None:
        """Wait for live tiles beside the alert."""
        grid = self._seat.pages.duty.detail.grid
        await until(lambda: grid.live_count >= least, f"{least} 路实时画面", 30.0)
        with suppress(AssertionError):  # a machine that is slow shows fewer in its picture
            await until(lambda: grid.live_count >= NEAR, f"{NEAR} 路实时画面", 5.0)
        await rest(0.8)
        step.saw(f"附近 {grid.live_count} 路实时画面", grid.live_count >= least)

    async def _hold_to_send(self) -> None:
        """Hold Ctrl+Enter as a person does."""
        self._hand.down(Qt.Key.Key_Return, CTRL)
        await asyncio.sleep(HOLD)
        self._hand.up(Qt.Key.Key_Return, CTRL)

    def _orders(self, alert: str) -> list[OrderView]:
        return self._seat.models.orders.orders_of(alert)

    def _is_pending(self, alert: str) -> bool:
        return any(view.is_pending for view in self._orders(alert))

    def _now(self, alert: str) -> Alert:
        found = self._queue.alert(alert)
        assert found is not None, f"{alert} is not in the queue"
        return found

    def _shown(self) -> str:
        return self._seat.pages.duty.detail.alert_id

    def _picture(self, step: Step, name: str) -> None:
        QApplication.processEvents()
        self._album.picture(step, self._window, name)
