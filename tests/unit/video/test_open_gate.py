"""A recorder that refuses the 17th session still yields 16 stable tiles (A-17; 1.4-6)."""

import pytest

from console.runtime.clock import ManualClock
from console.video.crew import Crew
from console.video.life import Life, Phase
from console.video.open_gate import AT_ONCE, AT_ONCE_PER_RECORDER, RETRIES_PER_SECOND, OpenGate
from console.video.states import Reason, StreamState
from console.video.stream import StreamRequest, VideoStream


class Recorder:
    """A worker in front of a recorder that grants `most` sessions."""

    pid = 1

    def __init__(self, most):
        self.most = most
        self.sessions = set()
        self.asked = []
        self.broken = set()

    def order(self, order):
        if order["do"] == "open":
            self.asked.append(order)
        elif order["do"] == "close":
            self.sessions.discard(order["stream"])

    def answers(self):
        """Return what it says to all that was asked since the last call."""
        asked, self.asked = self.asked, []
        for order in asked:
            grants = len(self.sessions) < self.most and order["stream"] not in self.broken
            if grants:
                self.sessions.add(order["stream"])
            yield {
                "said": "opened" if grants else "ended",
                "stream": order["stream"],
                "turn": order["turn"],
                "reason": "" if grants else "no_session",
            }


class Wall:
    """Streams of one recorder and the ticks of their pool, in seconds told by the test."""

    def __init__(self, count, most=16):
        self.clock, self.gate = ManualClock(), OpenGate()
        self.recorder = Recorder(most)
        self.crew = Crew(self.recorder, 0.0, self.gate)
        for number in range(count):
            self.add(number)

    def add(self, number):
        request = StreamRequest((f"rtsp://u:p@nvr:554/{number}",), 32, 18, str(number))
        life = Life(lambda: 0.5, 0.0)
        self.crew.streams[number] = VideoStream(request, life, self.clock, lambda: None)

    def tick(self, now):
        """Return the orders to open that one look at all streams gives; then they are answered."""
        self.gate.count(self.crew.streams.values(), now)
        for number in list(self.crew.streams):
            self.crew.tend(number, now)
        opened = list(self.recorder.asked)
        for said in self.recorder.answers():
            self.crew.hear(said, now)
        for stream in self.crew.streams.values():
            if stream.life.phase is Phase.PLAYING:
                target = stream.target()
                target.commit(target.begin()[0], now, 0.0)
        return opened

    def count(self, state):
        return sum(stream.state is state for stream in self.crew.streams.values())

    def playing(self):
        return sum(s.life.phase is Phase.PLAYING for s in self.crew.streams.values())

    def close(self):
        for stream in self.crew.streams.values():
            stream.give_back()


@pytest.fixture
def wall():
    walls = []

    def made(*args, **more):
        walls.append(Wall(*args, **more))
        return walls[-1]

    yield made
    for each in walls:
        each.close()


def test_sixteen_tiles_are_stable_and_the_seventeenth_says_no_free_session(wall):
    wall = wall(20)
    for second in range(4):
        wall.tick(second * 0.05)
    assert wall.playing() == 16
    assert wall.count(StreamState.NO_SESSION) == 4
    assert wall.gate.cap("nvr:554") == 16
    later = [order for tenth in range(1, 250) for order in wall.tick(0.2 + tenth * 0.01)]
    assert later == [], "nobody knocks at a recorder that is full"
    assert wall.playing() == 16


def test_one_camera_that_is_refused_again_and_again_caps_nobody_else(wall):
    """H858: 500 and 461 come of one broken camera as well as of a recorder that is full."""
    wall = wall(6)
    wall.recorder.broken.add(5)
    for tick in range(4):
        wall.tick(tick * 0.05)
    broken = wall.crew.streams[5]
    assert wall.playing() == 5 and broken.state is StreamState.NO_SESSION
    assert wall.gate.cap("nvr:554") is None
    broken.retry_now()
    wall.tick(1.0)
    wall.add(99)
    assert len(wall.tick(1.1)) == 1 and wall.playing() == 6


def test_a_camera_that_is_granted_its_session_after_all_no_longer_counts(wall):
    wall = wall(10, most=8)
    for tick in range(4):
        wall.tick(tick * 0.05)
    assert wall.gate.cap("nvr:554") == 8
    wall.recorder.most = 9
    wall.crew.streams[8].retry_now()
    wall.tick(1.0)
    wall.tick(1.1)
    assert wall.playing() == 9 and wall.gate.cap("nvr:554") is None


def test_a_session_that_ends_is_taken_at_once_by_one_that_waits(wall):
    wall = wall(18)
    for tick in range(4):
        wall.tick(tick * 0.05)
    wall.crew.streams[0].close()
    wall.tick(1.0)
    assert len(wall.tick(1.05)) == 1
    assert wall.playing() == 16 and wall.count(StreamState.NO_SESSION) == 1


def test_one_that_comes_later_to_a_full_recorder_is_not_even_tried(wall):
    wall = wall(18)
    for tick in range(4):
        wall.tick(tick * 0.05)
    wall.add(99)
    assert wall.tick(1.0) == []
    assert wall.crew.streams[99].state is StreamState.NO_SESSION
    assert wall.crew.streams[99].lines()


def test_retry_now_asks_the_recorder_all_the_same_and_learns_that_it_grants_more(wall):
    wall = wall(19)
    for tick in range(4):
        wall.tick(tick * 0.05)
    waiting = next(s for s in wall.crew.streams.values() if s.state is StreamState.NO_SESSION)
    wall.recorder.most = 17
    waiting.retry_now()
    assert len(wall.tick(1.0)) == 1
    wall.tick(1.05)
    assert wall.playing() == 17 and wall.gate.cap("nvr:554") == 17


def test_twice_a_minute_a_full_recorder_is_tried_because_others_end_theirs_too(wall):
    wall = wall(17)
    for tick in range(4):
        wall.tick(tick * 0.05)
    assert [order for second in range(1, 34) for order in wall.tick(second)] == []
    assert len(wall.tick(34.0)) == 1


def test_openings_are_staggered_and_a_silent_device_holds_nobody_up(wall):
    wall = wall(40, most=0)
    wall.recorder.answers = list  # it never answers
    assert len(wall.tick(0.0)) == AT_ONCE_PER_RECORDER < AT_ONCE
    wall.tick(0.9)
    assert len(wall.recorder.asked) == AT_ONCE_PER_RECORDER
    wall.tick(1.0)
    assert len(wall.recorder.asked) == 2 * AT_ONCE_PER_RECORDER


def test_when_a_network_comes_back_all_cameras_are_not_opened_in_the_same_second():
    gate, clock = OpenGate(), ManualClock()
    streams = [
        VideoStream(
            StreamRequest((f"rtsp://10.0.0.{n}/",), 32, 18, ""),
            Life(lambda: 0.5, 0.0),
            clock,
            print,
        )
        for n in range(100)
    ]
    for stream in streams:
        stream.life.failed(Reason.LOST, 0.0)
    gate.count(streams, 10.0)
    let = [gate.lets(stream, 10.0) for stream in streams]
    assert sum(let) == RETRIES_PER_SECOND
    for stream, is_let in zip(streams, let, strict=True):
        if is_let:
            stream.life.opening(10.0)
            stream.life.heard(stream.life.turn, True, Reason.NONE, 10.1)
    gate.count(streams, 10.5)
    assert not any(gate.lets(stream, 10.5) for stream in streams)
    gate.count(streams, 11.0)
    assert sum(gate.lets(stream, 11.0) for stream in streams) == RETRIES_PER_SECOND
    for stream in streams:
        stream.give_back()
