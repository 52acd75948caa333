"""A seat below the pages, real from the store up: journal, cache, acts, models; no hub, no threads.

What a hub would send is put into the cache as its changes; what the seat does stays pending until
`settle` answers it the way the hub's feed would.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtGui import QColor, QImage, QPainter

from console.app.fold import fold_pending
from console.commands.alert_commands import AlertActs
from console.commands.executor import Executor
from console.commands.force_commands import ForceActs
from console.commands.identity import Identity
from console.commands.intake_commands import IntakeActs
from console.commands.log_commands import LogActs
from console.commands.order_commands import NumberSource, OrderActs
from console.commands.registry import CommandTable
from console.contract.grant import Grant, sign
from console.demo.district.generate import District, generate
from console.domain.alert import Alert
from console.domain.entity import encode
from console.domain.order import DispatchOrder
from console.domain.rights import ROLES
from console.models.alert_queue import AlertQueue
from console.models.change_feed import ChangeFeed
from console.models.collections import COLLECTIONS
from console.models.directory import Directory
from console.models.link_status import LinkStatus
from console.models.log_lines import LogLines
from console.models.order_book import OrderBook
from console.models.same_book import SameBook
from console.runtime.clock import ManualClock, to_text
from console.runtime.ids import IdSource
from console.screens.common.place_map import GroundLine, read_ground
from console.settings.profile import load_clock_profile
from console.settings.same_matter_profile import load_same_matter
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.values import Change
from resources import path
from widgets.common.theme import Theme

KEY = bytes(range(32))
SEAT = "01"


@cache
def district() -> District:
    """The fictional district, made once."""
    return generate(7, 160)


@cache
def ground() -> tuple[GroundLine, ...]:
    return read_ground(path("demo/map_lines.geojson").read_text("utf-8"))


class StageOutbox:
    """Keeps what is held; nothing ever leaves."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.held: dict[str, float] = {}

    def wake(self) -> None:
        """Nothing waits for it here."""

    def hold(self, op: str, seconds: float) -> None:
        self.held[op] = seconds

    def withdraw(self, op: str) -> bool:
        return op in self.held and self._journal.withdraw(op)


@dataclass
class MemoryDrafts:
    """Drafts that outlive the panel."""

    kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    def put(self, id: str, body: dict[str, Any]) -> None:
        self.kept[id] = body

    def drop(self, id: str) -> None:
        self.kept.pop(id, None)

    def all(self) -> dict[str, dict[str, Any]]:
        return dict(self.kept)


class JournalDrafts:
    """Drafts in the seat's journal, as the console keeps them."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def put(self, id: str, body: dict[str, Any]) -> None:
        self._journal.put_draft(id, body)

    def drop(self, id: str) -> None:
        self._journal.drop_draft(id)

    def all(self) -> dict[str, dict[str, Any]]:
        return dict(self._journal.drafts())


class StillView:
    """A camera's picture that stands still: drawn, or in a state without picture."""

    def __init__(
        self, name: str, width: int, height: int, state: str = "live", age: float = 0.0,
        lines: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.name = name
        self.state = state
        self.sequence = 1
        self.then = ""
        self.is_closed = False
        self.size = (width, height)
        self._age = age
        self._lines = lines
        self._image: QImage | None = None

    def age(self) -> float:
        return self._age

    def lines(self) -> tuple[str, ...]:
        return self._lines

    def image(self) -> QImage | None:
        if self._image is None:
            self._image = street(self.name, *self.size)
        return self._image

    def still(self) -> QImage | None:
        image = self.image()
        return None if image is None else image.copy()

    def resize(self, width: int, height: int) -> None:
        self.size = (width, height)
        self._image = None
        self.sequence += 1

    def wake(self) -> None:
        pass

    def close(self) -> None:
        self.is_closed = True


def street(name: str, width: int, height: int) -> QImage:
    """A drawn street, another for every name."""
    seed = sum(name.encode())
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(90 + seed % 80, 30, 70 + seed % 60))
    painter = QPainter(image)
    painter.fillRect(0, height // 3, width, height, QColor.fromHsv(210, 12, 96 + seed % 40))
    painter.fillRect(
        width // 6 + seed % 90, height // 3, width // 5, height // 4, QColor("#5b4a3f")
    )
    painter.fillRect(width // 2, height // 2, width // 6, height // 8, QColor("#d7dadb"))
    for line in range(4):
        painter.fillRect(line * width // 4, height * 3 // 4, width // 9, 4, QColor("#c9c9b8"))
    painter.end()
    return image


class HallStage:
    """Everything a page is handed, over a real store in a folder.

    Args:
        folder: where the two files lie; the same folder again is the same seat after a crash.
        theme: the look.
        clock: stands still until it is told to go on.
    """

    def __init__(self, folder: Path, theme: Theme, clock: ManualClock | None = None) -> None:
        self.theme, self.folder = theme, folder
        self.clock = clock or ManualClock()
        lane = InlineLane()
        self.journal = Journal.open(folder / "journal.db", KEY, lane)
        self.cache = Cache.open(
            folder / "cache.db", KEY, COLLECTIONS, fold_pending, self.journal.pending, lane
        )
        self.feed = ChangeFeed()
        self.ids = IdSource(self.clock)
        self.outbox = StageOutbox(self.journal)
        self.executor = Executor(
            lane, self.journal, self.cache, self.clock, self.ids, self.outbox, self.feed.publish
        )
        self.identity = _identity(self.clock.now())
        self.executor.identity = self.identity
        self.queue = AlertQueue(self.cache, self.feed, self.clock, SEAT, load_clock_profile(), lane)
        self.orders = OrderBook(self.cache, self.feed, lane)
        self.directory = Directory(self.cache, self.feed)
        self.same = SameBook(self.queue, self.directory, load_same_matter())
        self.link = LinkStatus(self.cache, self.feed, lane)
        self.lines = LogLines(self.cache, self.feed, lane)
        self.acts = AlertActs(self.executor)
        numbers = NumberSource("TF", 411, lambda last: None)
        self.order_acts = OrderActs(self.executor, numbers)
        self.force_acts = ForceActs(self.executor, numbers)
        self.intake = IntakeActs(self.executor)
        self.log = LogActs(self.executor)
        self.commands = CommandTable()
        self.views: list[StillView] = []
        self._seq = 0
        self._orders = 0

    # What the hub would send

    def fill(self, cameras: int = 24) -> None:
        """Put the district into the cache: all units, matters and cards, the first places."""
        told = district()
        entities = [
            *told.units,
            *told.matters,
            *told.cards,
            *told.places[:24],
            *told.cameras[:cameras],
        ]
        self.send((e.KIND, e.id, encode(e)) for e in entities)

    def send(self, records: Any) -> None:
        """Send records as the hub's changes."""
        changes = []
        for kind, id, body in records:
            self._seq += 1
            changes.append(Change(self._seq, kind, id, "1", "hub", body))
        self.feed.publish(self.cache.apply(changes, f"e:{self._seq}"))

    def send_alerts(self, *alerts: Alert) -> None:
        """Send alerts as the hub's changes."""
        self.send(("alert", a.id, encode(a)) for a in alerts)

    def settle(self) -> None:
        """Answer every pending operation as the hub does: what is shown becomes the hub's."""
        pending = self.journal.pending()
        rows = [
            (key[0], key[1], self._numbered(key[0], row.body))
            for key in {key for p in pending for key in p.targets}
            if (row := self.cache.get(*key)) is not None
        ]
        self.send(rows)
        for p in pending:
            self.journal.answer(p.op, "applied", {}, f"e:{self._seq}")
        self.journal.release(f"e:{self._seq}")
        keys = {key for p in pending for key in p.targets}
        self.feed.publish(self.cache.refold(keys))

    def _numbered(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        """Give an order its official number, as the hub does."""
        if kind != DispatchOrder.KIND or body.get("official"):
            return body
        self._orders += 1
        return {**body, "official": f"2026-{self._orders:04}"}

    def load(self) -> None:
        """Read everything into the models."""
        for model in (self.queue, self.orders, self.link, self.lines):
            model.load()

    def link_is(self, state: str) -> None:
        """Say how the link stands."""
        self.link.update_view(state=state, since=self.clock.now())

    def operations(self) -> list[str]:
        """Kinds of the operations that are saved and not settled, in order."""
        return [p.kind for p in self.journal.pending()]

    # What the video side would give

    def open_view(self, camera: str, width: int, height: int) -> StillView | None:
        """Open a drawn picture."""
        known = self.directory.camera(camera)
        if known is None:
            return None
        view = StillView(known.name, width, height)
        self.views.append(view)
        return view

    def close(self) -> None:
        """Close the files; models read nothing any more."""
        self.feed.blockSignals(True)
        self.lines.stop()
        self.cache.close()
        self.journal.close()


def _identity(now: datetime) -> Identity:
    grant = Grant(
        id="g1",
        person="p-linlan",
        name="林岚",
        seat=SEAT,
        seat_name="一号席",
        hall_name="云汀区城运中心",
        role="officer",
        rights=[right.value for right in ROLES["officer"]],
        issued=to_text(now - timedelta(hours=1)),
        until=to_text(now + timedelta(hours=12)),
        offline_until=to_text(now + timedelta(hours=36)),
    )
    return Identity.of(sign(grant, Ed25519PrivateKey.generate()))
