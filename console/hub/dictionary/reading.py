"""From the bytes of a file to a dictionary: all of it, or every mistake with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from console.domain.dictionary import GridCode
from console.domain.matter import Matter
from console.hub.dictionary.entries import entry_of
from console.hub.dictionary.fault import BadDictionary, Fault, whole
from console.hub.dictionary.heads import Rows, rows_of
from console.hub.dictionary.meaning import (
    Known,
    Read,
    faults_between,
    notes_between,
    resolved,
)
from console.hub.dictionary.text_table import read_csv
from console.hub.dictionary.toml_table import read_toml
from console.hub.dictionary.workbook import read_workbook

MOST_BYTES = 8_000_000
"""Twenty thousand full entries have less."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file brings; None of what it has no table for.

    Attributes:
        title: what people call it; empty where the file does not say.
        matters: entries, whole.
        codes: grid codes.
        notes: what ought to be known of a good file.
    """

    title: str = ""
    matters: Sequence[Matter] | None = None
    codes: Sequence[GridCode] | None = None
    notes: Sequence[Fault] = ()


def read_dictionary(name: str, raw: bytes, known: Known) -> Content:
    """Read a file by the end of its name.

    Args:
        name: of the file.
        raw: its bytes.
        known: what the hall has.

    Raises:
        BadDictionary: something in it is wrong; nothing of it is to be used.
    """
    if len(raw) > MOST_BYTES:
        raise whole(
            f"文件超过 {MOST_BYTES // 1_000_000} MB",
            f"the file has more than {MOST_BYTES // 1_000_000} MB",
            "只保留字典",
            "keep the dictionary alone",
        )
    title, rows = _rows(name, raw)
    faults = list(rows.faults)
    reads = [
        Read(entry, row.spot, {field: cell.spot for field, cell in row.cells.items()})
        for row in rows.rows
        if (entry := entry_of(row, faults)) is not None
    ]
    faults.extend(faults_between(reads, known))
    if faults:
        raise BadDictionary(faults)
    if not reads:
        raise whole(
            "表里没有一条", "the table has no entry", "检查是否选错文件", "look for the file"
        )
    return _content(title, reads, [*rows.notes, *notes_between(reads, known)])


def _rows(name: str, raw: bytes) -> tuple[str, Rows]:
    end = PurePath(name).suffix.lower()
    if end == ".toml":
        return read_toml(raw)
    if end == ".csv":
        return "", rows_of([read_csv(raw)])
    if end == ".xlsx":
        return "", rows_of(read_workbook(raw))
    raise whole(
        f"不认识“{end or name}”文件",
        f"a file of this sort ({end or name}) is not read",
        "用 .xlsx、.csv 或 .toml",
        "use .xlsx, .csv or .toml",
    )


def _content(title: str, reads: Sequence[Read], notes: Sequence[Fault]) -> Content:
    matters = [read.entry for read in reads if isinstance(read.entry, Matter)]
    codes = [read.entry for read in reads if isinstance(read.entry, GridCode)]
    return Content(
        title,
        [replace(m, version="") for m in resolved(matters)] if matters else None,
        [replace(code, version="") for code in codes] if codes else None,
        tuple(sorted(notes)),
    )
