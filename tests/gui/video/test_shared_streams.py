"""One camera on several tiles is one session; a large tile has the main stream (A-15, A-24)."""

from concurrent.futures import Future
from datetime import timedelta

import pytest

from console.app.camera_desk import CameraDesk
from console.contract.camera import PlayAnswer
from console.domain.camera import Camera
from console.domain.geo import Place
from console.runtime.clock import SystemClock, to_text
from console.sync.trouble import HubTrouble
from console.video.life import Life
from console.video.states import Reason
from console.video.stream import VideoStream
from offline_cache.values import ChangeSet

CLOCK = SystemClock()


class Pool:
    """Opens streams that nobody decodes; the test writes their frames."""

    def __init__(self):
        self.opened = []

    def open(self, request):
        stream = VideoStream(request, Life(lambda: 0.5, 0.0), CLOCK, lambda: None)
        self.opened.append(stream)
        return stream

    @property
    def running(self):
        return [stream for stream in self.opened if not stream.is_closed]


class Hub:
    """Answers at once, and remembers which leases were asked for."""

    def __init__(self):
        self.asked = []
        self.code, self.has_main = "", True

    def ask(self, camera, profile):
        self.asked.append((camera, profile))
        answer = Future()
        if self.code:
            answer.set_exception(HubTrouble(self.code))
            return answer
        until = to_text(CLOCK.now() + timedelta(minutes=5))
        profile = profile if self.has_main else "sub"
        urls = [f"rtsp://camera/{camera}/{profile}"]
        answer.set_result(
            PlayAnswer(camera=camera, lease="L", urls=urls, until=until, profile=profile)
        )
        return answer


@pytest.fixture
def pool():
    made = Pool()
    yield made
    for stream in made.opened:
        stream.give_back()


@pytest.fixture
def hub():
    return Hub()


@pytest.fixture
def desk(qapp, pool, hub):
    place = Place("望汐路下立交", "望汐路街道")
    camera = Camera("C1", "望汐路下立交", place, has_main=True)
    return CameraDesk(pool, hub.ask, CLOCK, lambda _: camera)


def opened(qtbot, pool, *views):
    qtbot.waitUntil(lambda: all(view.shown.stream is not None for view in views))
    return pool.running


def write(stream):
    """Put a frame where a worker would."""
    target = stream.target()
    slot, _ = target.begin()
    target.commit(slot, CLOCK.monotonic(), 0.0)
    target.count(1)


def test_two_tiles_share_one_stream_of_the_larger_size(qtbot, desk, pool, hub):
    small, large = desk.view("C1", 318, 172), desk.view("C1", 478, 258)
    (stream,) = opened(qtbot, pool, small, large)
    assert stream.target().shape.width == 478
    assert hub.asked == [("C1", "sub")], "one lease"
    large.close()
    assert stream.target().shape.width == 318
    assert not stream.is_closed, "closing one tile never cuts the other"
    small.close()
    assert stream.is_closed


def test_a_tile_made_large_gets_the_main_stream_and_is_never_dark(qtbot, desk, pool, hub):
    view = desk.view("C1", 478, 258)
    (sub,) = opened(qtbot, pool, view)
    write(sub)
    before = view.sequence
    view.resize(1918, 1040)
    qtbot.waitUntil(lambda: len(pool.running) == 2)
    assert view.state == "live" and view.profile == "sub", "the old picture stays"
    main = pool.running[1]
    write(main)
    assert view.state == "live" and view.profile == "main"
    assert view.sequence > before and view.frames >= 1
    assert sub.is_closed and hub.asked[-1] == ("C1", "main")
    view.close()
    assert not pool.running


def test_where_the_main_stream_cannot_be_had_the_sub_stream_goes_on(qtbot, desk, pool, hub):
    view = desk.view("C1", 478, 258)
    (sub,) = opened(qtbot, pool, view)
    write(sub)
    hub.code = "restricted"
    view.resize(1918, 1040)
    qtbot.waitUntil(lambda: len(hub.asked) == 2)
    qtbot.waitUntil(lambda: view.state == "live" and view._coming is None)
    assert pool.running == [sub]
    view.close()


def test_a_platform_that_gives_the_sub_stream_for_the_main_one_costs_no_second_session(
    qtbot, desk, pool, hub
):
    view = desk.view("C1", 478, 258)
    (sub,) = opened(qtbot, pool, view)
    write(sub)
    hub.has_main = False
    view.resize(1918, 1040)
    qtbot.waitUntil(lambda: len(hub.asked) == 2)
    qtbot.waitUntil(lambda: view.state == "live" and view._coming is None)
    assert pool.running == [sub]
    view.close()


def test_a_view_in_stand_by_sleeps_until_it_is_woken(qtbot, desk, pool):
    view = desk.stand_by("C1", 478, 258)
    (stream,) = opened(qtbot, pool, view)
    assert not stream.is_awake and not view.is_ready
    view.wake()
    assert stream.is_awake
    view.close()


def test_retry_now_is_for_what_has_no_picture(qtbot, desk, pool):
    """A-17."""
    view = desk.view("C1", 478, 258)
    (stream,) = opened(qtbot, pool, view)
    stream.life.failed(Reason.LOST, CLOCK.monotonic())
    desk.retry("C2")
    assert stream.retry_in() > 0.5, "another camera was meant"
    desk.retry("C1")
    assert stream.retry_in() == 0
    stream.life.failed(Reason.LOST, CLOCK.monotonic())
    write(stream)
    desk.retry()
    assert stream.retry_in() > 0.5, "it shows a picture"
    view.close()


def test_a_tile_says_how_it_is_tried_again_only_where_that_helps(qtbot, desk, pool):
    view = desk.view("C1", 478, 258, lambda: "R: try again now")
    (stream,) = opened(qtbot, pool, view)
    assert "R: try again now" not in view.lines()
    stream.life.failed(Reason.NO_SESSION, CLOCK.monotonic())
    assert view.state == "no_session" and view.lines()[-1] == "R: try again now"
    stream.life.failed(Reason.UNAUTHORIZED, CLOCK.monotonic())
    assert view.state == "denied" and "R: try again now" not in view.lines()
    view.close()


def test_a_lease_that_is_not_renewed_leaves_what_plays(qtbot, desk, pool, hub):
    view = desk.view("C1", 478, 258)
    (stream,) = opened(qtbot, pool, view)
    write(stream)
    hub.code = "unreachable"
    view.shown._resolver.ask()
    qtbot.waitUntil(lambda: len(hub.asked) == 2)
    qtbot.waitUntil(lambda: view.shown._resolver._renewal.isActive())
    assert view.state == "live" and not stream.is_closed
    view.close()


def test_h959_a_camera_that_the_directory_takes_out_goes_and_comes_back_with_it(qtbot, pool, hub):
    """H959: taken out for good, it was shown on, from an address that had been kept."""
    known = {"C1": Camera("C1", "望汐路下立交", Place("望汐路下立交"), urls=("rtsp://kept/C1",))}
    desk = CameraDesk(pool, hub.ask, CLOCK, known.get)
    view = desk.view("C1", 318, 172)
    (stream,) = opened(qtbot, pool, view)
    write(stream)
    assert view.state == "live"
    camera = known.pop("C1")
    desk.follow(ChangeSet("hub", frozenset({("camera", "C1")}), "e:1"))
    assert stream.is_closed and (view.state, view.image()) == ("failed", None)
    assert view.lines() == ("The directory has this camera no more",)
    hub.code = "unreachable"
    view.retry_now()
    qtbot.waitUntil(lambda: len(hub.asked) == 2)
    qtbot.waitUntil(lambda: view.state == "failed" and not pool.running)
    hub.code, known["C1"] = "", camera
    desk.follow(ChangeSet("hub", frozenset({("camera", "C1")}), "e:2"))
    opened(qtbot, pool, view)
    view.close()


def test_h959_a_camera_the_hub_does_not_have_is_not_shown_from_a_kept_address(qtbot, pool, hub):
    """H959: the hub said that there is no such camera, and the seat went round it."""
    camera = Camera("C1", "望汐路下立交", Place("望汐路下立交"), urls=("rtsp://kept/C1",))
    desk = CameraDesk(pool, hub.ask, CLOCK, lambda _: camera)
    hub.code = "not_found"
    view = desk.view("C1", 318, 172)
    qtbot.waitUntil(lambda: view.state == "failed")
    assert not pool.running and view.lines()[0] == "The directory has this camera no more"
    view.close()
