"""Addresses that say nothing: each opening ends by itself, says why, and holds little meanwhile."""

import socket
from queue import SimpleQueue

import av
import pytest

from console.runtime.clock import SystemClock
from console.video import engine_ffmpeg
from console.video.engine_ffmpeg import FfmpegEngine
from console.video.frames import Shape, Surface
from console.video.states import Reason

PATIENCE = 60


@pytest.fixture
def mute_port():
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def surface():
    made = Surface(Shape(64, 64))
    yield made
    made.retire()


@pytest.mark.parametrize("address", ["rtsp://127.0.0.1:{}/x", "http://127.0.0.1:{}/x.ts"])
def test_a_camera_that_says_nothing_is_given_up_as_no_answer(
    mute_port, surface, monkeypatch, address
):
    monkeypatch.setattr(engine_ffmpeg, "OPEN_LIMIT", 0.3)
    told = SimpleQueue()
    engine = FfmpegEngine(lambda *report: told.put(report), SystemClock())
    engine.open(1, 1, (address.format(mute_port),), surface)
    assert told.get(timeout=PATIENCE) == (1, 1, False, Reason.NO_ANSWER)


def test_openings_that_hang_do_not_pile_up(mute_port, surface, monkeypatch):
    monkeypatch.setattr(engine_ffmpeg, "OPEN_LIMIT", 2.0)
    told = SimpleQueue()
    engine = FfmpegEngine(lambda *report: told.put(report), SystemClock())
    for turn in range(1, 6):
        engine.open(1, turn, (f"rtsp://127.0.0.1:{mute_port}/x",), surface)
    assert {told.get(timeout=PATIENCE)[1] for _ in range(2)} == {4, 5}


def test_a_second_address_that_says_nothing_is_named_so_although_the_first_has_played(
    mute_port, surface, monkeypatch, tmp_path
):
    monkeypatch.setattr(engine_ffmpeg, "OPEN_LIMIT", 0.6)
    clip = tmp_path / "clip.mp4"
    with av.open(str(clip), "w") as made:
        video = made.add_stream("mpeg4", rate=25, width=64, height=64, pix_fmt="yuv420p")
        for _ in range(3):
            made.mux(video.encode(av.VideoFrame(64, 64, "yuv420p")))
        made.mux(video.encode())
    told = SimpleQueue()
    engine = FfmpegEngine(lambda *report: told.put(report), SystemClock())
    engine.open(1, 1, (str(clip), f"rtsp://127.0.0.1:{mute_port}/x"), surface)
    assert told.get(timeout=PATIENCE) == (1, 1, True, Reason.NONE)
    assert told.get(timeout=PATIENCE) == (1, 1, False, Reason.NO_ANSWER)
    assert surface.sequence == 3
