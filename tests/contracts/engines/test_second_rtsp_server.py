"""A server that is not ours: GStreamer's. What plays there does not only suit our simulator."""

import json
import random
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from console.runtime.clock import SystemClock
from console.video.pool import VideoPool
from console.video.states import StreamState
from console.video.stream import StreamRequest
from tests.support import streams_side_by_side

SYSTEM_PYTHON = "/usr/bin/python3"
SCRIPT = Path(streams_side_by_side.__file__).with_name("gst_rtsp_server.py")
NEEDS = "import gi; gi.require_version('GstRtspServer', '1.0')"
PATIENCE_MS = streams_side_by_side.PATIENCE_MS
LIVE, FROZEN, FAILED = StreamState.LIVE, StreamState.FROZEN, StreamState.FAILED


@pytest.fixture(scope="module")
def scene(cameras):
    """A clip that was encoded before; GStreamer needs no encoder for it."""
    try:
        subprocess.run([SYSTEM_PYTHON, "-c", NEEDS], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("GStreamer's RTSP server is not installed (gir1.2-gst-rtsp-server-1.0)")
    return next(cameras.folder.glob("*-00.clip"))


@contextmanager
def gstreamer(scene, port=0):
    """Run the server; yields its process and port."""
    command = [SYSTEM_PYTHON, str(SCRIPT), str(scene), str(port)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process, json.loads(process.stdout.readline())["rtsp_port"]
        finally:
            process.kill()


@pytest.fixture(scope="module")
def pool(qapp):
    chance = random.Random(1).random
    with VideoPool(SystemClock(), chance, may_degrade=False) as made:
        yield made


def test_its_streams_play_and_come_back_after_it_was_killed(qtbot, pool, scene):
    """A-17, A-18. Opened one after another: it prepares one stream at a time."""
    streams = []
    with gstreamer(scene) as (process, port):
        for number in range(4):
            url = f"rtsp://127.0.0.1:{port}/cam{number}"
            streams.append(pool.open(StreamRequest((url,), 160, 90, f"cam{number}")))
            qtbot.waitUntil(lambda: streams[-1].state is LIVE, timeout=PATIENCE_MS)
        image = streams[0].image()
        assert len({image.pixel(x, y) for x in range(0, 160, 5) for y in range(0, 90, 5)}) > 80
        process.kill()
        for stream in streams:
            qtbot.waitUntil(lambda s=stream: s.state in (FROZEN, FAILED), timeout=PATIENCE_MS)
            assert stream.image() is not None, "the last picture stays"
    with gstreamer(scene, port):
        for stream in streams:
            qtbot.waitUntil(lambda s=stream: s.state is LIVE, timeout=PATIENCE_MS)
    for stream in streams:
        stream.close()


def test_what_it_does_not_have_is_said(qtbot, pool, scene):
    with gstreamer(scene) as (_, port):
        url = f"rtsp://127.0.0.1:{port}/nobody"
        stream = pool.open(StreamRequest((url,), 160, 90, "nobody"))
        qtbot.waitUntil(lambda: stream.state is FAILED, timeout=PATIENCE_MS)
        assert stream.reason == "not_found"
        stream.close()
