"""Who is called when nobody signs or acts: the ladder, fired by the home hub and nobody else.

Deadlines are kept in memory, in the order they come; what changed since the last look is read
again, and an alert is judged by its record at the moment it is due.
"""

import heapq
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import msgspec

from console.domain.alert import Alert, Condition, TrailLine
from console.domain.alert_clocks import LEADER_ON_DUTY, Clocks, called, held_until
from console.domain.call_out import CallOut
from console.domain.entity import Body, decode, encode
from console.hub.store.transaction import Transaction, is_open_body

AT_ONCE = 2000
"""Changed records read in one transaction, so that intake never waits long."""

_CALL_OUTS = "SELECT body FROM records WHERE scope = 'open' AND kind = 'call_out' AND is_open"

_CHANGED = (
    "SELECT seq, body FROM records INDEXED BY records_by_seq WHERE scope = 'open' AND seq > ?"
    " AND kind = 'alert' AND is_open ORDER BY seq LIMIT ?"
)


def _call_outs(transaction: Transaction) -> list[tuple[CallOut, Body]]:
    found = []
    for (raw,) in transaction.sql.execute(_CALL_OUTS).fetchall():
        body = msgspec.json.decode(raw)
        with suppress(ValueError):  # of a newer version
            found.append((decode(CallOut, body), body))
    return found


def _note_late(transaction: Transaction, id: str, towns: list[str]) -> None:
    """Write one line for all that are late at once: the trail keeps forty."""
    body = transaction.body(Alert.KIND, id)
    if body is None:
        return
    line = TrailLine(transaction.now, "call_out_late", detail="、".join(towns))
    transaction.put(Alert.KIND, id, encode(decode(Alert, body).noted(line), body))


class Calls:
    """Knows when the next call further up is due.

    Args:
        clocks: limits of the hall.
    """

    def __init__(self, clocks: Clocks) -> None:
        self._clocks = clocks
        self._epoch, self._seq = "", 0
        self._queue: list[tuple[datetime, str]] = []
        self._due: dict[str, datetime] = {}
        self._called: dict[str, str] = {}
        """By group: the alert 带班领导 was called to."""

    def fire(self, transaction: Transaction) -> int:
        """Take every step that is due; return how many."""
        self._read(transaction)
        fired = 0
        while self._queue and self._queue[0][0] <= transaction.now:
            at, id = heapq.heappop(self._queue)
            if self._due.get(id) == at:
                del self._due[id]
                fired += self._judge(transaction, id)
        return fired

    def fire_call_outs(self, transaction: Transaction) -> int:
        """Tell the 值班长 of towns that did not answer in time; end what is called no more."""
        changed, late = 0, dict[str, list[str]]()
        for call_out, body in _call_outs(transaction):
            told = transaction.body(Alert.KIND, call_out.alert)
            alert = None if told is None else decode(Alert, told)
            after = self._called_out(call_out, alert, transaction.now)
            if after == call_out:
                continue
            transaction.put(CallOut.KIND, after.id, encode(after, body))
            changed += 1
            if after.escalated_at != call_out.escalated_at:
                late.setdefault(after.alert, []).append(after.town_name)
        for id, towns in late.items():
            _note_late(transaction, id, towns)
        return changed

    def _called_out(self, call_out: CallOut, alert: Alert | None, now: datetime) -> CallOut:
        if alert is None or alert.is_closed or alert.condition is Condition.NORMAL:
            return replace(call_out, is_over=True)
        if alert.round != call_out.round:
            return replace(call_out, is_over=True)
        by = call_out.answer_by(self._clocks.answer)
        if by is None or now < by or call_out.escalated_at is not None:
            return call_out
        return replace(call_out, escalated_at=now)

    def _read(self, transaction: Transaction) -> None:
        if self._epoch != transaction.epoch:
            self._epoch, self._seq = transaction.epoch, 0
        rows = transaction.sql.execute(_CHANGED, (self._seq, AT_ONCE)).fetchall()
        for seq, raw in rows:
            self._seq = max(self._seq, seq)
            with suppress(ValueError):  # of a newer version: a newer hub fires it
                self._wait_for(decode(Alert, msgspec.json.decode(raw)), transaction.now)
        if len(rows) < AT_ONCE:
            self._seq = transaction.seq

    def _wait_for(self, alert: Alert, now: datetime, is_group_called: bool = False) -> None:
        if alert.group and any(step.post == LEADER_ON_DUTY for step in alert.escalations):
            self._called[alert.group] = alert.id
        due = self._clocks.next_call(alert, is_group_called)
        if due is None:
            self._due.pop(alert.id, None)
            return
        held = held_until(alert, now)
        at = max(due.at, held) if held else due.at
        if self._due.get(alert.id) != at:
            self._due[alert.id] = at
            heapq.heappush(self._queue, (at, alert.id))

    def _judge(self, transaction: Transaction, id: str) -> int:
        """Take the step an alert is due for, if it still is, and wait for its next."""
        body, now = transaction.body(Alert.KIND, id), transaction.now
        if body is None:
            return 0
        alert = decode(Alert, body)
        is_called = self._is_called(transaction, alert)
        due = self._clocks.next_call(alert, is_called)
        is_due = due is not None and due.at <= now and held_until(alert, now) is None
        if due is not None and is_due:
            alert = called(alert, due, now)
            transaction.put(Alert.KIND, id, encode(alert, body))
        self._wait_for(alert, now, is_called)
        return int(is_due)

    def _is_called(self, transaction: Transaction, alert: Alert) -> bool:
        """Whether 带班领导 was called to another open alert of its group."""
        other = self._called.get(alert.group, alert.id) if alert.group else alert.id
        if other == alert.id:
            return False
        body = transaction.body(Alert.KIND, other)
        return is_open_body(Alert.KIND, body)
