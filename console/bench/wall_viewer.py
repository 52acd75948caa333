"""The wall of `bench wall`, a process of its own: one window, overlays on, counted and timed.

Reads one JSON line (urls, engine, seconds, store), prints `{"step": "measuring"}` when every tile
is live and the counts when the time is over. Then, told to go on, it shows the same for as long
again and loads the cameras of the store as the directory panel does, and tells the longest gap of
either: what finds gaps costs CPU, so it does not run while that is counted.
"""

import sys
from pathlib import Path

from console.app.key import unlock
from console.app.store import Lanes, open_store
from console.bench.cache_store import POLICY
from console.bench.wall_stage import Stage, application, live, ordered, say
from console.models.camera_finder import CameraFinder
from console.models.camera_narrowing import Ground
from console.models.change_feed import ChangeFeed
from console.runtime.rank import step_back
from offline_cache.lanes import ThreadLane

_SETTLE = 1.5


def main() -> None:
    """Show the wall until the measurement is over and the reader has let go."""
    order = ordered()
    urls = order["urls"]
    assert isinstance(urls, list) and isinstance(order["seconds"], float | int)
    application_kept = application()
    stage = Stage(len(urls), str(order["engine"]))
    try:
        seconds, folder = float(order["seconds"]), str(order["store"])
        _measure(stage, urls, seconds)
        sys.stdin.readline()
        gap = _longest_gap(stage, seconds)
        beside = _loaded_beside(stage, Path(folder)) if folder else 0.0
        say({"step": "gaps", "gap": gap, "cameras": beside})
        sys.stdin.readline()
    finally:
        stage.close()
        del application_kept


def _measure(stage: Stage, urls: list[str], seconds: float) -> None:
    streams = stage.open(urls)
    stage.show(streams)
    stage.until(lambda: live(streams) == len(streams))
    stage.go_on(_SETTLE)
    say({"step": "measuring", "size": stage.size()})
    before = list(stage.grid.painted_frames())
    decoded = sum(stream.sequence for stream in streams)
    took = stage.go_on(seconds)
    painted = zip(stage.grid.painted_frames(), before, strict=True)
    rates = [(after - first) / took for after, first in painted][: len(streams)]
    decoded = sum(stream.sequence for stream in streams) - decoded
    told = {"rates": rates, "decoded": decoded / took, "live": live(streams), "took": took}
    say({"step": "done", **told})


def _longest_gap(stage: Stage, seconds: float) -> float:
    with stage.gaps:
        stage.go_on(seconds)
    return stage.gaps.longest


def _loaded_beside(stage: Stage, folder: Path) -> float:
    """Load the directory of cameras while the wall plays; return the longest gap, seconds.

    The store is open before the time counts: a seat opens it before it has a window.
    """
    key, lanes, lane = unlock(folder, POLICY, None), Lanes.start(), ThreadLane("cameras", step_back)
    store = open_store(folder, key, lanes, stage.clock)
    finder = CameraFinder(store.cache, ChangeFeed(), lane, Ground(), lambda: lambda entry: True)
    try:
        stage.go_on(_SETTLE)
        with stage.gaps:
            finder.prepare()
            stage.until(lambda: finder.is_ready, patience=60.0)
        return stage.gaps.longest
    finally:
        lane.close()
        store.close()
        lanes.close()


if __name__ == "__main__":
    main()
