"""G20: every panel says of when its data are and how its lane stands; past its limit it is grey."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from console.models.data_age import LATE, LIMIT, DataAge, age_of
from console.models.link_status import LinkView
from console.runtime.clock import ManualClock
from console.screens.common.age_marks import mark_ages
from console.sync.session import HEARD
from tests.gui.duty import evening
from tests.gui.duty.conftest import show_page
from tests.gui.duty.evening import NOW
from tests.gui.duty.fixtures import chinese, room, theme
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub
from widgets.common.age_mark import ROOM

__all__ = ["chinese", "room", "show_page", "theme"]

LIVE = {"state": "online", "since": NOW, "data_as_of": NOW, "heard_ticks": 0.0}


@pytest.mark.parametrize(
    ("view", "ticks", "words"),
    [
        (LIVE, 5.0, ""),
        (LIVE, LATE + 1, "数据截至 20:21:10"),
        (LIVE, LIMIT + 1, "数据截至 20:21:10（超时）"),
        ({**LIVE, "state": "offline"}, 5.0, "断网·数据截至 20:21:10"),
        ({**LIVE, "state": "offline"}, LIMIT + 1, "断网·数据截至 20:21:10（超时）"),
        ({**LIVE, "state": "degraded"}, LATE + 1, "网络不稳·数据截至 20:21:10"),
        ({**LIVE, "stall_zh": "通信程序无响应"}, 20.0, "停滞·数据截至 20:21:10"),
        ({"state": "offline", "since": NOW}, 1.0, "断网·从未取得中心数据"),
        ({}, 1.0, ""),
    ],
)
def test_each_lane_that_freezes_is_told(chinese, view, ticks, words) -> None:
    assert age_of(LinkView(**view), NOW, ticks).words == words


@pytest.mark.parametrize("hours", [-48, 48])
def test_a_clock_that_is_set_makes_nothing_older_or_younger(chinese, hours) -> None:
    """G12, G20: the age runs by ticks."""
    view, moved = LinkView(**LIVE), NOW + timedelta(hours=hours)
    assert age_of(view, moved, 5.0).words == ""
    assert age_of(view, moved, LIMIT + 1).is_stale


def test_every_panel_gets_badge_and_hatched_edge_and_loses_them(qtbot, room, theme, show_page):
    page = show_page(room, evening.normal())
    age = DataAge(room.link, room.clock)
    marks = mark_ages(theme, age, {page.queue: None, page.detail: 0.5})
    assert all(mark.isHidden() for mark in marks.values())
    room.link.update_view(state="offline", since=NOW, data_as_of=NOW - timedelta(minutes=5))
    qtbot.waitUntil(lambda: age.age.is_stale)
    for panel, mark in marks.items():
        assert mark.isVisible() and mark.words == "断网·数据截至 20:16:10（超时）"
        assert hatched(panel, theme.text3)
    room.link.update_view(state="online", data_as_of=NOW, heard_ticks=room.clock.monotonic())
    qtbot.waitUntil(lambda: not age.age.is_shown)
    assert all(mark.isHidden() for mark in marks.values())


@pytest.mark.parametrize("full", [False, True])
def test_the_text_below_keeps_its_contrast(qtbot, room, theme, show_page, full) -> None:
    """What stands in the panel is painted as before, a little lower where the badge needs room."""
    page = show_page(room, evening.normal())
    live = settled(qtbot, page.detail)
    age = DataAge(room.link, room.clock)
    marks = mark_ages(theme, age, {page.detail: 0.5}, full={page.detail} if full else ())
    room.link.update_view(state="degraded", since=NOW, data_as_of=NOW, heard_ticks=-LIMIT - 5)
    qtbot.waitUntil(lambda: age.age.is_stale)
    below = QRectF(0, 24, live.width(), 60).toRect()
    old = below.translated(0, ROOM if full else 0)
    qtbot.waitUntil(lambda: grabbed(page.detail).copy(old) == live.copy(below))
    assert marks[page.detail].height() <= 22
    room.link.update_view(state="online", data_as_of=NOW, heard_ticks=room.clock.monotonic())
    qtbot.waitUntil(lambda: grabbed(page.detail).copy(below) == live.copy(below))


def test_online_and_silent_turns_grey_by_itself(qtbot, room, theme) -> None:
    """A link that says it is well and of which nothing is heard: nobody has to tell the page."""
    age = DataAge(room.link, room.clock)
    room.link.update_view(**{**LIVE, "heard_ticks": room.clock.monotonic()})
    qtbot.waitUntil(lambda: room.link.view.state == "online")
    age.look()
    assert not age.age.is_shown
    room.clock.jump(LIMIT + 1)
    age.look()
    assert age.age.is_stale and age.age.words.endswith("（超时）")


async def test_the_moment_is_told_on_and_kept_over_a_restart(tmp_path: Path) -> None:
    """While the hub is heard that is news every ten seconds; the journal keeps it."""
    clock = ManualClock()
    hub = ScriptedHub(clock)
    async with Desk(tmp_path, clock, hub) as desk:
        await desk.go(60)
        told = [r.heard_ticks for r in desk.ears.links if r.heard_ticks is not None]
        assert len(told) >= 5 and clock.monotonic() - told[-1] <= 20
        last = desk.link.heard_at
        desk.network.swallow()
        await desk.go(90)
        assert desk.link.heard_at == last
        kept = desk.journal.meta(HEARD)
        assert kept is not None and kept["at"] <= last.isoformat(timespec="milliseconds")
    await asyncio.sleep(0)


def grabbed(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def settled(qtbot, widget: QWidget) -> QImage:
    """The picture once it stands: a page just shown gives its parts their places a few turns on."""
    images = [grabbed(widget)]

    def stands() -> bool:
        QApplication.sendPostedEvents()
        images.append(grabbed(widget))
        return len(images) > 4 and all(image == images[-1] for image in images[-4:])

    qtbot.waitUntil(stands)
    return images[-1]


def hatched(widget: QWidget, colour: QColor) -> bool:
    """Whether the uppermost pixels alternate between ground and lines."""
    image = grabbed(widget)
    row = [image.pixelColor(x, 2).lightness() for x in range(min(200, image.width()))]
    return max(row) - min(row) > 40
