"""Models over a real cache, on one thread."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from console.domain.alert import Severity
from console.domain.alert_clocks import ClockProfile
from console.models.alert_queue import AlertQueue
from console.models.change_feed import ChangeFeed
from console.models.log_lines import LogLines
from console.models.order_book import OrderBook
from offline_cache.lanes import InlineLane
from tests.unit.commands.seat_desk import SeatDesk

PROFILE = ClockProfile({Severity.RED: timedelta(minutes=1)}, {}, "test")


class ModelDesk(SeatDesk):
    """A seat whose models are told of everything."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        lane = InlineLane()
        self.feed = ChangeFeed()
        self.executor._announce = self.feed.publish
        self.queue = AlertQueue(self.cache, self.feed, self.clock, "seat-1", PROFILE, lane)
        self.orders_shown = OrderBook(self.cache, self.feed, lane)
        self.lines = LogLines(self.cache, self.feed, lane)

    def say(self, *entities) -> None:
        """Let the hub say these, and tell the models."""
        self.feed.publish(self.put(*entities))

    def take(self, kind: str, id: str) -> None:
        self.feed.publish(self.take_away(kind, id))

    def close(self) -> None:
        self.feed.stop()
        self.queue._due.stop()
        super().close()


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[ModelDesk]:
    desk = ModelDesk(tmp_path)
    yield desk
    desk.close()
