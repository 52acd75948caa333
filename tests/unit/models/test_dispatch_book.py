"""Past orders asked from a page: learnt from the first question on, kept up to date."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from console.domain.dispatch_history import Advice
from console.domain.geo import Place
from console.domain.work_order import Asked, State, WorkOrder
from console.models.dispatch_book import DispatchBook, Question
from console.models.dispatch_store import PORTION
from offline_cache.lanes import ThreadLane
from tests.unit.commands.seat_desk import T0

TREE = Question("12号小区内大树倒了", "云杉街道")


def order(number: int, unit: str = "区房管局", **told: object) -> WorkOrder:
    made = WorkOrder(
        f"W{number:04}",
        f"1-{number}",
        f"{number}号小区内大树倒了",
        T0,
        state=State.CLOSED,
        unit_name=unit,
        place=Place("小区", "云杉街道"),
    )
    return replace(made, **told)


@pytest.fixture
def book(desk):
    book = DispatchBook(desk.cache, desk.feed, ThreadLane("history"))
    yield book
    book.stop()


@pytest.fixture
def ask(qtbot, book):
    owner = QObject()

    def ask(question: Question = TREE) -> Advice:
        told: list[Advice] = []
        book.advise(question, owner, told.append)
        qtbot.waitUntil(lambda: bool(told))
        return told[0]

    return ask


def test_nothing_is_read_before_somebody_asks(qtbot, desk, book, ask) -> None:
    desk.say(*(order(n) for n in range(PORTION + 20)))
    assert not book.is_reading
    with qtbot.waitSignal(book.learnt):
        ask()
    told = ask()
    assert told.learnt == PORTION + 20 and told.choices[0].unit == "区房管局"
    assert len(told.similar) == 20, "the last twenty that read alike"


def test_an_order_that_came_back_and_one_that_is_gone_change_what_is_said(
    qtbot, desk, book, ask
) -> None:
    desk.say(*(order(n) for n in range(4)))
    with qtbot.waitSignal(book.learnt):
        ask()
    back = (Asked(T0, "区房管局", "河道树木属水务", decided_at=T0, is_granted=True),)
    desk.say(*(order(n, "区水务局", returns=back) for n in range(4)))
    qtbot.waitUntil(lambda: ask().choices[0].unit == "区水务局")
    risk = ask().risk_of("区房管局")
    assert risk is not None and risk.why == "河道树木属水务"
    desk.take("work_order", "W0001")
    qtbot.waitUntil(lambda: ask().learnt == 3)


def test_it_is_learnt_and_asked_beside_the_screen(qtbot, desk, book) -> None:
    """The index is never built on the Qt thread."""
    desk.say(order(1))
    threads: set[int] = set()
    read, advise = book._store.read_on, book._store.advise
    book._store.read_on = lambda: threads.add(threading.get_ident()) or read()
    book._store.advise = lambda *told: threads.add(threading.get_ident()) or advise(*told)
    owner = QObject()
    with qtbot.waitSignal(book.learnt):
        book.advise(TREE, owner, lambda _: None)
    assert threads and threading.get_ident() not in threads


def test_who_asked_before_anything_was_learnt_is_told_again(qtbot, desk, book) -> None:
    """S7 said “0 were looked through” though past orders exist: it was asked too early (H575)."""
    desk.say(*(order(n) for n in range(PORTION + 20)))
    owner, told = QObject(), []
    with qtbot.waitSignal(book.learnt):
        book.advise(TREE, owner, told.append)
    qtbot.waitUntil(lambda: told[-1].learnt == PORTION + 20)
    assert len(told[-1].similar) == 20
    asked = len(told)
    book.advise(TREE, owner, told.append)
    qtbot.waitUntil(lambda: len(told) > asked)
    desk.say(order(900))
    qtbot.waitUntil(lambda: not book._changed and not book._is_busy)
    assert len(told) == asked + 1, "what is learnt is answered once"
