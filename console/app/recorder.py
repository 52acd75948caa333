"""Records what this seat is shown and does, for 复盘; behind everything else and never in its way.

It listens to what the models are told, so it records what was on screen. Each second it reads the
views that changed and appends one block; what changed twice in that second is kept as it was last.
It has a thread of its own. A full disk or a damaged recording ends the recording, never the work.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from console.app.store import SeatStore
from console.app.wiping import RECORDING
from console.commands.identity import Identity
from console.contract.change import SCOPES
from console.domain.alert import Alert
from console.models.change_feed import ChangeFeed
from console.models.link_status import LinkStatus, LinkView
from console.runtime.clock import Clock, to_text, utc_epoch
from console.settings.replay_profile import ReplayProfile
from offline_cache.lanes import Lane
from offline_cache.problems import Damaged, NoSpace, WrongKey
from offline_cache.recording import Block, Done, Recording, Seen
from offline_cache.store_file import set_aside
from offline_cache.values import ChangeSet, Key

FILE = RECORDING
EVERY = 1000
"""Milliseconds between blocks."""
FIRST = 3000
"""Milliseconds after the start until the first, whole block: the screen comes first."""
SHIFT = 12 * 3600.0
"""Seconds for which a matter that was closed stays in whole blocks: a shift."""
MOST_TOUCHED = 20_000
_PIECE = 200
"""Records read at once, so that a page that reads waits a few milliseconds at most."""

_OPEN: dict[str, tuple[dict[str, object], int]] = {
    "alert": ({"is_open": 1}, 20_000),
    "order": ({}, 5000),
    "assignment": ({}, 10_000),
    "log_entry": ({}, 2000),
    "check": ({}, 1000),
    "feed": ({}, 500),
}
"""What a whole block holds: kind, condition, most. Heads of log chains are left out: they are
judged with keys, and a replay judges nothing."""

_KINDS = frozenset((*_OPEN, *SCOPES["reference"]))

_log = logging.getLogger(__name__)


class Recorder(QObject):
    """Writes one seat's recording.

    Args:
        store: the seat's own.
        feed: tells what the screen is told.
        link: how the link stands.
        identity: returns who sits here.
        clock: dates the blocks.
        profile: how much is kept.
        lane: its own thread; it closes it.

    Signals:
        ended: recording has stopped; the code of the problem.
    """

    ended = Signal(str)

    def __init__(
        self,
        store: SeatStore,
        feed: ChangeFeed,
        link: LinkStatus,
        identity: Callable[[], Identity],
        clock: Clock,
        profile: ReplayProfile,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._identity, self._clock = link, identity, clock
        self._keys: set[Key] = set()
        self._is_whole_due = True
        self._is_busy = False
        self._since: datetime | None = None
        self._said: dict[str, Any] = {}
        self._view: LinkView | None = None
        self._link_said: dict[str, Any] = {}
        self._lane = lane
        self._writer = _Writer(store, clock, profile)
        feed.changed.connect(self._changed)
        link.changed.connect(self._touch)
        link.heard.connect(self._touch)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.flush)
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.timeout.connect(self._timer.start)

    def start(self) -> None:
        """Begin to record in a while."""
        self._begin.start(FIRST)

    def flush(self) -> None:
        """Write what has changed; what comes while a block is written goes into the next one."""
        around = self._around()
        if self._is_busy or not (self._keys or self._is_whole_due or around):
            return
        keys, self._keys = self._keys, set()
        whole, self._is_whole_due = self._is_whole_due, False
        at, self._since = self._since or self._clock.now(), None
        self._is_busy = True
        self._lane.submit(lambda: self._write(utc_epoch(at), keys, around, whole))

    def stop(self) -> None:
        """Write the rest and close."""
        self._begin.stop()
        if self._timer.isActive():
            self._timer.stop()
            self._is_busy = False
            self.flush()
        self._lane.submit(self._writer.close)
        self._lane.close()

    def _write(self, at: float, keys: set[Key], around: dict[str, Any], whole: bool) -> None:
        try:
            self._writer.write(at, keys, around, whole)
        except NoSpace:
            self._is_whole_due = True  # what is missed now is shown whole once there is room
        except Exception as error:
            _log.warning("nothing is recorded for a replay any more", exc_info=error)
            self._writer.give_up()
            self.ended.emit(getattr(error, "code", "unexpected"))
        finally:
            self._is_busy = False

    def _changed(self, changes: ChangeSet) -> None:
        self._touch()
        if changes.keys is None:
            self._is_whole_due = True
        else:
            self._keys |= {key for key in changes.keys if key[0] in _KINDS}

    def _touch(self) -> None:
        self._since = self._since or self._clock.now()

    def _around(self) -> dict[str, Any]:
        """Return what else the screen says, as far as it says something else now."""
        if self._link.view is not self._view:
            self._view, self._link_said = self._link.view, link_body(self._link)
        now = {"link": self._link_said, "person": self._identity().token}
        told = {name: value for name, value in now.items() if self._said.get(name) != value}
        self._said = now
        return told


def link_body(link: LinkStatus) -> dict[str, Any]:
    """Return the link as shown, without what counts seconds."""
    told = asdict(link.view)
    for name in ("attempt", "next_probe_in", "offset", "doubt", "next_try", "waiting"):
        told.pop(name, None)
    return {k: to_text(v) if isinstance(v, datetime) else v for k, v in told.items()}


class _Writer:
    """The half on the recorder's own thread."""

    def __init__(self, store: SeatStore, clock: Clock, profile: ReplayProfile) -> None:
        self._store, self._clock, self._profile = store, clock, profile
        self._recording: Recording | None = None
        self._is_over = False
        self._number = 0
        self._last = 0.0
        self._whole_at = 0.0
        self._around: dict[str, Any] = {}
        self._touched: OrderedDict[Key, float] = OrderedDict()  # a dict is slow to forget its first

    def write(self, at: float, keys: set[Key], around: dict[str, Any], whole: bool) -> None:
        """Append one block."""
        if self._is_over:
            return
        self._store.room.check_caching()
        recording = self._recording or self._open()
        at = self._last = max(at, self._last)  # a clock set back makes no time run backwards
        self._around.update(around)
        self._touch(at, keys)
        done = self._done()
        if whole or at - self._whole_at >= self._profile.whole_every.total_seconds():
            block = Block(tuple(self._everything()), done, dict(self._around))
            recording.append(at, block, tuple(self._reference()))
            self._whole_at = at
        else:
            recording.append(at, Block(tuple(self._seen(keys)), done, around))

    def give_up(self) -> None:
        """Write no more."""
        self._is_over = True
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._recording is not None:
            self._recording.close()
            self._recording = None

    def _open(self) -> Recording:
        path, profile = self._store.folder / FILE, self._profile
        most = (profile.most_bytes, profile.kept.total_seconds())
        try:
            self._recording = Recording.open(path, self._store.key, *most)
        except (Damaged, WrongKey):
            set_aside(path, self._clock.now())
            self._recording = Recording.open(path, self._store.key, *most)
        self._number = self._store.journal.last_number()
        return self._recording

    def _done(self) -> tuple[Done, ...]:
        saved = self._store.journal.saved_after(self._number)
        if saved:
            self._number = saved[-1].number
        return tuple(
            Done(
                each.operation.op,
                each.operation.kind,
                str(each.operation.body.get("actor", "")),
                each.operation.saved_at,
                tuple("/".join(key) for key in each.operation.targets),
            )
            for each in saved
        )

    def _seen(self, keys: Iterable[Key]) -> Iterator[Seen]:
        by_kind: dict[str, list[str]] = {}
        for kind, id in keys:
            by_kind.setdefault(kind, []).append(id)
        for kind, ids in by_kind.items():
            yield from self._of_kind(kind, ids)

    def _of_kind(self, kind: str, ids: Sequence[str]) -> Iterator[Seen]:
        """Read records; a replay is watched by whoever opens it: it has nothing restricted."""
        if kind == Alert.KIND:
            hidden = set(self._store.cache.ids(kind, {"restricted": 1}))
            ids = [id for id in ids if id not in hidden]
        for start in range(0, len(ids), _PIECE):
            piece = ids[start : start + _PIECE]
            rows = {row[0]: row for row in self._store.cache.views(kind, piece)}
            for id in self._store.courtesy.behind(piece):
                row = rows.get(id)
                yield Seen(kind, *row) if row else Seen(kind, id, None)

    def _touch(self, at: float, keys: Iterable[Key]) -> None:
        """Remember what was on screen in this shift, also when it is closed by now."""
        for key in self._store.courtesy.behind(keys):
            self._touched[key] = at
            self._touched.move_to_end(key)  # the newest stand last
        while self._touched:
            last = next(iter(self._touched.values()))
            if last >= at - SHIFT and len(self._touched) <= MOST_TOUCHED:
                return
            self._touched.popitem(last=False)

    def _everything(self) -> Iterator[Seen]:
        for kind, (where, most) in _OPEN.items():
            ids = self._store.cache.ids(kind, where, limit=most)
            yield from self._of_kind(kind, ids)
            known = set(ids)
            closed = [id for of, id in self._touched if of == kind and id not in known]
            yield from (seen for seen in self._of_kind(kind, closed) if seen.view is not None)

    def _reference(self) -> Iterator[Seen]:
        for kind in SCOPES["reference"]:
            yield from self._of_kind(kind, list(self._store.cache.every_id(kind)))
