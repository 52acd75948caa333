"""`python -m console.video.worker ENGINE [DEVICE]`: decodes the streams ordered over its pipe.

A program of its own: a crash of a decoder blanks its tiles for a moment and nothing else, and a
busy console drops no frame. It ends when its input ends.
"""

import base64
import gc
import json
import os
import sys
import threading
from functools import partial
from itertools import count
from multiprocessing import resource_tracker
from typing import Any

from console.runtime.clock import SystemClock
from console.runtime.memory import give_back, own_memory
from console.runtime.rank import step_back_whole
from console.video.engine import Engine, Report
from console.video.frames import Shape, Surface
from console.video.messages import Said
from console.video.states import Mode, Reason

_BEAT = 1.0
SWEEP = 10
"""Beats between two looks for cycles all the same: a container and its tracks hold each other, and
with them the decoder's pictures, some megabytes a stream that was closed."""
_SELDOM = 50_000
"""Objects made between two looks for cycles; frames make none, and looking costs a few percent."""


class Talker:
    """Writes whole lines to the console from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
        os.dup2(2, 1)  # whatever a library prints must not get between the lines

    def stream(self, stream: int, turn: int, opened: bool, reason: Reason) -> None:
        """Report a stream that opened or ended."""
        said = Said.OPENED if opened else Said.ENDED
        self._say({"said": said, "stream": stream, "turn": turn, "reason": reason})

    def give(self, ask: int, data: bytes) -> None:
        """Hand over what was asked for."""
        self._say({"said": Said.GAVE, "ask": ask, "data": base64.b64encode(data).decode()})

    def alive(self) -> None:
        """Report that this process still runs, and how much memory it occupies."""
        self._say({"said": Said.ALIVE, "memory": own_memory()})

    def _say(self, message: dict[str, object]) -> None:
        with self._guard:
            self._out.write(json.dumps(message) + "\n")


def make_engine(name: str, report: Report, hardware: str = "") -> Engine:
    """Return the engine of a name; each owns its library, so only the one asked for is loaded.

    `hardware` is the kind of graphics device it decodes by, if it can; empty for the processors.

    Raises:
        ValueError: there is no engine of that name.
    """
    if name == "ffmpeg":
        from console.video.engine_ffmpeg import FfmpegEngine

        return FfmpegEngine(report, SystemClock(), hardware)
    if name == "vlc":
        from console.video.engine_vlc import VlcEngine

        return VlcEngine(report, SystemClock())
    raise ValueError(f"no engine {name!r}")


def obey(engine: Engine, order: dict[str, Any], talker: Talker) -> None:
    """Carry out one order of the console."""
    stream = order["stream"]
    match order["do"]:
        case "open":
            urls, stand_by = tuple(order["urls"]), bool(order.get("stand_by"))
            engine.open(stream, order["turn"], urls, _surface(order), stand_by)
        case "resize":
            engine.resize(stream, _surface(order))
        case "wake":
            engine.wake(stream)
        case "mode":
            engine.set_mode(stream, Mode(order["mode"]))
        case "clip":
            engine.clip(stream, order["seconds"], partial(talker.give, order["ask"]))
        case "still":
            engine.still(stream, partial(talker.give, order["ask"]))
        case "close":
            engine.close(stream)


class Leftovers:
    """Whether anything may be left of streams: a worker without any has nothing to look for."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._is_closed_one = False

    def note(self, order: dict[str, Any]) -> None:
        """Hear of an order."""
        if order["do"] == "open":
            self._open.add(order["stream"])
        elif order["do"] == "close":
            self._open.discard(order["stream"])
            self._is_closed_one = True

    def may_be(self) -> bool:
        """Whether a look is worth while: a stream is open, or one was closed since this was asked.

        An open one leaves something whenever its camera is opened again.
        """
        was_closed, self._is_closed_one = self._is_closed_one, False
        return bool(self._open) or was_closed


def _surface(order: dict[str, Any]) -> Surface:
    return Surface(Shape(*order["size"]), order["segment"])


def main() -> None:
    """Obey until the console closes the pipe."""
    step_back_whole()  # thirty-six decoders must not keep the hand and the alerts waiting
    # WORKAROUND https://github.com/python/cpython/issues/82300: a tracker of this process would
    # remove segments that belong to the console.
    resource_tracker.register = lambda *_: None
    gc.freeze()
    gc.set_threshold(_SELDOM)
    talker = Talker()
    engine = make_engine(sys.argv[1], talker.stream, "".join(sys.argv[2:3]))
    talker.alive()  # the engine works: what ends this process from now on is a stream
    beat, leftovers = threading.Event(), Leftovers()
    threading.Thread(target=_beat, args=(talker, beat, leftovers), daemon=True).start()
    for line in sys.stdin.buffer:
        order = json.loads(line)
        leftovers.note(order)
        try:
            obey(engine, order, talker)
        except FileNotFoundError:
            continue  # the console gave the segment up before this order was read
    os._exit(0)  # threads may sit in a camera's time-out; nothing here needs an orderly end


def _beat(talker: Talker, over: threading.Event, leftovers: Leftovers) -> None:
    try:
        for beat in count(1):
            over.wait(_BEAT)
            talker.alive()
            if beat % SWEEP == 0 and leftovers.may_be():
                gc.collect()
                give_back()
    except OSError:
        os._exit(0)


if __name__ == "__main__":
    main()
