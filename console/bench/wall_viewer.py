"""The wall of `bench wall`, a process of its own: one window, overlays on, counted and timed.

Reads one JSON line (urls, engine, seconds, store), prints `{"step": "measuring"}` when every tile
is live and the counts when the time is over; then, told to go on, it loads the cameras of the
store as the directory panel does and tells the longest gap meanwhile.
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
        _measure(stage, urls, float(order["seconds"]))
        sys.stdin.readline()
        folder = str(order["store"])
        say({"step": "cameras", "gap": _loaded_beside(stage, Path(folder)) if folder else 0.0})
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
    stage.longest_gap = 0.0
    took = stage.go_on(seconds)
    painted = zip(stage.grid.painted_frames(), before, strict=True)
    rates = [(after - first) / took for after, first in painted][: len(streams)]
    decoded = sum(stream.sequence for stream in streams) - decoded
    told = {"rates": rates, "decoded": decoded / took, "gap": stage.longest_gap}
    say({"step": "done", **told, "live": live(streams), "took": took})


def _loaded_beside(stage: Stage, folder: Path) -> float:
    """Load the directory of cameras while the wall plays; return the longest gap, seconds.

    The store is open before the time counts: a seat opens it before it has a window.
    """
    key, lanes, lane = unlock(folder, POLICY, None), Lanes.start(), ThreadLane("cameras", step_back)
    store = open_store(folder, key, lanes, stage.clock)
    finder = CameraFinder(store.cache, ChangeFeed(), lane, Ground(), lambda _: True)
    try:
        stage.go_on(_SETTLE)
        stage.longest_gap = 0.0
        finder.prepare()
        stage.until(lambda: finder.is_ready, patience=60.0)
        return stage.longest_gap
    finally:
        lane.close()
        store.close()
        lanes.close()


if __name__ == "__main__":
    main()
