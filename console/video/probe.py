"""What each engine can open on this machine, found out by trying.

An engine is given an address on a loopback port of our own; what it says there shows whether it
speaks the protocol. (Many distributions build libvlc without RTSP: it then greets like a player
of the nineties, or not at all.) Each engine is tried in a process of its own.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass

from console.video.worker_link import worker_environment

ENGINES = ("ffmpeg", "vlc")
_PATIENCE = 5.0
_PROCESS_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class EngineFound:
    """What one engine is and can.

    Attributes:
        engine: `ffmpeg` or `vlc`.
        version: of its library, empty when it is not there.
        rtsp: whether it opens RTSP.
        http_ts: whether it opens MPEG-TS over HTTP.
        problem: what went wrong, empty when all is well.
    """

    engine: str
    version: str
    rtsp: bool
    http_ts: bool
    problem: str


def probe() -> tuple[EngineFound, ...]:
    """Try every engine; takes a few seconds, and never raises because of an engine."""
    return tuple(_in_own_process(engine) for engine in ENGINES)


def _in_own_process(engine: str) -> EngineFound:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "console.video.probe", engine],
            env=worker_environment(os.environ),
            capture_output=True,
            timeout=_PROCESS_LIMIT,
            check=False,
        )
        return EngineFound(**json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return EngineFound(engine, "", False, False, "the library did not answer")
    except ValueError:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        return EngineFound(engine, "", False, False, words[-1] if words else "the library crashed")


class _Ear:
    """Listens on a loopback port, hears what one caller says first, and hangs up."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(_PATIENCE)
        self.heard = b""
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.getsockname()[1])

    def wait(self) -> bytes:
        self._thread.join()
        self._server.close()
        return self.heard

    def _listen(self) -> None:
        try:
            caller, _ = self._server.accept()
            with caller:
                caller.settimeout(_PATIENCE)
                self.heard = caller.recv(4096)
        except OSError:
            self.heard = b""  # nobody called: the engine cannot speak this protocol


def _try_ffmpeg() -> EngineFound:
    import av

    def ask(url: str) -> None:
        try:
            av.open(url, timeout=_PATIENCE).close()
        except (av.FFmpegError, OSError):
            return  # it always ends so: the ear hangs up

    av.logging.set_level(None)
    rtsp, http = _ask_both(ask)
    return EngineFound("ffmpeg", av.__version__, rtsp.startswith(b"OPTIONS rtsp:"), http, "")


def _try_vlc() -> EngineFound:
    import vlc

    from console.video.engine_vlc import make_instance

    instance = make_instance()
    players = []

    def ask(url: str) -> None:
        player = instance.media_player_new()
        player.set_media(instance.media_new(url))
        player.play()
        players.append(player)

    rtsp, http = _ask_both(ask)
    version = vlc.libvlc_get_version().decode()
    can = b"LIVE555" in rtsp.upper()
    problem = "" if can else "this libvlc was built without RTSP"
    return EngineFound("vlc", version, can, http, problem)


def _ask_both(ask: object) -> tuple[bytes, bool]:
    assert callable(ask)
    ears = (_Ear(), _Ear())
    ask(f"rtsp://127.0.0.1:{ears[0].port}/probe")
    ask(f"http://127.0.0.1:{ears[1].port}/probe.ts")
    rtsp, http = (ear.wait() for ear in ears)
    return rtsp, http.startswith(b"GET ")


def main() -> None:
    """Print what one engine can as a JSON line, and leave without waiting for its threads."""
    engine = sys.argv[1]
    try:
        found = _try_ffmpeg() if engine == "ffmpeg" else _try_vlc()
    except (ImportError, OSError, NameError, AttributeError) as error:
        found = EngineFound(engine, "", False, False, str(error))
    sys.stdout.write(json.dumps(asdict(found)) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
