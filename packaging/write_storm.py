"""Write plugins/storm/evening.jsonl: what guests may read while the demo's storm passes over it.

The scenario of `./hall demo` is posted to a hub's core, in this process and on a clock that stands
still between its lines; after each line what guests may read is compared with before. The same seed
gives the same bytes. `--check` only compares.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from console.app.plugin_door import alert_seen, camera_seen, order_seen  # noqa: E402
from console.demo.district.generate import STORY_START, District, generate  # noqa: E402
from console.demo.gazetteer import Gazetteer  # noqa: E402
from console.demo.story import ALERTS, CAP, ORDERS, Post, Story, Telling  # noqa: E402
from console.domain.alert import Alert  # noqa: E402
from console.domain.camera import Camera  # noqa: E402
from console.domain.entity import decode  # noqa: E402
from console.domain.order import Assignment, DispatchOrder  # noqa: E402
from console.hub.core.hub_core import HubCore  # noqa: E402
from console.hub.core.reading import deliver_json, deliver_xml  # noqa: E402
from console.hub.settings import HubSettings  # noqa: E402
from console.hub.store.sqlite import open_folder  # noqa: E402
from console.plugin_host.trial.evening import (  # noqa: E402
    FILE,
    Evening,
    Head,
    Moment,
    write_evening,
)
from console.runtime.clock import ManualClock  # noqa: E402
from console.runtime.ids import IdSource  # noqa: E402

SEED, CAMERAS, SHOWN = 7, 2000, 300
"""Of the scenario; cameras of the district; those that stand in the recording."""
SOURCE = "stage"
Bodies = dict[str, dict[str, Any]]


class Hub:
    """The hub's core on a clock that is set.

    Args:
        folder: of its store.
        district: what it knows before anything happens.
    """

    def __init__(self, folder: Path, district: District) -> None:
        self.clock = ManualClock()
        self.clock.moment = STORY_START
        chance = random.Random(SEED)
        ids = IdSource(self.clock, chance.randbytes)
        self._settings = HubSettings(hall="yunting")
        self._core = HubCore(open_folder(folder, ids), ids, self._settings)
        self._core.do(self._core.put_job(list(district.records())), STORY_START)

    def post(self, post: Post) -> None:
        """Take what a source tells."""
        now = self.clock.now()
        if post.path == ALERTS:
            self._core.ingest(SOURCE, deliver_json(post.body, self._settings), now)
        elif post.path == CAP:
            self._core.ingest(SOURCE, deliver_xml(post.body, self._settings), now)
        elif post.path == ORDERS:
            job = self._core.ingest_orders_job(SOURCE, deliver_json(post.body, self._settings))
            self._core.do(job, now)

    def seen(self) -> tuple[Bodies, Bodies]:
        """Return the open alerts and the orders, as guests read them."""
        alerts = {body["id"]: body for body in self.bodies(Alert.KIND)}
        opened = {id: alert_seen(b) for id, b in alerts.items() if decode(Alert, b).is_open}
        sent = {body["id"]: body for body in self.bodies(Assignment.KIND)}
        orders = {b["id"]: order_seen(b, sent) for b in self.bodies(DispatchOrder.KIND)}
        return opened, orders

    def bodies(self, kind: str) -> list[dict[str, Any]]:
        """Return all records of a kind, in the order they came."""
        rows = self._core.short_reads.execute(
            "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL ORDER BY seq", (kind,)
        )
        return [msgspec.json.decode(row[0]) for row in rows]

    def close(self) -> None:
        """Let the store go."""
        self._core.close()


def moments(hub: Hub, district: District) -> Iterator[Moment]:
    """Yield what each line of the scenario changes."""
    places = Gazetteer.of((kind, body) for kind, _, body in district.records())
    before: tuple[Bodies, Bodies] = ({}, {})
    for step in Story(places, Telling(seed=SEED), STORY_START).steps():
        hub.clock.moment = STORY_START + timedelta(seconds=step.at)
        for post in step.posts:
            hub.post(post)
        now = hub.seen()
        alerts, orders = (
            tuple(body for id, body in after.items() if earlier.get(id) != body)
            for earlier, after in zip(before, now, strict=True)
        )
        closed = tuple(id for id in before[0] if id not in now[0])
        if alerts or orders or closed:
            yield Moment(
                at=round(step.at, 1), title=step.title, alerts=alerts, orders=orders, closed=closed
            )
        before = now


def recording() -> bytes:
    """Return the recording of the scenario."""
    district = generate(SEED, CAMERAS)
    with tempfile.TemporaryDirectory() as folder:
        hub = Hub(Path(folder), district)
        told = tuple(moments(hub, district))
        cameras = [body for body in hub.bodies(Camera.KIND) if not body.get("is_restricted")]
        hub.close()
    head = Head(seed=SEED, begins=STORY_START, cameras=tuple(map(camera_seen, cameras[:SHOWN])))
    return write_evening(Evening(head, told))


def main() -> int:
    """Write it, or with `--check` say whether it is the one in the tree."""
    made = recording()
    if "--check" in sys.argv[1:]:
        return 0 if FILE.read_bytes() == made else 1
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
