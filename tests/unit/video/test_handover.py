"""A worker is relieved by age and memory, and no tile goes dark for it (A-21, A-22)."""

import pytest

from console.runtime.clock import ManualClock
from console.video.frames import Shape, Sign, Surface
from console.video.handover import LARGE, OLD_AFTER, TOO_LARGE, TOO_OLD_AFTER, is_worn
from console.video.messages import Said
from console.video.pool import VideoPool
from console.video.spare import SpareWorker
from console.video.states import StreamState
from console.video.stream import StreamRequest


class Worker:
    """A worker process without one: takes orders, says what the test wants, writes frames."""

    made = []

    def __init__(self, engine, wake):
        self.words, self.orders = [{"said": Said.ALIVE}], []
        self.engine = engine
        self.is_alive, self.is_closed = engine not in Worker.broken, False
        self.pid = len(Worker.made) + 1
        Worker.made.append(self)

    def order(self, order):
        self.orders.append(order)
        if order["do"] == "open" and self.opens:
            told = {"stream": order["stream"], "turn": order["turn"], "reason": ""}
            self.words.append({"said": Said.OPENED, **told})

    opens = True
    broken = set()

    def reports(self):
        if not self.is_alive:
            return []
        words, self.words = self.words, []
        return words

    def last_words(self):
        return ""

    def close(self):
        self.is_closed = True

    def open_order(self, stream):
        return next(o for o in reversed(self.orders) if o["do"] == "open" and o["stream"] == stream)

    def write(self, stream, time):
        """Put a frame where it was told to."""
        width, height = self.open_order(stream)["size"]
        surface = Surface(Shape(width, height), self.open_order(stream)["segment"])
        slot, _ = surface.begin()
        surface.commit(slot, time, 0.0)
        surface.tell(Sign.READY, width, height)

    def done(self, what):
        return [order["stream"] for order in self.orders if order["do"] == what]


class Hall:
    """A pool whose pump the test turns by hand."""

    def __init__(self, pool, clock):
        self.pool, self.clock = pool, clock
        self.now = clock.monotonic()

    def tick(self, seconds=0.05):
        self.now += seconds
        self.clock.jump(seconds)
        pool = self.pool
        pool._gate.count(pool._streams(), self.now)
        pool._relieve(self.now)
        for crew in list(pool._crews):
            crew.link.words.append({"said": Said.ALIVE, "memory": self.memory})
            pool._move_on(crew, self.now)
        pool._hand_over(self.now)

    memory = 0


@pytest.fixture
def hall():
    Worker.made.clear()
    Worker.broken = set()
    clock = ManualClock()
    with VideoPool(clock, lambda: 0.5, start=Worker) as pool:
        pool._over = True  # the test moves it on
        pool._wake.set()
        pool._pump.join()
        yield Hall(pool, clock)


def playing(hall, count=3, stand_by=False):
    """Open streams that have a picture."""
    request = StreamRequest(("rtsp://c/",), 32, 18, "", stand_by)
    streams = [hall.pool.open(request) for _ in range(count)]
    hall.tick()
    for number in range(1, count + 1):
        Worker.made[0].write(number, hall.now)
    hall.tick()
    return streams


def test_what_nobody_looks_at_is_relieved_early_and_the_rest_only_when_it_must_be():
    assert not is_worn(OLD_AFTER - 1, LARGE - 1, is_watched=False)
    assert is_worn(OLD_AFTER, 0, is_watched=False)
    assert is_worn(0, LARGE, is_watched=False)
    assert not is_worn(OLD_AFTER, LARGE, is_watched=True)
    assert is_worn(TOO_OLD_AFTER, 0, is_watched=True)
    assert is_worn(0, TOO_LARGE, is_watched=True)


def test_the_successor_has_a_picture_before_the_old_one_closes(hall):
    streams = playing(hall)
    old = Worker.made[0]
    hall.memory = LARGE
    hall.tick()
    hall.memory = 0
    hall.tick()
    new = hall.pool._crews[-1].link
    assert new is not old
    assert len(new.done("open")) == 2, "two at a time"
    assert not old.done("close"), "the old one goes on"
    for number in (1, 2):
        new.write(number, hall.now)
    hall.tick()
    assert sorted(old.done("close")) == [1, 2]
    hall.tick()
    new.write(3, hall.now)
    hall.tick()
    assert old.is_closed and [crew.link for crew in hall.pool._crews] == [new]
    assert all(stream.state is StreamState.LIVE for stream in streams)
    assert all(stream.life.turn == 2 for stream in streams)


def test_a_camera_that_grants_no_second_session_keeps_its_picture_and_moves(hall):
    (stream,) = playing(hall, 1)
    old = Worker.made[0]
    hall.memory = LARGE
    hall.tick()
    hall.memory = 0
    hall.tick()
    new = hall.pool._crews[-1].link
    order = new.open_order(1)
    said = {"said": Said.ENDED, "stream": 1, "turn": order["turn"], "reason": "no_session"}
    new.words.append(said)
    hall.tick()
    hall.tick()
    assert old.done("close") == [1] and old.is_closed
    assert stream.frame_at() is not None, "the last picture stays"
    hall.tick(0.5)
    assert len(new.done("open")) == 2, "it is opened again, now alone"


def test_one_in_stand_by_is_ready_at_the_successor_and_woken_there(hall):
    (stream,) = playing(hall, 1, stand_by=True)
    hall.memory = LARGE
    hall.tick()
    hall.memory = 0
    hall.tick()
    new = hall.pool._crews[-1].link
    assert new.open_order(1)["stand_by"]
    new.write(1, hall.now)
    hall.tick()
    stream.wake()
    hall.tick()
    assert new.done("wake") == [1]


def test_a_spare_follows_a_worker_that_died(hall, logged_errors):
    playing(hall, 1)
    hall.tick()
    spare = Worker.made[1]
    Worker.made[0].is_alive = False
    hall.tick()
    assert hall.pool._crews[0].link is spare
    hall.tick(0.5)
    assert spare.done("open") == [1]
    assert len(logged_errors) == 1


def test_a_spare_that_died_itself_is_not_taken():
    Worker.made.clear()
    spare = SpareWorker(lambda: Worker("ffmpeg", print))
    spare.keep()
    Worker.made[0].is_alive = False
    assert spare.take() is Worker.made[1]
    assert Worker.made[0].is_closed


def test_h967_an_engine_that_is_lost_while_its_worker_is_relieved_takes_no_camera_with_it(
    hall, logged_errors
):
    stream = hall.pool.open(StreamRequest(("http://c/live.m3u8",), 32, 18, ""))
    hall.tick()
    Worker.made[-1].write(1, hall.now)
    hall.memory = LARGE
    hall.tick()
    while [worker.engine for worker in Worker.made].count("vlc") < 2:
        hall.tick()
    hall.memory = 0
    Worker.broken = {"vlc"}
    for worker in Worker.made:
        worker.is_alive = worker.engine == "ffmpeg"
    for _ in range(30):
        hall.tick(1.0)
    (crew,) = [crew for crew in hall.pool._crews if crew.streams]
    assert crew.engine == "ffmpeg" and 1 in crew.link.done("open")
    crew.link.write(1, hall.now)
    assert stream.state is StreamState.LIVE
