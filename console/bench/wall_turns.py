"""A page of sixteen turned over: from stand-by, and cold; a program that `bench wall` starts.

Stand-by: connected, packets since the last key frame kept, a sixth decoded. What it costs is the
CPU of the worker alone, with nothing else on the wall; then pages are woken, turn after turn, and
timed until every tile has painted a picture.
"""

from console.bench.cpu import own_seconds
from console.bench.wall_stage import Stage, application, ordered, say
from console.video.stream import VideoStream

_SETTLE = 2.5
"""Seconds until the openings themselves no longer count: a group of pictures and a little."""


def main() -> None:
    """Measure and print one line."""
    order = ordered()
    pages, turns, seconds = order["pages"], order["turns"], order["seconds"]
    assert isinstance(pages, list) and isinstance(turns, int) and isinstance(seconds, float | int)
    kept = application()
    stage = Stage(len(pages[0]), "ffmpeg")
    try:
        cold = _shown_after(stage, stage.open(pages[0]))
        cores, coming = _stood_by(stage, pages[1], float(seconds))
        warm = [_woken_after(stage, coming)]
        for turn in range(1, turns):
            _, coming = _stood_by(stage, pages[turn % len(pages)], 0.0)
            warm.append(_woken_after(stage, coming))
        say({"step": "done", "cold": cold, "stand_by_cores": cores, "turns": warm})
    finally:
        stage.close()
        del kept


def _stood_by(stage: Stage, urls: list[str], seconds: float) -> tuple[float, list[VideoStream]]:
    """Open a page in stand-by beside what is shown; return the cores it takes, and the page."""
    pids = stage.pool.worker_pids()
    alone, took = _used(pids), stage.go_on(seconds)
    alone = _used(pids) - alone
    coming = stage.open(urls, stand_by=True)
    stage.until(lambda: all(stream.is_ready for stream in coming))
    if not seconds:
        return 0.0, coming
    stage.go_on(_SETTLE)
    both, took_both = _used(pids), stage.go_on(seconds)
    both = _used(pids) - both
    return both / took_both - alone / took, coming


def _used(pids: tuple[int, ...]) -> float:
    return sum(own_seconds(pid) for pid in pids)


def _shown_after(stage: Stage, streams: list[VideoStream]) -> float:
    """Put a page on the wall, each picture when it is there, as a wall does.

    Returns:
        The seconds until every tile has painted one; the old pictures have gone by then.
    """
    put: set[int] = set()

    def is_whole() -> bool:
        for number, stream in enumerate(streams):
            if number not in put and stream.sequence:
                put.add(number)
                stage.replace(number, stream)  # its tile counts from none
        painted = stage.grid.painted_frames()[: len(streams)]
        return len(put) == len(streams) and all(painted)

    return stage.until(is_whole)


def _woken_after(stage: Stage, coming: list[VideoStream]) -> float:
    """Turn to a page that stands by; return the seconds until it is whole."""
    began = stage.clock.monotonic()
    for stream in coming:
        stream.wake()
    _shown_after(stage, coming)
    return stage.clock.monotonic() - began


if __name__ == "__main__":
    main()
