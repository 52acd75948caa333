"""Results of other threads that come all at once: in order, and the loop lives in between."""

import time
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer

from console.models import futures
from console.models.futures import let_acts_go_first, when_done
from offline_cache import courtesy
from offline_cache.courtesy import Courtesy


def busy(seconds: float) -> None:
    """Be busy as with building rows."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


def test_much_that_comes_at_once_is_done_in_its_order_over_several_turns(qtbot) -> None:
    owner, done, turns = QObject(), [], []
    beat = QTimer(owner)
    beat.timeout.connect(lambda: turns.append(len(done)))
    beat.start(0)

    def work(number: int) -> None:
        busy(futures.TURN / 2)
        done.append(number)

    for number in range(40):
        future: Future[int] = Future()
        when_done(future, owner, work)
        future.set_result(number)
    qtbot.waitUntil(lambda: len(done) == 40)
    assert done == list(range(40))
    between = {count for count in turns if 0 < count < 40}
    assert len(between) >= 5


def test_one_that_fails_does_not_hold_up_the_others(qtbot) -> None:
    owner, done = QObject(), []

    def work(number: int) -> None:
        busy(futures.TURN)
        if number == 2:
            raise LookupError("row 2")
        done.append(number)

    with qtbot.captureExceptions() as raised:
        for number in range(5):
            future: Future[int] = Future()
            when_done(future, owner, work)
            future.set_result(number)
        qtbot.waitUntil(lambda: len(done) == 4)
    assert [type(each[1]) for each in raised] == [LookupError]
    assert done == [0, 1, 3, 4]


def test_what_shows_an_own_act_is_done_first_and_painted_before_the_rest(qtbot) -> None:
    """B-20: a key shows what it does in a storm."""
    owner, done, turns = QObject(), [], []
    beat = QTimer(owner)
    beat.timeout.connect(lambda: turns.append(tuple(done)))

    def work(what: object) -> None:
        busy(futures.TURN / 2)
        done.append(what)

    for number in range(20):
        future: Future[object] = Future()
        when_done(future, owner, work)
        future.set_result(number)
    mine: Future[object] = Future()
    when_done(mine, owner, work, own=True)
    mine.set_result("own")
    beat.start(0)
    qtbot.waitUntil(lambda: len(done) == 21)
    place = done.index("own")
    assert place < 10
    assert [what for what in done if what != "own"] == list(range(20))
    assert any(turn[-1:] == ("own",) for turn in turns), "the loop turned right after it"


def test_a_crowd_is_not_taken_over_while_an_act_is_on_its_way_to_the_screen(
    qtbot, monkeypatch
) -> None:
    """A key's effect stood behind two hundred rows that were taken over first."""
    monkeypatch.setattr(courtesy, "ON_ITS_WAY", 60.0)
    acts, owner, done = Courtesy(), QObject(), []
    let_acts_go_first(acts)
    try:
        acts.act_sets_out()
        crowd: Future[str] = Future()
        when_done(crowd, owner, done.append)
        crowd.set_result("crowd")
        beats: list[int] = []
        beat = QTimer(owner)
        beat.timeout.connect(lambda: beats.append(len(done)))
        beat.start(5)
        qtbot.waitUntil(lambda: len(beats) > 5)
        assert not done, "the loop turned five times, and the crowd still stood aside"
        mine: Future[str] = Future()
        when_done(mine, owner, done.append, own=True)
        mine.set_result("own")
        qtbot.waitUntil(lambda: done == ["own"])
        acts.screen_is_painted()
        qtbot.waitUntil(lambda: done == ["own", "crowd"])
    finally:
        let_acts_go_first(None)


def test_a_crowd_waits_for_no_act_that_shows_nothing(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(courtesy, "ON_ITS_WAY", 0.05)
    acts, owner, done = Courtesy(), QObject(), []
    let_acts_go_first(acts)
    try:
        acts.act_sets_out()
        crowd: Future[str] = Future()
        when_done(crowd, owner, done.append)
        crowd.set_result("crowd")
        qtbot.waitUntil(lambda: done == ["crowd"])
        assert not acts.is_act_on_its_way
    finally:
        let_acts_go_first(None)
