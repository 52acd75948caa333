"""What seats give back after a restored backup: taken where it is only missing, never guessed.

A record goes on from the history the backup ends in, or it contradicts what has happened since the
restore; then both stand and a card (需人工核对) asks a person.
"""

import logging
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from console.contract.cursor import Cursor
from console.contract.operation import Answer, Operation, Status
from console.contract.recovery import (
    RecordVerdict,
    Recovered,
    RecoveredRecord,
    RecoveryAnswer,
)
from console.contract.running import targets_of
from console.domain.alert import Alert
from console.domain.device_tally import DeviceTally
from console.domain.entity import Key
from console.domain.order import DispatchOrder
from console.domain.reference import Feed
from console.domain.rule import RuleBook
from console.domain.work_order import WorkOrder
from console.hub.core import counted_messages, decide, official_numbers, outrun_refusals
from console.hub.core.recovery_cards import (
    Giver,
    ask_of_both,
    ask_of_count,
    ask_of_number,
    ask_of_refusal,
    parts_of,
)
from console.hub.rules import book
from console.hub.store.sqlite import EPOCH_BEFORE, EPOCH_BEGAN
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text, utc_epoch

log = logging.getLogger(__name__)

_KIND = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")
"""What a seat's cache can keep; another kind, told on the feed, would stop every seat."""

LONGEST_ID = 200

_OWN_WORD_STANDS = frozenset({Feed.KIND, decide.CHECK, DeviceTally.KIND})
"""Kinds the hub makes by itself, so that its newer word is never doubted."""


class Settled(msgspec.Struct, frozen=True):
    """A `SettledOperation` whose envelope is kept as it came."""

    operation: msgspec.Raw
    answer: Answer


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A `RecoveryBatch` as the hub reads it."""

    records: list[RecoveredRecord] = []
    settled: list[Settled] = []
    transfer: str = ""
    part: int = 0
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class _Held:
    """What the hub has of a record, and which revision of the lost time that goes back to."""

    rev: str
    seq: int
    body: bytes | None
    given: str = ""
    given_seq: int = 0

    def is_touched(self, history: "_History") -> bool:
        """Whether something has happened to it since the restore, but for its being given back."""
        return self.seq > history.began and self.given_seq != self.seq

    def basis(self, history: "_History") -> str:
        """Return the revision of the lost time it goes back to, empty where there is none."""
        return self.given or ("" if self.is_touched(history) else self.rev)


@dataclass(frozen=True, slots=True)
class _History:
    """Where this database's present epoch began."""

    before: str
    began: int

    def has(self, rev: str) -> bool:
        """Whether a revision lies in what the backup holds."""
        epoch, number = parts_of(rev)
        return bool(self.before) and epoch == self.before and number <= self.began


def recover(transaction: Transaction, batch: Batch, giver: Giver) -> RecoveryAnswer:
    """Take back records, then the operations that they contain."""
    history, mark = _history(transaction), transaction.mark()
    verdicts = [
        RecordVerdict(kind=r.kind, id=r.id, status=_take(transaction, giver, r, history))
        for r in batch.records
    ]
    book.follow_mode(transaction, [(each.kind, each.id) for each in batch.records])
    transaction.tie(mark)
    answers = [_carry_over(transaction, each) for each in batch.settled]
    return RecoveryAnswer(records=verdicts, settled=answers, now=to_text(transaction.now))


def _take(
    transaction: Transaction, giver: Giver, record: RecoveredRecord, history: _History
) -> str:
    if not _KIND.fullmatch(record.kind) or not 0 < len(record.id) <= LONGEST_ID:
        log.warning("seat %s gave back %r/%r, which is no key", giver.seat, record.kind, record.id)
        return Recovered.REFUSED
    if record.kind == RuleBook.KIND:  # the file beside the database says what the rules are
        return Recovered.KNOWN
    if parts_of(record.rev)[0] == transaction.epoch or history.has(record.rev):
        return Recovered.KNOWN
    official_numbers.learn(transaction, parts_of(record.rev)[0])
    held = _held(transaction, record.kind, record.id)
    if held is None:
        return _put(transaction, giver, record)
    if held.body is not None and msgspec.json.decode(held.body) == record.body:
        return Recovered.KNOWN
    is_touched, basis = held.is_touched(history), held.basis(history)
    if is_touched and record.kind in _OWN_WORD_STANDS:
        return Recovered.KNOWN
    if held.body is not None and basis and parts_of(basis)[0] != parts_of(record.rev)[0]:
        return _take_of_another_hub(transaction, giver, record, held, history)
    if parts_of(record.rev) <= parts_of(basis):
        return Recovered.KNOWN
    if is_touched or held.body is None:
        return ask_of_both(transaction, giver, record, held.body)
    return _put(transaction, giver, record)


def _take_of_another_hub(
    transaction: Transaction,
    giver: Giver,
    record: RecoveredRecord,
    held: _Held,
    history: _History,
) -> str:
    """Take what contains all acts of what stands here; ask where each has its own.

    After two restores in a row two revisions of the lost times need not go on from one another:
    the later hub may have begun before an act that the earlier one had answered.
    """
    assert held.body is not None
    ours, theirs = _acts_of(msgspec.json.decode(held.body)), _acts_of(record.body)
    is_older = parts_of(record.rev) <= parts_of(held.basis(history))
    if theirs < ours or (theirs == ours and is_older):
        return Recovered.KNOWN
    if theirs >= ours and not held.is_touched(history):
        return _put(transaction, giver, record)
    return ask_of_both(transaction, giver, record, held.body)


def _acts_of(body: Any) -> set[str]:
    """Return the operations a record names anywhere: in its trail, its acks, its steps."""
    if isinstance(body, list):
        return set[str]().union(*map(_acts_of, body))
    if not isinstance(body, dict):
        return set()
    own = {body["op"]} if isinstance(body.get("op"), str) and body["op"] else set()
    return own.union(*map(_acts_of, body.values()))


def _put(transaction: Transaction, giver: Giver, record: RecoveredRecord) -> str:
    transaction.put(record.kind, record.id, record.body)
    transaction.sql.execute(
        "INSERT OR REPLACE INTO recovered VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            record.kind,
            record.id,
            record.rev,
            transaction.seq,
            giver.seat,
            giver.person,
            utc_epoch(transaction.now),
        ),
    )
    if record.kind == Alert.KIND:
        for other in counted_messages.take_back(transaction, record.id, record.body):
            ask_of_count(transaction, giver, record.id, other)
    for op in outrun_refusals.shown_by(transaction, record.body):
        ask_of_refusal(transaction, giver, record, op)
    if record.kind in (DispatchOrder.KIND, WorkOrder.KIND) and (
        twice := official_numbers.known(transaction, record.id, record.body)
    ):
        ask_of_number(transaction, giver, record, twice)
    return Recovered.TAKEN


def _carry_over(transaction: Transaction, settled: Settled) -> Answer:
    """Keep an answer of the lost time where it still holds, without running anything."""
    raw, answer = bytes(settled.operation), settled.answer
    try:
        operation = msgspec.json.decode(raw, type=Operation)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return Answer(op=answer.op, status=Status.LATER.value)
    known = decide.stored(transaction, operation.op, raw)
    if known is not None:
        return known
    official_numbers.learn(transaction, _epoch_of(answer))
    if answer.was_refused:
        return decide.settle(transaction, operation, raw, _again(answer, Status.REFUSED))
    if _is_contained(transaction, operation, answer):
        return decide.settle(transaction, operation, raw, _again(answer, Status.APPLIED))
    return Answer(op=operation.op, status=Status.LATER.value)


def _is_contained(transaction: Transaction, operation: Operation, answer: Answer) -> bool:
    """Whether a record was given back from after the moment this operation took effect."""
    try:
        at, targets = Cursor.parse(answer.settled_at), targets_of(operation)
    except ValueError:
        return False
    given = [_given(transaction, key) for key in targets]
    return any(epoch == at.epoch and number >= at.seq for epoch, number in map(parts_of, given))


def _epoch_of(answer: Answer) -> str:
    return answer.settled_at.rpartition(":")[0]


def _again(answer: Answer, status: Status) -> Answer:
    return msgspec.structs.replace(answer, status=status.value, first="", blocked_by="")


def _given(transaction: Transaction, key: Key) -> str:
    row = transaction.sql.execute(
        "SELECT rev FROM recovered WHERE kind = ? AND id = ?", key
    ).fetchone()
    return "" if row is None else str(row[0])


def _held(transaction: Transaction, kind: str, id: str) -> _Held | None:
    row = transaction.sql.execute(
        "SELECT r.rev, r.seq, r.body, coalesce(g.rev, ''), coalesce(g.seq, 0) FROM records r"
        " LEFT JOIN recovered g ON g.kind = r.kind AND g.id = r.id WHERE r.kind = ? AND r.id = ?",
        (kind, id),
    ).fetchone()
    return None if row is None else _Held(*row)


def _history(transaction: Transaction) -> _History:
    notes = dict(
        transaction.sql.execute(
            "SELECT name, value FROM meta WHERE name IN (?, ?)", (EPOCH_BEFORE, EPOCH_BEGAN)
        ).fetchall()
    )
    return _History(str(notes.get(EPOCH_BEFORE, "")), int(notes.get(EPOCH_BEGAN, 0)))
