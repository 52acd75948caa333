"""The real hub on a simulated machine: it can be killed, cut from power, and restored."""

import asyncio
import random
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3

from console.bench.nemesis.disk import DiskFile, Image, Killed, Process, StoreConnection
from console.bench.nemesis.exchange import App, Broken, Call, Exchange
from console.bench.nemesis.hub_disk import FOLDER, SealedFile
from console.bench.nemesis.machine_clock import MachineClock
from console.bench.versions import Version, being
from console.hub.api.app import build_app
from console.hub.api.service import HubService
from console.hub.core import accounts
from console.hub.core.accounts import Account
from console.hub.core.hub_core import HubCore
from console.hub.settings import HubSettings
from console.hub.store.connection import Connection, SqlError
from console.hub.store.damage import check_mark
from console.hub.store.problems import StoreDamaged, StoreProblem
from console.hub.store.sqlite import Database
from console.hub.store.transaction import Job, Transaction
from console.hub.store.witness import Seen, read_seen
from console.hub.store.writer import MOST_TOGETHER, Writing, commit_together
from console.runtime.clock import to_text
from console.runtime.ids import IdSource

TOKEN = "token-of-the-source"
SETTINGS = HubSettings(hall="yunting", hall_name="云汀区城运中心")
KEY = bytes(range(32))
FIRST_EPOCH = "0" * 26
"""Epochs are made in order of time; every other is greater."""


class SimulatedDatabase(Database):
    """A hub's database whose connections belong to one simulated process."""

    def __init__(
        self, file: DiskFile | SealedFile, process: Process, new_id: Callable[[], str]
    ) -> None:
        self._file = file
        self._process = process
        if isinstance(file, DiskFile):
            super().__init__(file.address, new_id, lambda: KEY)
            return
        check_mark(file.path.parent)
        self.seen = read_seen(file.path.parent)
        super().__init__(file.path, new_id, lambda: KEY, self.seen)

    seen: Seen | None = None

    def connect(self) -> Connection:
        """Return another connection of this process."""
        connection: Connection = self._file.connect(StoreConnection, self._process)
        return connection


class GroupWriter:
    """Commits together what was submitted in one turn of the loop, as the thread of a hub does.

    It does so as a hub of its version; the seats of this process stay as they are.
    """

    def __init__(self, version: Version, *given: Any) -> None:
        self._version = version
        self._given = given
        self._waiting: list[tuple[Job, Future[Any]]] = []

    def submit(self, job: Job) -> "Future[Any]":
        """Queue a job for the end of this turn."""
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._commit)
        future: Future[Any] = Future()
        self._waiting.append((job, future))
        return future

    def close(self) -> None:
        """Finish what is queued, unless the process is dead."""
        self._commit()

    def _commit(self) -> None:
        together, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._commit)
        with suppress(Killed), being(self._version):  # nobody is left to be answered
            commit_together(together, *self._given)


class HubMachine:
    """Where the hub runs; asked by wires.

    Args:
        clock: its clock.
        chance: seeded.
        content: a prepared database (accounts, a source's token).
        folder: for a file that is really there, once it is to be spoilt.
    """

    def __init__(
        self, clock: MachineClock, chance: random.Random, content: Image, folder: Path
    ) -> None:
        self.clock = clock
        self.file: DiskFile | SealedFile = DiskFile(sqlcipher3, content)
        self.turn = asyncio.Lock()
        """Held by whoever ends and starts it, so that two do not do it at once."""
        self.keeper: Callable[[], None] = lambda: None
        """Told in the loop when the hub has found its file damaged, or refuses it."""
        self._folder = folder / FOLDER
        self.process = Process()
        self.lives = 0
        self.version = Version.PRESENT
        self.is_restored = False
        """Its file is a backup whose epoch is not renewed yet: the marker in the hub's folder."""
        self.disk_error = 0
        self._ids = IdSource(clock, chance.randbytes)
        self._exchanges: dict[Exchange, asyncio.Task[None]] = {}
        self._service: HubService | None = None
        self._app: App | None = None
        self._core: HubCore

    @property
    def is_up(self) -> bool:
        """Whether anybody listens."""
        return self._app is not None and not self.process.is_dead

    @property
    def cursor(self) -> str:
        """Where its feed ends."""
        notes = dict(self.file.look("SELECT name, value FROM meta"))
        return f"{notes['epoch']}:{notes['seq']}"

    def start(self) -> bool:
        """Begin a life on what was committed in the last one; False when its disk forbids it."""
        self.lives += 1
        self.process = Process(self._died)
        self.process.disk_error = self.disk_error
        try:
            self._open()
        except (SqlError, StoreProblem) as problem:
            self.process.die()
            self._close_connections()
            if isinstance(problem, StoreDamaged):
                self.keeper()
            return False
        return True

    def _open(self) -> None:
        database = SimulatedDatabase(self.file, self.process, self._ids)
        if self.is_restored:
            database.renew_epoch()
            self.is_restored = False
        database.check_seen(database.seen)
        database.damage.tell = self.keeper
        self._core = HubCore(database, self._ids, SETTINGS, lambda size: bytes(size))
        self._service = HubService(self._core, self.clock, self._writer)
        self._app = build_app(self._service)

    def _writer(self, *given: Any) -> Writing:
        return GroupWriter(self.version, *given)

    def spoil_writing(self, error: int) -> None:
        """Let every write fail with an error of SQLite (`disk.FULL`), or with 0 be well again."""
        self.disk_error = self.process.disk_error = error

    def open(self, call: Call) -> Exchange:
        """Begin to answer a request.

        Raises:
            Broken: nobody listens.
        """
        if not self.is_up:
            raise Broken
        exchange = Exchange(call)
        task = asyncio.ensure_future(self._answer(exchange))
        self._exchanges[exchange] = task
        task.add_done_callback(lambda _: self._exchanges.pop(exchange, None))
        return exchange

    async def end(self) -> None:
        """Kill it, and wait until nothing of it runs."""
        self.file.hold()
        self.process.die()
        tasks = list(self._exchanges.values())
        for exchange, task in list(self._exchanges.items()):
            exchange.cut()
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        service, self._service, self._app = self._service, None, None
        if service is not None:
            with suppress(Killed, StoreDamaged):
                await service.close()
        self._close_connections()
        self.file.let_go()

    def put_on_cipher(self) -> None:
        """Give it a file that can be spoilt for the rest of the evening; it is off."""
        if isinstance(self.file, DiskFile):
            file, self.file = self.file, SealedFile(self._folder, self.file)
            file.close()

    def spoil(self, chance: random.Random, is_running: bool) -> bool:
        """Spoil its file; whether anything is another now."""
        return isinstance(self.file, SealedFile) and self.file.spoil_anything(chance, is_running)

    def be_looked_at(self) -> None:
        """Let it look through its file as it does in time, and whoever keeps it hear of that."""
        if self._service is not None and isinstance(self.file, SealedFile) and self.is_up:
            with suppress(StoreDamaged):
                self._service.look_through.run()

    def _close_connections(self) -> None:
        for connection in list(self.process.connections):
            connection.close()

    def sign(self, account: str, seat: str) -> str:
        """Return a grant as a log-in would give it, without the cost of scrypt."""
        told = Account(account, account, "leader", "", "")
        _, text = self._core.signed_grant(told, (seat, seat), self.clock.now())
        return text

    def disable(self, account: str) -> None:
        """Disable a person's account as `hub user disable` does, beside the running hub."""
        at = to_text(self.clock.now())
        sql = f"UPDATE accounts SET disabled_at = '{at}' WHERE account = '{account}'"
        with suppress(SqlError):  # damaged: the word says so
            self.file.look(sql)

    def is_disabled(self, account: str) -> bool:
        """Whether a person's account is disabled."""
        return bool(
            self.file.look(
                f"SELECT 1 FROM accounts WHERE account = '{account}' AND disabled_at <> ''"
            )
        )

    async def _answer(self, exchange: Exchange) -> None:
        await self.clock.awake()
        app = self._app
        if app is None:
            exchange.cut()
            return
        with suppress(Killed, BaseExceptionGroup):
            await exchange.run(app)

    def _died(self) -> None:
        for exchange in list(self._exchanges):
            exchange.cut()


def prepared(accounts_of: list[str], moment: datetime) -> Image:
    """Return a hub's database with these accounts and a source that may post."""
    file, process = DiskFile(sqlcipher3), Process()
    database = SimulatedDatabase(file, process, lambda: FIRST_EPOCH)
    core = HubCore(database, lambda: "X", SETTINGS, lambda size: bytes(size))

    def job(transaction: Transaction) -> None:
        accounts.keep_token(transaction, TOKEN, "水务物联")
        for account in accounts_of:
            told = (account, account, "leader", "", b"", b"", "")
            transaction.sql.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?)", told)

    core.do(job, moment)
    image = file.image()
    core.close()
    file.close()
    return image
