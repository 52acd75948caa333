"""A packager that is dead leaves its last pieces on the server; they are old and never 实时."""

import random
import threading
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from console.runtime.clock import SystemClock
from console.video.pool import VideoPool
from console.video.states import Reason, StreamState
from console.video.stream import StreamRequest
from tests.support.cameras import running_cameras
from tests.support.streams_side_by_side import Watch

pytestmark = pytest.mark.alone

LIVE, FROZEN = StreamState.LIVE, StreamState.FROZEN
WAITING, FAILED = StreamState.WAITING, StreamState.FAILED
PATIENCE = 60_000


@pytest.fixture(scope="module")
def cameras(tmp_path_factory):
    with running_cameras(tmp_path_factory.mktemp("clips")) as cameras:
        yield cameras


@pytest.fixture
def opened(qapp, cameras):
    """Opens a camera's playlist by an engine; FFmpeg plays them where libvlc is not there."""
    with ExitStack() as ending:

        def opened(camera, engine="vlc", url=""):
            chance = random.Random(1).random
            pool = ending.enter_context(
                VideoPool(SystemClock(), chance, engine, may_change=engine == "vlc")
            )
            urls = (url or cameras.http(camera, "m3u8"),)
            return Watch(pool.open(StreamRequest(urls, 160, 90, camera)))

        yield opened


def until(qtbot, watch, told):
    def asked():
        watch.look()
        return told()

    qtbot.waitUntil(asked, timeout=PATIENCE)


def states(watch, since=0):
    return {state for state, _ in watch.said[since:]}


@pytest.fixture
def pointing(cameras):
    """Gives addresses that do not say that they are playlists: `/play?of=CAMERA`."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", cameras.http(self.path.partition("=")[2], "m3u8"))
            self.end_headers()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield lambda camera: f"http://127.0.0.1:{server.server_port}/play?of={camera}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("engine", ["vlc", "ffmpeg"])
def test_h966_old_pieces_are_no_picture_and_the_tile_says_why(qtbot, cameras, opened, engine):
    """H966: they lie there since yesterday, and play for some seconds at each opening."""
    cameras.fault(f"{engine}old", "freeze")
    watch = opened(f"{engine}old", engine)
    stream = watch.stream
    until(qtbot, watch, lambda: stream.reason is Reason.STALE)
    assert stream.state is WAITING and len(stream.lines()) == 2, "it says what it waits for"
    until(qtbot, watch, lambda: stream.state is FAILED)
    assert stream.reason is Reason.STALE and stream.lines()
    assert states(watch) == {"waiting", "failed"}
    assert stream.frame_at() is None and stream.image() is None, "nothing of it is proof"
    cameras.fault(f"{engine}old", "none")
    until(qtbot, watch, lambda: stream.state is LIVE)


def test_h966_what_stopped_is_not_live_again_before_something_new_has_come(qtbot, cameras, opened):
    """H966: the same old seconds were played again about every eleven; also in a larger tile."""
    watch, larger = opened("dies"), opened("dies")
    stream = watch.stream
    until(qtbot, watch, lambda: stream.state is larger.stream.state is LIVE)
    cameras.fault("dies", "freeze")
    until(qtbot, larger, lambda: larger.stream.state is FROZEN)
    larger.stream.resize(320, 180)
    until(qtbot, watch, lambda: stream.attempts >= 1)
    last, told = [each.stream.frame_at() for each in (watch, larger)], len(watch.said)

    def has_failed():
        larger.look()
        return stream.state is larger.stream.state is FAILED and stream.attempts >= 2

    until(qtbot, watch, has_failed)
    assert stream.reason is Reason.STALE
    assert "live" not in states(watch, told)
    assert [each.stream.frame_at() for each in (watch, larger)] == last, "none is to be listed"
    cameras.fault("dies", "none")
    until(qtbot, watch, lambda: stream.state is LIVE)


def test_h966_a_playlist_whose_address_does_not_say_so_is_known_by_what_comes(
    qtbot, cameras, opened, pointing
):
    cameras.fault("hidden", "freeze")
    watch = opened("hidden", "ffmpeg", pointing("hidden"))
    until(qtbot, watch, lambda: watch.stream.state is FAILED)
    assert watch.stream.reason is Reason.STALE and states(watch) == {"waiting", "failed"}
    cameras.fault("hidden", "none")
    until(qtbot, watch, lambda: watch.stream.state is LIVE)
