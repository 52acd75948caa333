"""Taking 工单 and news of them in: 12345, 110, the grid, and answers of units.

The bytes are kept first, the same message twice is one, and what cannot be taken goes to the
quarantine (待甄别). News are facts: what does not fit stands and asks a person. A return (退单)
opens an alert for the duty desk that names the order.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from console.contract.ingest import IngestAnswer
from console.contract.reasons import words
from console.domain.alert import Alert, Condition, Disposition, Severity, TrailLine
from console.domain.check import OPEN, Check
from console.domain.entity import Body, decode, encode
from console.domain.work_order import State, WorkOrder
from console.domain.work_order_limits import LimitTable
from console.domain.work_order_said import told
from console.domain.work_order_steps import NEW, WAITING, Step, why_not
from console.domain.work_order_way import Done
from console.hub.core import intake, official_numbers
from console.hub.core.order_answers import RETURNED
from console.hub.core.order_reports import OrderMessage, filled, order_of, read_order, ticked
from console.hub.core.reports import LONGEST_NAME, Message, Unusable
from console.hub.settings import HubSettings
from console.hub.store.connection import SqlError
from console.hub.store.transaction import Transaction
from console.runtime.clock import utc_epoch

ORDERS = "application/vnd.command-hall.orders+json"
"""Media type of an item of an order call, so that the quarantine knows how to read it."""

MOST_ALERTS = 200
"""Alerts one order is linked with."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taker:
    """Takes orders of one source in.

    Args:
        transaction: where they are saved.
        source: whose token they came with.
        raw: id of the kept bytes.
        new_id: makes ids.
        settings: limits, and the table of clocks.
    """

    transaction: Transaction
    source: str
    raw: str
    new_id: Callable[[], str]
    settings: HubSettings

    def take(self, items: Sequence[bytes]) -> list[IngestAnswer]:
        """Take items in, each for itself, and answer in their order."""
        return [self.take_one(item) for item in items]

    def take_one(self, raw: bytes) -> IngestAnswer:
        """Take one item in; else it goes to the quarantine."""
        mark = self.transaction.mark()
        now = self.transaction.now
        try:
            return self._take(read_order(raw, self.source, now, self.settings))
        except SqlError:
            raise
        except Exception as error:
            if self.transaction.mark() != mark:
                raise
            if not isinstance(error, Unusable):
                log.exception("an order of %s could not be taken", self.source)
                error = Unusable("internal", type(error).__name__)
            item = intake.Item(raw, ORDERS, _never)
            return intake.put_aside(
                self.transaction, self.source, self.raw, item, error, self.new_id()
            )

    def _take(self, message: OrderMessage) -> IngestAnswer:
        before = self._known_message(message.id)
        if before is not None:
            return IngestAnswer(status="repeated", id=message.id, order=before)
        body = self._body(message.key)
        known = None if body is None else decode(WorkOrder, body)
        if message.is_tick and known is not None:
            order, effect = self._put(ticked(known, message, self.new_id)), "updated"
        elif message.step is None and not message.is_tick:
            order, effect = self._registered(message, known)
        elif known is None or message.step is None:
            raise Unusable("not_found", message.report.key[:60])
        else:
            order, effect = self._news(message, known, message.step), "updated"
        self._remember(message, order.id)
        return IngestAnswer(status="new", id=message.id, order=order.id, effect=effect)

    def _registered(self, message: OrderMessage, known: WorkOrder | None) -> tuple[WorkOrder, str]:
        """Register an order, and send it where its unit is named; one told again is changed."""
        id = self.new_id() if known is None else known.id
        order = order_of(message, self.source, self.transaction.now, id)
        if known is not None:
            return self._put(filled(known, order)), "updated"
        order = replace(order, limits=self._table.started(order, "register", message.at))
        if message.report.unit:
            order = self._stepped(self._filed(order, message), Step.DISPATCH, message)
        _keep(self.transaction, message.key, id)
        return self._linked(self._put(order), message), "opened"

    def _news(self, message: OrderMessage, order: WorkOrder, step: Step) -> WorkOrder:
        if step is Step.DISPATCH and order.state in NEW:
            order = self._filed(order, message)
        if step is Step.DISPATCH and order.state not in WAITING:
            step = Step.REDISPATCH
        after = self._put(self._stepped(order, step, message))
        if step is Step.ASK_RETURN and after.state is State.RETURN_ASKED is not order.state:
            tell_returned(self.transaction, after, message.report.note)
        if after.needs_check and after.needs_check != order.needs_check:
            self._ask(after, message)
        return after

    def _filed(self, order: WorkOrder, message: OrderMessage) -> WorkOrder:
        """File what its source sent out: where 核实 comes first, it was done there."""
        if why_not(order, Step.FILE) and not why_not(order, Step.VERIFY):
            order = self._stepped(order, Step.VERIFY, message)
        return self._stepped(order, Step.FILE, message)

    def _stepped(self, order: WorkOrder, step: Step, message: OrderMessage) -> WorkOrder:
        report = message.report
        done = Done(
            message.at, (report.source or self.source)[:LONGEST_NAME], op=self.new_id(),
            note=report.note[:2000], approver=report.approver[:LONGEST_NAME],
            unit=report.unit[:LONGEST_NAME], unit_name=(report.unit_name or report.unit)[:200],
            unit_phone=report.unit_phone[:60], amount=report.amount, solved=report.solved,
            satisfaction=report.satisfaction[:60],
            limits=self._table.started(order, step, message.at, report.source),
        )  # fmt: skip
        return told(order, step, done)

    @property
    def _table(self) -> LimitTable:
        return self.settings.order_limits or LimitTable()

    def _put(self, order: WorkOrder) -> WorkOrder:
        body = encode(order, self.transaction.body(WorkOrder.KIND, order.id))
        saved, _ = official_numbers.numbered(
            self.transaction, {(WorkOrder.KIND, order.id): {**body, "raw": self.raw}}
        )
        self.transaction.put_together(saved)
        return order

    def _linked(self, order: WorkOrder, message: OrderMessage) -> WorkOrder:
        """Link it with the open alerts of the same source its report names, each of them once."""
        report = message.report
        bodies = (self._alert_body(each) for each in (report.alert, *report.alerts[:MOST_ALERTS]))
        found = {str(body["id"]): body for body in bodies if body is not None}
        for id, body in found.items():
            alert = decode(Alert, body)
            line = TrailLine(message.at, "work_ordered", detail=f"{order.number} {order.unit_name}")
            is_sent = bool(order.unit) and not alert.is_closed
            after = replace(
                alert, orders=(*alert.orders, order.id),
                disposition=Disposition.ORDERED if is_sent else alert.disposition,
            ).noted(line)  # fmt: skip
            self.transaction.put(Alert.KIND, id, encode(after, body))
        if not found:
            return order
        points = tuple(found)
        return self._put(replace(order, alert=points[0], points=points))

    def _alert_body(self, named: str) -> Body | None:
        """Return the open alert of a key, else the one a message of that id opened."""
        if not named:
            return None
        body = intake.open_body(self.transaction, f"{self.source}/{named}")
        if body is not None:
            return body
        id = intake.alert_told_by(self.transaction, self.source, named)
        return intake.open_body(self.transaction, "", id) if id else None

    def _ask(self, order: WorkOrder, message: OrderMessage) -> None:
        """Ask a person about news that do not fit where the order stands."""
        zh, en = words(order.needs_check)
        id = self.new_id()
        card = Check(
            id, order.needs_check, zh, en, order.times[-1].note, OPEN,
            operation_kind="work_order.say",
            args={"step": order.times[-1].step, "title": order.title},
            targets=(f"{WorkOrder.KIND}/{order.id}",), actor=order.times[-1].name,
            acted_at=message.at, recorded_at=self.transaction.now,
        )  # fmt: skip
        self.transaction.put(Check.KIND, id, encode(card))

    def _body(self, key: str) -> Body | None:
        row = self.transaction.sql.execute(
            "SELECT value FROM meta WHERE name = ?", (_NAME + key,)
        ).fetchone()
        return None if row is None else self.transaction.body(WorkOrder.KIND, str(row[0]))

    def _known_message(self, id: str) -> str | None:
        if not id:
            return None
        row = self.transaction.sql.execute(
            "SELECT alert FROM message_ids WHERE source = ? AND id = ?", (self._ids, id)
        ).fetchone()
        return None if row is None else str(row[0])

    def _remember(self, message: OrderMessage, order: str) -> None:
        if message.id:
            self.transaction.sql.execute(
                "INSERT OR REPLACE INTO message_ids VALUES (?, ?, ?, 0, ?)",
                (self._ids, message.id, order, utc_epoch(self.transaction.now)),
            )

    @property
    def _ids(self) -> str:
        """Ids of order messages never meet those of alerts."""
        return f"orders:{self.source}"


_NAME = "work_order_key/"


def _keep(transaction: Transaction, key: str, id: str) -> None:
    transaction.sql.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_NAME + key, id))


def _never() -> Message:
    raise AssertionError("an item that is put aside is not read")


def tell_returned(transaction: Transaction, order: WorkOrder, reason: str) -> str:
    """Open the alert that an order came back; it names the order, as the order names it."""
    number = len(order.returns)
    alert = Alert(
        id=f"{order.id}.return.{number}",
        title=f"{order.unit_name}退单：{reason or '未说明原因'}（{order.title}）",
        severity=Severity.YELLOW,
        received_at=transaction.now,
        source=order.unit_name,
        channel="receipt",
        type=RETURNED,
        text=reason,
        place=order.place,
        condition=Condition.NOT_APPLICABLE,
        fingerprint=f"hub/{order.id}.return.{number}",
        orders=(order.id,),
    )
    return intake.tell_own(transaction, alert)
