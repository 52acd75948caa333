"""What the hub holds plugins to: two yeses where the profile asks, schemas, quotas, retention.

The operation itself says what it says at seat and hub alike; this looks at what it would save, in
the hub's own transaction. A record that does not fit is refused and changes nothing.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Any

from console.domain.entity import Body, Key, decode
from console.domain.plugin import Persons, Plugin, PluginRecord, RecordTerms, Terms
from console.hub.store.transaction import Transaction
from console.plugin_api.record_schema import BadSchemaError, read_schema, record_faults
from console.runtime.clock import utc_epoch

Unfit = tuple[str, str]
"""Code and detail of a refusal."""


def unfit(transaction: Transaction, saved: Mapping[Key, Body], persons: Persons) -> Unfit | None:
    """Return why what an operation would save of plugins may not stand; None where it may."""
    for (kind, id), body in saved.items():
        if kind == Plugin.KIND and (found := _approval(transaction, id, body, persons)):
            return found
        if kind == PluginRecord.KIND and (found := _record(transaction, id, body)):
            return found
    return None


def take_up(transaction: Transaction, saved: Mapping[Key, Body]) -> None:
    """Let plans, rules and entries of plugins stand as this act has left them."""
    if any(kind == Plugin.KIND for kind, _ in saved):
        from console.hub.plugins.library import settle  # by the first such act

        settle(transaction)


def sweep(transaction: Transaction, at_once: int) -> int:
    """Delete records past the age their kind is kept for; return how many went.

    Those of a plugin that was withdrawn stay: its terms are gone with it.
    """
    gone = 0
    for (plugin,) in transaction.sql.execute(
        "SELECT id FROM records WHERE kind = ? AND body IS NOT NULL", (Plugin.KIND,)
    ).fetchall():
        for terms in _terms(transaction, plugin):
            age = utc_epoch(transaction.now) - timedelta(days=terms.keep_days).total_seconds()
            rows = transaction.sql.execute(
                "SELECT id FROM records WHERE kind = ? AND id > ? AND id < ? AND at < ?"
                " AND body IS NOT NULL LIMIT ?",
                (PluginRecord.KIND, *_between(f"{plugin}.{terms.id}"), age, at_once),
            ).fetchall()
            for (id,) in rows:
                transaction.put(PluginRecord.KIND, id, None)
            gone += len(rows)
    return gone


_DECIDED = ("terms", "approvals", "asked")


def _approval(transaction: Transaction, id: str, body: Body, persons: Persons) -> Unfit | None:
    """Look at terms that hold, or are asked for: their schemas, and how many have said yes.

    What was let in and is not touched stays: a hall that asks for more persons from now on takes
    no plugin out by that.
    """
    before = transaction.body(Plugin.KIND, id) or {}
    if all(before.get(name) == body.get(name) for name in _DECIDED):
        return None
    plugin = decode(Plugin, body)
    said = {each.person for each in plugin.approvals}
    if plugin.terms is not None and len(said) < persons.needed(plugin.terms.permissions):
        return "second_person_needed", plugin.name
    for terms in filter(None, (plugin.terms, plugin.asked)):
        for record in terms.records:
            if record.is_private:
                return "plugin_private", record.id
            try:
                _schema(record.schema)
            except BadSchemaError as error:
                return "plugin_schema", f"{record.id}: {error}"
        if told := _form(terms):
            return "plugin_files", told
    return None


def _form(terms: Terms) -> str:
    """Return what is wrong with the form of its plans, rules and entries; empty when all is well.

    What the hall lacks, or has itself, is said once it is let in: another hall may be otherwise.
    """
    if not terms.files:
        return ""
    from console.hub.plugins.form import MOST_CHARACTERS, faults_of  # by the first such act

    if sum(len(file.text) for file in terms.files) > MOST_CHARACTERS:
        return f"> {MOST_CHARACTERS}"
    return "; ".join(faults_of(terms)[:3])


def _record(transaction: Transaction, id: str, body: Body) -> Unfit | None:
    if body.get("is_removed"):
        return None
    plugin, _, sort = str(body["of"]).partition(".")
    terms = next((each for each in _terms(transaction, plugin) if each.id == sort), None)
    if terms is None:
        return "plugin_not_approved", plugin
    faults = record_faults(_schema(terms.schema), body.get("fields", {}))
    if faults:
        return "plugin_record", "; ".join(faults)
    is_new = transaction.body(PluginRecord.KIND, id) is None
    return (
        ("plugin_full", f"{sort} ≤ {terms.most}")
        if is_new and _full(transaction, body["of"], terms)
        else None
    )


def _full(transaction: Transaction, of: str, terms: RecordTerms) -> bool:
    (count,) = transaction.sql.execute(
        "SELECT COUNT(*) FROM (SELECT 1 FROM records WHERE kind = ? AND id > ? AND id < ?"
        " AND body IS NOT NULL LIMIT ?)",
        (PluginRecord.KIND, *_between(of), terms.most),
    ).fetchone()
    return bool(count >= terms.most)


def _between(of: str) -> tuple[str, str]:
    """Return what the ids of a kind lie between."""
    return f"{of}.", f"{of}/"  # the slash follows the dot


def _terms(transaction: Transaction, plugin: str) -> Iterator[RecordTerms]:
    body = transaction.body(Plugin.KIND, plugin)
    known = None if body is None else decode(Plugin, body)
    yield from () if known is None or known.terms is None else known.terms.records


@lru_cache(maxsize=256)
def _schema(text: str) -> Mapping[str, Any]:
    return read_schema(text)
