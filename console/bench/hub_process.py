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

_HUB = (sys.executable, "-m", "console.hub")


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
    account, password, token = "bench", secrets.token_hex(12), secrets.token_hex(24)
    add = [*_HUB, "user", "add", account, "--data", str(folder), "--role", "officer"]
    subprocess.run(
        [*add, "--name", "林岚"], input=f"{password}\n", text=True, check=True, capture_output=True
    )
    with served(folder, token) as (url, pid):
        yield BenchHub(url, token, account, password, pid)


@contextmanager
def served(folder: Path, token: str, listen: str = "127.0.0.1:0") -> Iterator[tuple[str, int]]:
    """Serve what is in `folder`; yield address and process id once it answers."""
    with subprocess.Popen(
        [*_HUB, "--data", str(folder), "--listen", listen],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "COMMAND_HALL_TOKEN": token},
    ) as process:
        try:
            assert process.stdout is not None
            ready = json.loads(process.stdout.readline())
            yield ready["url"], process.pid
        finally:
            process.terminate()
