"""B-16, B-18, issue D2: the list says by itself whether quiet is quiet."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from console.domain.alert import Alert
from console.models.feed_words import heard_words, state_words
from console.models.town_names import town_list
from console.screens.duty.subjects import foot_state
from console.shell.feeds_panel import FeedsPanel
from tests.gui.duty import directory, evening
from tests.gui.sources.pictures import SILENT, rows
from widgets.lists.roles import row_value

SAID = "视频：梧影、芦汀、映川 3 街镇 20:21:10 起中断"


def said(page: QWidget) -> str:
    line = page.queue.filter_line
    return " ".join(widget.accessibleName() for widget in line.findChildren(QWidget))


def until_silent(qtbot, room, silent=SILENT) -> None:
    room.put(*directory.feeds(silent))
    qtbot.waitUntil(lambda: len(room.link.silent_feeds) == len(silent))


def test_the_head_says_that_all_are_well_and_since_when_they_are_not(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    qtbot.waitUntil(lambda: "全部信源正常" in said(page) and page.queue.lack_words == "")
    until_silent(qtbot, room)
    assert page.queue.lack_words == f"列表可能不全 110 20:21:10 起中断；{SAID}"
    assert "全部信源正常" not in said(page)
    until_silent(qtbot, room, ())
    qtbot.waitUntil(lambda: "全部信源正常" in said(page) and page.queue.lack_words == "")


def test_an_empty_list_under_a_silent_source_never_looks_quiet(qtbot, room, show_page):
    """H386."""
    page = show_page(room)
    calm = "没有未办结告警，全部信源正常；按 F2 登记来电"
    qtbot.waitUntil(lambda: page.queue.empty_words == calm)
    until_silent(qtbot, room)
    assert page.queue.empty_words.startswith("没有告警不等于没有事：110 20:21:10 起中断；视频")
    since = evening.NOW - timedelta(seconds=52)
    room.link.update_view(state="offline", since=since, data_as_of=since)
    qtbot.waitUntil(lambda: "断网" in page.queue.empty_words)
    assert page.queue.empty_words == "断网值守：20:20:18 以后的告警这里看不到，请电话核问"


def test_a_filter_that_finds_nothing_does_not_hide_it(qtbot, room, show_page):
    """H386."""
    page = show_page(room, evening.normal())
    until_silent(qtbot, room)
    page.queue.filter_line.ask_for_town("没有这个街镇")
    page.queue.filter_line._text.set_text("没有的字")
    page.queue.filter_line._tell()
    assert "没有告警不等于没有事" in page.queue.empty_words


def test_cut_off_what_was_not_seen_before_is_still_said(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    until_silent(qtbot, room)
    since = evening.NOW - timedelta(seconds=52)
    room.link.update_view(state="offline", since=since, data_as_of=since)
    qtbot.waitUntil(lambda: "列表截至 20:20:18" in said(page))
    assert SAID in page.queue.lack_words


def test_a_row_whose_source_is_down_says_so_and_is_not_closed_as_over(room, show_page):
    """H381."""
    page = show_page(room, rows())
    row = row_value(room.queue.index(room.queue.row_of(rows()[0].id)))
    assert row.tag == "信源中断" and row.band == "UNSIGNED"
    page.open_alert(rows()[0].id)
    head = " ".join(w.accessibleName() for w in page.detail.head.findChildren(QWidget))
    assert "信源中断，现状不明" in head and "物联感知·感知端" in head
    assert "alert.close" not in foot_state(page.detail.seen()).others


@pytest.mark.parametrize(
    ("typed", "number"),
    [("市民端", 2), ("感知端", 1), ("110", 1), ("ganzhiduan", 1), ("策源端", 0)],
)
def test_the_filter_knows_channels_and_the_four_ends(room, show_page, typed, number):
    """Row 28."""
    first = evening.normal()[0]
    made: list[Alert] = [
        replace(first, id=f"c{at}", channel=channel, title="积水", source="甲")
        for at, channel in enumerate(("hotline", "police", "sensor", "network"))
    ]
    page = show_page(room, made)
    page.queue.filter_line._text.set_text(typed)
    page.queue.filter_line._tell()
    assert room.queue.rowCount() == number


def test_a_message_without_a_source_is_told_by_its_channel(room, show_page):
    show_page(room, [replace(evening.normal()[0], source="", channel="police")])
    assert row_value(room.queue.index(0)).source == "110 分流"


@pytest.fixture
def panel(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    made = FeedsPanel(page.theme, room.link, room.queue.alerts, room.commands, page)
    made.open()
    yield made
    made.put_away()


def test_the_list_of_sources_puts_what_is_down_on_top_with_whom_to_call(qtbot, room, panel):
    until_silent(qtbot, room)
    first, second = panel.rows.rows[:2]
    assert [row.cells[0].runs[0].text for row in (first, second)] == ["110", "视频"]
    told = second.title
    for words in (
        "中断·应答超时",
        "20:21:10",
        "梧影、芦汀、映川 3 街镇",
        "0000-6150",
        "视频值班员",
    ):
        assert words in told
    assert "110 分流" in first.title and "市民端" in first.title
    assert "全区" in first.title
    well = panel.rows.rows[-1].title
    assert "正常" in well and "45 秒内" in well and "每 15 秒探测接口" in well


def test_cut_off_the_list_says_of_when_it_is(qtbot, room, panel):
    since = evening.NOW - timedelta(seconds=52)
    room.link.update_view(state="offline", since=since, data_as_of=since)
    qtbot.waitUntil(lambda: "截至 20:20:18" in panel.rows.rows[0].title)


@pytest.mark.parametrize(
    ("fault", "words"),
    [("silent", "中断·心跳停了"), ("refused", "中断·连接被拒"), ("unheard", "尚未收到过"),
     ("", "中断"), ("of a newer hub", "中断·of a newer hub")],
)  # fmt: skip
def test_why_it_is_down(chinese, fault, words):
    feed = replace(directory.feeds()[0], is_alive=False, fault=fault)
    assert state_words(feed) == words
    assert heard_words(feed, None) == "—"


def test_many_towns_are_counted_and_only_the_first_named(chinese):
    towns = [f"{name}街道" for name in ("望潮", "青榆", "石汀", "梧影", "云杉", "南汀")]
    assert town_list(towns) == "望潮、青榆、石汀、梧影等 6 街镇"
