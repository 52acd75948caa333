"""Taking messages in: raw bytes first, then alerts; the same message twice is one."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from console.contract.ingest import IngestAnswer
from console.contract.reasons import words
from console.domain.alert import Alert, Condition, Disposition
from console.domain.alert_reports import received
from console.domain.entity import Body, decode, encode
from console.domain.mask import Mask, masked
from console.domain.rule_set import UNRULED, Ruled, RuleSet
from console.hub.core import counted_messages, device_tallies, joined, masks
from console.hub.core.order_answers import answered
from console.hub.core.reports import Message, Unusable, trail_of
from console.hub.rules import topics
from console.hub.rules.identity import note_own
from console.hub.store.connection import SqlError
from console.hub.store.transaction import Transaction
from console.runtime.clock import from_text, to_text, utc_epoch

log = logging.getLogger(__name__)

OWN = "hub"
"""Source of what the hub found itself."""

Reading = Callable[[], Message]
"""Makes a message of one item; raises `Unusable`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One message as it came, and how it is read."""

    raw: bytes
    media_type: str
    read: Reading


def keep_raw(transaction: Transaction, id: str, source: str, media_type: str, raw: bytes) -> None:
    """Keep the bytes of a request before anything is made of them."""
    transaction.sql.execute(
        "INSERT INTO raw_messages VALUES (?, ?, ?, ?, ?)",
        (id, source, utc_epoch(transaction.now), media_type, raw),
    )


def take(
    transaction: Transaction,
    source: str,
    raw: str,
    items: Sequence[Item],
    new_id: Callable[[], str],
    rules: RuleSet = UNRULED,
) -> list[IngestAnswer]:
    """Take items in, each for itself, and answer in their order."""
    held = masks.held(transaction)
    return [take_one(transaction, source, raw, item, new_id, held, rules) for item in items]


def take_one(
    transaction: Transaction,
    source: str,
    raw: str,
    item: Item,
    new_id: Callable[[], str],
    held: Sequence[Mask] = (),
    rules: RuleSet = UNRULED,
) -> IngestAnswer:
    """Take one item in, by the rules and masks that hold; else it goes to the quarantine.

    Everything that can fail on what a source sent comes before the first row is written.
    """
    mark = transaction.mark()
    try:
        return _take(transaction, source, raw, item.read(), held, rules)
    except SqlError:
        raise
    except Exception as error:
        if transaction.mark() != mark:
            raise
        if not isinstance(error, Unusable):
            log.exception("a message of %s could not be taken", source)
            error = Unusable("internal", type(error).__name__)
        return put_aside(transaction, source, raw, item, error, new_id())


def tell_own(transaction: Transaction, report: Alert) -> str:
    """Open or change the alert of something the hub found itself; return its id.

    What is over and was never told opens none.
    """
    held = masks.held(transaction)
    ruled = UNRULED.applied(report, OWN)
    alert, _ = _apply(transaction, OWN, Message("", report), ruled, "", "", held)
    return alert


def put_aside(
    transaction: Transaction, source: str, raw: str, item: Item, why: Unusable, id: str
) -> IngestAnswer:
    """Put a message on the list a person looks through (待甄别)."""
    transaction.sql.execute(
        "INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
        (
            id,
            to_text(transaction.now),
            source,
            why.code,
            why.detail[:500],
            item.media_type,
            item.raw,
            raw,
        ),
    )
    return quarantined(id, why)


def quarantined(id: str, why: Unusable) -> IngestAnswer:
    """Return the answer for a message that was put aside."""
    zh, en = words(why.code)
    if why.detail:
        zh, en = f"{zh}：{why.detail}", f"{en}: {why.detail}"
    return IngestAnswer(
        status="quarantined", quarantine=id, code=why.code, reason_zh=zh, reason_en=en
    )


def _take(
    transaction: Transaction,
    source: str,
    raw: str,
    message: Message,
    held: Sequence[Mask],
    rules: RuleSet,
) -> IngestAnswer:
    known = _known_message(transaction, source, message.id)
    if known is not None and not known[1]:
        return IngestAnswer(status="repeated", id=message.id, alert=known[0])
    alert, effect = ("", "none")
    if message.alert is not None:
        named = known[0] if known else _superseded(transaction, source, message)
        ruled = rules.applied(message.alert, source)
        alert, effect = _apply(transaction, source, message, ruled, named, raw, held, rules)
        answered(transaction, alert, message.alert, message.attributes)
    _remember(transaction, source, message, alert)
    return IngestAnswer(status="new", id=message.id, alert=alert, effect=effect)


def _apply(
    transaction: Transaction,
    source: str,
    message: Message,
    ruled: Ruled,
    named: str,
    raw: str,
    held: Sequence[Mask],
    rules: RuleSet = UNRULED,
) -> tuple[str, str]:
    """Change or open the alert a message is about; return its id and what was done."""
    report = ruled.alert
    body = open_body(transaction, report.fingerprint, named)
    known = None if body is None else _readable(body)
    body = body if known is not None else None
    if known is None and (both := joined.told(transaction, report, ruled.filters)) is not None:
        return _put_both(transaction, source, message, both, raw)
    if known is None and report.condition is Condition.NORMAL and not message.sent:
        return "", "none"
    if body is not None and known is not None and _is_old(body, message):
        return known.id, "none"
    after = masked(received(known, report, ruled.filters), held, transaction.now)
    doubts = trail_of(message, transaction.now)
    if doubts:
        after = replace(after, trail=(*after.trail, *doubts))
    changed = encode(after, body)
    changed["raw"] = raw
    if known is None and ruled.rule.hot is not None and not after.group:
        changed["group"] = topics.group_of(transaction, rules, ruled.rule, after)
    if ruled.version:
        changed["rule"], changed["rules"] = ruled.rule.id, ruled.version
        note_own(changed, message.alert.fingerprint if message.alert else "")
    if message.id:
        counted_messages.add(changed, source, message.id)
    if message.attributes:
        changed["attributes"] = message.attributes
    if message.sent is not None:
        changed["sent"] = to_text(message.sent)
    transaction.put(Alert.KIND, after.id, changed)
    if known is None:
        device_tallies.found(transaction, after)
    return after.id, "opened" if known is None else "updated"


def _put_both(
    transaction: Transaction, source: str, message: Message, both: joined.Told, raw: str
) -> tuple[str, str]:
    """Keep a report on what was merged, and what it changes on the alert that stands."""
    if _is_old(both.merged, message):
        return str(both.merged["id"]), "none"
    both.merged["raw"] = raw
    if message.id:
        counted_messages.add(both.merged, source, message.id)
    if message.sent is not None:
        both.merged["sent"] = to_text(message.sent)
    bodies = {(Alert.KIND, str(each["id"])): each for each in (both.merged, both.standing)}
    transaction.put_together(bodies)
    return str(both.merged["id"]), "updated"


def _readable(body: Body) -> Alert | None:
    """Return an alert as known here; one that a newer hub wrote is left alone, and told anew."""
    try:
        return decode(Alert, body)
    except ValueError:
        return None


def open_body(transaction: Transaction, fingerprint: str, named: str = "") -> Body | None:
    """Return the alert a message is about: the one named, else the open one of its key."""
    if named:
        return _named_body(transaction, named)
    if not fingerprint:
        return None
    row = transaction.sql.execute(
        # The partial index is only taken when the query repeats its whole condition.
        "SELECT body FROM records INDEXED BY records_by_fingerprint"
        " WHERE fingerprint = ? AND fingerprint <> '' AND is_open = 1 AND kind = 'alert'"
        " ORDER BY seq DESC LIMIT 1",
        (fingerprint,),
    ).fetchone()
    return None if row is None else msgspec.json.decode(row[0])


def _named_body(transaction: Transaction, named: str) -> Body | None:
    """Follow 并入 to the alert that stands; what was found false is told as a new one."""
    seen: set[str] = set()
    body = transaction.body(Alert.KIND, named)
    while body is not None and body.get("merged_into") and named not in seen:
        seen.add(named)
        named = str(body["merged_into"])
        body = transaction.body(Alert.KIND, named)
    if body is None or body.get("disposition") == Disposition.FALSE.value:
        return None
    return body


def _is_old(body: Body, message: Message) -> bool:
    """Whether a later message of the same thing was taken already."""
    before = body.get("sent")
    return bool(message.sent and before and message.sent < from_text(before))


def _superseded(transaction: Transaction, source: str, message: Message) -> str:
    for id in reversed(message.supersedes):
        known = _known_message(transaction, source, id)
        if known is not None and known[0]:
            return known[0]
    return ""


def alert_told_by(transaction: Transaction, source: str, message: str) -> str:
    """Return the alert a message of a source opened or changed; empty where it is not known."""
    known = _known_message(transaction, source, message)
    return "" if known is None or known[1] else known[0]


def _known_message(transaction: Transaction, source: str, id: str) -> tuple[str, bool] | None:
    """Return the alert of a message id, and whether it was only referred to so far."""
    if not id:
        return None
    row = transaction.sql.execute(
        "SELECT alert, is_expected FROM message_ids WHERE source = ? AND id = ?", (source, id)
    ).fetchone()
    return None if row is None else (str(row[0]), bool(row[1]))


def _remember(transaction: Transaction, source: str, message: Message, alert: str) -> None:
    now = utc_epoch(transaction.now)
    if message.id:
        transaction.sql.execute(
            "INSERT OR REPLACE INTO message_ids VALUES (?, ?, ?, 0, ?)",
            (source, message.id, alert, now),
        )
    if alert and message.supersedes:
        transaction.sql.executemany(
            "INSERT OR IGNORE INTO message_ids VALUES (?, ?, ?, 1, ?)",
            [(source, id, alert, now) for id in message.supersedes],
        )
