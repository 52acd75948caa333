"""A forecast in the queue and the clock strip: 叫应 12/14, 过期未解除, 已解除 (B-01)."""

from dataclasses import replace
from datetime import timedelta

from console.domain.alert import Condition
from console.domain.alert_marks import ForecastStep, Severity
from console.domain.call_out import Contact, Reply
from console.domain.operations.call_out_operations import Town
from console.models.forecast_clocks import forecast_clocks
from console.shell.strip_presenter import StripPresenter
from tests.gui.duty.directory import TOWNS
from tests.gui.duty.evening import NOW, ORANGE, RED, rain_warning
from widgets.frame.clock_strip import ClockStrip
from widgets.lists.roles import row_value

LIMITS = {Severity.ORANGE: timedelta(minutes=15)}
CONTACTS = (Contact("顾明", "0000-6412"), Contact("宋岩", "0000-6413"))


def forecast(**other):
    told = rain_warning(ORANGE, "橙", "20:20")
    return replace(
        told, **{"round": 1, "forecast": ForecastStep.ISSUED, "trail": told.trail, **other}
    )


def towns(number: int = 14) -> list[Town]:
    return [Town(f"t{n:02d}", name, CONTACTS) for n, name in enumerate(TOWNS[:number])]


def state(room, id: str = "a99") -> str:
    return row_value(room.queue.index(room.queue.row_of(id))).state


def begin(qtbot, room, number: int = 14):
    room.call_out_acts.begin(room.queue.alert("a99"), towns(number))
    qtbot.waitUntil(lambda: len(room.forecasts.round_of(room.queue.alert("a99")).towns) == number)
    return room.forecasts.round_of(room.queue.alert("a99")).call_outs


def strip(qtbot, room, theme) -> StripPresenter:
    bar = ClockStrip(theme)
    qtbot.addWidget(bar)
    return StripPresenter(
        bar,
        room.clock,
        room.queue.profile,
        room.queue.alert,
        bar,
        lambda: forecast_clocks(room.forecasts, LIMITS, room.clock.now()),
    )


def test_the_row_counts_the_towns_that_answered_and_the_strip_those_that_did_not(
    qtbot, room, theme, show_page
):
    show_page(room, [forecast()])
    shown = strip(qtbot, room, theme)
    assert state(room) == "处置中"
    called = begin(qtbot, room)
    for one in called[:12]:
        room.call_out_acts.report(one.seen, Reply.REPEATED, one.next_contact)
    qtbot.waitUntil(lambda: state(room) == "叫应 12/14")
    room.clock.jump(13 * 60 + 50)
    (item,), _ = shown.items(room.clock.now())
    assert (item.kind, item.subject, item.time) == ("叫应", "2 街镇", "01:10")
    room.clock.jump(80)
    (item,), _ = shown.items(room.clock.now())
    assert (item.time, item.is_overdue, item.id) == ("超时 00:10", True, "a99")
    for one in called[12:]:
        room.call_out_acts.report(one.seen, Reply.ANSWERED, one.next_contact)
    qtbot.waitUntil(lambda: state(room) == "叫应 14/14")
    assert shown.items(room.clock.now()) == ([], "")


def test_raised_it_is_called_anew_and_the_round_before_is_not_counted(qtbot, room, show_page):
    show_page(room, [forecast()])
    for one in begin(qtbot, room, 2):
        room.call_out_acts.report(one.seen, Reply.REPEATED, one.next_contact)
    qtbot.waitUntil(lambda: state(room) == "叫应 2/2")
    room.put(replace(room.queue.alert("a99"), severity=RED, round=2))
    qtbot.waitUntil(lambda: not state(room).startswith("叫应"))


def test_past_its_validity_the_row_says_so_by_itself_and_lifted_it_is_another_word(
    qtbot, room, show_page
):
    """H370: judged by the time alone, also while nothing comes from the hub."""
    one = forecast(expires_at=NOW + timedelta(seconds=60))
    show_page(room, [one])
    assert state(room) == "处置中"
    assert [a.id for a in room.forecasts()] == ["a99"]
    room.clock.jump(60)
    qtbot.waitUntil(lambda: state(room) == "过期未解除", timeout=3000)
    assert [a.id for a in room.forecasts()] == ["a99"]
    room.put(replace(one, condition=Condition.NORMAL, cleared_at=NOW))
    qtbot.waitUntil(lambda: state(room) == "已解除")
    assert room.forecasts() == []


def test_what_a_call_was_refused_for_does_not_stay_in_the_count(qtbot, room, show_page):
    """Begun cut off, refused by the hub: the towns are no longer shown as called."""
    show_page(room, [forecast()])
    op = room.call_out_acts.begin(room.queue.alert("a99"), towns(3)).result().op
    qtbot.waitUntil(lambda: state(room) == "叫应 0/3")
    room.refuse(op, "expectation_failed")
    qtbot.waitUntil(lambda: not state(room).startswith("叫应"))


def test_a_validity_that_ends_soon_stands_in_the_strip_and_past_it_only_in_the_header(
    qtbot, room, theme, show_page
):
    """Half an hour before, so that the weather station is asked; overdue it would stay for ever."""
    show_page(room, [forecast(expires_at=NOW + timedelta(minutes=31))])
    shown = strip(qtbot, room, theme)
    assert shown.items(room.clock.now()) == ([], "")
    room.clock.jump(60)
    (item,), _ = shown.items(room.clock.now())
    assert (item.kind, item.subject, item.time) == ("预警到期", "暴雨橙色", "30:00")
    room.clock.jump(30 * 60)
    assert shown.items(room.clock.now()) == ([], "")
