"""A seat without a screen, in a process of its own: the real store, executor and sync thread.

The first line read says who sits where (`hub`, `data`, `key`, `grant`, `run`) and how many seconds
lie between two acts (`pace`). Then each line is an order: `act` (act until the next order), `phone`
(send a unit by phone), `settle SEQ` (answer once nothing waits), `records` (tell what the seat
shows), `stop`. What is done is told as JSON lines, each act only after it was saved, so that
whoever kills this process knows what must not be lost.
"""

import json
import queue
import random
import sys
import threading
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from console.app.login import trust
from console.app.store import Lanes, SeatStore, open_store
from console.commands.alert_commands import AlertActs
from console.commands.executor import Executor, Result
from console.commands.identity import Identity
from console.commands.intake_commands import IntakeActs
from console.commands.log_commands import LogActs
from console.commands.order_commands import NumberSource, OrderActs
from console.contract.change import SCOPES, Notice
from console.contract.operation import Answer
from console.domain.alert import Alert, Call, Severity
from console.domain.entity import decode
from console.domain.geo import Place
from console.domain.order import Assignment, Stage
from console.domain.reference import Unit
from console.runtime.clock import Clock, SystemClock, boot_id, to_text
from console.runtime.ids import IdSource
from console.runtime.workers import ThreadWorkers
from console.sync.api_client import HubClient
from console.sync.clock_offset import ClockOffset
from console.sync.link_state import LinkReport
from console.sync.listener import OutboxReport
from console.sync.session import SyncSession
from console.sync.thread import SyncThread
from offline_cache.values import ChangeSet

PATIENCE = 30.0
UNIT = Unit("u1", "云汀排水二队", "drainage", phone="0000-6101")


class Heard:
    """What sync tells, kept for whoever asks."""

    def __init__(self) -> None:
        self.state = ""
        self.pending = 0
        self.news = threading.Event()

    def changed(self, changes: ChangeSet) -> None:
        self.news.set()

    def link(self, report: LinkReport) -> None:
        self.state = report.state.value
        self.news.set()

    def answered(self, op: str, answer: Answer) -> None:
        if answer.was_refused:
            tell({"refused": op, "code": answer.code})

    def notice(self, notice: Notice) -> None:
        tell({"notice": notice.code})

    def outbox(self, report: OutboxReport) -> None:
        self.pending = report.count
        self.news.set()


class BareSeat:
    """Everything of a seat below its pages."""

    def __init__(self, told: Mapping[str, Any], clock: Clock) -> None:
        self.clock = clock
        self.lanes = Lanes.start()
        key = bytes.fromhex(told["key"])
        self.store: SeatStore = open_store(Path(told["data"]), key, self.lanes, clock)
        self.identity = Identity.of(told["grant"])
        self.heard = Heard()
        offset = ClockOffset(clock, boot_id())
        workers = ThreadWorkers("store", 2)
        self.sync = SyncThread(self._session(told["hub"], offset, workers), workers)
        self.executor = Executor(
            self.lanes.acts,
            self.store.journal,
            self.store.cache,
            clock,
            IdSource(clock),
            self.sync,
            self.heard.changed,
            lambda: (offset.reading().offset, offset.reading().doubt),
        )
        self.executor.identity = self.identity
        self.alerts = AlertActs(self.executor)
        self.intake = IntakeActs(self.executor)
        self.log = LogActs(self.executor)
        self.orders = OrderActs(self.executor, self._numbers())

    def _numbers(self) -> NumberSource:
        journal = self.store.journal
        kept = journal.meta("order_numbers") or {}

        def keep(last: int) -> None:
            self.lanes.acts.submit(lambda: journal.put_meta("order_numbers", {"last": last}))

        return NumberSource(self.identity.seat, int(kept.get("last", 0)), keep)

    def _session(
        self, hub: str, offset: ClockOffset, workers: ThreadWorkers
    ) -> Callable[[], Awaitable[SyncSession]]:
        async def build() -> SyncSession:
            client = HubClient(hub, None, self.clock, trust(""))
            client.grant = self.identity.token
            store = self.store
            return SyncSession(
                self.identity.seat, client, store.journal, store.cache, self.clock,
                random.random, self.heard, workers, offset,
            )  # fmt: skip

        return build

    def start(self) -> None:
        self.sync.start()
        self.sync.wait()

    def stop(self) -> None:
        self.sync.stop()
        self.store.close()
        self.lanes.close()

    def open_alerts(self) -> list[Alert]:
        rows = self.store.cache.select("alert", {"is_open": 1}, order="received_at", limit=200)
        return [decode(Alert, row.body) for row in rows]

    def records(self) -> dict[str, Any]:
        """Return every record of the open scope as the seat shows it."""
        found = {}
        for kind in (*SCOPES["open"], "check"):
            for row in self.store.cache.select(kind):
                found[f"{kind}/{row.id}"] = {"pending": row.is_pending, "body": row.body}
        return found


class Worker:
    """Acts as a busy person would, one thing after the other."""

    def __init__(self, seat: BareSeat, run: int) -> None:
        self._seat = seat
        self._run = run
        self._number = 0
        self._chance = random.Random(run)
        self._assignments: list[str] = []

    def act(self) -> None:
        """Do one thing, and tell it once it is saved."""
        self._number += 1
        mark = f"{self._run}-{self._number}"
        alerts = self._seat.open_alerts()
        if not alerts or self._number % 5 == 0:
            self._other(mark)
            return
        alert = self._chance.choice(alerts)
        kind = self._number % 5
        if kind == 1:
            self._tell("ack", self._seat.alerts.acknowledge(alert).result(PATIENCE), alert.id)
        elif kind == 2:
            saved = self._seat.alerts.note(alert, f"记事 {mark}").result(PATIENCE)
            self._tell("note", saved, alert.id, f"记事 {mark}")
        elif kind == 3 and self._assignments:
            self._report()
        else:
            self.phone(alert)

    def _other(self, mark: str) -> None:
        if self._number % 2:
            saved = self._seat.log.write(f"日志 {mark}").result(PATIENCE)
            self._tell("log", saved, "", f"日志 {mark}")
            return
        call = Call(self._seat.clock.now(), "望汐路派出所", phone="0000-6110")
        place = Place("望汐路下立交", "望汐路街道")
        id, saved = self._seat.intake.register(f"来电 {mark}", Severity.YELLOW, place, call)
        self._tell("register", saved.result(PATIENCE), id, f"来电 {mark}")

    def phone(self, alert: Alert) -> None:
        """Write down that a unit was sent by phone."""
        at = self._seat.clock.now()
        sending = self._seat.orders.send(alert, "前往排水", [UNIT], by_phone=True)
        saved = sending.result.result(PATIENCE)
        self._assignments += sending.assignments.values()
        told = {"order": sending.order, "number": sending.number, "at": to_text(at)}
        self._tell("phone", saved, alert.id, **told)

    def _report(self) -> None:
        id = self._chance.choice(self._assignments)
        row = self._seat.store.cache.get("assignment", id)
        assert row is not None, "an order of this seat is not on its screen"
        assignment = decode(Assignment, row.body)
        at = self._seat.clock.now()
        saved = self._seat.orders.report(assignment, Stage.EN_ROUTE, at).result(PATIENCE)
        self._tell("report", saved, id)

    def _tell(self, kind: str, saved: Result, id: str, mark: str = "", **more: Any) -> None:
        if saved.is_saved:
            tell({"saved": saved.op, "kind": kind, "id": id, "mark": mark, **more})
        else:
            tell({"not_saved": saved.refused, "kind": kind, "id": id})


def tell(line: Mapping[str, Any]) -> None:
    """Print one line; whole, because the pipe takes it in one piece or waits."""
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def settle(seat: BareSeat, seq: int) -> None:
    """Return once nothing waits for the hub, and the feed has brought everything up to `seq`."""
    while (
        seat.heard.state != "online"
        or seat.heard.pending
        or seat.store.journal.pending()
        or int((seat.store.cache.cursor() or ":0").rpartition(":")[2]) < seq
    ):
        seat.heard.news.wait(0.2)
        seat.heard.news.clear()


def main() -> int:
    """Live until told to stop, or until the one who gives orders is gone."""
    told = json.loads(sys.stdin.readline())
    seat = BareSeat(told, SystemClock())
    seat.start()
    worker = Worker(seat, int(told["run"]))
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    tell({"ready": True, "qt": "PySide6" in sys.modules})
    is_acting = False
    while True:
        try:
            order = lines.get(timeout=float(told["pace"]) if is_acting else None)
        except queue.Empty:
            worker.act()
            continue
        if order == "stop":
            break
        is_acting = order == "act"
        _obey(order, seat, worker)
    seat.stop()
    return 0


def _obey(order: str, seat: BareSeat, worker: Worker) -> None:
    if order == "phone":
        worker.phone(seat.open_alerts()[0])
    elif order.startswith("settle "):
        settle(seat, int(order.partition(" ")[2]))
        tell({"settled": True})
    elif order == "records":
        tell({"records": seat.records()})
    elif order == "rest":
        tell({"resting": True})


def _read(lines: "queue.Queue[str]") -> None:
    for line in sys.stdin:
        lines.put(line.strip())
    lines.put("stop")


if __name__ == "__main__":
    sys.exit(main())
