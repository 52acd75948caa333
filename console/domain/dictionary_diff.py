"""What differs between two versions of the dictionary, entry by entry and field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from console.domain.dictionary import EntryChange, FieldChange, GridCode
from console.domain.matter import Matter, MatterClock

Entry = Matter | GridCode

UNTOLD = frozenset(("id", "version"))
"""Fields that are no content: who an entry is, and when it became so."""

LONGEST = 120
"""Letters of a field that a change tells."""

_ORDER = {"changed": 0, "added": 1, "removed": 2}


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> list[EntryChange]:
    """Return what changes: what differs first, then what is new, then what is gone; by id."""
    old, new = _by_key(before), _by_key(after)
    found = [
        change
        for key in {**old, **new}
        if (change := _change(old.get(key), new.get(key))) is not None
    ]
    return sorted(found, key=lambda change: (_ORDER[change.what], change.kind, change.id))


def said(value: Any) -> str:
    """Return a field's value as a person reads it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, MatterClock):
        return f"{value.what} {value.amount} {value.kind}"
    if isinstance(value, tuple):
        return "、".join(said(each) for each in value)
    return str(value)


def _by_key(entries: Iterable[Entry]) -> Mapping[tuple[str, str], Entry]:
    return {(entry.KIND, entry.id): entry for entry in entries}


def _change(old: Entry | None, new: Entry | None) -> EntryChange | None:
    if old is None and new is not None:
        return EntryChange("added", new.KIND, new.id, new.name)
    if new is None and old is not None:
        return EntryChange("removed", old.KIND, old.id, old.name)
    if old is None or new is None:
        return None
    differs = tuple(_differences(old, new))
    return EntryChange("changed", new.KIND, new.id, new.name, differs) if differs else None


def _differences(old: Entry, new: Entry) -> Iterator[FieldChange]:
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in UNTOLD and before != after:
            yield FieldChange(field.name, _short(said(before)), _short(said(after)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
