"""Rows of whole leaf pages, read without the inner pages that lead to them.

SQLite finds a row by the inner pages above it, so one damaged inner page hides hundreds of whole
ones. The format of leaves and records is SQLite's (https://sqlite.org/fileformat2.html, 1.6, 2.1).
"""

import struct
from collections.abc import Iterator
from typing import Any

from offline_cache.whole_pages import USABLE, WholePages

Value = int | float | str | bytes | None

_TABLE_LEAF = 13
_HEAD, _FILE_HEAD = 8, 100
_MOST_LOCAL = USABLE - 35
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)


def leaf_rows(pages: WholePages, columns: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of every table with so many columns, in no order.

    The first column is the row's number. A row of which a page is missing is left out. Pages that
    were let go of hold nothing: SQLCipher overwrites them (`secure_delete`).
    """
    for number in range(1, pages.count + 1):
        page = pages.page(number)
        if page is not None:
            for row in _of_page(pages, page, _FILE_HEAD if number == 1 else 0):
                if len(row) == columns:
                    yield row


def _of_page(pages: WholePages, page: bytes, start: int) -> Iterator[tuple[Value, ...]]:
    if page[start] != _TABLE_LEAF:
        return
    (cells,) = struct.unpack_from(">H", page, start + 3)
    if start + _HEAD + 2 * cells > USABLE:
        return  # an overflow page whose content begins like a leaf
    for at in struct.unpack_from(f">{cells}H", page, start + _HEAD):
        try:
            size, at = _varint(page, at)
            number, at = _varint(page, at)
            payload = _payload(pages, page, at, size)
            if payload is not None:
                yield (number, *_record(payload)[1:])
        except (IndexError, struct.error, ValueError):
            continue  # no leaf of ours


def _payload(pages: WholePages, page: bytes, at: int, size: int) -> bytes | None:
    """Return the record of a cell, with what stands on overflow pages."""
    if size <= _MOST_LOCAL:
        return page[at : at + size]
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
    local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    found = [page[at : at + local]]
    (following,) = struct.unpack_from(">I", page, at + local)
    left = size - local
    while left > 0:
        more = pages.page(following)
        if more is None:
            return None
        found.append(more[4 : 4 + min(left, USABLE - 4)])
        left -= USABLE - 4
        (following,) = struct.unpack_from(">I", more)
    return b"".join(found)


def _record(payload: bytes) -> list[Value]:
    length, at = _varint(payload, 0)
    values, body = list[Value](), length
    while at < length:
        kind, at = _varint(payload, at)
        size = _SIZES[kind] if kind < len(_SIZES) else (kind - 12) // 2
        if size < 0 or body + size > len(payload):
            raise ValueError("no record")
        values.append(_value(kind, payload[body : body + size]))
        body += size
    return values


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    return data.decode() if kind % 2 else data


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next begins."""
    value = 0
    for index in range(8):
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value << 8 | data[at + 8], at + 9
