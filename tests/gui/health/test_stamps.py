"""A time that is not sure carries its mark wherever it is read (±)."""

import pytest

from console.commands.log_commands import LogActs
from console.domain.duty import LogEntry
from console.domain.entity import decode
from console.domain.stamp import CERTAIN, Stamp
from console.models.stamp_words import stamp_words
from tests.gui.duty import evening
from tests.gui.duty.conftest import show_page

__all__ = ["show_page"]


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        (CERTAIN, ""),
        (Stamp(2.5, 0.0), "±2.5 秒"),
        (Stamp(0.0, 12.4), "本机慢 12 秒"),
        (Stamp(30.2, -7.0), "±30 秒·本机快 7 秒"),
        (Stamp(86_400.0, 0.0), "时间误差不详"),
    ],
)
def test_words(chinese, stamp, words) -> None:
    assert stamp_words(stamp) == words


def test_the_trail_of_an_act_on_an_unsure_clock_has_the_mark(qtbot, room, show_page) -> None:
    page = show_page(room, evening.normal())
    room.executor._offset = lambda: (12.4, 2.5)
    alert = room.queue.alert(page.detail.alert_id)
    room.acts.note(alert, "改打手机").result()
    qtbot.waitUntil(lambda: any("改打手机" in row.what for row in page.detail.trail.rows))
    (row,) = [row for row in page.detail.trail.rows if "改打手机" in row.what]
    assert row.what.endswith("±2.5 秒·本机慢 12 秒")


def test_the_log_line_has_it_too(qtbot, room) -> None:
    room.executor._offset = lambda: (0.0, 9.0)
    op = LogActs(room.executor).write("雨停").result().op
    stored = room.journal.operation(op)
    row = room.cache.get(*stored.operation.targets[0])
    assert decode(LogEntry, row.body).stamp == Stamp(9.0, 0.0)
