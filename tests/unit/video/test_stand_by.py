"""A stream in stand-by: connected, nothing shown; woken, its picture is there at once (A-04)."""

import gc
import io
import threading
from concurrent.futures import Future
from pathlib import Path

import av
import pytest

from console.runtime.clock import SystemClock
from console.video import packet_log
from console.video.engine_ffmpeg import FfmpegEngine
from console.video.frames import Shape, Sign, Surface
from console.video.head_start import FIRST
from tests.support.hand_camera import HandCamera, as_ts, encoded

PATIENCE = 60
FRAMES = 60


@pytest.fixture(scope="module")
def parts():
    return as_ts(encoded(FRAMES))


@pytest.fixture
def camera(parts):
    made = HandCamera(parts)
    yield made
    made.close()


@pytest.fixture
def surface():
    made = Surface(Shape(160, 90))
    yield made
    made.retire()


@pytest.fixture
def engine():
    made = FfmpegEngine(lambda *report: None, SystemClock())
    yield made
    made.end()


def opened(engine, camera, surface, stand_by):
    engine.open(1, 1, (camera.url,), surface, stand_by)
    camera.until_called()


def sent_until(camera, is_so, most=FRAMES):
    """Send frame by frame until something is so; what is never so within `most` fails."""
    until = SystemClock().monotonic() + PATIENCE
    while not is_so():
        if camera.sent < most:
            camera.send(1)
        assert SystemClock().monotonic() < until, "it never came"


def pictures(clip):
    with av.open(io.BytesIO(clip), format="mpegts") as file:
        return list(file.decode(video=0))


def asked(ask, *args):
    answer = Future()
    ask(1, *args, answer.set_result)
    return answer.result(PATIENCE)


def kept(engine):
    """Return how many pictures are kept since the last key frame."""
    clip = asked(engine.clip, 0.0)
    return len(pictures(clip)) if clip else 0


def test_in_stand_by_nothing_is_shown_and_waking_shows_the_newest_picture(engine, camera, surface):
    opened(engine, camera, surface, stand_by=True)
    sent_until(camera, lambda: Sign.READY in surface.vitals().signs)
    sent_until(camera, lambda: kept(engine) >= 4)
    assert surface.sequence == 0 and asked(engine.still) == b""
    engine.wake(1)
    sent_until(camera, lambda: surface.sequence, 0)  # without another packet
    vitals = surface.vitals()
    assert vitals.frames - surface.sequence >= 3, "the pictures in between are not shown"
    assert (vitals.width, vitals.height) == (320, 180)


def test_the_beginning_of_a_group_is_decoded_ahead_and_no_picture_twice(engine, surface):
    camera = HandCamera(as_ts(encoded(FRAMES, gop=FRAMES)))
    opened(engine, camera, surface, stand_by=True)
    sent_until(camera, lambda: kept(engine) >= 2 * FIRST)
    assert surface.vitals().frames == FIRST and surface.sequence == 0
    engine.wake(1)
    sent_until(camera, lambda: surface.sequence, 0)
    assert surface.vitals().frames == kept(engine)
    camera.close()


def test_what_was_decoded_ahead_is_not_shown_where_its_group_is_gone(engine, surface, monkeypatch):
    camera = HandCamera(as_ts(encoded(FRAMES, gop=FRAMES)))  # no other group is on its way
    opened(engine, camera, surface, stand_by=True)
    sent_until(camera, lambda: surface.vitals().frames)
    monkeypatch.setattr(packet_log, "MOST_BYTES", 0)  # a group that does not end fills the memory
    sent_until(camera, lambda: not kept(engine))
    engine.wake(1)
    assert asked(engine.clip, 0.0) == b"" and surface.sequence == 0
    camera.close()


def test_a_clip_of_the_last_seconds_begins_with_a_key_frame_and_decodes(engine, camera, surface):
    opened(engine, camera, surface, stand_by=False)
    sent_until(camera, lambda: surface.vitals().frames >= 15)
    frames = pictures(asked(engine.clip, 10.0))
    assert len(frames) >= 15
    assert frames[0].key_frame and not any(frame.is_corrupt for frame in frames)


def test_a_still_has_the_size_of_the_stream_not_of_the_tile(engine, camera, surface):
    opened(engine, camera, surface, stand_by=False)
    sent_until(camera, lambda: surface.sequence)
    with av.open(io.BytesIO(asked(engine.still)), format="png_pipe") as file:
        (frame,) = file.decode(video=0)
    assert (frame.width, frame.height) == (320, 180)


def test_what_is_not_there_is_answered_with_nothing(engine):
    assert asked(engine.clip, 5.0) == b""
    assert asked(engine.still) == b""


def handles():
    return len(list(Path("/proc/self/fd").iterdir()))


def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def opened_and_closed(engine, parts, times):
    """Open a camera, see its picture and let it go, so many times."""
    for number in range(1, times + 1):
        camera, surface = HandCamera(parts), Surface(Shape(160, 90))
        engine.open(number, 1, (camera.url,), surface)
        camera.until_called()
        sent_until(camera, lambda shown=surface: shown.sequence)
        engine.close(number)
        camera.close()
        surface.retire()
        if number % 10 == 0:
            gc.collect()  # as a worker does every ten seconds


def until_quiet(engine, threads, until=60):
    for thread in threading.enumerate():
        if thread.name.startswith("stream-") and "wake" not in thread.name:
            thread.join(until)
    engine.close(0)  # the next thing that happens
    assert threading.active_count() <= threads


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts handles as Linux tells them")
def test_reconnects_leave_no_thread_and_no_handle_behind(engine, parts):
    """A-21."""
    opened_and_closed(engine, parts, 2)
    until_quiet(engine, threading.active_count())
    threads, before = threading.active_count(), handles()
    opened_and_closed(engine, parts, 8)
    until_quiet(engine, threads)
    gc.collect()
    assert handles() <= before


@pytest.mark.long
@pytest.mark.alone
def test_two_hundred_reconnects_take_no_more_than_three_megabytes(engine, parts):
    """A-21: the goal of the wall's bench, on one stream."""
    opened_and_closed(engine, parts, 40)
    until_quiet(engine, threading.active_count())
    before = memory()
    opened_and_closed(engine, parts, 200)
    until_quiet(engine, threading.active_count())
    gc.collect()
    assert memory() - before <= 3_000_000
