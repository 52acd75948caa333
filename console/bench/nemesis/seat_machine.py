"""A real seat without a screen on a simulated machine: it can be killed, suspended, powerless."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3

from console.app.care import CareNews
from console.app.fold import fold_pending
from console.bench.nemesis.cipher_disk import CipherFile
from console.bench.nemesis.disk import DiskFile, Image, Killed, Process
from console.bench.nemesis.machine_clock import MachineClock
from console.bench.nemesis.salvaging import salvaged
from console.bench.nemesis.seat_care import care_for
from console.bench.nemesis.wire import Server, Wire
from console.commands.alert_commands import AlertActs
from console.commands.executor import Executor
from console.commands.identity import Identity
from console.commands.intake_commands import IntakeActs
from console.commands.log_commands import LogActs
from console.commands.order_commands import NumberSource, OrderActs
from console.contract.change import Notice
from console.contract.operation import Answer
from console.models.collections import COLLECTIONS
from console.runtime.ids import IdSource
from console.runtime.workers import InlineWorkers
from console.sync.api_client import HubClient
from console.sync.clock_offset import ClockOffset
from console.sync.link_state import Link, LinkReport
from console.sync.listener import OutboxReport
from console.sync.session import SyncSession
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import Damaged, StoreProblem, WrongKey
from offline_cache.store_file import set_aside
from offline_cache.values import ChangeSet

KEY = bytes(range(32))
JOURNAL, CACHE = "journal.db", "cache.db"


@dataclass(frozen=True, slots=True)
class Build:
    """What a seat is made of; a test hands in a broken part."""

    journal: type[Journal] = Journal
    cache: type[Cache] = Cache
    session: type[SyncSession] = SyncSession
    synchronous: str = ""
    """Overrules what the journal asks of the disk."""
    live_first: int = 6
    """So few changes come by the feed before a gap is read beside it: evenings are short."""


@dataclass(slots=True)
class Heard:
    """What a person at the seat was told."""

    refused: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    changed: Callable[[ChangeSet], None] | None = None
    is_journal_damaged: bool = False
    """It said so, at its start or in its idle time; until the installer comes."""
    is_torn: bool = False
    """The installer said that not all of the journal could be read."""

    def cared(self, news: CareNews) -> None:
        """Take what care of the files has to say."""
        self.is_journal_damaged |= news.code == "journal_damaged"


class Life:
    """One life of the program: store, acts and sync, until it dies."""

    def __init__(self, seat: "SeatMachine", folder: Path) -> None:
        self._seat = seat
        self.process = Process(seat.died)
        self.process.disk_error = seat.disk_error
        build = seat.build
        self.journal = build.journal.open(
            folder / JOURNAL, KEY, InlineLane(), connect=seat.files[JOURNAL].opener(self.process),
            new_id=lambda: seat.name,
        )  # fmt: skip
        if build.synchronous:
            seat.files[JOURNAL].synchronous = build.synchronous
        try:
            self.cache, aside = self._open_cache(folder / CACHE)
        except BaseException:
            self.journal.close()
            raise
        self.care = None
        if seat.is_on_cipher:
            self.care = care_for(
                self.journal, self.cache, folder, KEY, aside, self.process, seat.clock,
                self.changed, seat.heard.cared,
            )  # fmt: skip
        offset = ClockOffset(seat.clock, seat.clock.boot)
        self.client = HubClient("http://hub.invalid", seat.wire, seat.clock)
        self.client.grant = seat.grant
        self.session = build.session(
            seat.name, self.client, self.journal, self.cache, seat.clock, seat.chance.random,
            self, InlineWorkers(), offset, live_first=build.live_first,
        )  # fmt: skip
        self.executor = Executor(
            InlineLane(), self.journal, self.cache, seat.clock,
            IdSource(seat.clock, seat.chance.randbytes), self.session, self.changed,
            lambda: (offset.reading().offset, offset.reading().doubt), seat.clock.boot,
        )  # fmt: skip
        self.executor.identity = Identity.of(seat.grant)
        self.alerts = AlertActs(self.executor)
        self.intake = IntakeActs(self.executor)
        self.log = LogActs(self.executor)
        self.orders = OrderActs(self.executor, self._numbers())
        self.offset = offset
        self.task = asyncio.ensure_future(self.session.run())

    def changed(self, changes: ChangeSet) -> None:
        """Records on screen changed."""
        if self._seat.heard.changed is not None:
            self._seat.heard.changed(changes)

    def link(self, report: LinkReport) -> None:
        """The link changed; the checker looks at it by itself."""

    def answered(self, op: str, answer: Answer) -> None:
        """Tell of a refusal, as the notice does."""
        if answer.was_refused:
            self._seat.heard.refused[op] = answer.code

    def notice(self, notice: Notice) -> None:
        """Words of the hub or of sync."""
        self._seat.heard.notices.append(notice.code)

    def outbox(self, report: OutboxReport) -> None:
        """What waits; the checker looks into the journal by itself."""

    async def end(self) -> None:
        """Kill it, and wait until nothing of it runs."""
        self.process.die()
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        for close in (self.cache.close, self.journal.close):
            with suppress(Killed):
                close()
        for connection in list(self.process.connections):
            connection.close()

    def _open_cache(self, path: Path) -> tuple[Cache, Path | None]:
        """Open it as the product does: a damaged one is set aside and begun anew."""
        seat = self._seat

        def opened(is_rebuilt: bool) -> Cache:
            return seat.build.cache.open(
                path, KEY, COLLECTIONS, fold_pending, self.journal.pending, InlineLane(),
                connect=seat.files[CACHE].opener(self.process), is_rebuilt=is_rebuilt,
            )  # fmt: skip

        try:
            return opened(False), None
        except (Damaged, WrongKey):
            aside = set_aside(path, seat.clock.now())
            return opened(True), aside

    def _numbers(self) -> NumberSource:
        kept = self.journal.meta("order_numbers") or {}

        def keep(last: int) -> None:
            self.journal.put_meta("order_numbers", {"last": last})

        return NumberSource(self._seat.name, int(kept.get("last", 0)), keep)


class SeatMachine:
    """Where a seat runs.

    Args:
        name: of the seat.
        hub: whom its wire leads to.
        clock: its clock.
        chance: seeded.
        folder: holds nothing but lock files.
        images: prepared journal and cache.
        build: what it is made of.
        met: counts the faults its wire has met.
    """

    def __init__(
        self,
        name: str,
        hub: Server,
        clock: MachineClock,
        chance: random.Random,
        folder: Path,
        images: dict[str, Image],
        build: Build,
        met: "Counter[str]",
    ) -> None:
        self.name = name
        self.clock = clock
        self.chance = chance
        self.build = build
        self.wire = Wire(hub, chance, clock.awake, met)
        self.files: dict[str, DiskFile | CipherFile] = {
            file: DiskFile(sqlcipher3, image) for file, image in images.items()
        }
        self.heard = Heard()
        self.grant = ""
        self.account = ""
        self.life: Life | None = None
        self.lives = 0
        self.disk_error = 0
        self._folder = folder / name
        self._folder.mkdir(exist_ok=True)

    @property
    def is_up(self) -> bool:
        """Whether somebody can work here."""
        return self.life is not None and not self.life.process.is_dead and not self.clock.is_asleep

    def log_in(self, account: str, grant: str) -> None:
        """Let a person sit down here."""
        self.account, self.grant = account, grant
        if self.life is not None and self.is_up:
            self.life.client.grant = grant
            self.life.executor.identity = Identity.of(grant)
            self.life.session.wake()

    def start(self) -> bool:
        """Begin a life on what the disk holds; False when the store cannot be opened now."""
        try:
            self.life = Life(self, self._folder)
        except StoreProblem as problem:
            self.heard.is_journal_damaged |= isinstance(problem, Damaged)
            return False
        self.lives += 1
        return True

    def spoil_writing(self, error: int) -> None:
        """Let every write fail with an error of SQLite (`disk.FULL`), or with 0 be well again."""
        self.disk_error = error
        if self.life is not None:
            self.life.process.disk_error = error

    async def end(self) -> None:
        """Kill it: what was not committed is lost."""
        life, self.life = self.life, None
        if life is not None:
            for file in self.files.values():
                file.hold()
            await life.end()
            for file in self.files.values():
                file.let_go()

    @property
    def is_on_cipher(self) -> bool:
        """Whether its files are really there."""
        return isinstance(self.files[JOURNAL], CipherFile)

    def put_on_cipher(self) -> None:
        """Give it encrypted files, which can be spoilt, for the rest of the evening; it is off."""
        for name, file in self.files.items():
            if isinstance(file, DiskFile):
                self.files[name] = CipherFile(self._folder / name, KEY, file)
                file.close()

    def spoil(self, name: str, chance: random.Random, is_running: bool = False) -> bool:
        """Spoil one of its files; whether anything is another now."""
        file = self.files[name]
        return isinstance(file, CipherFile) and file.spoil(chance, is_running)

    async def be_looked_at(self) -> None:
        """Let it look through its files as in idle time, and let the installer come if it asks."""
        if not self.is_on_cipher:
            return
        if self.life is not None and self.life.care is not None:
            self.life.care.look()
            await asyncio.sleep(0.01)
            with suppress(StoreProblem):  # somebody looks at everything, and meets what is damaged
                for collection in COLLECTIONS:
                    self.life.cache.select(collection.kind)
            await asyncio.sleep(0.01)
        if self.heard.is_journal_damaged:
            await self.end()
            self.heard.is_torn |= not salvaged(self._folder / JOURNAL, KEY, self.clock.now())
            self.heard.is_journal_damaged = False
            self.start()

    async def lose_power(self) -> None:
        """Kill it and lose what was not synced; a new boot follows."""
        await self.end()
        for file in self.files.values():
            file.lose_power()
        self.clock.reboot()

    def sync_disk(self) -> None:
        """What is written so far survives a loss of power."""
        for file in self.files.values():
            file.sync()

    def is_settled(self, cursor: str) -> bool:
        """Whether it is online, has come to the hub's `cursor`, and nothing waits."""
        life = self.life
        if life is None or life.session.link.state is not Link.ONLINE:
            return False
        return life.cache.cursor() == cursor and not life.journal.pending()

    def died(self) -> None:
        """A statement killed the process."""
        self.wire.reset()

    def look(self, file: str, sql: str) -> list[Any]:
        """Read what is committed in one of its files, past all programs."""
        return self.files[file].look(sql)

    def images(self) -> dict[str, Image]:
        """Return what its files hold."""
        files = self.files.items()
        return {name: file.image() for name, file in files if isinstance(file, DiskFile)}

    def close(self) -> None:
        """Throw the disk away."""
        for file in self.files.values():
            file.close()
