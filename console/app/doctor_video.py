"""What each video engine opens here, proven by opening a small stream of our own cameras.

The engines are tried as `console.video.probe` does; where the camera simulator is at hand (a
checkout has it), each engine then shows one stream of each kind through the console's own pool.
"""

import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec

from console.app.doctor_finding import Finding, Verdict
from console.runtime.clock import Clock
from console.runtime.program_name import install_again
from console.video.pool import VideoPool
from console.video.probe import EngineFound, probe
from console.video.states import StreamState
from console.video.stream import StreamRequest
from console.video.worker_link import worker_environment

SIMULATOR = "console.demo.camera_simulator"
READY_SECONDS = 60.0
"""Encoding a scene the first time takes a while."""

PICTURE_SECONDS = 10.0
LOOK = 0.05

NAMES = {"ffmpeg": "FFmpeg（PyAV）", "vlc": "libvlc"}
_VLC = ("安装 libvlc5 与 vlc-plugin-base", "install libvlc5 and vlc-plugin-base")
KINDS = {"rtsp": "RTSP", "http_ts": "HTTP-TS"}
Shown = Mapping[str, float | None]
"""Seconds to the first picture by kind of address; None when none came."""


def look(clock: Clock) -> Iterator[Finding]:
    """Yield a finding for each engine."""
    found = probe()
    with _cameras() as addresses:
        for engine in found:
            shown: Shown = {}
            if addresses and engine.version:
                shown = _open_all(engine, addresses, clock)
            yield judge(engine, shown)


def judge(engine: EngineFound, shown: Shown) -> Finding:
    """Return what an engine's tries mean for a duty seat."""
    name = NAMES.get(engine.engine, engine.engine)
    data = {
        "engine": engine.engine,
        "version": engine.version,
        "rtsp": engine.rtsp,
        "http_ts": engine.http_ts,
        "first_picture": dict(shown),
        "problem": engine.problem,
    }
    if not engine.version:
        return _missing(engine, name, data)
    can = {kind: getattr(engine, kind) for kind in KINDS} | {
        k: s is not None for k, s in shown.items()
    }
    zh = f"{name} {engine.version}：" + "，".join(
        f"{KINDS[kind]} {_words(can[kind], shown.get(kind))}" for kind in KINDS
    )
    en = f"{name.replace('（', ' (').replace('）', ')')} {engine.version}: " + ", ".join(
        f"{KINDS[kind]} {_english(can[kind], shown.get(kind))}" for kind in KINDS
    )
    id = f"video.{engine.engine}"
    if all(can.values()):
        return Finding(id, Verdict.OK, zh, en, data=data)
    if engine.engine == "ffmpeg":
        return Finding(
            id, Verdict.BAD, zh + "；视频墙打不开画面", en + "; the wall shows no picture",
            *install_again(), data,
        )  # fmt: skip
    return Finding(
        id, Verdict.NOTE, zh + "；用它看 RTSP 会自动改走 HTTP-TS 或 FFmpeg",
        en + "; RTSP goes by HTTP-TS or FFmpeg instead",
        "发行版自带的 libvlc 不含 RTSP（live555）；需要时装 VideoLAN 官方版本",
        "the distribution's libvlc has no RTSP (live555); VideoLAN's own build has", data,
    )  # fmt: skip


def _missing(engine: EngineFound, name: str, data: Mapping[str, object]) -> Finding:
    is_needed = engine.engine == "ffmpeg"
    why = engine.problem or "?"
    return Finding(
        f"video.{engine.engine}",
        Verdict.BAD if is_needed else Verdict.NOTE,
        f"{name} 打不开（{why}）" + ("，没有视频" if is_needed else "，告警音与带声回放不可用"),
        f"{name} does not open ({why})"
        + (", there is no video" if is_needed else ", no alarm tones, no playback with sound"),
        *(install_again() if is_needed else _VLC),
        data,
    )


def _words(can: bool, seconds: float | None) -> str:
    return f"已出图（{seconds:.1f} 秒）" if seconds is not None else ("可用" if can else "打不开")


def _english(can: bool, seconds: float | None) -> str:
    return f"shown in {seconds:.1f} s" if seconds is not None else ("works" if can else "fails")


def _open_all(engine: EngineFound, addresses: Mapping[str, str], clock: Clock) -> Shown:
    pool = VideoPool(clock, random.random, engine.engine, may_change=False)
    try:
        return {kind: _first_picture(pool, url, clock) for kind, url in addresses.items()}
    finally:
        pool.close()


def _first_picture(pool: VideoPool, url: str, clock: Clock) -> float | None:
    begun, pause = clock.monotonic(), threading.Event()
    stream = pool.open(StreamRequest((url,), 320, 180, "doctor"))
    try:
        while clock.monotonic() - begun < PICTURE_SECONDS:
            if stream.state is StreamState.LIVE:
                return clock.monotonic() - begun
            if stream.attempts >= 2:  # refused twice: it will not come
                return None
            pause.wait(LOOK)
        return None
    finally:
        stream.close()


@contextmanager
def _cameras() -> Iterator[Mapping[str, str]]:
    """Start the camera simulator and yield one address of each kind; none where there is none."""
    if find_spec("console.demo") is None or find_spec(SIMULATOR) is None:
        yield {}
        return
    child = subprocess.Popen(
        [sys.executable, "-m", SIMULATOR, "--scenes", "1", "--stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=worker_environment(os.environ),
    )
    late = threading.Timer(READY_SECONDS, child.kill)
    late.start()
    try:
        assert child.stdout is not None
        line = child.stdout.readline()
        late.cancel()
        ports = json.loads(line) if line else {}
        yield (
            {
                "rtsp": f"rtsp://127.0.0.1:{ports['rtsp_port']}/doctor",
                "http_ts": f"http://127.0.0.1:{ports['http_port']}/doctor.ts",
            }
            if ports
            else {}
        )
    finally:
        late.cancel()
        child.terminate()
        child.communicate()
