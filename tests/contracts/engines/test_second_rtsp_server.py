"""An RTSP server that is not ours, GStreamer's: what we play is not only what we serve."""

import random
import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest

from console.demo.camera_simulator import clip
from console.runtime.clock import SystemClock
from console.video.pool import VideoPool
from console.video.states import StreamState
from console.video.stream import StreamRequest

PYTHON = "/usr/bin/python3"
"""The system's: GStreamer's bindings are packages of the system."""
SERVER = Path(__file__).parents[2] / "support" / "gst_rtsp_server.py"
PATIENCE_MS = 20_000
ROUNDS = 10
"""How often the clip is repeated in the file: longer than the test."""


def has_bindings() -> bool:
    ask = "import gi; gi.require_version('GstRtspServer', '1.0')"
    return subprocess.run([PYTHON, "-c", ask], capture_output=True, check=False).returncode == 0


@pytest.fixture
def server(tmp_path, cameras):
    """The port of a running server, and its process."""
    if not has_bindings():
        pytest.skip("GStreamer's RTSP server is not installed on this machine")
    (name, *_) = sorted(cameras.folder.glob("scenes*.clip"))
    raw, file = tmp_path / "clip.h264", tmp_path / "clip.mp4"
    frames = clip.load(name).frames
    raw.write_bytes(b"".join(frame.annex_b for frame in frames) * ROUNDS)
    order = ["ffmpeg", "-v", "error", "-f", "h264", "-r", f"{clip.FPS}", "-i", str(raw)]
    subprocess.run([*order, "-c", "copy", str(file)], check=True)
    with subprocess.Popen(
        [PYTHON, str(SERVER), str(file)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline()), process
        finally:
            process.kill()


def test_a_stranger_s_streams_opened_one_after_the_other_play_and_its_death_is_said(
    qtbot, server
) -> None:
    """A-18: four of them are live; when the server goes no tile calls its last picture live."""
    port, process = server
    with ExitStack() as ending:
        pool = ending.enter_context(VideoPool(SystemClock(), random.Random(1).random))
        streams = []
        for number in range(4):
            url = f"rtsp://127.0.0.1:{port}/cam{number}"
            stream = pool.open(StreamRequest((url,), 160, 90, f"点位 {number}"))
            qtbot.waitUntil(lambda s=stream: s.state is StreamState.LIVE, timeout=PATIENCE_MS)
            streams.append(stream)
        before = [stream.sequence for stream in streams]
        qtbot.waitUntil(
            lambda: all(s.sequence > n + 5 for s, n in zip(streams, before, strict=True)),
            timeout=PATIENCE_MS,
        )
        process.kill()
        gone = (StreamState.FROZEN, StreamState.FAILED)
        qtbot.waitUntil(lambda: all(s.state in gone for s in streams), timeout=PATIENCE_MS)
