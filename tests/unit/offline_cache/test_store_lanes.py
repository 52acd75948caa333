"""Lanes: one thing after another, urgent first, errors to who asked."""

import threading

import pytest

from offline_cache.lanes import InlineLane, ThreadLane


def test_urgent_calls_go_first_and_order_is_kept() -> None:
    lane = ThreadLane("lane")
    gate, order = threading.Event(), list[str]()
    lane.submit(gate.wait)
    slow = [lane.submit(lambda n=n: order.append(f"slow{n}"), urgent=False) for n in range(3)]
    fast = [lane.submit(lambda n=n: order.append(f"fast{n}")) for n in range(3)]
    gate.set()
    for future in slow + fast:
        future.result()
    assert order == ["fast0", "fast1", "fast2", "slow0", "slow1", "slow2"]
    lane.close()


def test_an_error_reaches_who_asked_and_the_lane_goes_on() -> None:
    lane = ThreadLane("lane")
    for each in (lane, InlineLane()):
        with pytest.raises(ZeroDivisionError):
            each.run(lambda: 1 // 0)
        assert isinstance(each.submit(lambda: 1 // 0).exception(), ZeroDivisionError)
        assert each.run(lambda: 2) == 2
    lane.close()


def test_a_lane_finishes_what_is_queued_and_takes_no_more() -> None:
    lane = ThreadLane("lane")
    done = [lane.submit(lambda n=n: n, urgent=bool(n % 2)) for n in range(20)]
    nested = lane.submit(lambda: lane.run(threading.current_thread))
    lane.close()
    lane.close()
    assert [future.result(timeout=0) for future in done] == list(range(20))
    assert nested.result(timeout=0).name == "lane"
    with pytest.raises(RuntimeError):
        lane.submit(lambda: None)


def test_what_a_person_waits_for_goes_before_what_the_hub_says() -> None:
    """B-20: in a storm the lane is full of what comes in."""
    lane = ThreadLane("lane")
    gate, order = threading.Event(), list[str]()
    lane.submit(gate.wait)
    storm = [lane.submit(lambda n=n: order.append(f"hub{n}")) for n in range(3)]
    mine = [lane.submit(lambda n=n: order.append(f"own{n}"), own=True) for n in range(2)]
    gate.set()
    for future in storm + mine:
        future.result()
    assert order == ["own0", "own1", "hub0", "hub1", "hub2"]
    lane.close()


def test_a_long_call_hears_that_somebody_waits() -> None:
    lane = ThreadLane("lane")
    begun, gate, seen = threading.Event(), threading.Event(), list[bool]()

    def look() -> None:
        begun.set()
        gate.wait()
        seen.append(lane.is_awaited)

    for is_urgent in (False, True):
        begun.clear()
        gate.clear()
        under_way = lane.submit(look, urgent=False)
        begun.wait()
        waiting = lane.submit(lambda: None, urgent=is_urgent)
        gate.set()
        under_way.result()
        waiting.result()
    assert seen == [False, True] and not lane.is_awaited and not InlineLane().is_awaited
    lane.close()
