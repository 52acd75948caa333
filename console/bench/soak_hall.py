"""The hall of `bench soak`: a hub, a seat and a source, each a process of its own but the source.

Alerts open, are reported again and again, and are found false by a person at the seat, for ever;
so many are open at any time.
"""

import json
import os
import secrets
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from console.bench.seat_process import SeatProcess
from console.bench.soak_marks import file_mark, process_marks
from console.hub.store.backup import back_up
from console.hub.store.connection import connect
from console.hub.store.sqlite import FILE, Database
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource

A_POST = 200
LIFE = 40
"""Reports of an alert from its opening to its end."""

PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Windows:
    """How far back hub and seat keep what may go, made small enough to be filled in a run."""

    changes: int = 5000
    raw_seconds: float = 20.0
    past: int = 2000


@dataclass(slots=True)
class Hall:
    """Everything that runs, and what is open."""

    hub_folder: Path
    hub: "subprocess.Popen[str]"
    seat: SeatProcess
    client: httpx.Client
    open: int
    events: int = 0
    closed: int = 0
    _keys: deque[str] = field(default_factory=deque)
    _alerts: dict[str, str] = field(default_factory=dict)
    _reports: int = 0
    _opened: int = 0

    def round(self, events: int) -> None:
        """Let so many reports come, and end as many alerts as they open; then all is settled."""
        begun: list[tuple[int, int]] = []
        for _ in range(0, events, A_POST):
            self._post([self._report() for _ in range(A_POST)])
            begun += [self._end_oldest() for _ in range(max(0, len(self._keys) - self.open))]
        for come, ended in begun:
            self.seat.answer(come, PATIENCE)
            told = self.seat.answer(ended, PATIENCE)
            if "saved" not in told:
                raise RuntimeError(f"an act was not saved: {told}")
        settled = {"until": "settled", "seconds": PATIENCE, "seq": self._seq()}
        told = self.seat.ask(settled, PATIENCE)
        if not told["reached"]:
            raise RuntimeError(f"the seat did not settle: {told}")

    def back_up(self) -> None:
        """Back the hub up, so that the seat may let go of what the copy holds."""
        database = Database(self.hub_folder / FILE, IdSource(SystemClock()))
        try:
            back_up(database, self.hub_folder.with_name("backup.db"))
        finally:
            database.close()

    def look(self) -> dict[str, float]:
        """Return every mark."""
        seat = self.seat.folder
        return {
            **process_marks("seat", self.seat.pid),
            **process_marks("hub", self.hub.pid),
            "seat.journal": file_mark(seat / "journal.db"),
            "seat.cache": file_mark(seat / "cache.db"),
            "hub.file": file_mark(self.hub_folder / FILE),
            **self._rows(),
        }

    def _rows(self) -> dict[str, float]:
        """Return how many rows the hub's tables have, in thousands."""
        names = ("records", "operations", "changes", "raw_messages", "message_ids")
        with closing(connect(self.hub_folder / FILE, "ro")) as sql:
            counts = [sql.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names]
        return {f"hub.{name}": count / 1000 for name, count in zip(names, counts, strict=True)}

    def _seq(self) -> int:
        seq = int(self.client.get("/v1/health").json()["seq"])
        self.events = seq
        return seq

    def _report(self) -> dict[str, Any]:
        """A report about something new, as often as one in `LIFE`, else about something open."""
        self._reports += 1
        if len(self._keys) < self.open or self._reports % LIFE == 0:
            self._opened += 1
            key = f"k{self._opened}"
            self._keys.append(key)
        else:
            key = self._keys[self._reports * 7919 % len(self._keys)]
        return {
            "id": f"m{self._reports}",
            "key": key,
            "title": f"望汐路下立交积水 {self._reports % 40} 厘米，仍在上涨",
            "severity": "blue",
            "channel": "sensor",
            "source": "水务物联",
            "place": {"town": "望潮街道", "name": f"下立交 {self._reports % 97} 号"},
        }

    def _post(self, reports: list[dict[str, Any]]) -> None:
        answer = self.client.post("/v1/ingest/alerts", json=reports)
        answer.raise_for_status()
        for report, told in zip(reports, answer.json()["answers"], strict=True):
            if told["status"] != "new":
                raise RuntimeError(f"a report was not taken: {told}")
            self._alerts[report["key"]] = told["alert"]

    def _end_oldest(self) -> tuple[int, int]:
        """Once it has come to the seat: the hub may have taken it in a moment before."""
        alert = self._alerts.pop(self._keys.popleft())
        self.closed += 1
        come = {"until": "record", "key": f"alert/{alert}", "seconds": PATIENCE}
        false = {"run": "alert.find_false", "args": {"alert": alert, "reason": "现场无积水"}}
        return self.seat.say(come), self.seat.say(false)


@contextmanager
def running_hall(place: Path, open: int, windows: Windows, seat_program: str) -> Iterator[Hall]:
    """Start a hub and a seat in `place`, and end them afterwards."""
    password, token = secrets.token_hex(12), secrets.token_hex(24)
    with _hub(place / "hub", windows, password, token) as (hub, url):
        login = {"account": "bench", "password": password, "seat": "seat-1", "seat_name": "一席"}
        seat = SeatProcess(
            url,
            place / "seat",
            {**login, "passphrase": password},
            program=("-m", seat_program, str(windows.past)),
        )
        headers = {"Authorization": f"Bearer {token}"}
        try:
            seat.start()
            with httpx.Client(
                base_url=url, headers=headers, timeout=PATIENCE, trust_env=False
            ) as client:
                yield Hall(place / "hub", hub, seat, client, open)
        finally:
            seat.stop()


@contextmanager
def _hub(
    folder: Path, windows: Windows, password: str, token: str
) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    words = ["--changes", str(windows.changes), "--raw", str(windows.raw_seconds)]
    process = subprocess.Popen(
        [sys.executable, "-m", "console.bench.soak_hub", "--data", str(folder), *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "SOAK_PASSWORD": password, "SOAK_TOKEN": token},
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())["url"]
    finally:
        process.terminate()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
