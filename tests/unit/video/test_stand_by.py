"""A stream in stand-by: connected, nothing decoded; woken, its picture is there at once (A-04)."""

import io
from concurrent.futures import Future

import av
import pytest

from console.runtime.clock import SystemClock
from console.video.engine_ffmpeg import FfmpegEngine
from console.video.frames import Shape, Sign, Surface
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


def test_in_stand_by_nothing_is_decoded_and_waking_shows_the_newest_picture(
    engine, camera, surface
):
    opened(engine, camera, surface, stand_by=True)
    sent_until(camera, lambda: Sign.READY in surface.vitals().signs)
    sent_until(camera, lambda: len(pictures(asked(engine.clip, 10.0))) >= 4)
    assert surface.sequence == 0 and surface.vitals().frames == 0
    engine.wake(1)
    sent_until(camera, lambda: surface.sequence, 0)  # without another packet
    vitals = surface.vitals()
    assert vitals.frames - surface.sequence >= 3, "the pictures in between are not shown"
    assert (vitals.width, vitals.height) == (320, 180)


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
