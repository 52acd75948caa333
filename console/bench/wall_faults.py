"""What goes wrong with sixteen streams, timed; a program that `bench wall` starts.

One thing after another: all cameras freeze, the worker is killed, streams are opened and closed
two hundred times, and at last the server dies. Whoever starts it makes cameras freeze and die when
it asks for that; the time of a fault is that of the last picture, the time it is shown that of the
first look at which every tile says so.
"""

import os
import signal
import sys
from pathlib import Path

from console.bench.memory import resident_bytes
from console.bench.wall_stage import MOVING, Stage, application, live, ordered, say
from console.video.stream import VideoStream
from console.video.worker import SWEEP

_BATCH = 16
_WARM = 3
"""Rounds before memory is compared: decoders and their pools are made in the first ones."""
_QUIET = 10.0
_STALLED = 3.0
"""Seconds for which stalled tiles are watched; their ages change each second."""


def main() -> None:
    """Measure and print one line for each subject."""
    order = ordered()
    urls, reconnects = order["urls"], order["reconnects"]
    assert isinstance(urls, list) and isinstance(reconnects, int)
    kept = application()
    stage = Stage(len(urls), "ffmpeg")
    try:
        streams = stage.open(urls)
        stage.show(streams)
        stage.until(lambda: live(streams) == len(streams))
        shown_after = _shown_after(stage, streams, "freeze")
        say({"step": "stall", "shown_after": shown_after, "gap": _gap(stage)})
        _ask("none")
        stage.until(lambda: live(streams) == len(streams))
        say({"step": "killed", **_worker_killed(stage, streams)})
        stage.show([])
        say({"step": "reconnects", **_reconnects(stage, urls, reconnects)})
        streams = stage.open(urls)
        stage.show(streams)
        stage.until(lambda: live(streams) == len(streams))
        say({"step": "dead", "shown_after": _shown_after(stage, streams, "kill")})
    finally:
        stage.close()
        del kept


def _ask(fault: str) -> None:
    say({"step": "ask", "fault": fault})
    sys.stdin.readline()


def _shown_after(stage: Stage, streams: list[VideoStream], fault: str) -> float:
    """Return the longest time from a tile's last picture until it no longer says it is live."""
    _ask(fault)
    after: dict[int, float] = {}

    def all_told() -> bool:
        now = stage.clock.monotonic()
        for number, stream in enumerate(streams):
            if number not in after and stream.state not in MOVING:
                after[number] = now - (stream.frame_at() or now)
        return len(after) == len(streams)

    stage.until(all_told)
    return max(after.values(), default=float("inf"))


def _gap(stage: Stage) -> float:
    """Return the longest gap of the event loop while every tile says that it stands still."""
    with stage.gaps:
        stage.go_on(_STALLED)
    return stage.gaps.longest


def _worker_killed(stage: Stage, streams: list[VideoStream]) -> dict[str, object]:
    """End the worker; return the seconds until every tile has a new picture, and a gap.

    The gap is the longest of the event loop meanwhile: what alerts would have waited for.
    """
    (first, *_) = stage.pool.worker_pids()
    began = stage.clock.monotonic()
    with stage.gaps:
        os.kill(first, signal.SIGKILL)
        stage.until(lambda: first not in stage.pool.worker_pids())
        numbers = [stream.sequence for stream in streams]
        stage.until(lambda: all(s.sequence > n for s, n in zip(streams, numbers, strict=True)))
    return {"back_after": stage.clock.monotonic() - began, "gap": stage.gaps.longest}


def _reconnects(stage: Stage, urls: list[str], count: int) -> dict[str, object]:
    """Open and close streams; return by how much the worker has grown."""
    for _ in range(_WARM if count > _BATCH else 1):
        _round(stage, urls)
    before = _taken(stage)
    for _ in range(0, count, _BATCH):
        _round(stage, urls)
    after = _taken(stage)
    names = ("bytes", "threads", "handles")
    return {name: b - a for name, a, b in zip(names, before, after, strict=True)}


def _round(stage: Stage, urls: list[str]) -> None:
    streams = stage.open(urls[:_BATCH])
    stage.until(lambda: all(stream.sequence > 2 for stream in streams))
    for stream in streams:
        stream.close()


def _taken(stage: Stage) -> tuple[int, int, int]:
    """Return memory, threads and handles of the workers once what was closed has ended.

    First the worker's own sweep has to have come: until then what was closed last is still held.
    """
    stage.go_on(SWEEP + 2.0)
    seen: list[tuple[int, int, int]] = []

    def is_quiet() -> bool:
        seen.append(_of(stage.pool.worker_pids()))
        return len(seen) > 30 and len({each[1:] for each in seen[-30:]}) == 1

    stage.until(is_quiet, patience=_QUIET)
    return seen[-1]


def _of(pids: tuple[int, ...]) -> tuple[int, int, int]:
    threads = sum(len(list(Path(f"/proc/{pid}/task").iterdir())) for pid in pids)
    handles = sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in pids)
    return sum(resident_bytes(pid) for pid in pids), threads, handles


if __name__ == "__main__":
    main()
