"""What is built once is built by the thread that declared it, whoever asks."""

from functools import partial
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from console.app.late import BuiltAhead, Late
from console.runtime.clock import ManualClock
from console.runtime.workers import run_aside

PATIENCE = 60


def test_another_thread_never_builds_it_but_may_use_what_stands() -> None:
    """H666: a timer that a worker made never fires."""
    late = Late(current_thread)
    with pytest.raises(RuntimeError, match="before its own thread built it"):
        run_aside("ask", late).result(PATIENCE)
    assert late.if_built is None, "the one that refuses leaves nothing behind"
    assert late() is main_thread()
    assert run_aside("ask", late).result(PATIENCE) is main_thread()


class Hand:
    """Somebody at the keys, as far as what is built ahead asks."""

    def __init__(self) -> None:
        self.idle = 0.0
        self.asked = 0

    def __call__(self) -> float:
        self.asked += 1
        return self.idle


def test_nothing_is_built_ahead_between_two_keys_of_a_hand(qtbot: QtBot) -> None:
    """H756: a page's building takes a tenth of a second, in which a letter would not show."""
    hand, clock, built = Hand(), ManualClock(), list[str]()
    builders = [partial(built.append, "deploy"), partial(built.append, "log")]
    ahead = BuiltAhead(builders, hand, clock)
    ahead.start()
    qtbot.waitUntil(lambda: hand.asked >= 3)
    assert built == [], "somebody types"
    hand.idle = 0.6
    qtbot.waitUntil(lambda: built == ["deploy", "log"])


def test_who_types_without_end_does_not_keep_it_off_for_ever(qtbot: QtBot) -> None:
    """H756: the guests of plugins begin with what is built ahead."""
    hand, clock, built = Hand(), ManualClock(), list[str]()
    ahead = BuiltAhead([partial(built.append, "plugins"), partial(built.append, "2")], hand, clock)
    ahead.start()
    qtbot.waitUntil(lambda: hand.asked >= 3)
    clock.jump(11)
    asked = hand.asked
    qtbot.waitUntil(lambda: hand.asked >= asked + 3)
    assert built == ["plugins"], "one, and then the keys come first again"
