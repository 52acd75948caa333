"""Store care's hours: looks come, one after another, until it is stopped."""

import threading

from console.app.care_clock import CareClock

PATIENCE = 10.0


def test_looks_come_again_and_again_and_end_when_stopped() -> None:
    looks, third = [], threading.Event()

    def look() -> None:
        looks.append(1)
        if len(looks) == 3:
            third.set()

    clock = CareClock(look, first=0.001, every=0.001)
    clock.start()
    assert third.wait(PATIENCE)
    clock.stop()
    count = len(looks)
    clock.stop()
    assert len(looks) == count


def test_one_that_never_began_can_be_stopped() -> None:
    looks: list[int] = []
    CareClock(lambda: looks.append(1), first=0.0, every=0.001).stop()
    assert looks == []


def test_the_first_look_waits_for_whoever_started_the_seat() -> None:
    looks: list[int] = []
    clock = CareClock(lambda: looks.append(1), first=PATIENCE * 100)
    clock.start()
    clock.stop()
    assert looks == []
