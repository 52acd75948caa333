"""Pages that are not there: SQLCipher reads a page of zeros as zeros, and checks no sum of it.

A file that was cut, or a page the file system has lost, would be told as an empty text where long
ones go on (overflow pages); only the roots of tables are found by SQLite itself.
"""

import struct
from pathlib import Path

from console.hub.store.connection import Connection

PAGE = 4096
_AT_ONCE = 256
_HEAD, _FRAME_HEAD = 32, 24


def holes_in(path: Path, connection: Connection, is_thorough: bool) -> str:
    """Return what is missing from a file, empty for nothing.

    Args:
        path: the file.
        connection: to it.
        is_thorough: reads all of it for lost pages; else only its length is looked at.
    """
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    there = path.stat().st_size // PAGE
    if there < pages:
        logged = _pages_in_log(path)
        if not logged.issuperset(range(there + 1, pages + 1)):
            return f"the file ends after {there} of {pages} pages"
    if is_thorough:
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        empty = _empty_pages(path) - _pages_in_log(path)
        if len(empty) > free:  # a page that was let go of at once may never have been written
            return f"pages without content: {sorted(empty)[:5]}"
    return ""


def _empty_pages(path: Path) -> set[int]:
    nothing, found, number = bytes(PAGE), set[int](), 0
    with path.open("rb") as file:
        while piece := file.read(PAGE * _AT_ONCE):
            for at in range(0, len(piece), PAGE):
                number += 1
                if piece[at : at + PAGE] == nothing:
                    found.add(number)
    return found


def _pages_in_log(path: Path) -> set[int]:
    """Return the pages whose newest state may stand in the log."""
    log = path.with_name(path.name + "-wal")
    found: set[int] = set()
    if not log.exists():
        return found
    with log.open("rb") as file:
        salts = file.read(_HEAD)[16:24]
        while len(frame := file.read(_FRAME_HEAD)) == _FRAME_HEAD:
            if frame[8:16] == salts:
                found.add(struct.unpack(">I", frame[:4])[0])
            file.seek(PAGE, 1)
    return found
