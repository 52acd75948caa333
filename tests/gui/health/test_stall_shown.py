"""停滞: what the keeper says on its own thread stands in the header and across the page (G7)."""

import threading

import pytest
from PySide6.QtWidgets import QWidget

from console.app.listener import SeatListener
from console.shell.header_presenter import HeaderPresenter, Sitting
from console.shell.offline_line import OfflineLine
from console.shell.sound import SoundHealth
from console.sync.clock_offset import ClockOffset
from console.sync.watchdog import Stall
from tests.gui.duty.evening import NOW
from widgets.frame.header_bar import HeaderBar

NO_SOURCE = ("信源 未接",)
"""What the header of this room says at rest: nothing is connected to it (H914)."""


@pytest.fixture
def bar(qtbot, room, theme) -> HeaderBar:
    bar = HeaderBar(theme)
    qtbot.addWidget(bar)
    sitting = Sitting("云汀区城运中心", "一号席", "值班员", "林岚")
    bar.presenter = HeaderPresenter(
        bar, room.clock, room.link, lambda: sitting, list, lambda: SoundHealth.WELL, parent=bar
    )
    room.link.update_view(state="online", since=NOW, data_as_of=NOW)
    qtbot.waitUntil(lambda: "联网正常" in bar.accessibleName())
    return bar


def test_a_stall_is_a_chip_and_a_line_and_goes_when_it_is_over(qtbot, room, theme, bar) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = OfflineLine(theme, room.link, window)
    listener = SeatListener(room.feed, room.link, ClockOffset(room.clock))
    with qtbot.waitSignal(listener.stood_still) as told:
        keeper = threading.Thread(target=listener.stalled, args=(Stall("unsent", seconds=61.2),))
        keeper.start()
        keeper.join()
    assert told.args[0].zh == "联网中，最早一条已 61 秒未送出"
    qtbot.waitUntil(lambda: "停滞·正在重建连接" in bar.chips)
    assert not line.isHidden()
    assert "停滞：联网中，最早一条已 61 秒未送出；已存本机的不丢，各发一份" in line.text
    with qtbot.waitSignal(listener.went_on):
        listener.stalled(None)
    qtbot.waitUntil(lambda: bar.chips == NO_SOURCE and line.isHidden())


def test_the_outbox_item_says_when_it_is_tried_again(qtbot, room, bar) -> None:
    now = room.clock.monotonic()
    room.link.update_view(
        pending=3, oldest_pending_at=NOW, next_try={"alert/A": now + 12.0, "alert/B": now + 40.0}
    )
    qtbot.waitUntil(lambda: "待发送 3·最久 00:00·12 秒后再试" in bar.accessibleName())
    room.clock.jump(13)
    bar.presenter.refresh()
    assert "待发送 3·最久 00:13·27 秒后再试" in bar.accessibleName()
    room.link.update_view(state="offline")
    qtbot.waitUntil(lambda: "断网值守" in bar.accessibleName())
    assert "再试" not in bar.accessibleName(), "cut off, the line below says how it is tried"


def test_the_refused_are_a_chip_of_their_own(qtbot, room, bar) -> None:
    room.link.update_view(refused=2)
    qtbot.waitUntil(lambda: bar.chips == ("待处理 2", *NO_SOURCE))


@pytest.mark.parametrize(
    ("offset", "note"), [(5.0, ""), (-5.0, ""), (12.4, "本机慢 12 秒"), (-6.2, "本机快 6 秒")]
)
def test_the_clock_says_how_far_it_is_off_above_five_seconds(
    qtbot, room, bar, offset, note
) -> None:
    """G12."""
    room.link.update_view(offset=offset)
    qtbot.waitUntil(lambda: room.link.view.offset == offset)
    bar.presenter.refresh()
    assert bar._clock_note == note
