"""When a stream counts as live, and when it is opened again."""

import pytest

from console.video.lag import LagMeter
from console.video.life import Life, Phase, wait_before
from console.video.states import Reason, StreamState, judged_by_age


@pytest.mark.parametrize(
    ("since", "lag", "state"),
    [
        (0.04, 0.0, StreamState.LIVE),
        (0.99, 0.0, StreamState.LIVE),
        (0.1, 1.2, StreamState.WEAK),
        (1.2, 0.0, StreamState.WEAK),
        (1.5, 0.0, StreamState.FROZEN),
        (900, 0.0, StreamState.FROZEN),
    ],
)
def test_the_age_of_the_frame_alone_decides(since, lag, state):
    assert judged_by_age(since, lag) is state


def test_waits_grow_to_thirty_seconds_but_to_two_in_the_first_minute():
    assert [wait_before(n, 100, 0) for n in (1, 2, 3, 4, 5, 6, 20)] == [1, 2, 5, 10, 30, 30, 30]
    assert [wait_before(n, 10, 0) for n in (1, 2, 3, 9)] == [1, 2, 2, 2]
    assert wait_before(3, 100, 1.0) == 6.25, "a quarter of jitter at most"


def life():
    return Life(chance=lambda: 0.0, due_at=0.0)


def test_a_stream_without_its_first_frame_is_given_up_after_five_seconds():
    stream = life()
    assert stream.is_due(0)
    stream.opening(0)
    assert not stream.check(4.9, None)
    assert stream.check(5.0, None)
    assert stream.reason is Reason.NO_ANSWER
    assert not stream.is_due(5.9)
    assert stream.is_due(6.0)
    assert stream.state(5.0, None, 0) is StreamState.FAILED


def test_five_quiet_seconds_open_it_again_and_a_frame_forgives_all():
    stream = life()
    turn = stream.opening(0)
    stream.heard(turn, True, Reason.NONE, 0.1)
    assert not stream.check(9, 4.5)
    assert stream.check(9.6, 4.5)
    assert stream.attempts == 1
    stream.opening(10.6)
    assert not stream.check(11, 10.9)
    assert stream.attempts == 0
    assert stream.state(11, 10.9, 0) is StreamState.LIVE


def test_the_report_of_an_earlier_opening_is_passed_over():
    stream = life()
    old = stream.opening(0)
    stream.failed(Reason.LOST, 1)
    stream.opening(2)
    stream.heard(old, False, Reason.NOT_FOUND, 2.1)
    assert stream.phase is Phase.OPENING
    assert stream.reason is Reason.LOST


def test_a_picture_stays_frozen_until_an_attempt_to_get_it_back_has_failed():
    stream = life()
    stream.opening(0)
    stream.check(1, 0.9)
    stream.failed(Reason.LOST, 1)
    assert stream.state(3, 0.9, 0) is StreamState.FROZEN
    stream.opening(3)
    stream.failed(Reason.REFUSED, 3.1)
    assert stream.state(4, 0.9, 0) is StreamState.FROZEN
    assert stream.state(6, 0.9, 0) is StreamState.FAILED


def test_denied_is_said_at_once():
    stream = life()
    turn = stream.opening(0)
    stream.heard(turn, False, Reason.UNAUTHORIZED, 0.2)
    assert stream.state(0.2, 0.1, 0) is StreamState.DENIED


def test_lag_is_what_a_frame_is_later_than_the_most_punctual_one():
    meter = LagMeter()
    assert meter.late(10.0, 0.0) == 0
    assert meter.late(11.0, 1.0) == pytest.approx(0, abs=0.001)
    assert meter.late(13.5, 2.0) == pytest.approx(1.5, abs=0.01)
    assert meter.late(13.6, 3.6) == pytest.approx(0, abs=0.01)


def test_a_drifting_clock_is_no_lag_and_a_jump_starts_anew():
    meter = LagMeter()
    lags = [meter.late(t * 1.0001, float(t)) for t in range(0, 7200, 10)]
    assert max(lags) < 0.01
    assert meter.late(7300, 9_000_000.0) == 0
