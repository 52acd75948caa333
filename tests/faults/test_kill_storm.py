"""kill -9 at both ends, in a storm and while somebody works: nothing is lost or doubled."""

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from console.bench.seat_process import SeatProcess
from console.domain.alert import Alert
from console.domain.duty import LogEntry, breaks
from console.domain.entity import decode
from console.domain.order import Assignment, DispatchOrder
from console.runtime.clock import SystemClock
from tests.support.busy_seat import UNIT, BusySeat
from tests.support.hub import PASSWORD, TOKEN, Hub, add_records, alert, running_hub
from tests.support.patience import PATIENCE, until

E = TypeVar("E")
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


@contextmanager
def seat_at(hub: Hub, folder: Path) -> Iterator[BusySeat]:
    login = {"account": "linlan", "password": PASSWORD, "seat": "seat-1", "passphrase": "storm"}
    seat = SeatProcess(hub.url, folder, login)
    seat.start()
    try:
        yield BusySeat(seat, 1)
    finally:
        seat.kill()


def records_of(hub: Hub) -> tuple[int, dict[str, dict[str, Any]]]:
    """Return the hub's number and every record of the open scope."""
    with hub.client(hub.login(seat="seat-9")) as client:
        lines = client.get("/v1/snapshot", params={"scope": "open"}).text.splitlines()
    head, *rest = [json.loads(line) for line in lines]
    return head["seq"], {f"{r['kind']}/{r['id']}": r["body"] for r in rest}


def kill_both(hub: Hub, busy: BusySeat, source: Source, kills: int) -> dict[str, Any]:
    """Kill hub and seat in turn; return what was phoned while the hub was dead."""
    phoned: dict[str, Any] = {}
    for number in range(kills):
        busy.work(BEFORE_KILL + number % 5)
        source.wait(len(source.answered) + 60)
        hub.kill()
        busy.work(BEFORE_KILL)  # the desk goes on alone
        if number == kills // 2:
            begun = SystemClock().now()
            phoned = {**busy.phone(), "between": (begun, SystemClock().now())}
        if number % 2:  # both die, and come back together
            busy.kill_amid()
            greeting = busy.seat.begin()
            hub.start()
        else:
            hub.start()
            busy.work(BEFORE_KILL)
            busy.kill_amid()
            greeting = busy.seat.begin()
        assert busy.seat.answer(greeting).get("ready"), busy.seat.answer(greeting)
    return phoned


def check(hub: Hub, busy: BusySeat, source: Source, phoned: dict[str, Any]) -> None:
    source.end()
    at_hub = settled(hub, busy.seat)
    at_seat = busy.seat.ask({"show": "records"})["records"]
    assert [key for key, r in at_seat.items() if r["pending"]] == []
    assert sorted(at_seat) == sorted(at_hub)
    differ = [key for key, r in at_seat.items() if r["body"] != at_hub[key]]
    assert differ == []
    check_alerts(at_hub, source)
    check_acts(at_hub, busy.saved)
    check_log(at_hub)
    order = at_hub[f"order/{phoned['order']}"]
    begun, ended = phoned["between"]
    at, doubt = datetime.fromisoformat(order["created_at"]), timedelta(seconds=1)
    assert order["by_phone"] and begun - doubt < at < ended + doubt, (order, phoned)
    assert [line for line in busy.seat.news if line["news"] == "refused"] == []
    assert [key for key in at_hub if key.startswith("check/")] == []


def settled(hub: Hub, seat: SeatProcess) -> dict[str, dict[str, Any]]:
    """Return the hub's records once the seat has nothing more to say."""
    seq, _ = records_of(hub)
    for _ in range(3):  # what the seat sends moves the hub on
        told = seat.ask({"until": "settled", "seq": seq, "seconds": PATIENCE}, 2 * PATIENCE)
        assert told["reached"], told
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
    add_records(tmp_path / "hub", [("unit", UNIT)])
    with (
        running_hub(tmp_path / "hub") as hub,
        seat_at(hub, tmp_path / "seat") as busy,
        Source(hub, least) as source,
    ):
        source.wait(40)
        busy.seat.ask({"until": "record", "key": "unit/u1"})
        phoned = kill_both(hub, busy, source, kills)
        check(hub, busy, source, phoned)
        assert busy.seat.stop() == 0


def test_hub_and_seat_killed_five_times_each(tmp_path: Path) -> None:
    storm(tmp_path, 5, 1000)


@pytest.mark.long
def test_hub_and_seat_killed_twenty_times_each(tmp_path: Path) -> None:
    storm(tmp_path, 20, 4000)
