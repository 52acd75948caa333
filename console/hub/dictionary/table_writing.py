"""Entries as a table again, as `hub dictionary load` reads it."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from console.domain.dictionary_diff import Entry
from console.domain.matter import MatterClock
from console.hub.dictionary.columns import CHOICES, CODES, MATTERS, Column, Sort

_UNITS = {"minutes": "分钟", "working_hours": "工作小时", "working_days": "工作日"}


def table_text(sort: Sort, entries: Iterable[Entry]) -> str:
    """Return entries as CSV."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([column.heads[0] for column in sort.columns])
    for entry in entries:
        writer.writerow([_cell(column, getattr(entry, column.field)) for column in sort.columns])
    return text.getvalue()


def template() -> str:
    """Return the heads of both tables, an empty line between."""
    return f"{table_text(MATTERS, ())}\n{table_text(CODES, ())}"


def _cell(column: Column, value: Any) -> str:
    choices: Mapping[str, str] = CHOICES.get(column.field, {})
    for written, kept in choices.items():
        if kept == value:
            return written
    if isinstance(value, tuple):
        return "；".join(_part(each) for each in value)
    return str(value) if value else ""


def _part(value: Any) -> str:
    if isinstance(value, MatterClock):
        return f"{value.what}：{value.amount}{_UNITS.get(value.kind, value.kind)}"
    return str(value)
