"""A real hub in a process of its own, for every test that wants one."""

import json
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from console.hub.core import accounts
from console.hub.core.hub_core import HubCore
from console.hub.settings import HubSettings
from console.hub.store.sqlite import open_folder
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource

TOKEN = "token-of-the-test"
PASSWORD = "correct horse"
PATIENCE = 60.0


def run_word(*words: str, text: str = "", check: bool = True) -> "subprocess.CompletedProcess[str]":
    """Run `python -m console.hub WORDS` to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "console.hub", *words],
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    if check:
        assert done.returncode == 0, done.stderr
    return done


def add_person(folder: Path, account: str, role: str = "officer", name: str = "") -> None:
    """Add a person as `hub user add` does, without a process of its own (a second each)."""
    clock = SystemClock()
    core = HubCore(open_folder(folder, IdSource(clock)), IdSource(clock), HubSettings())
    told = accounts.Account(account, name, role, "", "")
    core.do(lambda t: accounts.add(t, told, PASSWORD, core.chance), clock.now())
    core.close()


def add_records(folder: Path, records: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Take in reference records (kind, body) as `hub import` does, without a process of its own."""
    clock = SystemClock()
    core = HubCore(open_folder(folder, IdSource(clock)), IdSource(clock), HubSettings())
    lines = [(kind, str(body["id"]), dict(body)) for kind, body in records]
    core.do(core.put_job(lines), clock.now())
    core.close()


class Hub:
    """One hub process; may be killed and started again on the same folder and port.

    Without `is_ruled` its first change is the first thing a test does, not the shipped rules.
    """

    def __init__(
        self, folder: Path, port: int = 0, arguments: Sequence[str] = (), is_ruled: bool = False
    ) -> None:
        self.folder = folder
        self.port = port
        self.arguments = [*([] if is_ruled else ["--no-rules"]), *arguments]
        self.url = ""
        self.process: subprocess.Popen[str] | None = None
        self.trusts: ssl.SSLContext | bool = True
        """Whom `client` trusts, where the hub has a certificate."""

    def start(self) -> "Hub":
        words = ["--data", str(self.folder), "--listen", f"127.0.0.1:{self.port}"]
        with (self.folder.parent / "hub.err").open("a") as complaints:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "console.hub", *words, *self.arguments],
                stdout=subprocess.PIPE,
                stderr=complaints,
                encoding="utf-8",
                env={**os.environ, "COMMAND_HALL_TOKEN": TOKEN},
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.complaints()
        self.url = json.loads(line)["url"]
        self.port = int(self.url.rpartition(":")[2])
        return self

    def kill(self) -> None:
        """kill -9, as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self._wait()

    def stop(self) -> int:
        """Ask it to end; return its exit status."""
        assert self.process is not None
        self.process.terminate()
        return self._wait()

    def wait(self) -> int:
        """Wait until it has ended by itself; return its exit status."""
        return self._wait()

    def complaints(self) -> str:
        """What it wrote on standard error."""
        return (self.folder.parent / "hub.err").read_text(encoding="utf-8")

    def client(self, bearer: str = "", **options: Any) -> httpx.Client:
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        how = {"trust_env": False, "timeout": PATIENCE, "verify": self.trusts, **options}
        return httpx.Client(base_url=self.url, headers=headers, **how)

    def login(self, account: str = "linlan", seat: str = "seat-1") -> str:
        """Return a signed grant."""
        body = {"account": account, "password": PASSWORD, "seat": seat, "seat_name": "一席"}
        with self.client() as client:
            answer = client.post("/v1/login", json=body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["grant"])

    def post_alerts(self, alerts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Post alerts as a source; return the answers."""
        with self.client(TOKEN) as client:
            answer = client.post("/v1/ingest/alerts", json=list(alerts))
        assert answer.status_code == 200, answer.text
        answers: list[dict[str, Any]] = answer.json()["answers"]
        return answers

    def _wait(self) -> int:
        assert self.process is not None
        assert self.process.stdout is not None
        status = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process = None
        return status


@contextmanager
def running_hub(
    folder: Path,
    *people: tuple[str, str],
    arguments: Sequence[str] = (),
    is_ruled: bool = False,
) -> Iterator[Hub]:
    """Run a hub with these people (account, role) until the block ends."""
    for account, role in people or (("linlan", "leader"),):
        add_person(folder, account, role)
    hub = Hub(folder, arguments=arguments, is_ruled=is_ruled).start()
    try:
        yield hub
    finally:
        if hub.process is not None:
            hub.stop()


def alert(number: int, **fields: Any) -> dict[str, Any]:
    """A plain message of a source."""
    return {
        "id": f"m{number}",
        "key": f"k{number}",
        "title": f"下立交积水 {number}",
        "severity": "orange",
        "channel": "sensor",
        **fields,
    }
