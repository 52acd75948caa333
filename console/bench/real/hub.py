"""The hub of a run: a process that may be killed, stopped, restored, given another certificate."""

import os
import secrets
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx

from console.bench.real.certificates import Certificate
from console.hub.core import accounts
from console.hub.core.hub_core import HubCore
from console.hub.settings import HubSettings
from console.hub.store import backup
from console.hub.store.connection import connect
from console.hub.store.look_through import LookThrough
from console.hub.store.problems import StoreDamaged
from console.hub.store.sqlite import FILE, open_folder
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource

PATIENCE = 30.0
PRODUCT = ("-m", "console.hub")


class HubMachine:
    """One hub and its folder.

    Args:
        folder: its data; what it writes on standard error goes beside it.
        certificate: what it shows at first.
        program: what Python runs.
        environment: variables besides those of this process.
    """

    def __init__(
        self,
        folder: Path,
        certificate: Certificate,
        program: Sequence[str] = PRODUCT,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.certificate = certificate
        self.port = _free_port()
        self.token = secrets.token_hex(24)
        self.program = program
        self.restore_from: Path | None = None
        """A backup it may bring back by itself, from its next start on."""
        self._environment = environment
        self._clock = SystemClock()
        self._process: subprocess.Popen[str] | None = None
        self._is_ready = False

    @property
    def is_running(self) -> bool:
        """Whether it was started and not ended by us."""
        return self._process is not None

    @property
    def complaints(self) -> str:
        """The end of what it wrote on standard error."""
        return self._complaints.read_text("utf-8", errors="replace")[-3000:]

    def begin(self) -> None:
        """Start it; `wait` tells when it serves."""
        words = ["--data", str(self.folder), "--listen", f"127.0.0.1:{self.port}"]
        words += ["--tls-cert", str(self.certificate.certificate)]
        words += ["--tls-key", str(self.certificate.key)]
        if self.restore_from is not None:
            words += ["--restore-from", str(self.restore_from)]
        self._is_ready = False
        with self._complaints.open("a") as complaints:
            self._process = subprocess.Popen(
                [sys.executable, *self.program, *words],
                stdout=subprocess.PIPE,
                stderr=complaints,
                encoding="utf-8",
                env={**os.environ, "COMMAND_HALL_TOKEN": self.token, **self._environment},
            )

    def wait(self) -> None:
        """Wait until it serves.

        Raises:
            RuntimeError: it does not.
        """
        assert self._process is not None and self._process.stdout is not None
        if not self._is_ready and not self._process.stdout.readline():
            raise RuntimeError(f"the hub did not start: {self.complaints}")
        self._is_ready = True

    def start(self) -> None:
        """Start it and wait until it serves."""
        self.begin()
        self.wait()

    def kill(self) -> None:
        """End it by kill -9."""
        if self._process is not None:
            self._process.kill()
            self._close()

    def stop(self) -> None:
        """Ask it to end."""
        if self._process is not None:
            self._process.terminate()
            self._close()

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal (SIGSTOP, SIGCONT)."""
        if self._process is not None:
            self._process.send_signal(number)

    def client(self, trust: Path) -> httpx.Client:
        """Return a client that speaks to it directly, as a source of alerts."""
        return httpx.Client(
            base_url=f"https://127.0.0.1:{self.port}",
            headers={"Authorization": f"Bearer {self.token}"},
            verify=ssl.create_default_context(cafile=str(trust)),
            trust_env=False,
            timeout=5.0,
        )

    # ------------------------------------------------------------------ what its words do

    def add_person(self, account: str, password: str, role: str = "leader") -> None:
        """As `hub user add`; one that was disabled may log in again."""
        told = accounts.Account(account, account, role, "", "")
        self._do(lambda core, t: accounts.add(t, told, password, core.chance))

    def disable(self, account: str) -> None:
        """As `hub user disable`."""
        self._do(lambda core, t: accounts.disable(t, account))

    def put(self, records: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """As `hub import`."""
        core = self._open()
        lines = [(kind, str(body["id"]), dict(body)) for kind, body in records]
        core.do(core.put_job(lines), self._clock.now())
        core.close()

    def back_up(self, to: Path) -> str:
        """As `hub backup`, beside the running hub."""
        database = open_folder(self.folder, IdSource(self._clock))
        try:
            return backup.back_up(database, to)
        finally:
            database.close()

    def restore(self, copy: Path) -> str:
        """As `hub restore`; it must not be running."""
        return backup.restore(self.folder, copy, IdSource(self._clock), self._clock.now())

    def epoch(self) -> str:
        """Return the life of its database."""
        ((epoch,),) = self.look("SELECT value FROM meta WHERE name = 'epoch'")
        return str(epoch)

    def is_whole(self) -> bool:
        """Look through its file, as it does itself in time; it must not be running."""
        try:
            core = self._open()
        except StoreDamaged:
            return False
        try:
            LookThrough(core.database).run()
        except StoreDamaged:
            return False
        finally:
            core.close()
        return True

    def look(self, sql: str, file: Path | None = None) -> list[tuple[Any, ...]]:
        """Read its file directly, beside whatever it does; or a copy of it."""
        with closing(connect(file or self.folder / FILE, "ro")) as connection:
            return connection.execute(sql).fetchall()

    def _do(self, job: Any) -> None:
        core = self._open()
        core.do(lambda t: job(core, t), self._clock.now())
        core.close()

    def _open(self) -> HubCore:
        ids = IdSource(self._clock)
        return HubCore(open_folder(self.folder, ids), ids, HubSettings())

    def _close(self) -> None:
        process, self._process = self._process, None
        assert process is not None and process.stdout is not None
        process.send_signal(signal.SIGCONT)
        process.wait(PATIENCE)
        process.stdout.close()

    @property
    def _complaints(self) -> Path:
        return self.folder.with_name(self.folder.name + ".err")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
