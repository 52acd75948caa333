"""kill -9 at both ends, in a storm and while somebody works: nothing is lost or doubled."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from console.domain.alert import Alert
from console.domain.duty import LogEntry, breaks
from console.domain.entity import decode
from console.domain.order import Assignment, DispatchOrder
from tests.support.hub import TOKEN, Hub, alert, running_hub

E = TypeVar("E")
KEY = "42" * 32
PATIENCE = 30.0
BEFORE_KILL = 8
"""Acts saved before each kill."""


class Source:
    """Posts alerts without pause, a message until it is answered; 300 of them in one gust."""

    def __init__(self, hub: Hub, least: int) -> None:
        self._hub = hub
        self._least = least
        self._over = threading.Event()
        self._next = 0
        self.answered: dict[str, str] = {}
        self._thread = threading.Thread(target=self._post, name="source")

    def __enter__(self) -> "Source":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(PATIENCE)

    def wait(self, count: int) -> None:
        until(lambda: len(self.answered) >= count, f"{count} messages answered")

    def end(self) -> None:
        """Go on until there are enough, then stop."""
        self.wait(self._least)
        self._over.set()
        self._thread.join(PATIENCE)

    def _batch(self) -> list[dict[str, Any]]:
        size = 300 if self._next == 200 else 20
        first, self._next = self._next, self._next + size
        group = {"group": "望汐路传感器群"} if size == 300 else {}
        return [alert(n, **group) for n in range(first, first + size)]

    def _post(self) -> None:
        batch = self._batch()
        while not self._over.is_set():
            try:
                with self._hub.client(TOKEN) as client:
                    while not self._over.is_set():
                        answer = client.post("/v1/ingest/alerts", json=batch)
                        assert answer.status_code == 200, answer.text
                        self.answered.update(
                            (a["id"], a["alert"]) for a in answer.json()["answers"]
                        )
                        batch = self._batch()
                        self._over.wait(0.15)
            except httpx.TransportError:
                self._over.wait(0.05)


class SeatProcess:
    """A seat that may be killed and started again on the same folder."""

    def __init__(self, hub: Hub, folder: Path) -> None:
        self._hub, self._folder = hub, folder
        self._grant = hub.login()
        self._runs = 0
        self.saved: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    def start(self) -> None:
        self.begin()
        self.next("ready")

    def begin(self) -> None:
        """Start it and do not wait until it is ready."""
        self._runs += 1
        with (self._folder.parent / "seat.err").open("a") as complaints:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.seat"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                encoding="utf-8",
                env={**os.environ, "PYTHONUTF8": "1"},
            )
        self._reader = threading.Thread(target=self._read, args=(self._process,), name="seat")
        self._reader.start()
        told = {"hub": self._hub.url, "data": str(self._folder), "key": KEY, "pace": 0.01}
        self.say(json.dumps({**told, "grant": self._grant, "run": self._runs}))

    def say(self, order: str) -> None:
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()

    def next(self, word: str) -> dict[str, Any]:
        """Return the next line that tells of `word`."""
        found: list[dict[str, Any]] = []

        def look() -> bool:
            found[:] = [line for line in self.told if word in line]
            return bool(found)

        until(look, f"{word}; {self.complaints()}")
        self.told.remove(found[0])
        return found[0]

    def work(self, acts: int) -> None:
        """Wait until so many more acts are saved."""
        wanted = len(self.saved) + acts
        until(lambda: len(self.saved) >= wanted, f"{acts} acts; {self.complaints()}")

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._end()

    def stop(self) -> None:
        if self._process is not None:
            self.say("stop")
            assert self._process.wait(PATIENCE) == 0, self.complaints()
            self._end()

    def complaints(self) -> str:
        return (self._folder.parent / "seat.err").read_text("utf-8")[-2000:]

    def _end(self) -> None:
        process, self._process = self._process, None
        assert process is not None and self._reader is not None
        process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            pipe.close()

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if not line.endswith("\n"):
                return  # cut off by the kill: it was not told
            told = json.loads(line)
            (self.saved if "saved" in told else self.told).append(told)


@contextmanager
def seat_at(hub: Hub, folder: Path) -> Iterator[SeatProcess]:
    seat = SeatProcess(hub, folder)
    seat.start()
    try:
        yield seat
    finally:
        if seat._process is not None:
            seat.kill()


def until(is_so: Any, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not is_so():
        assert time.monotonic() < deadline, f"not within {PATIENCE} s: {what}"
        pause.wait(0.02)


def records_of(hub: Hub) -> tuple[int, dict[str, dict[str, Any]]]:
    """Return the hub's number and every record of the open scope."""
    with hub.client(hub.login(seat="seat-9")) as client:
        lines = client.get("/v1/snapshot", params={"scope": "open"}).text.splitlines()
    head, *rest = [json.loads(line) for line in lines]
    return head["seq"], {f"{r['kind']}/{r['id']}": r["body"] for r in rest}


def kill_both(hub: Hub, seat: SeatProcess, source: Source, kills: int) -> dict[str, Any]:
    """Kill hub and seat in turn; return what was phoned while the hub was dead."""
    phoned: dict[str, Any] = {}
    for number in range(kills):
        seat.say("act")
        seat.work(BEFORE_KILL + number % 5)
        source.wait(len(source.answered) + 60)
        hub.kill()
        seat.work(BEFORE_KILL)  # the desk goes on alone
        if number == kills // 2:
            phoned = phone(seat)
        if number % 2:  # both die, and come back together
            seat.kill()
            seat.begin()
            hub.start()
        else:
            hub.start()
            seat.work(BEFORE_KILL)
            seat.kill()
            seat.begin()
        seat.next("ready")
    return phoned


def phone(seat: SeatProcess) -> dict[str, Any]:
    seat.say("rest")
    seat.next("resting")
    known = len(seat.saved)
    seat.say("phone")
    seat.work(1)
    seat.say("act")
    return seat.saved[known]


def check(hub: Hub, seat: SeatProcess, source: Source, phoned: dict[str, Any]) -> None:
    seat.say("rest")
    seat.next("resting")
    source.end()
    at_hub = settled(hub, seat)
    seat.say("records")
    at_seat = seat.next("records")["records"]
    assert [key for key, r in at_seat.items() if r["pending"]] == []
    assert sorted(at_seat) == sorted(at_hub)
    differ = [key for key, r in at_seat.items() if r["body"] != at_hub[key]]
    assert differ == []
    check_alerts(at_hub, source)
    check_acts(at_hub, seat.saved)
    check_log(at_hub)
    order = at_hub[f"order/{phoned['order']}"]
    late = datetime.fromisoformat(order["created_at"]) - datetime.fromisoformat(phoned["at"])
    assert order["by_phone"] and abs(late) < timedelta(seconds=1), (order, late)
    assert [line for line in seat.told if "refused" in line] == []
    assert [key for key in at_hub if key.startswith("check/")] == []


def settled(hub: Hub, seat: SeatProcess) -> dict[str, dict[str, Any]]:
    """Return the hub's records once the seat has nothing more to say."""
    seq, _ = records_of(hub)
    for _ in range(3):  # what the seat sends moves the hub on
        seat.say(f"settle {seq}")
        seat.next("settled")
        known, (seq, at_hub) = seq, records_of(hub)
        if seq == known:
            break
    return at_hub


def typed(cls: type[E], records: dict[str, dict[str, Any]]) -> list[E]:
    kind: str = cls.KIND  # type: ignore[attr-defined]
    return [decode(cls, b) for k, b in records.items() if k.startswith(f"{kind}/")]


def check_alerts(at_hub: dict[str, dict[str, Any]], source: Source) -> None:
    """Every message that was answered is there once."""
    assert len(source.answered) >= 1000
    titles = Counter(b["title"] for key, b in at_hub.items() if key.startswith("alert/"))
    assert {n for t, n in titles.items()} == {1}
    lost = [m for m, id in source.answered.items() if f"alert/{id}" not in at_hub]
    assert lost == []
    assert len(set(source.answered.values())) == len(source.answered)


def check_acts(at_hub: dict[str, dict[str, Any]], saved: list[dict[str, Any]]) -> None:
    """Every act that was told as saved took effect once."""
    alerts = {a.id: a for a in typed(Alert, at_hub)}
    acks = Counter(ack.op for a in alerts.values() for ack in a.acks)
    notes = Counter(line.detail for a in alerts.values() for line in a.trail)
    orders = Counter(order for a in alerts.values() for order in a.orders)
    lines = Counter(entry.text for entry in typed(LogEntry, at_hub))
    times = Counter(time.op for unit in typed(Assignment, at_hub) for time in unit.times)
    numbers = Counter(order.number for order in typed(DispatchOrder, at_hub))
    assert set(numbers.values()) == {1}
    kinds = Counter(act["kind"] for act in saved)
    assert set(kinds) == {"ack", "note", "log", "register", "phone", "report"}
    for act in saved:
        found = {
            "ack": lambda a: acks[a["saved"]],
            "note": lambda a: notes[a["mark"]] * lines[a["mark"]],
            "log": lambda a: lines[a["mark"]],
            "register": lambda a: int(alerts[a["id"]].title == a["mark"]),
            "phone": lambda a: orders[a["order"]],
            "report": lambda a: times[a["saved"]],
        }[act["kind"]](act)
        assert found == 1, (act, found)


def check_log(at_hub: dict[str, dict[str, Any]]) -> None:
    chains: dict[tuple[str, str], list[LogEntry]] = defaultdict(list)
    for entry in typed(LogEntry, at_hub):
        chains[entry.seat, entry.incarnation].append(entry)
    assert len(chains) == 1  # the journal was never made anew
    for entries in chains.values():
        assert len(entries) > BEFORE_KILL
        assert breaks(entries) == []
        assert [e.broken for e in entries if e.broken] == []


def storm(tmp_path: Path, kills: int, least: int) -> None:
    with (
        running_hub(tmp_path / "hub") as hub,
        seat_at(hub, tmp_path / "seat") as seat,
        Source(hub, least) as source,
    ):
        source.wait(40)
        phoned = kill_both(hub, seat, source, kills)
        check(hub, seat, source, phoned)
        seat.stop()


def test_hub_and_seat_killed_five_times_each(tmp_path: Path) -> None:
    storm(tmp_path, 5, 1000)


@pytest.mark.long
def test_hub_and_seat_killed_twenty_times_each(tmp_path: Path) -> None:
    storm(tmp_path, 20, 4000)
