"""Store care: what is done for the seat's files while nobody has to wait for it.

At the start only headers are looked at; the whole files are looked through here, in idle, on a
connection and a thread of their own. A damaged cache is set aside, what can be read of it is
brought over, and the hub's state is read anew, while the seat goes on. A damaged journal is never
touched: it is copied beside itself and a person is told.
"""

import logging
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from console.app.care_notes import read_notes, write_notes
from console.app.store import BLOBS, SeatStore
from console.app.wiping import wipe_records
from console.commands.identity import Identity
from console.runtime.clock import Clock, from_text, to_text
from console.settings.store_profile import StoreProfile
from offline_cache.backup import write_backup
from offline_cache.cipher import companions
from offline_cache.integrity import FileCheck
from offline_cache.lanes import Lane
from offline_cache.problems import Damaged, Interrupted, NoSpace, StoreProblem
from offline_cache.recovery import public_half
from offline_cache.room import Level
from offline_cache.values import ChangeSet

_log = logging.getLogger(__name__)

BACKUPS = "backup"
"""Folder beside the files for backups made by themselves."""

BACKUPS_KEPT = 7

LOOKED = "looked"
"""Name under which the journal keeps when it was last found to take a write."""

REPEAT = timedelta(minutes=10)
"""A disk that stays full is told again after so long."""


@dataclass(frozen=True, slots=True)
class CareNews:
    """What a person must know.

    Attributes:
        code: `cache_renewed`, `journal_damaged`, `disk_low`, `disk_no_caching`, `disk_reserve`,
            `disk_nothing`, `disk_well`, or the code of a StoreProblem.
        where: the file it is about.
    """

    code: str
    where: str = ""


_LEVELS = {
    Level.PLENTY: "disk_well",
    Level.LOW: "disk_low",
    Level.NO_CACHING: "disk_no_caching",
    Level.NO_ATTACHMENTS: "disk_reserve",
    Level.NOTHING: "disk_nothing",
}


class StoreCare:
    """Looks after the files of one seat.

    Args:
        store: journal and cache, open.
        lane: the thread for it; nothing else runs there.
        clock: handed in.
        profile: sizes and intervals.
        publish: told when what is on screen must be read again; from any thread.
        say: told what a person must know; from any thread.
    """

    def __init__(
        self,
        store: SeatStore,
        lane: Lane,
        clock: Clock,
        profile: StoreProfile,
        publish: Callable[[ChangeSet], None],
        say: Callable[[CareNews], None],
    ) -> None:
        self._store = store
        self._lane = lane
        self._clock = clock
        self._profile = profile
        self._publish = publish
        self._say = say
        self._guard = threading.Lock()
        self._check: FileCheck | None = None
        self._is_closed = False
        self._is_checked = False
        self._is_renewing = False
        self._is_refused = False
        """Whether the disk took nothing when it was looked at last."""
        self._tidied_on = 0
        self._said: dict[str, datetime] = {}
        self._notes = read_notes(store.folder)
        store.room.tell(self._level_changed)
        store.cache.when_damaged(self._cache_damaged)
        if store.aside is not None:
            aside = store.aside
            lane.submit(lambda: self._bring_over(aside), urgent=False)

    def look(self) -> None:
        """Do what is due; call it every minute, from any thread."""
        if not self._is_closed:
            self._lane.submit(self._guarded, urgent=False)

    def expire(self) -> None:
        """The right to these records is lost: wipe them, and what was set aside; from any thread.

        The journal stays: it holds what was done here, encrypted, and is still delivered.
        """
        if not self._is_closed:
            self._lane.submit(self._expire, urgent=False)

    def _expire(self) -> None:
        try:
            wipe_records(self._store)
        except (StoreProblem, OSError) as problem:
            _log.error("expired records could not be wiped: %s", problem)
            self._tell("not_wiped", str(self._store.folder))
            return
        self._publish(ChangeSet("snapshot", None, None))
        self._tell("data_expired", str(self._store.folder))

    def close(self) -> None:
        """Begin nothing more and end a check that is under way; the store may be closed then."""
        with self._guard:
            self._is_closed = True
            if self._check is not None:
                self._check.stop()
        self._lane.run(lambda: None)

    def _guarded(self) -> None:
        try:
            if not self._is_closed:
                self._look()
                self._was_taken()
        except Interrupted:
            _log.info("store care was ended")
        except Damaged as problem:
            if Path(problem.where).name == "journal.db":  # the cache tells of its own damage
                self._journal_damaged()
        except StoreProblem as problem:
            _log.warning("store care: %s", problem)
            self._was_refused(problem.code, problem.where)
        except OSError as error:
            _log.warning("store care: %s", error)
            self._was_refused("unwritable", str(self._store.folder))

    def _was_refused(self, code: str, where: str) -> None:
        if code == NoSpace.code:  # the room knows whether the reserve still takes what is done
            code = _LEVELS[max(self._store.room.level, Level.NO_CACHING)]
        self._is_refused = True
        self._tell(code, where)

    def _was_taken(self) -> None:
        """Say how the disk is again: no level changes where it was read-only for a while."""
        if self._is_refused:
            self._is_refused = False
            self._said.clear()
            self._level_changed(self._store.room.level)

    def _look(self) -> None:
        level = self._store.room.look()
        if level is not Level.PLENTY:
            self._tell(_LEVELS[level], str(self._store.folder))
        self._store.journal.checkpoint()
        self._look_through()
        if level < Level.NO_CACHING:
            self._back_up()
        self._forget_tombstones()
        if level < Level.NO_CACHING:
            self._try_to_write()
        if self._store.cache.is_behind:
            self._publish(self._store.cache.refold())

    def _try_to_write(self) -> None:
        """Find a disk that turned read-only before a person's act does."""
        self._store.journal.put_meta(LOOKED, {"at": to_text(self._clock.now())})

    def _look_through(self) -> None:
        """Look through both files once a run, and with their indexes once a week."""
        is_due = self._is_over(self._notes.compared, self._profile.check_every)
        if self._is_checked and not is_due:
            return
        now = to_text(self._clock.now())
        files = (self._journal_damaged, "journal.db"), (self._cache_damaged, "cache.db")
        whole = [self._is_whole(name, is_due, damaged) for damaged, name in files]
        self._is_checked = whole[-1]  # a cache begun anew is looked through again
        if all(whole):
            self._note(checked=now, compared=now if is_due else self._notes.compared)
        else:
            self._note(damaged=now)

    def _forget_tombstones(self) -> None:
        """Once a day, forget what the hub deleted long ago, and who did what in another year."""
        today = self._clock.now().toordinal()
        if today != self._tidied_on:
            self._tidied_on = today
            self._store.cache.forget_tombstones(today - self._profile.tombstones.days)
            self._store.journal.audit.forget(self._profile.audit.days)
            before = to_text(self._clock.now() - self._profile.fetched)
            self._store.blobs.forget_fetched(before, self._profile.fetched_bytes)

    def _back_up(self) -> None:
        """Copy what was done here, files and all, beside itself once a day: not for a lost disk."""
        every = self._profile.backup_every
        if every is None or not self._is_over(self._notes.backed_up, every):
            return
        folder, now = self._store.folder / BACKUPS, self._clock.now()
        folder.mkdir(mode=0o700, exist_ok=True)
        target = folder / f"journal-{now:%Y%m%dT%H%M%S}.backup"
        public = public_half(self._store.folder)
        journal = self._store.folder / "journal.db"
        blobs = self._store.folder / BLOBS
        write_backup(journal, self._store.key, target, public, to_text(now), blobs)
        for old in sorted(folder.glob("journal-*.backup"))[:-BACKUPS_KEPT]:
            old.unlink()
        self._note(backed_up=to_text(now))

    def _note(self, **changes: str) -> None:
        self._notes = replace(self._notes, **changes)
        write_notes(self._store.folder, self._notes)

    def _is_whole(self, name: str, thoroughly: bool, damaged: Callable[[], None]) -> bool:
        with self._guard:
            if self._is_closed:
                raise Interrupted
            self._check = FileCheck(self._store.folder / name, self._store.key)
        is_whole = self._check.is_whole(thoroughly)
        if not is_whole:
            damaged()
        return is_whole

    def _is_over(self, moment: str, interval: timedelta) -> bool:
        """Whether it was never, too long ago, or in a future that a set clock took back."""
        if not moment:
            return True
        passed = self._clock.now() - from_text(moment)
        return passed >= interval or passed < timedelta(0)

    def _cache_damaged(self) -> None:
        """Set the cache aside and go on with a new one; from any thread."""
        with self._guard:
            is_known, self._is_renewing = self._is_renewing, True
        if not is_known and not self._is_closed:
            self._lane.submit(self._renew, urgent=False)

    def _renew(self) -> None:
        self._is_renewing = False
        try:
            aside = self._store.cache.renew(self._clock.now())
        except StoreProblem as problem:
            _log.error("the damaged cache cannot be begun anew: %s", problem)
            self._tell(problem.code, problem.where)
            return
        self._bring_over(aside)

    def _bring_over(self, aside: Path) -> None:
        _log.warning("the cache was damaged and is read anew; set aside as %s", aside)
        try:
            count = self._store.cache.salvage(aside, lambda: not self._is_closed)
            _log.info("%d records could be read of the damaged cache", count)
        except StoreProblem as problem:
            _log.warning("what could be read of the damaged cache stays there: %s", problem)
        self._publish(ChangeSet("snapshot", None, None))
        self._tell("cache_renewed", str(aside))

    def _journal_damaged(self) -> None:
        """Copy the journal beside itself, untouched, and tell."""
        path = self._store.folder / "journal.db"
        copy = path.with_name(f"journal.damaged-{self._clock.now():%Y%m%d}.db")
        if not copy.exists():
            for each in companions(path):
                if each.exists() and not each.name.endswith("-shm"):
                    shutil.copy2(each, copy.with_name(copy.name + each.name[len(path.name) :]))
        _log.error("the journal is damaged; copied to %s", copy)
        self._tell("journal_damaged", str(copy))

    def _level_changed(self, level: Level) -> None:
        self._tell(_LEVELS[level], str(self._store.folder), at_once=True)

    def _tell(self, code: str, where: str, at_once: bool = False) -> None:
        now = self._clock.now()
        said = self._said.get(code)
        if at_once or said is None or now - said >= REPEAT:
            self._said[code] = now
            self._say(CareNews(code, where))


def lost_scope(before: Identity, after: Identity) -> bool:
    """Whether a new grant no longer names an area the one before did."""
    return bool(set(before.grant.areas) - set(after.grant.areas))
