"""What plugins bring as records of the hall: made anew whenever a plugin or the hall's own changes.

Nothing is patched: what is to stand follows from the plugins let in and from what the hall has
itself, so that what goes takes its own along and what comes back is whole.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import msgspec

from console.domain.entity import Body, decode, encode
from console.domain.matter import Matter
from console.domain.playbook import Playbook
from console.domain.plugin import Plugin
from console.domain.reference import Card
from console.domain.rule import RuleBook
from console.hub.dictionary import versions
from console.hub.playbooks import library as playbooks
from console.hub.plugins.brought import Brought, Hall
from console.hub.plugins.entries import add_entries
from console.hub.plugins.plans import add_plans
from console.hub.plugins.rules import add_rules
from console.hub.rules.book import book_of
from console.hub.store.connection import whole
from console.hub.store.transaction import Transaction

Bodies = dict[str, Body]
"""Records of one kind, by id."""
KINDS = (Playbook.KIND, Matter.KIND, Card.KIND, RuleBook.KIND)
MOST_FAULTS = 40
"""Told of one plugin; who mends these sees the rest."""


def settle(transaction: Transaction) -> None:
    """Let stand what the plugins that are let in bring, and nothing else of any plugin."""
    plugins, old = plugins_of(transaction), _old(transaction)
    if not plugins and not any(old.values()):
        return
    hall = _hall(transaction, old)
    new: dict[str, Bodies] = {kind: {} for kind in KINDS}
    for plugin in plugins:
        brought = _of(plugin, hall)
        hall = _with(hall, brought)
        _record(brought, new)
        faults = tuple(brought.faults[:MOST_FAULTS])
        if faults != plugin.faults:
            before = transaction.body(Plugin.KIND, plugin.id)
            transaction.put(Plugin.KIND, plugin.id, encode(replace(plugin, faults=faults), before))
    for kind in KINDS:
        _put(transaction, kind, old[kind], new[kind])


def tried(transaction: Transaction, plugin: Plugin) -> list[str]:
    """Return what of a plugin would not hold in this hall, with file and line; nothing changes."""
    return _of(plugin, _hall(transaction, _old(transaction))).faults


def _of(plugin: Plugin, hall: Hall) -> Brought:
    brought = Brought()
    if plugin.terms is not None:
        add_entries(plugin, hall, brought)
        add_plans(plugin, _with(hall, brought), brought)
        add_rules(plugin, hall, brought)
    return brought


def _hall(transaction: Transaction, old: Mapping[str, Bodies]) -> Hall:
    """Return what the hall has itself: nothing of what plugins brought so far."""
    known = playbooks.known_of(transaction.sql)
    books = playbooks.playbooks_of(transaction.sql)
    entries = versions.entries(transaction.sql)
    return Hall(
        {each.id: each for each in books if not each.plugin},
        {each.id: each for each in entries if isinstance(each, Matter)},
        book_of(transaction),
        replace(
            known,
            matters=known.matters - set(old[Matter.KIND]),
            cards=known.cards - set(old[Card.KIND]),
        ),
        versions.known(transaction.sql),
    )


def _with(hall: Hall, brought: Brought) -> Hall:
    """Return the hall with what one plugin brought: for the next it is there already."""
    known = hall.known
    matters = {each.id: each for each in brought.matters}
    return replace(
        hall,
        playbooks={**hall.playbooks, **{each.id: each for each in brought.playbooks}},
        matters={**hall.matters, **matters},
        known=replace(known, matters=known.matters | set(matters)),
    )


def _record(brought: Brought, new: Mapping[str, Bodies]) -> None:
    """Put what one plugin brought among what is to stand."""
    records: list[Playbook | Matter | Card] = [*brought.playbooks, *brought.matters, *brought.cards]
    for each in records:
        new[each.KIND][each.id] = encode(each)
    if brought.rules is not None:
        new[RuleBook.KIND][brought.rules.id] = encode(brought.rules)


def _put(transaction: Transaction, kind: str, old: Bodies, new: Bodies) -> None:
    """Save what is otherwise than before; what the hall took over itself stays the hall's."""
    for id, body in new.items():
        if old.get(id) != body:
            transaction.put(kind, id, body)
    for id in old.keys() - new.keys():
        transaction.put(kind, id, None)


def _old(transaction: Transaction) -> dict[str, Bodies]:
    return {kind: _brought(transaction, kind) for kind in KINDS}


def plugins_of(transaction: Transaction) -> list[Plugin]:
    """Return the plugins of the hall by id, as far as they can be read."""
    found = list[Plugin]()
    for body in _all(transaction, Plugin.KIND).values():
        with suppress(ValueError):
            found.append(decode(Plugin, body))
    return sorted(found, key=lambda each: each.id)


def _brought(transaction: Transaction, kind: str) -> Bodies:
    """Return the records of a kind that plugins brought."""
    return {id: body for id, body in _all(transaction, kind).items() if body.get("plugin")}


def _all(transaction: Transaction, kind: str) -> Bodies:
    rows = transaction.sql.execute(
        "SELECT id, body FROM records WHERE kind = ? AND body IS NOT NULL", (kind,)
    ).fetchall()
    return {str(id): msgspec.json.decode(whole(body)) for id, body in rows}
