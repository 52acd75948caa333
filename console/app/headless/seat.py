"""One person at one seat without a screen: store, acts, sync, and what is read for the lines."""

from collections.abc import Callable
from typing import TypeVar

from console.app.care import StoreCare
from console.app.care_clock import CareClock
from console.app.entry import Entry
from console.app.headless.listener import HeadlessListener
from console.app.headless.teller import Teller
from console.app.headless.wrong import Wrong
from console.app.seat_audit import SeatAudit
from console.app.seat_core import SeatCore
from console.app.settings_seen import SettingsSeen
from console.app.sight import settle_sight
from console.app.store import Lanes, SeatStore
from console.domain.entity import Entity, decode
from console.runtime.clock import Clock, boot_id
from console.settings.store_profile import load_store_profile
from console.sync.clock_offset import ClockOffset
from console.sync.watchdog import Stall
from offline_cache.values import ChangeSet, Row

E = TypeVar("E", bound=Entity)


class HeadlessSeat:
    """The console below its pages.

    Args:
        entry: who sits here, and the hub.
        ca: file of the hall's certificate authority; empty for the system's.
        store: journal and cache, open.
        lanes: the threads of the store and of the acts.
        clock: the clock to live by.
        teller: gets the news.
        forget: drops the kept grant of a person whose account the hub has disabled.
    """

    def __init__(
        self,
        entry: Entry,
        ca: str,
        store: SeatStore,
        lanes: Lanes,
        clock: Clock,
        teller: Teller,
        forget: Callable[[str], None],
    ) -> None:
        self.clock = clock
        self.store = store
        settle_sight(store.journal, store.cache, entry.identity)
        self._lanes = lanes
        self.offset = ClockOffset(clock, boot_id())
        self._forget = forget
        self.listener = HeadlessListener(
            teller, lambda answer: self.core.log_refusal(answer), self._grant_lost
        )
        self.core = SeatCore(
            entry.hub,
            ca,
            entry.identity,
            store,
            lanes,
            clock,
            self.offset,
            self.listener,
            self._stalled,
            self._announce,
        )
        self.acts = self.core.acts
        audit = SeatAudit(store.journal, lanes.acts, clock, lambda: self.core.identity)
        self.settings_seen = SettingsSeen(store.journal, lanes.acts, audit)
        self.care = StoreCare(
            store,
            lanes.care,
            clock,
            load_store_profile(),
            self._announce,
            lambda news: teller.news("care", code=news.code, where=news.where),
        )
        self._care_clock = CareClock(self.care.look)

    def start(self) -> None:
        """Begin to talk with the hub."""
        self.core.sync.start()
        self._care_clock.start()

    def stop(self) -> None:
        """End sync; what is saved is saved."""
        self._care_clock.stop()
        self.core.sync.stop()
        self.care.close()

    def finish_acts(self) -> None:
        """Wait for acts that nobody here waits for: a refusal's line is made, then saved."""
        for _ in ("made", "saved"):
            self._lanes.acts.run(lambda: None)

    def record(self, cls: type[E], id: str) -> E:
        """Return a record as this seat shows it.

        Raises:
            Wrong: it shows none of that id, or one that this version cannot read.
        """
        row = self.row(cls.KIND, id)
        try:
            return decode(cls, row.body)
        except ValueError as error:
            what = f"{cls.KIND}/{id} cannot be read: {error}."
            raise Wrong("unreadable", what, "Start the newer program.") from error

    def row(self, kind: str, id: str) -> Row:
        """Return a record's row.

        Raises:
            Wrong: this seat shows none of that id.
        """
        row = self.store.cache.get(kind, id)
        if row is None:
            raise Wrong("not_found", f"{kind}/{id} is not here.", "Show what is, or wait for it.")
        return row

    def _grant_lost(self) -> None:
        person = self.core.identity.person
        self._lanes.acts.submit(lambda: self._forget(person))
        self.care.expire()

    def _stalled(self, stall: Stall | None) -> None:
        self.listener.stalled(stall, self.core.log_stall(stall))

    def _announce(self, changes: ChangeSet) -> None:
        self.listener.changed(changes)
