"""The playbooks in force as records: changed as a whole by each load, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from console.domain.entity import decode, encode
from console.domain.playbook import Playbook, PlaybookLoad
from console.domain.reference import Card, Matter, Org, Unit
from console.hub.playbooks.file import BadPlaybooks, FileFault
from console.hub.playbooks.meaning import Known
from console.hub.playbooks.reading import read_playbooks
from console.hub.rules.book import book_of
from console.hub.rules.fault import Said
from console.hub.store.connection import Connection, whole
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text

LOADS_KEPT = 50


def known_of(sql: Connection) -> Known:
    """Return what the hall has that a playbook may name."""
    units, orgs = _bodies(sql, Unit.KIND), _bodies(sql, Org.KIND)
    names = {str(body.get("name", "")) for body in (*units.values(), *orgs.values())}
    return Known(
        frozenset({*names, *units, *orgs} - {""}),
        frozenset(str(body.get("sort", "")) for body in units.values()),
        frozenset(_bodies(sql, Matter.KIND)),
        frozenset(_bodies(sql, Card.KIND)),
    )


def playbooks_of(sql: Connection) -> list[Playbook]:
    """Return the playbooks in force, by id, as far as they can be read."""
    found = []
    for body in _bodies(sql, Playbook.KIND).values():
        try:
            found.append(decode(Playbook, body))
        except ValueError:
            continue
    return sorted(found, key=lambda each: each.id)


def take(
    transaction: Transaction, files: Mapping[str, bytes], by: str, origin: str
) -> list[Playbook]:
    """Put a set of files in force in place of what was; all of it or nothing.

    Args:
        transaction: of the load.
        files: bytes by name.
        by: who loads them.
        origin: name of the folder.

    Returns:
        What was changed, removed ones included.

    Raises:
        BadPlaybooks: there is a mistake, or a rule in force names one that would be gone.
    """
    from console.hub.plugins.library import settle as settle_plugins  # it reads these playbooks

    read = read_playbooks(files, known_of(transaction.sql))
    before = {each.id: each for each in playbooks_of(transaction.sql) if not each.plugin}
    gone = [each for id, each in before.items() if id not in {one.id for one in read}]
    _check_rules(transaction, gone, origin)
    changed = []
    for each in read:
        old = before.get(each.id)
        if old is not None and old.hash == each.hash:
            continue
        load = PlaybookLoad(each.version, each.hash, to_text(transaction.now), by, origin)
        loads = (*(() if old is None else old.loads), load)[-LOADS_KEPT:]
        transaction.put(Playbook.KIND, each.id, encode(replace(each, loads=loads)))
        changed.append(each)
    for each in gone:
        transaction.put(Playbook.KIND, each.id, None)
    settle_plugins(transaction)
    return [*changed, *gone]


def _check_rules(transaction: Transaction, gone: Sequence[Playbook], origin: str) -> None:
    names = {each.id for each in gone}
    users = [rule for rule in book_of(transaction).rules if rule.playbook in names]
    if users:
        zh = "规则 {0} 还在用预案 {1}，不能去掉"
        raise BadPlaybooks(
            [
                FileFault(
                    origin,
                    Said(
                        0,
                        rule.playbook,
                        zh.format(rule.id, rule.playbook),
                        f"rule {rule.id} names it: it cannot be taken away",
                    ),
                )
                for rule in users
            ]
        )


def _bodies(sql: Connection, kind: str) -> dict[str, dict[str, object]]:
    rows = sql.execute(
        "SELECT id, body FROM records WHERE kind = ? AND body IS NOT NULL", (kind,)
    ).fetchall()
    return {str(id): msgspec.json.decode(whole(body)) for id, body in rows}
