"""Versions of the dictionary in the hub's database: proposed, put in force, taken back.

All entries of a version that held, or was proposed, are kept under its hash, so that the one
before can be had again when everything else is gone. What is in force are the records themselves.
"""

import zlib
from base64 import b85decode, b85encode
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import msgspec

from console.domain.dictionary import (
    IN_FORCE,
    PROPOSED,
    SHOWN,
    Dictionary,
    DictionaryLoad,
    GridCode,
)
from console.domain.dictionary_diff import Entry, changes
from console.domain.entity import Body, decode, encode
from console.domain.matter import Matter
from console.domain.reference import Card, Org, Unit
from console.domain.rule import FileFault
from console.hub.dictionary.fault import BadDictionary
from console.hub.dictionary.meaning import Known
from console.hub.dictionary.reading import Content
from console.hub.store.connection import Connection, whole
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text, utc_epoch

KINDS: tuple[type[Matter] | type[GridCode], ...] = (Matter, GridCode)
LOADS_KEPT = 50
VERSIONS_KEPT = 30


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of a dictionary: by whom, from where, what it is called.

    Attributes:
        by: who answers for it.
        origin: name of the file; how it came where there is none.
        title: what people call it.
        how: `load` or `back`.
    """

    by: str
    origin: str
    title: str = ""
    how: str = "load"


def entries(sql: Connection) -> list[Entry]:
    """Return what is in force, as far as it can be read; what plugins bring is none of it."""
    found: list[Entry] = []
    for cls in KINDS:
        rows = sql.execute(
            "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL ORDER BY id", (cls.KIND,)
        )
        for (body,) in rows:
            with suppress(ValueError):
                entry = decode(cls, msgspec.json.decode(whole(body)))
                found += [] if isinstance(entry, Matter) and entry.plugin else [entry]
    return found


def known(sql: Connection) -> Known:
    """Return what the hall has that entries may name."""
    units = _bodies(sql, Unit.KIND)
    named = [*units, *_bodies(sql, Org.KIND)]
    return Known(
        {str(body.get("name")) for body in named},
        {str(body.get("sort")) for body in units},
        {str(body.get("id")) for body in _bodies(sql, Card.KIND)},
        {str(body.get("id")) for body in _bodies(sql, GridCode.KIND)},
    )


def version_of(told: Iterable[Entry]) -> str:
    """Return the version of entries: the same content is the same version, however it came."""
    bodies = sorted((entry.KIND, entry.id, encode(replace(entry, version=""))) for entry in told)
    return sha256(msgspec.json.encode(bodies, order="deterministic")).hexdigest()[:12]


def state(sql: Connection, id: str = IN_FORCE) -> Dictionary:
    """Return the record of what holds, or of what is proposed."""
    row = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND id = ? AND body IS NOT NULL",
        (Dictionary.KIND, id),
    ).fetchone()
    return Dictionary(id) if row is None else decode(Dictionary, msgspec.json.decode(whole(row[0])))


def whole_of(sql: Connection, content: Content) -> list[Entry]:
    """Return all entries as they are to be: what a file has no table for stays."""
    held = entries(sql)
    told: list[Entry] = []
    for cls, given in ((Matter, content.matters), (GridCode, content.codes)):
        told += [each for each in held if isinstance(each, cls)] if given is None else given
    return told


def propose(transaction: Transaction, told: Sequence[Entry], wish: Wish) -> Dictionary:
    """Let every seat see what a version would change; nothing of it holds yet."""
    keep(transaction, told, wish.title)
    held = entries(transaction.sql)
    record = _record(transaction, PROPOSED, held, told, wish)
    transaction.put(Dictionary.KIND, PROPOSED, encode(record))
    return record


def withdraw(transaction: Transaction) -> bool:
    """Let a proposal go; whether there was one."""
    is_there = transaction.body(Dictionary.KIND, PROPOSED) is not None
    if is_there:
        transaction.put(Dictionary.KIND, PROPOSED, None)
    return is_there


def take(transaction: Transaction, told: Sequence[Entry], wish: Wish) -> Dictionary:
    """Put a version in force: all of it in one transaction, seen by each seat as a whole.

    Args:
        transaction: of the load.
        told: every entry that is to hold.
        wish: who wants it, and why it is called so.
    """
    from console.hub.plugins.library import settle as settle_plugins  # it reads this dictionary

    held = entries(transaction.sql)
    before = state(transaction.sql)
    if held:
        keep(transaction, held, before.title)
    keep(transaction, told, wish.title)
    record = _record(transaction, IN_FORCE, held, told, wish)
    load = DictionaryLoad(
        record.at, wish.by, wish.origin, record.version, record.matters, record.codes, wish.how
    )
    record = replace(record, loads=(*before.loads, load)[-LOADS_KEPT:])
    mark = transaction.mark()
    _put(transaction, held, told, record.version)
    transaction.put(Dictionary.KIND, IN_FORCE, encode(record))
    _propose_anew(transaction)
    settle_plugins(transaction)
    transaction.tie(mark)
    _forget(transaction)
    return record


def refuse(transaction: Transaction, bad: BadDictionary, origin: str) -> None:
    """Say in the record why a file was not taken; what holds stays as it is."""
    held = state(transaction.sql)
    words = tuple(bad.lines(origin)[:20])
    told = replace(held, fault=FileFault(to_text(transaction.now), origin, "", words))
    body = transaction.body(Dictionary.KIND, IN_FORCE)
    transaction.put(Dictionary.KIND, IN_FORCE, encode(told, body))


def keep(transaction: Transaction, told: Iterable[Entry], title: str) -> str:
    """Keep all entries of a version; return the version."""
    told = list(told)
    version = version_of(told)
    bodies = {cls.KIND: [encode(e) for e in told if isinstance(e, cls)] for cls in KINDS}
    transaction.sql.execute(
        "INSERT INTO dictionary_versions VALUES (?, ?, ?, ?) ON CONFLICT(version)"
        " DO UPDATE SET at = excluded.at",
        (version, utc_epoch(transaction.now), title, _packed(bodies)),
    )
    return version


def kept(sql: Connection, version: str) -> tuple[str, list[Entry]]:
    """Return title and entries of a version that is kept.

    Raises:
        ValueError: it is not.
    """
    row = sql.execute(
        "SELECT title, entries FROM dictionary_versions WHERE version = ?", (version,)
    ).fetchone()
    if row is None:
        raise ValueError(f"no version {version} is kept: 没有保存这个版本")
    bodies = _unpacked(row[1])
    return str(row[0]), [decode(cls, body) for cls in KINDS for body in bodies.get(cls.KIND, ())]


def _packed(bodies: dict[str, list[Body]]) -> bytes:
    """Return bodies small, and without zeros: by those a damaged page is known."""
    return b85encode(zlib.compress(msgspec.json.encode(bodies)))


def _unpacked(packed: bytes) -> dict[str, list[Body]]:
    told: dict[str, list[Body]] = msgspec.json.decode(zlib.decompress(b85decode(whole(packed))))
    return told


def _record(
    transaction: Transaction, id: str, held: Sequence[Entry], told: Sequence[Entry], wish: Wish
) -> Dictionary:
    found = changes(held, told)
    return Dictionary(
        id,
        version_of(told),
        wish.title,
        to_text(transaction.now),
        wish.by,
        wish.origin,
        sum(isinstance(each, Matter) for each in told),
        sum(isinstance(each, GridCode) for each in told),
        version_of(held) if held else "",
        tuple(found[:SHOWN]),
        len(found),
        missing=_lacks(transaction, told),
    )


def _lacks(transaction: Transaction, told: Sequence[Entry]) -> tuple[str, ...]:
    """Return the cards that entries name and the hall does not have: `ENTRY: card NAME`."""
    cards = known(transaction.sql).cards
    return tuple(
        f"{entry.id}: card {entry.card}"
        for entry in told
        if isinstance(entry, Matter) and entry.card and entry.card not in cards
    )[:SHOWN]


def _put(
    transaction: Transaction, held: Sequence[Entry], told: Sequence[Entry], version: str
) -> None:
    """Save what differs; an entry that stays as it is stays of the version it became so."""
    old = {(each.KIND, each.id): each for each in held}
    new = {(each.KIND, each.id): each for each in told}
    for key, entry in new.items():
        before = old.get(key)
        if before is not None and replace(entry, version=before.version) == before:
            continue
        fresh = entry if entry.version else replace(entry, version=version)
        transaction.put(*key, encode(fresh, transaction.body(*key)))
    for key in old.keys() - new.keys():
        transaction.put(*key, None)


def _propose_anew(transaction: Transaction) -> None:
    """Let a proposal say what it changes against what holds now; one that holds is none."""
    proposed, held = state(transaction.sql, PROPOSED), entries(transaction.sql)
    if not proposed.version:
        return
    if proposed.version == version_of(held):
        transaction.put(Dictionary.KIND, PROPOSED, None)
        return
    found = changes(held, kept(transaction.sql, proposed.version)[1])
    told = replace(
        proposed, before=version_of(held), changes=tuple(found[:SHOWN]), changed=len(found)
    )
    transaction.put(Dictionary.KIND, PROPOSED, encode(told))


def _forget(transaction: Transaction) -> None:
    transaction.sql.execute(
        "DELETE FROM dictionary_versions WHERE version NOT IN"
        " (SELECT version FROM dictionary_versions ORDER BY at DESC LIMIT ?)",
        (VERSIONS_KEPT,),
    )


def _bodies(sql: Connection, kind: str) -> list[Body]:
    rows = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL", (kind,)
    ).fetchall()
    found: list[Any] = [msgspec.json.decode(whole(body)) for (body,) in rows]
    return found
