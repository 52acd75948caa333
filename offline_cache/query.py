"""Conditions and orders over declared fields, made into SQL; values never become SQL text."""

from collections.abc import Mapping
from dataclasses import dataclass

from offline_cache.tables import Table

Where = Mapping[str, object]
"""Field name → value (equal), None (no value), or a pair (operator, value)."""

_COMPARE = frozenset({"=", "!=", "<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Order:
    """Columns to sort by, each with whether it descends; the last one is unique."""

    columns: tuple[tuple[str, bool], ...]

    @property
    def sql(self) -> str:
        """The ORDER BY terms; no value sorts first ascending, last descending."""
        return ", ".join(f"{column} DESC" if down else column for column, down in self.columns)

    def beyond(self, place: tuple[object, ...]) -> tuple[str, list[object]]:
        """Return the condition (and its values) of rows that sort behind `place`."""
        parts, values = [], []
        equal: list[str] = []
        same: list[object] = []
        for (column, down), value in zip(self.columns, place, strict=True):
            behind = _behind(column, down, value)
            if behind is not None:
                parts.append(" AND ".join([*equal, behind]))
                values += [*same, *([] if value is None else [value])]
            equal.append(f"{column} IS ?")
            same.append(value)
        return " OR ".join(f"({part})" for part in parts), values


def parse_order(table: Table, order: str) -> Order:
    """Read "-severity,raised"; empty takes the collection's order, else newest first.

    Raises:
        ValueError: a field is not declared.
    """
    text = order or table.collection.order or "-age"
    terms = [term.strip() for term in text.split(",")]
    columns = [(_column(table, term.lstrip("-")), term.startswith("-")) for term in terms]
    if not any(column in ("n", "id") for column, _ in columns):
        columns.append(("n", columns[-1][1]))
    return Order(tuple(columns))


def parse_where(table: Table, where: Where) -> tuple[str, list[object], bool]:
    """Return condition, values, and whether rows that are gone must be shut out explicitly.

    Raises:
        ValueError: a field is not declared, or an operator is not known.
    """
    parts, values = [], []
    needs_gone = True
    for name, wish in where.items():
        column = _column(table, name)
        operator, value = wish if isinstance(wish, tuple) else ("=", wish)
        part, some = _condition(column, operator, value)
        parts.append(part)
        values += some
        # gone rows have no values, so a condition that wants one shuts them out already
        if name in table.fields and value is not None and operator != "!=":
            needs_gone = False
    return " AND ".join(parts) or "1", values, needs_gone


def _condition(column: str, operator: str, value: object) -> tuple[str, list[object]]:
    if operator == "in" and isinstance(value, (list, tuple, set, frozenset)):
        return f"{column} IN ({', '.join('?' * len(value))})", list(value)
    if operator == "between" and isinstance(value, tuple):
        return f"{column} BETWEEN ? AND ?", list(value)
    if operator not in _COMPARE:
        raise ValueError(f"unknown operator {operator!r}")
    if operator == "=":
        return (f"{column} IS NULL", []) if value is None else (f"{column} = ?", [value])
    if operator == "!=":
        return f"{column} IS NOT ?", [value]
    return f"{column} {operator} ?", [value]


def _behind(column: str, down: bool, value: object) -> str | None:
    """Return what sorts behind `value` in one column; NULL is the smallest."""
    if value is None:
        return None if down else f"{column} IS NOT NULL"
    return f"({column} < ? OR {column} IS NULL)" if down else f"{column} > ?"


def _column(table: Table, name: str) -> str:
    if name in table.fields:
        return f'"{table.fields[name]}"'
    if name in ("id", "age"):
        return "n" if name == "age" else "id"
    raise ValueError(f"{table.kind} has no declared field {name!r}")
