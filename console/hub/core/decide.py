"""Deciding operations: the same pure function the seat ran, on what the hub holds.

An intent may be refused. A fact about the world never is: what cannot be taken in as it was told
is kept with the operation, and a card (kind `check`, 需人工核对) asks a person.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from console.contract.change import RESTRICTED
from console.contract.grant import BadGrant, Grant, verify
from console.contract.operation import Answer, Operation, Status
from console.contract.reasons import refusal_words, words
from console.contract.running import act_of, kind_of, run, targets_of
from console.domain.entity import Body, Key
from console.domain.operations.base import Refused
from console.domain.plugin import ONE_PERSON, Persons
from console.domain.rights import Right
from console.hub.core import accounts, device_tallies, official_numbers, plugin_terms
from console.hub.dictionary import adopting
from console.hub.receipts.links import Links
from console.hub.rules import book
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text, utc_epoch

CHECK = "check"
"""Kind of the card that asks a person."""

UNREADABLE = "unreadable"
"""Code of an act on a record that a newer hub wrote: it waits until the hub is that one again."""

DELETED = "deleted"
"""Code of an act on a record that was deleted: a person looks at what it wanted (G11)."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Verdict:
    saved: Mapping[Key, Body]
    code: str = ""
    detail: str = ""
    legal: tuple[str, ...] = ()


class _Envelope(msgspec.Struct, frozen=True):
    op: str = ""
    kind: str = ""


def decide(
    transaction: Transaction,
    raw: bytes,
    key: Ed25519PublicKey,
    links: Links | None = None,
    persons: Persons = ONE_PERSON,
) -> Answer:
    """Return the hub's word on one operation, and save what it does.

    Args:
        transaction: where it is saved; the operation itself too, once it is decided.
        raw: the operation as it came.
        key: whose signature grants are judged by.
        links: make receipts for units that are sent; None where phones do not reach the hub.
        persons: how many have to say yes before a plugin is let in.
    """
    try:
        operation = msgspec.json.decode(raw, type=Operation)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        return _unreadable(raw, str(error))
    known = stored(transaction, operation.op, raw)
    if known is not None:
        return known
    kind = kind_of(operation)
    if kind is None:
        return _answer(operation.op, Status.LATER, "unknown_kind", operation.kind)
    waits_for, refused = _predecessors(transaction, operation)
    if waits_for:
        blocked = _answer(operation.op, Status.BLOCKED, "blocked", waits_for)
        return msgspec.structs.replace(blocked, blocked_by=waits_for)
    if refused and not kind.commutes:
        verdict = _Verdict({}, "builds_on_refused", refused)
        return _settle(transaction, operation, raw, Status.REFUSED, verdict)
    verdict = _judge(transaction, operation, kind.is_fact, key)
    if verdict.code == UNREADABLE and not kind.is_fact:
        return _answer(operation.op, Status.LATER, verdict.code, verdict.detail)
    if verdict.code and not kind.is_fact:
        if verdict.code == DELETED:
            _put_card(transaction, operation, verdict)
        return _settle(transaction, operation, raw, Status.REFUSED, verdict)
    gone = adopting.lacks(transaction, verdict.saved)
    if gone:
        verdict = _Verdict({}, "not_found", gone)
        return _settle(transaction, operation, raw, Status.REFUSED, verdict)
    unfit = plugin_terms.unfit(transaction, verdict.saved, persons)
    if unfit:
        return _settle(transaction, operation, raw, Status.REFUSED, _Verdict({}, *unfit))
    saved, twice = official_numbers.numbered(transaction, verdict.saved)
    if links is not None:
        saved = links.linked(transaction, saved)
    was = device_tallies.before(transaction, saved)
    transaction.put_together(saved)
    device_tallies.judged(transaction, was, saved)
    adopting.adopt(transaction, saved)
    plugin_terms.take_up(transaction, saved)
    book.follow_mode(transaction, saved)
    doubt = _Verdict({}, twice.code, twice.number) if twice and not verdict.code else verdict
    if doubt.code:
        _put_card(transaction, operation, doubt)
    return _settle(transaction, operation, raw, Status.APPLIED, verdict)


def _judge(
    transaction: Transaction, operation: Operation, is_fact: bool, key: Ed25519PublicKey
) -> _Verdict:
    """Say what it saves, and why it may not (an intent) or must be looked at (a fact)."""
    try:
        grant = verify(operation.grant, key)
        targets = targets_of(operation)
    except BadGrant as error:
        return _Verdict({}, "bad_grant", str(error))
    except ValueError as error:
        return _Verdict({}, "bad_arguments", str(error))
    doubt = _doubt(transaction, operation, grant)
    if doubt is not None and (not is_fact or doubt.code == "other_actor"):
        return doubt
    bodies = transaction.bodies(targets)
    if Right.SEE_ONLINE.value not in grant.rights and transaction.has_restricted(targets):
        return _Verdict({}, "no_right", Right.SEE_ONLINE.value)
    try:
        saved = run(operation, bodies, grant, transaction.now)
    except Refused as refusal:
        gone = _deleted(transaction, targets) if refusal.code == "not_found" else ""
        told = _Verdict({}, refusal.code, refusal.detail, refusal.legal)
        return _Verdict({}, DELETED, gone) if gone else told
    except OverflowError as error:
        return _Verdict({}, "bad_time", str(error))
    except Exception:
        log.exception("operation %s of kind %s could not be run", operation.op, operation.kind)
        return _Verdict({}, "internal")
    if doubt is not None:
        return _Verdict(saved, doubt.code, doubt.detail)
    gone = "" if saved else _deleted(transaction, targets)
    if is_fact and gone:
        return _Verdict(saved, DELETED, gone)
    return _contradiction(saved, bodies) if is_fact else _Verdict(saved)


def _deleted(transaction: Transaction, targets: Iterable[Key]) -> str:
    """Return the first target that was there and is deleted, empty when there is none."""
    for kind, id in targets:
        row = transaction.sql.execute(
            "SELECT body IS NULL FROM records WHERE kind = ? AND id = ?", (kind, id)
        ).fetchone()
        if row is not None and row[0]:
            return f"{kind}/{id}"
    return ""


def _doubt(transaction: Transaction, operation: Operation, grant: Grant) -> _Verdict | None:
    """Return what is wrong with who acted, or None."""
    if (operation.actor, operation.seat) != (grant.person, grant.seat):
        return _Verdict({}, "other_actor", f"{grant.person} {grant.seat}")
    try:
        time = act_of(operation, grant, transaction.now).time
    except (ValueError, OverflowError) as error:
        return _Verdict({}, "bad_time", str(error))
    if not grant.is_valid(time, offline=True):
        return _Verdict({}, "grant_expired", grant.offline_until)
    disabled = accounts.disabled_at(transaction.sql, grant.person)
    if disabled is not None and time >= disabled:
        return _Verdict({}, "account_disabled", to_text(disabled))
    return None


def _contradiction(saved: Mapping[Key, Body], bodies: Mapping[Key, Body | None]) -> _Verdict:
    """A fact that does not fit what is known stands, and so does what is known."""
    for (kind, id), body in saved.items():
        before = bodies.get((kind, id)) or {}
        if body.get("needs_check") and _asking(body) != _asking(before):
            return _Verdict(saved, str(body["needs_check"]), f"{kind}/{id}")
    missing = [f"{kind}/{id}" for (kind, id), body in bodies.items() if body is None]
    if not saved and missing:
        return _Verdict(saved, "not_found", missing[0])
    return _Verdict(saved)


def _asking(body: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return why a record asks a person, and by which act where it says so."""
    return body.get("needs_check"), body.get("doubt")


def _predecessors(transaction: Transaction, operation: Operation) -> tuple[str, str]:
    """Return the first operation this one has to wait for, and the first that was refused."""
    refused = ""
    for op in operation.after:
        row = transaction.sql.execute(
            "SELECT status FROM operations WHERE op = ?", (op,)
        ).fetchone()
        if row is None:
            return op, ""
        if row[0] == Status.REFUSED and not refused:
            refused = op
    return "", refused


def stored(transaction: Transaction, op: str, raw: bytes) -> Answer | None:
    """Return the answer an operation got before, None when it was never decided.

    What was decided in an earlier epoch is part of this one's state: a seat that waited for a
    cursor of that epoch would wait for ever.
    """
    row = transaction.sql.execute(
        "SELECT body, answer FROM operations WHERE op = ?", (op,)
    ).fetchone()
    if row is None:
        return None
    if row[0] != raw and _act(row[0]) != _act(raw):
        return _answer(op, Status.REFUSED, "exists", op)
    first = msgspec.json.decode(row[1], type=Answer)
    is_of_this_epoch = first.settled_at.rpartition(":")[0] == transaction.epoch
    return msgspec.structs.replace(
        first,
        status=Status.REPEATED.value,
        first=first.status,
        settled_at=first.settled_at if is_of_this_epoch else transaction.cursor,
    )


def _act(raw: bytes) -> Any:
    """What was done; what it waited for is over once it is decided."""
    told = msgspec.json.decode(raw)
    return {**told, "after": []} if isinstance(told, dict) else told


def _settle(
    transaction: Transaction, operation: Operation, raw: bytes, status: Status, verdict: _Verdict
) -> Answer:
    answer = _answer(operation.op, status, verdict.code, verdict.detail, verdict.legal)
    return settle(transaction, operation, raw, answer)


def settle(transaction: Transaction, operation: Operation, raw: bytes, answer: Answer) -> Answer:
    """Keep an operation and its answer for ever; return it with the cursor it is settled at."""
    answer = msgspec.structs.replace(answer, settled_at=transaction.cursor)
    transaction.sql.execute(
        "INSERT INTO operations VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            operation.op,
            raw,
            msgspec.json.encode(answer),
            answer.status,
            transaction.cursor,
            utc_epoch(transaction.now),
            operation.actor,
        ),
    )
    return answer


def _put_card(transaction: Transaction, operation: Operation, verdict: _Verdict) -> None:
    """Ask a person; only those who may read what it was done to."""
    targets = [(kind, id) for kind, _, id in (key.partition("/") for key in operation.targets)]
    scope = RESTRICTED if transaction.has_restricted(targets) else ""
    transaction.put(CHECK, operation.op, _card(transaction, operation, verdict), scope)


def _card(transaction: Transaction, operation: Operation, verdict: _Verdict) -> Body:
    zh, en = words(verdict.code)
    return {
        "id": operation.op,
        "operation": operation.op,
        "operation_kind": operation.kind,
        "lane": operation.lane,
        "targets": operation.targets,
        "code": verdict.code,
        "reason_zh": zh,
        "reason_en": en,
        "detail": verdict.detail,
        "actor": operation.actor,
        "seat": operation.seat,
        "acted_at": operation.act_time.device,
        "recorded_at": to_text(transaction.now),
        "args": operation.args,
        "state": "open",
    }


def _unreadable(raw: bytes, detail: str) -> Answer:
    """An envelope of another form: kept by nobody, so its sender must hear it is final."""
    try:
        op = msgspec.json.decode(raw, type=_Envelope).op
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        op = ""
    return _answer(op, Status.REFUSED, "bad_message", detail)


def _answer(op: str, status: Status, code: str, detail: str, legal: tuple[str, ...] = ()) -> Answer:
    zh, en = refusal_words(code, legal) if code else ("", "")
    return Answer(op=op, status=status.value, code=code, reason_zh=zh, reason_en=en, detail=detail)
