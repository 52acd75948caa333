"""A hub for a bench: its own folder, an account, a source token, a free port."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BenchHub:
    """A running hub and how to get in."""

    url: str
    token: str
    account: str
    password: str
    pid: int

    def login(self, seat: str = "seat-1") -> str:
        """Return the line a console reads with `--login-stdin`."""
        return json.dumps(
            {
                "account": self.account,
                "password": self.password,
                "seat": seat,
                "seat_name": "一号席",
                "passphrase": self.password,
            }
        )


@contextmanager
def bench_hub(folder: Path) -> Iterator[BenchHub]:
    """Start a hub in `folder` and end it afterwards."""
    hub = [sys.executable, "-m", "console.hub"]
    account, password, token = "bench", secrets.token_hex(12), secrets.token_hex(24)
    add = [*hub, "user", "add", account, "--data", str(folder), "--role", "officer"]
    subprocess.run(
        [*add, "--name", "林岚"], input=f"{password}\n", text=True, check=True, capture_output=True
    )
    process = subprocess.Popen(
        [*hub, "--data", str(folder), "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "COMMAND_HALL_TOKEN": token},
    )
    try:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        yield BenchHub(ready["url"], token, account, password, process.pid)
    finally:
        process.terminate()
        process.wait()
