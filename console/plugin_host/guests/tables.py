"""What a guest has told, held against its manifest: rows in, data sets out, ten times a second.

A row is never believed: columns that are not declared are left out, a value of another kind becomes
none, and the page says so as a note. What is too much is left out and counted.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from console.plugin_api.dataset import (
    MOST_ROWS,
    Column,
    ColumnKind,
    DataSet,
    DataSetSpec,
    Row,
    Value,
)
from console.plugin_api.fault import PluginFault
from console.plugin_api.messages import Data
from console.plugin_host.guests import faults

MOST_TEXT = 500
"""Letters of a cell; the rest is cut."""
MOST_WEIGHT = 4_000_000
"""Letters of all rows of one data set, a cell without letters counted as eight."""
MOST_NOTES = 20
_LARGEST = 1e15
_AHEAD = timedelta(minutes=5)
"""A source's clock may be so much ahead; what lies further on is no time things were true at."""


class Table:
    """The rows of one data set as they were told so far.

    Args:
        spec: how the manifest declares it.
    """

    def __init__(self, spec: DataSetSpec) -> None:
        self._spec = spec
        self._columns = {column.id: column for column in spec.columns}
        self._rows: dict[Value, tuple[Row, int]] = {}
        self._weight = 0
        self._count = 0
        self._as_of: datetime | None = None
        self._left_out = 0
        self._notes: dict[str, PluginFault] = {}

    def take(self, data: Data, now: datetime) -> None:
        """Take rows: all of them, or those that changed by key (without a key they are added)."""
        if data.is_whole:
            self._rows.clear()
            self._notes.clear()
            self._weight = 0
        before, self._left_out = 0 if data.is_whole else self._left_out, 0
        self._as_of = self._time(data.as_of, now)
        for row in data.rows:
            self._put(self._read(row))
        self._left_out = max(before, self._left_out)

    def data_set(self, fault: PluginFault | None) -> DataSet:
        """Return what is known now; the rows stay also while there is a fault."""
        rows = tuple(row for row, _ in self._rows.values())
        notes = tuple(self._notes.values())
        return DataSet(self._spec.id, rows, self._as_of, fault, self._left_out, notes)

    def _put(self, row: Row) -> None:
        key = self._key(row)
        weight = sum(len(value) if isinstance(value, str) else 8 for value in row.values())
        before = self._rows.get(key)
        if before is None and not self._spec.key and len(self._rows) >= MOST_ROWS:
            self._forget(next(iter(self._rows)))  # of a list that only grows, the oldest goes
        self._weight += weight - (before[1] if before else 0)
        is_full = len(self._rows) >= MOST_ROWS and before is None
        if is_full or self._weight > MOST_WEIGHT:
            self._weight -= weight - (before[1] if before else 0)
            self._left_out += 1
            return
        self._rows[key] = (row, weight)

    def _key(self, row: Row) -> Value:
        if self._spec.key:
            return row.get(self._spec.key)
        self._count += 1
        return self._count

    def _forget(self, key: Value) -> None:
        self._weight -= self._rows.pop(key)[1]

    def _read(self, row: Row) -> Row:
        for name in row.keys() - self._columns.keys():
            self._note(name, f"没有声明的列 {faults.tidy(name)}", "a column that is not declared")
        return {name: self._value(column, row.get(name)) for name, column in self._columns.items()}

    def _value(self, column: Column, value: Value) -> Value:
        if value is None:
            return None
        if column.kind is ColumnKind.NUMBER:
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if is_number and abs(value) < _LARGEST:  # type: ignore[arg-type]  # it is a number
                return value
            self._note(column.id, f"{column.name.zh} 不是数", f"{column.id} is no number")
            return None
        if isinstance(value, str):
            return value[:MOST_TEXT]
        self._note(column.id, f"{column.name.zh} 不是文字", f"{column.id} is no text")
        return None

    def _time(self, as_of: datetime | None, now: datetime) -> datetime:
        if as_of is None:
            return now
        if as_of.tzinfo is None:
            self._note("as_of", "时间没有时区", "a time without its zone")
            return now
        if as_of > now + _AHEAD:
            self._note("as_of", "数据时间晚于现在", "data from the future")
            return now
        return as_of

    def _note(self, place: str, zh: str, en: str) -> None:
        if len(self._notes) < MOST_NOTES:
            self._notes[place] = faults.lied(self._spec.id, faults.tidy(place), zh, en)


class Tables:
    """All data sets that the guest of one plugin brings.

    Args:
        specs: those of the manifest that come from the guest.
    """

    def __init__(self, specs: tuple[DataSetSpec, ...]) -> None:
        self._tables = {spec.id: Table(spec) for spec in specs}
        self._changed: set[str] = set()
        self._fault: PluginFault | None = None

    def take(self, data: Data, now: datetime) -> bool:
        """Take what was told; False when no such data set is declared."""
        table = self._tables.get(data.set)
        if table is None:
            return False
        table.take(data, now)
        self._changed.add(data.set)
        return True

    def say(self, fault: PluginFault | None) -> None:
        """Have every data set say why there is nothing newer, or that all is well again."""
        if fault != self._fault:
            self._fault = fault
            self._changed.update(self._tables)

    def flush(self) -> Iterator[DataSet]:
        """Yield the data sets that have changed since the last call."""
        changed, self._changed = self._changed, set()
        for name in sorted(changed):
            yield self._tables[name].data_set(self._fault)
