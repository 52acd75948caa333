"""A hub for a bench: its own folder, an account, a source token, a free port."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
def bench_hub(folder: Path, role: str = "officer", records: str = "") -> Iterator[BenchHub]:
    """Start a hub in `folder` and end it afterwards.

    Args:
        folder: of the hub.
        role: of its only account.
        records: what is imported before, see `told_records`.
    """
    account, password, token = "bench", secrets.token_hex(12), secrets.token_hex(24)
    add = ["user", "add", account, "--data", str(folder), "--role", role, "--name", "林岚"]
    _word(add, f"{password}\n")
    if records:
        file = folder.with_name("records.ndjson")
        file.write_text(records, "utf-8")
        _word(["import", str(file), "--data", str(folder)])
    with served(folder, token) as (url, pid):
        yield BenchHub(url, token, account, password, pid)


def told_records(records: Sequence[tuple[str, str, Mapping[str, Any]]]) -> str:
    """Return records (kind, id, body) as the hub imports them."""
    told = [{"kind": kind, "id": id, "body": body} for kind, id, body in records]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in told)


def _word(words: Sequence[str], text: str = "") -> None:
    subprocess.run([*_HUB, *words], input=text, text=True, check=True, capture_output=True)


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
