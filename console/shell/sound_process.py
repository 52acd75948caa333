"""A process of its own that plays through libvlc, so that a stuck sound server harms nothing.

Reads one JSON object a line: `{"id": 7, "volume": 80, "tone": "/…/red.wav"}` (per cent) or
`{"id": 8, "clips": ["cause_flood", "grade_red"], "name": "望汐路"}`. A newer order ends the sound
of an older one. Writes one object a line: `{"health": "well"}` (`no_device`, `failed`) at the start
and whenever it changes; `{"done": 7, "heard": true, "seconds": 0.71}` for what was played to its
end; `{"beat": true}` every second, so that a process that hangs is told from one that is silent.

Between sounds a moment of silence is played now and then: that finds a device that was pulled out
before the next alarm needs it, and one that was plugged in again.
"""

import json
import os
import queue
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from console.shell.sound_chain import SoundChain
from console.shell.voice import Voice
from resources import path
from resources.sounds import pcm

BEAT = 1.0
PROBE_WELL, PROBE_LOST = 5.0, 4.0
"""Seconds between two moments of silence, while there is a device and while there is none."""
_LOOK_PLAYING, _LOOK_PROBING, _LOOK_IDLE = 0.02, 0.25, BEAT
_PROBE = 0


class SoundLoop:
    """Plays what it is told, and tells how it went.

    Args:
        chain: the way to the device.
        voice: puts sentences together.
        out: where it is told.
    """

    def __init__(self, chain: SoundChain, voice: Voice, out: TextIO) -> None:
        self._chain = chain
        self._voice = voice
        self._out = out
        self._probe = pcm.silence(0.1)
        self._health = ""
        self._id: int | None = None
        self._began = self._beat_at = self._quiet_since = 0.0

    def run(self, orders: "queue.Queue[dict[str, Any] | None]") -> None:
        """Go on until None is taken."""
        self._begin(_PROBE, {})
        while True:
            self._beat()
            try:
                order = orders.get(timeout=self._next_look())
                while not orders.empty():
                    order = orders.get() if order is not None else None
            except queue.Empty:
                self._look()
                continue
            if order is None:
                return
            self._begin(int(order["id"]), order)

    def _next_look(self) -> float:
        """Return the seconds until the next look; nobody waits for a probe to be over."""
        if self._id is None:
            return _LOOK_IDLE
        return _LOOK_PROBING if self._id == _PROBE else _LOOK_PLAYING

    def _begin(self, id: int, order: dict[str, Any]) -> None:
        self._id, self._began = id, time.monotonic()
        volume = int(order.get("volume", 100))
        if "tone" in order:
            samples, rate = pcm.read(Path(str(order["tone"])))
            self._chain.play_samples(pcm.scaled(samples, volume), rate)
        elif "clips" in order:
            name, lead = str(order.get("name", "")), list(order.get("lead", ()))
            said = self._voice.sentence(list(order["clips"]), name, lead)
            self._chain.play_samples(pcm.scaled(said, volume))
        else:
            self._chain.play_samples(self._probe)

    def _look(self) -> None:
        now = time.monotonic()
        if self._id is None:
            wait = PROBE_WELL if self._health == "well" else PROBE_LOST
            if now - self._quiet_since >= wait:
                self._begin(_PROBE, {})
        elif not self._chain.is_playing:
            id, self._id, self._quiet_since = self._id, None, now
            is_heard = self._chain.finish().is_heard
            self._set("well" if is_heard else "no_device")
            if id != _PROBE:
                self._say({"done": id, "heard": is_heard, "seconds": round(now - self._began, 2)})

    def _set(self, health: str) -> None:
        if health != self._health:
            self._health = health
            self._say({"health": health})

    def _beat(self) -> None:
        if time.monotonic() - self._beat_at >= BEAT:
            self._beat_at = time.monotonic()
            self._say({"beat": True})

    def _say(self, told: dict[str, Any]) -> None:
        self._out.write(json.dumps(told) + "\n")
        self._out.flush()


def read_orders(lines: Iterable[str], orders: "queue.Queue[dict[str, Any] | None]") -> None:
    """Put each line into the queue, then None; what is no order is passed over."""
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict) and isinstance(told.get("id"), int):
            orders.put(told)
    orders.put(None)


def main(engine: list[str], lines: Iterable[str] = sys.stdin, out: TextIO = sys.stdout) -> int:
    """Play until standard input ends."""
    try:
        import vlc

        chain = SoundChain(vlc)
    except (ImportError, OSError, NameError, AttributeError):
        out.write('{"health": "failed"}\n')
        out.flush()
        return 1
    orders: queue.Queue[dict[str, Any] | None] = queue.Queue()
    threading.Thread(target=read_orders, args=(lines, orders), daemon=True).start()
    SoundLoop(chain, Voice(path("sounds/speech"), engine), out).run(orders)
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # libvlc may still hold a thread at a sound server that does not answer
