"""Data sets that are records of the plugin: read from the cache, put into the book."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from console.plugin_api.dataset import DataSet, DataSetSpec, Origin, Row, Value
from console.plugin_api.manifest import Manifest
from console.plugin_host.reading.data_book import DataBook

Read = Callable[[str], Sequence[Mapping[str, Any]]]
"""Returns the bodies of the records of `<plugin>.<kind>`; those taken away are left out."""


def specs_of(manifest: Manifest) -> Iterable[DataSetSpec]:
    """Return the data sets of a plugin that are records."""
    return (spec for spec in manifest.data if spec.origin in (Origin.RECORDS, Origin.FORM))


def put_records(manifest: Manifest, book: DataBook, read: Read, now: datetime) -> None:
    """Put what the cache holds of each record kind into the book.

    Args:
        manifest: of the plugin.
        book: takes the rows.
        read: reads; blocking, so called on the lane of readers.
        now: what is in the cache is of now as far as this seat knows.
    """
    for spec in specs_of(manifest):
        rows = tuple(row_of(body, spec) for body in read(f"{manifest.id}.{spec.of}"))
        book.put(manifest.id, DataSet(spec.id, rows, now))


def row_of(body: Mapping[str, Any], spec: DataSetSpec) -> Row:
    """Return a record as a row: its fields; where none says them, `id` and `at` are its own.

    One that was saved under an older schema stands with what it has: a field it lacks is None, and
    what is no plain value is its JSON.
    """
    told = {"id": body.get("key", ""), "at": body.get("at"), **body.get("fields", {})}
    return {column.id: _plain(told.get(column.id)) for column in spec.columns}


def _plain(value: Any) -> Value:
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)
