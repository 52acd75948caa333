"""How the seat stands with the hub, for the header: link, outbox, feeds, warnings in force."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from console.domain.entity import decode
from console.domain.reference import Feed
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


@dataclass(frozen=True, slots=True)
class LinkView:
    """One picture of the link.

    Attributes:
        state: `online`, `degraded` or `offline`.
        since: when that state began; None before the first answer.
        code, reason_zh, reason_en: why it is not well.
        attempt: which try to reach the hub this is.
        next_probe_in: seconds to the next try.
        offset, doubt: the device's clock against the hub's, seconds.
        data_as_of: the hub's time up to which the lists are whole.
        heard_ticks: monotonic second of that moment; None when the hub was never heard.
        pending: operations the hub has not answered.
        oldest_pending_at: when the oldest of them was saved.
        is_grant_over: the grant has ended even for work without the hub: only facts are saved.
        refused: refused operations nobody has taken note of.
        checks: cards that ask a person (需人工核对).
        waiting: lane → why the hub has not decided it ("blocked", "later", "unanswered").
        next_try: lane → monotonic second of its next try.
        stall_zh, stall_en: what stands still (停滞); empty while sync goes round.
    """

    state: str = "offline"
    since: datetime | None = None
    code: str = ""
    reason_zh: str = ""
    reason_en: str = ""
    attempt: int = 0
    next_probe_in: float = 0.0
    offset: float = 0.0
    doubt: float = 0.0
    data_as_of: datetime | None = None
    heard_ticks: float | None = None
    pending: int = 0
    oldest_pending_at: datetime | None = None
    is_grant_over: bool = False
    refused: int = 0
    checks: int = 0
    waiting: Mapping[str, str] = field(default_factory=dict)
    next_try: Mapping[str, float] = field(default_factory=dict)
    disk: str = ""
    """Code of a disk that runs full or takes nothing (`disk_low` …); empty while it has room."""
    stall_zh: str = ""
    stall_en: str = ""
    certificate: str = ""
    """Code of why the hub's certificate is not trusted (`tls_expired` …); empty while it is."""
    certificate_ends: datetime | None = None
    """The end of the hub's certificate, when it is near or over."""


class LinkStatus(QObject):
    """The newest view; updates may come from any thread.

    Signals:
        changed: the view or the feeds are others now.
        heard: all is as it was, and the hub was heard again; most of what is shown says nothing of
            it, and it comes every second.
        reach_changed: whether anything leaves now has changed; few views say something else of it.
    """

    changed = Signal()
    heard = Signal()
    reach_changed = Signal()
    _updated = Signal(object)

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._lane = lane
        self.view = LinkView()
        self.feeds: list[Feed] = []
        self._updated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the feeds."""
        when_done(self._lane.submit(self._read), self, self._show_feeds)

    def update_view(self, **values: Any) -> None:
        """Set attributes of the view, from any thread."""
        self._updated.emit(values)

    @property
    def is_stalled(self) -> bool:
        """Whether sync stands still (停滞), whatever it says of the link itself."""
        return bool(self.view.stall_zh)

    @property
    def is_cut_off(self) -> bool:
        """Whether nothing leaves now: no link, or sync stands still."""
        return self.is_offline or self.is_stalled

    @property
    def is_offline(self) -> bool:
        """Whether the seat is on its own (断网值守)."""
        return self.view.state == "offline"

    @property
    def silent_feeds(self) -> list[Feed]:
        """Return the feeds whose interface does not live."""
        return [feed for feed in self.feeds if not feed.is_alive]

    def _take(self, values: dict[str, Any]) -> None:
        view = replace(self.view, **values)
        if view == self.view:
            return
        before, reach = self.view, (self.is_offline, self.is_stalled)
        self.view = view
        if not self.is_cut_off and _only_heard(before, view):
            self.heard.emit()
            return
        self.changed.emit()
        if reach != (self.is_offline, self.is_stalled):
            self.reach_changed.emit()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None or any(kind == "feed" for kind, _ in change_set.keys):
            self.load()

    def _read(self) -> list[Feed]:
        rows = self._cache.select("feed")
        return sorted((decode(Feed, row.body) for row in rows), key=lambda f: f.id)

    def _show_feeds(self, feeds: list[Feed]) -> None:
        if feeds != self.feeds:
            self.feeds = feeds
            self.changed.emit()


def _only_heard(before: LinkView, now: LinkView) -> bool:
    """Whether nothing but the moment of the last word from the hub is another, not the first.

    The device's clock is measured at each word; it is said in whole seconds.
    """
    if before.data_as_of is None or round(before.offset) != round(now.offset):
        return False
    at_it = {name: getattr(now, name) for name in ("data_as_of", "heard_ticks", "offset", "doubt")}
    return replace(before, **at_it) == now
