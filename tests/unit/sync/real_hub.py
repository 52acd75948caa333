"""The real hub in a process of its own, and what a seat does to real alerts."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec

from console.contract.grant import LoginRequest, read
from console.contract.operation import ActTime, Operation
from console.contract.running import fold
from console.runtime.clock import SystemClock, to_text
from console.runtime.ids import IdSource
from offline_cache.values import Body, FoldResult, Key, PendingOperation

TOKEN = "source-token-of-the-test"
PASSWORD = "correct horse"
WAIT = 20.0


class RealHub:
    """`python -m console.hub` on a folder and a port; may be killed and started again."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self._process: subprocess.Popen[bytes] | None = None

    def add_person(self, account: str, role: str = "officer") -> None:
        words = ["user", "add", account, "--data", str(self.folder), "--role", role]
        subprocess.run(_command(words), input=PASSWORD.encode(), check=True, capture_output=True)

    def start(self) -> None:
        words = ["--data", str(self.folder), "--listen", f"127.0.0.1:{self.port}"]
        self._process = subprocess.Popen(
            _command(words),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "COMMAND_HALL_TOKEN": TOKEN},
        )
        assert self._process.stdout is not None
        assert b"ready" in self._process.stdout.readline()

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate(timeout=WAIT)
            self._process = None

    async def raise_alerts(self, first: int, count: int) -> bool:
        """Post alerts as a source does; False when it is not known whether they arrived."""
        items = [
            {"id": f"m{n}", "key": f"k{n}", "title": f"积水 {n}", "severity": "orange",
             "channel": "sensor", "occurred_at": to_text(SystemClock().now())}
            for n in range(first, first + count)
        ]  # fmt: skip
        headers = {"Authorization": f"Bearer {TOKEN}"}
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=WAIT) as source:
                answer = await source.post(
                    f"{self.url}/v1/ingest/alerts", json=items, headers=headers
                )
        except httpx.TransportError:
            return False
        assert answer.status_code == 200, answer.text
        return True


def _command(words: list[str]) -> list[str]:
    return [sys.executable, "-m", "console.hub", *words]


def real_fold(hub: Mapping[Key, Body | None], pending: Sequence[PendingOperation]) -> FoldResult:
    """The same functions the hub runs."""
    operations = [msgspec.convert(each.body, Operation) for each in pending]
    views, doomed = fold(hub, operations)
    return FoldResult(views, doomed)


def login_request(account: str = "w01", password: str = PASSWORD) -> LoginRequest:
    return LoginRequest(account=account, password=password, seat="seat-3", seat_name="3 席")


def operation(kind: str, target: str, grant: str, **args: Any) -> PendingOperation:
    """An envelope as the console saves it."""
    who, now = read(grant), to_text(SystemClock().now())
    envelope = Operation(
        op=IdSource(SystemClock())(),
        kind=kind,
        lane=target,
        targets=[target],
        args=args,
        grant=grant,
        actor=who.person,
        seat=who.seat,
        act_time=ActTime(device=now, doubt=1.0),
    )
    record_kind, id = target.split("/")
    body = msgspec.to_builtins(envelope)
    return PendingOperation(envelope.op, target, kind, ((record_kind, id),), body, now)
