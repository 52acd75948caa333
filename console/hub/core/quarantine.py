"""The list of messages nobody could read (待甄别), and trying one again."""

import re
from base64 import b64encode
from collections.abc import Callable

from console.contract.ingest import IngestAnswer, QuarantineItem, QuarantinePage
from console.contract.reasons import words
from console.domain.alert import ONLINE
from console.domain.rule_set import UNRULED, RuleSet
from console.hub.core import intake
from console.hub.core.reports import Unusable
from console.hub.core.work_orders import ORDERS, Taker
from console.hub.store.connection import Connection
from console.hub.store.transaction import Transaction

DISMISSED = "dismissed"
"""What became of a message that a person took from the list."""

SHOWN_BYTES = 16_000
"""Bytes of a message that the list carries; its size is told beside them."""

ItemOf = Callable[[str, str, bytes], intake.Item]
"""Makes an item of source, media type and bytes."""


class NoSuchItem(Exception):  # noqa: N818
    """There is no such message, or it was resolved; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def page(
    sql: Connection, after: str, most: int, is_all: bool, with_restricted: bool = True
) -> QuarantinePage:
    """Return messages, newest first, those resolved only when `is_all`.

    Args:
        sql: reads.
        after: the last one of the page before.
        most: how many are looked at.
        is_all: with those resolved.
        with_restricted: with what was found online; to others such a message is not there.
    """
    rows = sql.execute(
        "SELECT id, at, source, code, detail, media_type, bytes, resolved FROM quarantine"
        " WHERE (? = '' OR id < ?) AND (? OR resolved = '') ORDER BY id DESC LIMIT ?",
        (after, after, is_all, most),
    ).fetchall()
    items = [_item(*row) for row in rows if with_restricted or not _is_found_online(row[6])]
    return QuarantinePage(items=items, next=rows[-1][0] if len(rows) == most else "")


def dismiss(transaction: Transaction, id: str) -> QuarantineItem:
    """Take a message from the list as it is, and return it; its bytes stay.

    Raises:
        NoSuchItem: unknown, or resolved before.
    """
    _waiting(transaction, id)
    transaction.sql.execute("UPDATE quarantine SET resolved = ? WHERE id = ?", (DISMISSED, id))
    row = transaction.sql.execute(
        "SELECT id, at, source, code, detail, media_type, bytes, resolved FROM quarantine"
        " WHERE id = ?",
        (id,),
    ).fetchone()
    return _item(*row)


def count(sql: Connection) -> int:
    """Return how many messages wait for a person."""
    (number,) = sql.execute("SELECT count(*) FROM quarantine WHERE resolved = ''").fetchone()
    return int(number)


def retry(
    transaction: Transaction,
    id: str,
    item_of: ItemOf,
    new_id: Callable[[], str],
    rules: RuleSet = UNRULED,
    taker: Callable[[str, str], Taker] | None = None,
) -> IngestAnswer:
    """Read a message again; when it can be taken now it leaves the list.

    Raises:
        NoSuchItem: unknown, or resolved before.
    """
    source, media_type, raw_bytes, raw = _waiting(transaction, id)
    if media_type == ORDERS and taker is not None:
        answer = taker(source, raw).take_one(raw_bytes)
    else:
        item = item_of(source, media_type, raw_bytes)
        answer = intake.take_one(transaction, source, raw, item, new_id, rules=rules)
    if answer.status != "quarantined":
        became = answer.alert or answer.order or "none"
        transaction.sql.execute(
            "UPDATE quarantine SET resolved = ? WHERE id = ?",
            (became, id),
        )
        return answer
    transaction.sql.execute("DELETE FROM quarantine WHERE id = ?", (answer.quarantine,))
    transaction.sql.execute("UPDATE quarantine SET code = ? WHERE id = ?", (answer.code, id))
    return intake.quarantined(id, Unusable(answer.code))


def _waiting(transaction: Transaction, id: str) -> tuple[str, str, bytes, str]:
    row = transaction.sql.execute(
        "SELECT source, media_type, bytes, raw, resolved FROM quarantine WHERE id = ?", (id,)
    ).fetchone()
    if row is None or row[4]:
        raise NoSuchItem("not_found" if row is None else "already_resolved")
    return row[0], row[1], row[2], row[3]


def _is_found_online(raw: bytes) -> bool:
    """Whether a message says so; one that is no JSON is searched for the word."""
    return re.search(rb'"channel"\s*:\s*"%b"' % ONLINE.encode(), raw) is not None


def _item(
    id: str,
    at: str,
    source: str,
    code: str,
    detail: str,
    media_type: str,
    raw: bytes,
    resolved: str,
) -> QuarantineItem:
    zh, en = words(code)
    return QuarantineItem(
        id=id,
        at=at,
        source=source,
        code=code,
        reason_zh=f"{zh}：{detail}" if detail else zh,
        reason_en=f"{en}: {detail}" if detail else en,
        media_type=media_type,
        size=len(raw),
        raw_base64=b64encode(raw[:SHOWN_BYTES]).decode(),
        resolved=resolved,
    )
