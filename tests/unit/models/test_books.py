"""Orders, log lines, search and futures as a page meets them."""

import threading
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt

from console.commands.log_commands import LogActs
from console.commands.registry import Command, CommandTable, text
from console.domain.duty import LogEntry
from console.domain.order import Stage
from console.models.finder import Finder
from console.models.futures import when_done
from console.models.log_lines import MOST, LogLines
from offline_cache.lanes import InlineLane, ThreadLane
from tests.unit.commands.seat_desk import DRAIN, T0, alert


def line(number: int) -> LogEntry:
    at = T0 + timedelta(seconds=number)
    id = f"L{number:05}"
    return LogEntry(
        id, "seat-2", "i", number + 1, "", "", "{}", at, at, "记录", f"第 {number} 条", "p", "周敏"
    )


PUMP = replace(DRAIN, id="u2", name="云汀泵车一组")


@pytest.fixture
def book(qtbot, desk):
    with qtbot.waitSignal(desk.orders_shown.changed):
        desk.orders_shown.load()
    desk.say(alert(1), alert(2))
    return desk.orders_shown


def test_an_order_is_in_the_book_at_once_with_its_units(qtbot, desk, book) -> None:
    sent = desk.orders.send(alert(1), "前往排水", [DRAIN, PUMP], by_phone=True)
    qtbot.waitUntil(lambda: book.order(sent.order) is not None)
    view = book.order(sent.order)
    assert view.is_pending and not view.doomed
    assert [a.unit for a in view.assignments] == ["u1", "u2"]
    assert book.busy_units() == {"u1", "u2"}
    assert [v.order.id for v in book.orders_of("A001")] == [sent.order]
    assert book.orders_of("A002") == []


def test_an_order_taken_back_leaves_the_book(qtbot, desk, book) -> None:
    sent = desk.orders.send(alert(1), "前往排水", [DRAIN])
    qtbot.waitUntil(lambda: book.order(sent.order) is not None)
    assert desk.orders.take_back(sent.result.result().op).result()
    qtbot.waitUntil(lambda: book.order(sent.order) is None)
    assert book.busy_units() == frozenset()
    assert book.stages() == {}
    assert book.all() == []


def test_the_furthest_unit_speaks_for_its_alert_and_one_that_is_back_does_not(
    qtbot, desk, book
) -> None:
    sent = desk.orders.send(alert(1), "前往排水", [DRAIN, PUMP], by_phone=True)
    qtbot.waitUntil(lambda: book.stages() == {"A001": Stage.SENT})
    first, second = book.order(sent.order).assignments
    desk.orders.report(first, Stage.ON_SCENE, T0).result()
    desk.orders.report(second, Stage.EN_ROUTE, T0).result()
    qtbot.waitUntil(lambda: book.stages() == {"A001": Stage.ON_SCENE})
    desk.orders.report(first, Stage.RELEASED, T0).result()
    qtbot.waitUntil(lambda: book.stages() == {"A001": Stage.EN_ROUTE})
    assert book.busy_units() == {"u2"}


def test_lines_of_the_log_come_at_the_end_and_the_chain_is_judged(qtbot, desk) -> None:
    desk.lines.load()
    log = LogActs(desk.executor)
    inserted: list[tuple[int, int]] = []
    desk.lines.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    for words in ("接班", "雨势增强", "雨势减弱"):
        desk.clock.jump(1)
        log.write(words).result()
    qtbot.waitUntil(lambda: len(desk.lines.lines) == 3)
    index = desk.lines.index(2)
    assert index.data() == "雨势减弱"
    assert index.data(Qt.ItemDataRole.UserRole).is_pending
    assert desk.lines.broken_chains() == []
    entries = [line.entry for line in desk.lines.lines]
    desk.lines.lines[1] = replace(desk.lines.lines[1], entry=replace(entries[1], canonical="{}"))
    assert desk.lines.broken_chains() == ["seat-1: 2 was changed"]


def test_the_log_keeps_qts_rules(qtbot, desk, qtmodeltester) -> None:
    qtmodeltester.check(desk.lines, force_py=True)
    for words in ("一", "二"):
        LogActs(desk.executor).write(words).result()
        desk.clock.jump(1)
        qtbot.waitUntil(
            lambda words=words: [li.entry.text for li in desk.lines.lines][-1:] == [words]
        )
    assert desk.lines.rowCount() == 2


def test_a_flood_of_lines_is_read_seldom_and_the_newest_stay(qtbot, desk, monkeypatch) -> None:
    read, reads = LogLines._read, list[int]()
    monkeypatch.setattr(LogLines, "_read", lambda lines: reads.append(1) or read(lines))
    for start in range(0, 6000, 100):
        desk.say(*(line(n) for n in range(start, start + 100)))
        qtbot.wait(1)
    qtbot.waitUntil(lambda: [li.entry.id for li in desk.lines.lines][-1:] == ["L05999"])
    assert len(desk.lines.lines) == MOST
    assert len(reads) < 20, "the page is not read anew for every piece of the flood"


def test_a_single_line_is_read_alone_and_stands_in_its_place(qtbot, desk) -> None:
    desk.say(*(line(n) for n in range(0, 200, 2)))
    qtbot.waitUntil(lambda: len(desk.lines.lines) == 100)
    qtbot.waitUntil(lambda: not desk.lines._rest.isActive())
    desk.lines._read = None  # nothing is read anew from here on
    desk.say(line(101))
    qtbot.waitUntil(lambda: len(desk.lines.lines) == 101)
    assert [li.entry.id for li in desk.lines.lines[50:53]] == ["L00100", "L00101", "L00102"]
    qtbot.waitUntil(lambda: not desk.lines._rest.isActive())
    desk.take("log_entry", "L00101")
    qtbot.waitUntil(lambda: len(desk.lines.lines) == 100)


@pytest.fixture
def commands():
    table = CommandTable()
    table.add(Command("log.write", text("commands", "积水记录"), "Ctrl+L"), lambda: None)
    return table


def test_only_the_newest_search_is_answered(qtbot, desk, commands) -> None:
    desk.put(alert(1), alert(2))
    lane, gate = ThreadLane("search"), threading.Event()
    lane.submit(gate.wait)  # both searches wait behind it
    finder = Finder(desk.cache, commands, lane, list, lane)
    answers: list[tuple[str, list[str]]] = []
    finder.start("积", lambda found: answers.append(("old", [f.id for f in found])))
    finder.start("积水 2", lambda found: answers.append(("new", [f.id for f in found])))
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(60)
    lane.close()
    assert answers == [("new", ["A002"])]


def test_commands_and_matters_are_found_together(qtbot, desk, commands) -> None:
    desk.put(alert(1))
    finder = Finder(desk.cache, commands, InlineLane(), list, InlineLane())
    answers: list[list[tuple[str, str]]] = []
    finder.start("积水", lambda found: answers.append([(f.kind, f.id) for f in found]))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [[("command", "log.write"), ("alert", "A001")]]


def test_the_screen_does_not_wait_for_the_dictionary_of_sounds(qtbot, desk, commands) -> None:
    """P2: the first keystroke of a search loads it, which takes a third of a second."""
    lane = ThreadLane("search")
    heard_in: list[str] = []
    finder = Finder(desk.cache, commands, lane, list, lane)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "console.models.finder.Typed.is_heard_in",
            lambda typed, words: bool(heard_in.append(threading.current_thread().name)) or True,
        )
        answers: list[list[str]] = []
        finder.start("积水", lambda found: answers.append([f.id for f in found]))
        qtbot.waitUntil(lambda: bool(answers))
    lane.close()
    assert set(heard_in) == {"search"}
    assert answers == [["log.write"]]


def test_open_matters_are_found_by_their_sound(qtbot, desk, commands) -> None:
    finder = Finder(desk.cache, commands, InlineLane(), lambda: [alert(1)], InlineLane())
    answers: list[list[str]] = []
    finder.start("xljjs", lambda found: answers.append([f.id for f in found]))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [["A001"]]


def test_a_result_comes_on_this_thread(qtbot) -> None:
    owner, lane = QObject(), ThreadLane("other")
    seen: list[tuple[int, int]] = []
    when_done(
        lane.submit(threading.get_ident),
        owner,
        lambda there: seen.append((there, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    lane.close()
    there, here = seen[0]
    assert here == threading.get_ident() != there


def test_a_result_for_an_owner_that_is_gone_is_dropped(qtbot) -> None:
    owner, future = QObject(), Future()
    seen: list[int] = []
    when_done(future, owner, seen.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    future.set_result(1)
    qtbot.wait(30)
    assert seen == []


def test_an_owner_that_goes_after_the_result_was_sent_gets_nothing(qtbot) -> None:
    owner, future = QObject(), Future()
    seen: list[int] = []
    when_done(future, owner, seen.append)
    future.set_result(1)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    qtbot.wait(30)
    assert len(seen) <= 1  # on its way before the end, or not at all; never a crash


def test_an_error_is_handed_over_or_seen(qtbot) -> None:
    owner, future = QObject(), Future()
    failed: list[BaseException] = []
    when_done(future, owner, lambda _: None, failed.append)
    error = OSError("no disk")
    future.set_exception(error)
    qtbot.waitUntil(lambda: failed == [error])
    unheard = Future()
    with qtbot.captureExceptions() as raised:
        when_done(unheard, owner, lambda _: None)
        unheard.set_exception(error)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][1] is error
