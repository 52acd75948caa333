"""What both engines owe: for each fault what the tile says, why, and that it comes back by itself.

One table for PyAV and libvlc. `Watch.lies` holds the product's own rule about time at every look:
no tile is called live from 1.5 s without a new picture on, and none is called frozen before.
"""

import random
from contextlib import ExitStack

import av
import numpy as np
import pytest

from console.demo.camera_simulator import clip
from console.demo.camera_simulator.encode import decode
from console.runtime.clock import SystemClock
from console.video.frames import Sign
from console.video.pool import VideoPool
from console.video.states import Reason, StreamState
from console.video.stream import StreamRequest
from tests.support.gate import Gate
from tests.support.streams_side_by_side import PATIENCE_MS, SideBySide, Watch

LIVE, WEAK, FROZEN = StreamState.LIVE, StreamState.WEAK, StreamState.FROZEN
DENIED, FAILED, FULL = StreamState.DENIED, StreamState.FAILED, StreamState.NO_SESSION
SIZE = (160, 90)

AT_THE_DOOR = {"refused": Reason.REFUSED, "syn_dropped": Reason.NO_ANSWER}
FROM_THE_START = {
    "401": (DENIED, ("unauthorized",)),
    "404": (FAILED, ("not_found",)),
    "mute": (FAILED, ("no_answer",)),
    "rubbish": (FAILED, ("not_video",)),
    "sound": (FAILED, ("not_video", "sound_only")),
}
OTHERWISE = {"ffmpeg flv rubbish": (FAILED, ("no_answer",))}
"""After an FLV's own head FFmpeg looks for a picture in the noise until its time is over."""
WHILE_PLAYING = ("die", "freeze", "bye")
BY_LIBVLC = (
    *AT_THE_DOOR, *FROM_THE_START, *WHILE_PLAYING, "slow", "resize", "join", "full", "h265",
)  # fmt: skip
"""All but `torn`: it does not notice that a picture was lost on the way."""
ALL = (*BY_LIBVLC, "torn")
CONTRACT = {
    "ffmpeg rtsp": ALL,
    "ffmpeg ts": (*ALL, "gaps"),
    "ffmpeg flv": tuple(what for what in ALL if what != "h265"),
    "ffmpeg m3u8": ("join", "die"),
    "vlc ts": (*BY_LIBVLC, "gaps"),
    "vlc flv": ("join", "404", "die", "freeze", "resize"),
    "vlc m3u8": (*AT_THE_DOOR, "401", "404", "mute", "rubbish", "full", "join", "die", "freeze",
                 "h265", "sound", "resize", "gaps"),
    "vlc file": ("join",),
    "vlc rtsp": BY_LIBVLC,
    "seat ts": ("join", "torn", "full"),
}  # fmt: skip
"""`ffmpeg m3u8`: a seat whose usual engine is FFmpeg; its playlists are libvlc's all the same.
`vlc`: libvlc alone. `seat`: one whose usual engine it is; its live streams are FFmpeg's.
`bye` is RTSP's word (and the end of an endless answer): a playlist only goes on or stands still.
`slow` means nothing for one either: its pieces come whole, and what comes late is `freeze`."""
ENGINES = ("ffmpeg", "vlc", "seat")
LATER = "vlc rtsp"
"""Begun when it is known that the libvlc installed here has RTSP at all."""


class Stage:
    """Streams, what is wrong with them, and the stories that tell it."""

    def __init__(self, cameras, pools, recording, ending):
        self.side = SideBySide()
        self._cameras, self._pools, self._recording = cameras, pools, recording
        self._ending = ending

    def begin(self, line, what):
        engine, kind = line.split(" ")
        camera = f"{engine}-{what}" if kind == "rtsp" else f"{engine}{kind}{what}"
        url = self.address(kind, camera + ("?as=h265" if what == "h265" else ""))
        gate = None
        if what in AT_THE_DOOR:
            server = self._cameras.rtsp_port if kind == "rtsp" else self._cameras.http_port
            gate = Gate(server)
            self._ending.callback(gate.close)
            url = url.replace(f":{server}/", f":{gate.port}/")
        if what in FROM_THE_START or what == "full":
            self.fault(camera, what)
        recorder = camera if what == "full" else ""  # no other camera's recorder is full
        request = StreamRequest((url,), *SIZE, camera, recorder=recorder)
        watch = Watch(self._pools[engine].open(request))
        self.side.begin(f"{line} {what}", watch, self.story(line, what, watch, camera, gate))

    def address(self, kind, camera):
        if kind == "file":
            return self._recording.as_uri()
        if kind == "rtsp":
            return self._cameras.rtsp(camera)
        name, _, query = camera.partition("?")
        return self._cameras.http(name, kind) + (f"?{query}" if query else "")

    def fault(self, camera, fault):
        self._cameras.fault(camera, fault)

    def story(self, line, what, watch, camera, gate):
        if what in AT_THE_DOOR:
            return closed_door(watch, gate, AT_THE_DOOR[what])
        if what in FROM_THE_START:
            said = OTHERWISE.get(f"{line} {what}", FROM_THE_START[what])
            return bad_from_the_start(self, watch, camera, *said)
        if what in WHILE_PLAYING:
            return broken_while_playing(self, watch, camera, what)
        if what in AT_TIMES:
            return AT_TIMES[what](self, watch, camera)
        return joined(watch)


def closed_door(watch, gate, reason):
    if reason is Reason.NO_ANSWER:
        gate.deafen()
    yield watch.is_(FAILED, reason)
    assert watch.stream.lines(), "the tile gives no reason"
    gate.open()
    yield watch.is_(LIVE)


def bad_from_the_start(stage, watch, camera, state, reasons):
    yield watch.is_(state, *reasons)
    assert watch.stream.image() is None
    assert watch.stream.lines(), "the tile gives no reason"
    stage.fault(camera, "none")
    yield watch.is_(LIVE)


def broken_while_playing(stage, watch, camera, fault):
    yield watch.is_(LIVE)
    stage.fault(camera, fault)
    yield watch.is_(FROZEN)
    assert watch.stream.image() is not None, "the last picture stays"
    stage.fault(camera, "none")
    yield watch.is_(LIVE)


def falls_behind(stage, watch, camera):
    yield watch.is_(LIVE)
    stage.fault(camera, "slow")
    yield lambda: watch.stream.state is WEAK and watch.stream.age() > 1
    stage.fault(camera, "none")
    yield watch.is_(LIVE)


def holds_back(stage, watch, camera, fault="torn"):
    """What leans on a lost picture is a mosaic: it is never painted, and the tile says why."""
    yield watch.is_(LIVE)
    stage.fault(camera, fault)
    yield lambda: watch.stream.state is WEAK and watch.stream.target().signs & Sign.DAMAGED
    assert watch.stream.image() is not None, "the last whole picture stays"
    stage.fault(camera, "none")
    yield watch.is_(LIVE)


def has_none_free(stage, watch, camera):
    yield watch.is_(FULL, "no_session")
    assert watch.stream.lines(), "the tile gives no reason"
    assert watch.stream.retry_in() > 20, "nobody knocks at a full recorder"
    stage.fault(camera, "none")
    watch.stream.retry_now()
    yield watch.is_(LIVE)


def another_size(stage, watch, camera):
    yield watch.is_(LIVE)
    turn, first = watch.stream.life.turn, watch.stream.sequence
    stage.fault(camera, "resize")
    yield lambda: watch.stream.sequence >= first + 75 and watch.stream.state is LIVE
    assert watch.stream.life.turn == turn, "it was opened again"
    assert is_a_scene(watch.stream.image())


def joined(watch):
    yield watch.is_(LIVE)
    assert is_a_scene(watch.stream.image()), "a grey or black picture, no scene"
    yield lambda: has_its_shape(watch.stream)  # and no lines that nobody drew
    first, before = watch.stream.sequence, watch.stream.image().copy()
    yield lambda: watch.stream.sequence >= first + 10 and watch.stream.image() != before


def loses_packets(stage, watch, camera):
    """Packets of the transport stream are lost: no engine calls what is left of it live."""
    yield from holds_back(stage, watch, camera, "gaps")


AT_TIMES = {
    "slow": falls_behind, "resize": another_size, "torn": holds_back, "full": has_none_free,
    "gaps": loses_packets,
}  # fmt: skip


def has_its_shape(stream):
    wide, high = stream.own_size
    return abs(wide / high - 16 / 9) < 0.01


def is_a_scene(image):
    assert (image.width(), image.height()) == SIZE
    return len({image.pixel(x, y) for x in range(0, SIZE[0], 5) for y in range(0, SIZE[1], 5)}) > 80


@pytest.fixture(scope="module")
def recording(cameras, tmp_path_factory):
    """A file as an evidence store keeps it: pictures and sound."""
    path = tmp_path_factory.mktemp("recordings") / "望汐路下立交.mp4"
    scene = clip.load(next(cameras.folder.glob("*-00.clip")))
    with av.open(str(path), "w") as made:
        video = made.add_stream("mpeg4", rate=25, width=320, height=180, pix_fmt="yuv420p")
        sound = made.add_stream("aac", rate=16000, layout="mono")
        for picture in decode(scene):
            picture.pts = None
            made.mux(video.encode(picture.reformat(320, 180)))
        for _ in range(60):
            nothing = np.zeros((1, 1024), np.float32)
            silence = av.AudioFrame.from_ndarray(nothing, format="fltp", layout="mono")
            silence.sample_rate = 16000
            made.mux(sound.encode(silence))
        made.mux(video.encode())
        made.mux(sound.encode())
    return path


def new_pool(name):
    """All of a module's streams in one worker; on a busy machine they may be late, but whole."""
    chance, engine = random.Random(1).random, "vlc" if name == "seat" else name
    return VideoPool(
        SystemClock(), chance, engine, per_worker=64, may_degrade=False, may_change=name != "vlc"
    )


@pytest.fixture(scope="module")
def stage(qapp, cameras, recording):
    """All streams of the contract, opened at once."""
    with ExitStack() as ending:
        pools = {engine: ending.enter_context(new_pool(engine)) for engine in ENGINES}
        made = Stage(cameras, pools, recording, ending)
        for line, whats in CONTRACT.items():
            for what in whats if line != LATER else ("join",):
                made.begin(line, what)
        yield made


@pytest.fixture
def libvlc_rtsp(qtbot, stage):
    """Whether the libvlc installed here has RTSP; if so its stories are begun, too."""
    first = stage.side.watches[f"{LATER} join"]
    qtbot.waitUntil(lambda: stage.side.move_on() or _is_told(first), timeout=PATIENCE_MS)
    if ("failed", "unsupported") in first.said:
        return False
    for what in CONTRACT[LATER]:
        if f"{LATER} {what}" not in stage.side.watches:
            stage.begin(LATER, what)
    return True


def _is_told(watch):
    return any(state in ("live", "failed") for state, _ in watch.said)


@pytest.mark.parametrize(
    ("line", "what"), [(line, what) for line, whats in CONTRACT.items() for what in whats]
)
def test_contract(qtbot, request, stage, line, what):
    """A-17, A-18, A-19, A-20."""
    if line == LATER and not request.getfixturevalue("libvlc_rtsp"):
        pytest.skip("the libvlc installed here was built without RTSP, as Debian's is")
    name = f"{line} {what}"
    watch = stage.side.watches[name]
    try:
        qtbot.waitUntil(stage.side.end_of(name), timeout=PATIENCE_MS)
    except qtbot.TimeoutError:
        pytest.fail(f"the tile said {watch.said} and nothing else")
    stage.side.verdict(name)
    assert watch.lies == []
