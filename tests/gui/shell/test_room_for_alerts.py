"""A hundred thousand alerts stay open: what a seat keeps of each is counted in bytes (H301)."""

import gc
import json
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest

from console.bench.poster import items
from console.domain.alert import Alert, Severity
from console.domain.alert_clocks import ClockProfile
from console.domain.alert_reports import received
from console.domain.entity import encode
from console.domain.geo import Place, Point
from console.models.alert_queue import AlertQueue
from console.models.change_feed import ChangeFeed
from console.runtime.clock import CHINA, ManualClock
from console.settings.sound_profile import load_sound_rules
from console.shell.sounding import Sounding
from console.shell.strip_presenter import StripPresenter
from offline_cache.lanes import InlineLane
from offline_cache.values import ChangeSet, Row
from widgets.frame.clock_strip import ClockStrip

MANY = 1000
A_BATCH = 50
MOST = 1700
"""Bytes an alert may take in queue, strip and sound; they took 1,770 when each stood alone, before
an alert carried its rule, its picture and what was merged into it."""
A_TABLE = 512 * 1024
"""Bytes of one piece that is no alert's: the interpreter's table of kept strings doubles now and
then, and it depends on all that this process has read so far whether it does just here."""
PROFILE = ClockProfile({Severity.BLUE: timedelta(minutes=15)}, {}, "test")


def texts(first: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Return ids and records as text, as they lie in the file."""
    for item in items(first, count, "blue", "实测"):
        place = item["place"]
        assert isinstance(place, dict)
        at = datetime(2026, 7, 9, 12, tzinfo=CHINA) + timedelta(milliseconds=20 * first)
        alert = Alert(
            id=f"01M8GX4D7ZQ4ZFJXB3CB{first:04}{str(item['id'])[-2:]:>02}",
            title=str(item["title"]),
            severity=Severity.BLUE,
            received_at=at,
            occurred_at=at - timedelta(milliseconds=40),
            source="水务物联",
            channel="sensor",
            type="waterlogging",
            place=Place(place["name"], place["town"], point=Point(place["lon"], place["lat"])),
            fingerprint=f"default/{item['key']}",
        )
        yield alert.id, json.dumps(encode(received(None, alert))).encode()


class FileRows:
    """Answers `rows` as the cache does: each text read anew."""

    def __init__(self) -> None:
        self.texts: dict[str, bytes] = {}

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        return [self._row(id) for id in ids]

    def select(self, kind: str, where: object, **_: object) -> list[Row]:
        return [self._row(id) for id in self.texts]

    def _row(self, id: str) -> Row:
        body = json.loads(self.texts[id])
        return Row("alert", body["id"], "m.1", "hall", body, body, False, None, 0)


@pytest.fixture
def seat(qtbot, theme):
    clock = ManualClock()
    feed, rows = ChangeFeed(), FileRows()
    queue = AlertQueue(rows, feed, clock, "seat-1", PROFILE, InlineLane())
    sounding = Sounding(clock, load_sound_rules(), PROFILE, lambda a: a.type, lambda _: 4.0)
    strip = ClockStrip(theme)
    qtbot.addWidget(strip)
    presenter = StripPresenter(strip, clock, PROFILE, queue.alert, strip)
    queue.alerts_opened.connect(lambda some: [sounding.opened(each) for each in some])
    queue.alerts_changed.connect(lambda ids: [sounding.changed(id, queue.alert(id)) for id in ids])
    queue.alerts_changed.connect(presenter.touch)
    with qtbot.waitSignal(queue.loaded):
        queue.load()
    yield queue, rows, presenter, sounding
    feed.stop()
    queue._due.stop()


def come(qtbot, seat, first: int, count: int) -> None:
    queue, rows, presenter, _ = seat
    for batch in range(first, first + count, A_BATCH):
        come = dict(texts(batch, A_BATCH))
        rows.texts.update(come)
        keys = frozenset(("alert", "".join(list(id))) for id in come)
        queue._on_changed(ChangeSet("hub", keys, None))
    qtbot.waitUntil(lambda: queue.rowCount() == first + count)
    while presenter.clocks.is_behind:
        presenter.refresh()


def test_what_is_kept_of_an_alert_is_small(qtbot, seat) -> None:
    come(qtbot, seat, 0, A_BATCH)  # what is made once
    rows = seat[1]
    for id, text in texts(A_BATCH, MANY):
        rows.texts[id] = text
    gc.collect()
    tracemalloc.start()
    come(qtbot, seat, A_BATCH, MANY)
    rows.texts.clear()
    gc.collect()
    taken = tracemalloc.take_snapshot()
    tracemalloc.stop()
    size = sum(trace.size for trace in taken.traces if trace.size < A_TABLE) / MANY
    assert size < MOST, f"{size:.0f} bytes an alert: {taken.statistics('filename')[:12]}"
