"""Somebody who works at a simulated seat: picks from what the screen shows, and acts."""

import random
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from typing import Any

from console.bench.nemesis.ledger import Act, Ledger, Line
from console.bench.nemesis.machine_clock import EVENING
from console.bench.nemesis.seat_machine import Life, SeatMachine
from console.commands.executor import Result
from console.domain.alert import Alert, Call, Severity
from console.domain.entity import decode
from console.domain.geo import Place
from console.domain.order import Assignment, Stage
from console.domain.reference import Unit
from console.runtime.clock import from_text
from offline_cache.problems import StoreProblem

UNITS = (
    Unit("u1", "云汀排水二队", "drainage", phone="0000-6101"),
    Unit("u2", "望汐路应急班", "rescue", phone="0000-6102"),
)
STAGES = (Stage.ACCEPTED, Stage.EN_ROUTE, Stage.ON_SCENE, Stage.WORKING, Stage.RELEASED)
WORK = (
    "acknowledge", "acknowledge", "note", "note", "log", "register", "phone", "phone", "send",
    "report", "report", "own", "verify", "false", "close", "merge", "unreached",
)  # fmt: skip


class Person:
    """Whoever sits at a seat.

    Args:
        seat: the machine.
        chance: seeded.
        ledger: told of everything that was reported saved.
        true_time: seconds of the evening.
        hub_time: the same as the hub's clock shows it.
    """

    def __init__(
        self,
        seat: SeatMachine,
        chance: random.Random,
        ledger: Ledger,
        true_time: Callable[[], float],
        hub_time: Callable[[], float],
    ) -> None:
        self._seat = seat
        self._chance = chance
        self._ledger = ledger
        self._true_time = true_time
        self._hub_time = hub_time
        self._number = 0
        self._held: list[str] = []

    def act(self) -> None:
        """Do one thing, if the machine lives; what is told as saved goes into the ledger."""
        life = self._seat.life
        if life is None or not self._seat.is_up:
            return
        self._number += 1
        what = self._chance.choice(WORK)
        try:
            getattr(self, f"_{what}")(life, f"{self._seat.name}-{self._number}")
        except StoreProblem:
            self._ledger.refused_here += 1

    def take_back(self) -> None:
        """Take an order back that was held, if it is not too late."""
        life = self._seat.life
        if life is None or not self._seat.is_up or not self._held:
            return
        op = self._held.pop()
        before = self._head(life)
        self._ledger.taking_back.add(op)
        try:
            was_taken_back = life.orders.take_back(op).result()
        except StoreProblem:
            return
        self._ledger.taking_back.remove(op)
        if was_taken_back:
            self._ledger.withdrawn.add(op)
            self._note_line(life, before)

    def _alerts(self, life: Life) -> list[Alert]:
        rows = life.cache.select("alert", {"is_open": 1}, order="received_at", limit=50)
        return [decode(Alert, row.body) for row in rows]

    def _pick(self, life: Life) -> Alert | None:
        alerts = self._alerts(life)
        return self._chance.choice(alerts) if alerts else None

    def _acknowledge(self, life: Life, mark: str) -> None:
        if alert := self._pick(life):
            self._do(life, "alert.acknowledge", lambda: life.alerts.acknowledge(alert),
                     alert=alert.id)  # fmt: skip

    def _note(self, life: Life, mark: str) -> None:
        if alert := self._pick(life):
            words = f"记事 {mark}"
            self._do(life, "alert.note", lambda: life.alerts.note(alert, words),
                     alert=alert.id, words=words)  # fmt: skip

    def _own(self, life: Life, mark: str) -> None:
        if alert := self._pick(life):
            self._do(life, "alert.own", lambda: life.alerts.own(alert), alert=alert.id)

    def _verify(self, life: Life, mark: str) -> None:
        if alert := self._pick(life):
            self._do(life, "alert.verify", lambda: life.alerts.verify(alert, True),
                     alert=alert.id)  # fmt: skip

    def _false(self, life: Life, mark: str) -> None:
        if alert := self._pick(life):
            self._do(life, "alert.verify", lambda: life.alerts.verify(alert, False, mark),
                     alert=alert.id)  # fmt: skip

    def _close(self, life: Life, mark: str) -> None:
        if alert := self._pick(life):
            self._do(life, "alert.close", lambda: life.alerts.close(alert, f"已处置 {mark}"),
                     alert=alert.id)  # fmt: skip

    def _merge(self, life: Life, mark: str) -> None:
        alerts = self._alerts(life)
        if len(alerts) > 1:
            one, other = self._chance.sample(alerts, 2)
            self._do(life, "alert.merge", lambda: life.alerts.merge(one, other),
                     alert=one.id, into=other.id)  # fmt: skip

    def _log(self, life: Life, mark: str) -> None:
        self._do(life, "log.append", lambda: life.log.write(f"日志 {mark}"), words=f"日志 {mark}")

    def _register(self, life: Life, mark: str) -> None:
        call = Call(self._seat.clock.now(), "望汐路派出所", phone="0000-6110")
        place = Place("望汐路下立交", "望汐路街道")
        names: dict[str, Any] = {"words": f"来电 {mark}"}

        def register() -> "Future[Result]":
            names["alert"], result = life.intake.register(
                f"来电 {mark}", Severity.YELLOW, place, call
            )
            return result

        self._do(life, "alert.register", register, names)

    def _phone(self, life: Life, mark: str) -> None:
        self._order(life, "order.dispatch_by_phone", True)

    def _send(self, life: Life, mark: str) -> None:
        self._order(life, "order.dispatch", False)

    def _order(self, life: Life, kind: str, by_phone: bool) -> None:
        alert = self._pick(life)
        if alert is None:
            return
        units = UNITS[: self._chance.choice((1, 2))]
        names: dict[str, Any] = {"alert": alert.id}

        def send() -> "Future[Result]":
            sending = life.orders.send(alert, "前往排水", units, by_phone=by_phone)
            names.update(order=sending.order, number=sending.number)
            names["assignments"] = list(sending.assignments.values())
            return sending.result

        op = self._do(life, kind, send, names)
        if op and not by_phone:
            self._held.append(op)

    def _report(self, life: Life, mark: str) -> None:
        if assignment := self._assignment(life):
            stage, at = self._chance.choice(STAGES), self._seat.clock.now()
            self._do(life, "assignment.report",
                     lambda: life.orders.report(assignment, stage, at),
                     assignment=assignment.id)  # fmt: skip

    def _unreached(self, life: Life, mark: str) -> None:
        if assignment := self._assignment(life):
            self._do(life, "assignment.unreached",
                     lambda: life.orders.unreached(assignment),
                     assignment=assignment.id)  # fmt: skip

    def _assignment(self, life: Life) -> Assignment | None:
        rows = life.cache.select("assignment", limit=50)
        rows.sort(key=lambda row: row.id)
        return decode(Assignment, self._chance.choice(rows).body) if rows else None

    def _do(
        self,
        life: Life,
        kind: str,
        perform: Callable[[], "Future[Result]"],
        given: dict[str, Any] | None = None,
        **names: Any,
    ) -> str:
        """Perform an act; note it, and its line of the log, once it was told as saved."""
        before, reading = self._head(life), life.offset.reading()
        result = perform().result()
        if not result.is_saved:
            self._ledger.refused_here += 1
            return ""
        stored = life.journal.operation(result.op)
        assert stored is not None
        told = from_text(stored.operation.body["act_time"]["device"]) - EVENING
        act_time = told + timedelta(seconds=stored.operation.body["act_time"]["offset"])
        self._ledger.acts.append(
            Act(
                result.op, kind, self._seat.name, kind in FACTS, self._true_time(),
                self._hub_time(), reading.doubt,
                {**(names if given is None else given), "act_time": act_time.total_seconds()},
            )
        )  # fmt: skip
        self._note_line(life, before)
        return result.op

    def _head(self, life: Life) -> int:
        return life.journal.chain_head(f"log/{self._seat.name}").number

    def _note_line(self, life: Life, before: int) -> None:
        head = life.journal.chain_head(f"log/{self._seat.name}")
        if head.number > before:
            line = Line(self._seat.name, head.incarnation, head.number, head.hash)
            self._ledger.lines.append(line)


FACTS = frozenset(
    {
        "log.append",
        "alert.register",
        "order.dispatch_by_phone",
        "assignment.report",
        "assignment.unreached",
    }
)
