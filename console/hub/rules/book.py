"""The rules in force: one record, changed as a whole by each load, read again when it is another.

Whoever loads rules, this process or `hub rules load` beside it, changes the record in a
transaction; reports of later transactions are taken by the new rules, all earlier ones by the old.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

import msgspec

from console.domain.entity import Key, decode, encode
from console.domain.hall_mode import HALL, HallMode
from console.domain.playbook import Playbook
from console.domain.reference import Card, Matter
from console.domain.rule import OF_THE_MATTER, FileFault, Load, Rule, RuleBook
from console.domain.rule_set import UNRULED, RuleSet
from console.hub.rules.fault import Said
from console.hub.rules.identity import give_anew
from console.hub.store.connection import Connection, whole
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text

log = logging.getLogger(__name__)

ID = RuleBook().id
LOADS_KEPT = 50
SHIPPED = "shipped"
"""Origin of the rules that come with the program."""


class Rules:
    """Knows the rules of the newest transaction it was asked in."""

    def __init__(self) -> None:
        self._mark: tuple[object, ...] | None = None
        self._known: tuple[object, ...] = ()
        self._set = UNRULED

    def current(self, transaction: Transaction) -> RuleSet:
        """Return the rules in force in a transaction."""
        mark = tuple(
            transaction.sql.execute(
                "SELECT id, rev, at FROM records WHERE kind = ? ORDER BY id", (RuleBook.KIND,)
            ).fetchall()
        )
        if mark != self._mark:
            self._mark, self._set = mark, RuleSet(with_plugins(transaction))
            self._known = ()
        if self._set.needs_matters:
            self._look_at_matters(transaction)
        return self._set

    def _look_at_matters(self, transaction: Transaction) -> None:
        """Read the dispatch dictionary again when anything that the hall knows has changed."""
        known = transaction.sql.execute(
            "SELECT max(seq) FROM records WHERE scope = 'reference'"
        ).fetchone()
        if (known, transaction.epoch) == self._known:
            return
        self._known = (known, transaction.epoch)
        self._set.matters = matters(transaction.sql)


def book_of(transaction: Transaction) -> RuleBook:
    """Return the rules in force as a record; without any, those that leave reports as they come."""
    return in_force(transaction.sql)


def with_plugins(transaction: Transaction) -> RuleBook:
    """Return the hall's rules with those of plugins below them: the hall's fit first."""
    own, rows = (
        book_of(transaction),
        transaction.sql.execute(
            "SELECT body FROM records WHERE kind = ? AND id != ? AND body IS NOT NULL ORDER BY id",
            (RuleBook.KIND, ID),
        ),
    )
    below = list[Rule]()
    for (body,) in rows.fetchall():
        with suppress(ValueError):
            below += decode(RuleBook, msgspec.json.decode(whole(body))).rules
    return replace(own, rules=(*own.rules, *below)) if below else own


def in_force(sql: Connection) -> RuleBook:
    """Return the rules in force, as `book_of`, by any connection."""
    row = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND id = ? AND body IS NOT NULL",
        (RuleBook.KIND, ID),
    ).fetchone()
    if row is None:
        return UNRULED.book
    try:
        return decode(RuleBook, msgspec.json.decode(whole(row[0])))
    except ValueError:
        log.exception(
            "the rules in the database cannot be read: 数据库中的规则无法读取，按来报原样接收"
        )
        return UNRULED.book


def take(transaction: Transaction, book: RuleBook, by: str, origin: str) -> RuleBook:
    """Put rules in force, as a change that says who and when.

    Args:
        transaction: of the load.
        book: as read, whole.
        by: who loads them.
        origin: name of the file, or `SHIPPED`.

    Returns:
        The rules as recorded, with the references that the hall lacks.
    """
    from console.hub.plugins.library import settle as settle_plugins  # it reads these rules

    load = Load(to_text(transaction.now), by, origin, book.version, len(book.rules))
    before = book_of(transaction)
    book = replace(book, standing=_standing(transaction, before))
    give_anew(transaction, before, book)
    loads = (*before.loads, load)[-LOADS_KEPT:]
    told = replace(book, loads=loads, missing=missing(transaction, (book.default, *book.rules)))
    transaction.put(RuleBook.KIND, ID, encode(told))
    settle_plugins(transaction)
    return told


def follow_mode(transaction: Transaction, saved: Iterable[Key]) -> None:
    """Let rules of modes and responses hold as long as these do, with the act that turns the hall.

    Args:
        transaction: of the act; the mode is saved in it already.
        saved: what the act changed.
    """
    if (HallMode.KIND, HALL) not in saved:
        return
    before = book_of(transaction)
    after = replace(before, standing=_standing(transaction, before))
    if before.loads and after != before:
        give_anew(transaction, before, after)
        transaction.put(RuleBook.KIND, ID, encode(after, transaction.body(RuleBook.KIND, ID)))


def _standing(transaction: Transaction, book: RuleBook) -> tuple[str, ...]:
    """Return the modes and responses in force whose rules were taken, those of plugins too."""
    body = transaction.body(HallMode.KIND, HALL)
    if body is None:
        return ()
    try:
        named = decode(HallMode, body).rule_sets
    except ValueError:  # of a newer hub: what held goes on
        return book.standing
    return tuple(sorted(named))


def refuse(transaction: Transaction, faults: Iterable[Said], version: str, origin: str) -> None:
    """Say in the record why a file was not taken; the rules in it stay as they are."""
    words = tuple(fault.words(origin) for fault in faults)
    fault = FileFault(to_text(transaction.now), origin, version, words)
    told = replace(book_of(transaction), fault=fault)
    transaction.put(RuleBook.KIND, ID, encode(told, transaction.body(RuleBook.KIND, ID)))


def matters(sql: Connection) -> tuple[Matter, ...]:
    """Return the dispatch dictionary, as far as it can be read."""
    rows = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL", (Matter.KIND,)
    )
    return tuple(_matters(body for (body,) in rows))


def _matters(bodies: Iterable[bytes]) -> Iterator[Matter]:
    for body in bodies:
        with suppress(ValueError):
            yield decode(Matter, msgspec.json.decode(body))


def missing(transaction: Transaction, rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return what rules refer to and the hall does not have: `RULE: card NAME`."""
    rules, matters = list(rules), _names(transaction, Matter.KIND)
    found = [f"{rule.id}: {key} {name}" for rule, key, name in lacking(transaction, rules)]
    for rule in rules:
        if rule.order is not None and rule.order.matter and rule.order.matter not in matters:
            found.append(f"{rule.id}: matter {rule.order.matter}")
    return tuple(found)


def lacking(transaction: Transaction, rules: Iterable[Rule]) -> Iterator[tuple[Rule, str, str]]:
    """Yield rules whose handling card or playbook the hall does not have: rule, key, name."""
    cards, playbooks = _names(transaction, Card.KIND), _names(transaction, Playbook.KIND)
    for rule in rules:
        if rule.card and rule.card != OF_THE_MATTER and rule.card not in cards:
            yield rule, "card", rule.card
        if rule.playbook and rule.playbook not in playbooks:
            yield rule, "playbook", rule.playbook


def _names(transaction: Transaction, kind: str) -> set[str]:
    rows = transaction.sql.execute(
        "SELECT id FROM records WHERE kind = ? AND body IS NOT NULL", (kind,)
    )
    return {str(id) for (id,) in rows}
