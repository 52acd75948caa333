"""Letting a bureau's plugin in and out, its records, and the alerts it raises.

A plugin acts at a seat, under the log-in there; what it may is in its approval, which every
operation names among its targets. The hub holds records against their schema before it saves.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from console.domain.alert import Alert, Condition, Severity, TrailLine
from console.domain.alert_reports import received
from console.domain.geo import NOWHERE, Place
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.plugin import (
    LONGEST_KEY,
    MOST_CHARACTERS,
    RAISE_ALERTS,
    WRITE_RECORDS,
    Approval,
    Plugin,
    PluginRecord,
    Terms,
    alert_id,
    alert_type,
    record_id,
)
from console.domain.rights import Right

CHANNEL = "plugin"
"""Of alerts that a plugin raised; their source names it."""


@operation("plugin.approve", right=Right.LEAD_SHIFT)
def approve(
    reads: Reads,
    act: Act,
    plugin_id: str,
    uuid: str,
    name: str,
    terms: Terms,
    bureau: str = "",
    persons: int = 1,
) -> Outcome:
    """Let a plugin in under these terms (准入); with `persons` 2 the second yes makes them hold.

    A yes to other terms than those asked begins anew: nobody has agreed to them yet. Terms of the
    files before hold on for seats that have not taken the new ones over.
    """
    known = reads.find(Plugin, plugin_id) or Plugin(plugin_id, uuid, name)
    if known.uuid != uuid:
        raise Refused("plugin_other_uuid", known.name)
    if known.terms == terms:
        return Outcome()
    before = known.asked_by if known.asked == terms else ()
    if any(each.person == act.person for each in before):
        raise Refused("second_person_needed", act.name)
    said = (*before, Approval(act.person, act.name, act.seat, act.time))
    told = replace(known, name=name, bureau=bureau)
    if len(said) < persons:
        return Outcome([replace(told, asked=terms, asked_by=said)])
    holds = replace(told, terms=terms, before=_before(known, terms), approvals=said)
    return Outcome([replace(holds, asked=None, asked_by=())])


@operation("plugin.withdraw", right=Right.LEAD_SHIFT)
def withdraw(reads: Reads, act: Act, plugin_id: str, reason: str) -> Outcome:
    """Take a plugin out (停用): one person is enough; its records stay and are hidden."""
    known = reads.get(Plugin, plugin_id)
    if not reason.strip():
        raise Refused("reason_needed")
    if known.terms is None and known.asked is None:
        return Outcome()
    gone = replace(
        known, terms=None, before=None, approvals=(), asked=None, asked_by=(), pilot=None
    )
    why = reason.strip()
    return Outcome([replace(gone, withdrawn_by=act.name, withdrawn_at=act.time, reason=why)])


@operation("plugin.record.put", right=Right.WRITE_LOG)
def put(
    reads: Reads, act: Act, plugin: str, record: str, id: str, fields: Mapping[str, Any]
) -> Outcome:
    """Save a record of a plugin's own kind, whole; `id` is the plugin's own for it."""
    _kind(reads, plugin, record)
    if not isinstance(fields, dict) or not 0 < len(id) <= LONGEST_KEY:
        raise Refused("bad_arguments", "id, fields")
    if len(json.dumps(fields, ensure_ascii=False)) > MOST_CHARACTERS:
        raise Refused("bad_arguments", f"fields: ≤ {MOST_CHARACTERS}")
    key = record_id(plugin, record, id)
    reads.find(PluginRecord, key)  # one of a newer version is not overwritten
    who = (act.person, act.name, act.seat, act.time)
    return Outcome([PluginRecord(key, f"{plugin}.{record}", id, *who, fields)])


@operation("plugin.record.remove", right=Right.WRITE_LOG)
def remove(reads: Reads, act: Act, plugin: str, record: str, id: str) -> Outcome:
    """Take a record away; the operations keep what it said."""
    _kind(reads, plugin, record)
    known = reads.get(PluginRecord, record_id(plugin, record, id))
    if known.is_removed:
        return Outcome()
    who = (act.person, act.name, act.seat, act.time)
    return Outcome([PluginRecord(known.id, known.of, id, *who, is_removed=True)])


@operation("plugin.alert.raise", right=Right.REGISTER)
def raise_alert(
    reads: Reads,
    act: Act,
    plugin: str,
    type: str,
    key: str,
    title: str,
    severity: Severity,
    text: str = "",
    place: Place = NOWHERE,
) -> Outcome:
    """Raise an alert of a declared type; `key` names the occurrence.

    The same occurrence again is the same alert: only a rise changes it, and one that was closed
    stays closed.
    """
    approved = _approved(reads, plugin, RAISE_ALERTS)
    assert approved.terms is not None
    terms = approved.terms.alert(type)
    if terms is None or severity > terms.severity:
        raise Refused("bad_arguments", f"type {type}, severity {severity.name.lower()}")
    if not title.strip() or not 0 < len(key) <= LONGEST_KEY:
        raise Refused("bad_arguments", "title, key")
    id = alert_id(plugin, type, key)
    known = reads.find(Alert, id)
    if known is not None and (known.is_closed or severity <= known.severity):
        return Outcome()
    report = Alert(
        id=id,
        title=title.strip(),
        severity=severity,
        received_at=act.time,
        last_at=act.time,
        source=approved.name,
        channel=CHANNEL,
        type=alert_type(plugin, type),
        rule=alert_type(plugin, type),
        text=text,
        place=place,
        condition=Condition.NOT_APPLICABLE,
        origin_seat=act.seat,
    )
    line = TrailLine(
        act.time, "received", approved.name, act.seat, approved.name, act.stamp, act.op
    )
    told = received(known, report)
    return Outcome([replace(told, trail=(line,)) if known is None else told])


def _before(known: Plugin, terms: Terms) -> Terms | None:
    """Return the terms of the last other files that were let in."""
    held = (each for each in (known.terms, known.before) if each is not None)
    return next((each for each in held if each.digest != terms.digest), None)


def _approved(reads: Reads, plugin: str, permission: str) -> Plugin:
    """Return the plugin, which the hall has let in with this permission."""
    known = reads.find(Plugin, plugin)
    if known is None or known.terms is None:
        raise Refused("plugin_not_approved", plugin)
    if not known.may(permission):
        raise Refused("plugin_not_granted", permission)
    return known


def _kind(reads: Reads, plugin: str, record: str) -> None:
    terms = _approved(reads, plugin, WRITE_RECORDS).terms
    if terms is None or terms.record(record) is None:
        raise Refused("bad_arguments", f"record {record}")
