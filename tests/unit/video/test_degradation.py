"""A machine that cannot keep up leaves out what hurts least, says so, and takes it up again."""

import pytest

from console.runtime.clock import ManualClock
from console.video.degradation import STEPS, Degradation, Load, apportion, late_share
from console.video.life import Life
from console.video.machine_load import CpuMeter
from console.video.states import Mode, Reason, StreamState
from console.video.stream import StreamRequest, VideoStream

BUSY, CALM = Load(0.02, 0.6), Load(0.5, 0.0)


def looked(ladder, load, start, seconds):
    """Look twice a second; return the steps that held."""
    return [ladder.look(load, start + half / 2) for half in range(int(seconds * 2))]


@pytest.fixture
def streams():
    """Two large tiles between four small ones."""
    sizes = [64, 128, 64, 128, 64, 64]
    made = [
        VideoStream(
            StreamRequest(("rtsp://c/",), size, size, ""),
            Life(lambda: 0.5, 0),
            ManualClock(),
            print,
        )
        for size in sizes
    ]
    for stream in made:
        stream.life.heard(stream.life.opening(0), True, Reason.NONE, 0)
    yield made
    for stream in made:
        stream.give_back()


def test_overload_goes_down_the_steps_one_at_a_time_and_stays_on_the_last():
    ladder = Degradation()
    steps = looked(ladder, BUSY, 0, 30)
    assert steps[:4] == [0, 0, 0, 0]
    assert sorted(set(steps)) == list(range(len(STEPS)))
    assert steps == sorted(steps)


def test_a_slow_network_is_not_taken_for_a_busy_machine():
    assert set(looked(Degradation(), Load(0.6, 1.0), 0, 30)) == {0}
    assert set(looked(Degradation(), Load(0.0, 0.1), 0, 30)) == {0}, "busy, and yet in time"


def test_it_comes_back_step_by_step_and_later_after_a_relapse():
    ladder = Degradation()
    looked(ladder, BUSY, 0, 5)
    assert ladder.step == 2
    steps = looked(ladder, CALM, 5, 60)
    assert steps[-1] == 0 and steps == sorted(steps, reverse=True)
    looked(ladder, BUSY, 65, 3)
    assert ladder.step == 1
    assert set(looked(ladder, CALM, 68, 38)) == {1}, "too soon the last time"
    assert looked(ladder, CALM, 106, 10)[-1] == 0


def test_a_machine_that_cannot_be_measured_goes_by_lateness_alone():
    assert looked(Degradation(), Load(None, 0.9), 0, 5)[-1] > 0
    assert set(looked(Degradation(), Load(None, 0.3), 0, 30)) == {0}


def test_small_tiles_give_way_first_and_the_large_ones_last(streams):
    apportion(streams, 1)
    assert {stream.wanted_mode for stream in streams} == {Mode.SOFT}
    apportion(streams, 2)
    assert [stream.wanted_mode for stream in streams] == [
        Mode.SOFT, Mode.SOFT, Mode.KEY, Mode.SOFT, Mode.KEY, Mode.KEY,
    ]  # fmt: skip
    apportion(streams, len(STEPS) - 1)
    assert [stream.is_paused for stream in streams] == [False, False, False, False, True, True]
    apportion(streams[:1], len(STEPS) - 1)
    assert not streams[0].is_paused, "the only tile is never taken away"
    apportion(streams, 0)
    assert {stream.wanted_mode for stream in streams} == {Mode.FULL}
    assert not any(stream.is_paused for stream in streams)


def test_a_paused_tile_says_why_and_is_opened_again(streams):
    stream = streams[0]
    stream.life.paused()
    assert stream.state is StreamState.WAITING and stream.lines()
    assert not stream.life.is_due(1e9)
    stream.life.resumed(5.0)
    assert stream.life.is_due(5.0)


def test_a_paused_tile_keeps_its_last_picture_and_calls_it_frozen(streams):
    target = streams[0].target()
    target.commit(target.begin()[0], -5.0, 0.0)
    streams[0].life.paused()
    assert streams[0].state is StreamState.FROZEN and streams[0].mode == "off"


def test_only_streams_with_a_picture_count_as_late(streams):
    assert late_share(streams) == 0
    for stream, lag in zip(streams, (0.1, 0.9), strict=False):
        target = stream.target()
        target.commit(target.begin()[0], 1.0, lag)
    assert late_share(streams) == 0.5


def test_idle_time_is_measured_between_two_looks(tmp_path):
    stat = tmp_path / "stat"
    stat.write_text("cpu  100 0 100 700 100 0 0 0 0 0\n")
    meter = CpuMeter(stat)
    stat.write_text("cpu  150 0 130 720 100 0 0 0 0 0\n")
    assert meter.idle() == pytest.approx(0.2)
    assert meter.idle() is None, "no time has gone by"
    assert CpuMeter(tmp_path / "none").idle() is None
