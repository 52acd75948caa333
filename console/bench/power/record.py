"""The log of the shim, read back: what was done to which file, in order."""

import struct
from dataclasses import dataclass
from pathlib import Path

_HEAD = struct.Struct("<c7xQQII")

WRITE, CUT, SYNC, SYNC_FOLDER, CREATE, MAKE_FOLDER, RENAME, UNLINK, NOTE, UNKNOWN = (
    "WTSDCMRUN!"  # as shim.c names them
)

SHARED_MEMORY = "-shm"
"""Files that SQLite maps and builds anew at each first opening: never read back from a disk."""


class Unreadable(Exception):  # noqa: N818
    """The log holds something that the model of the disk does not know."""


@dataclass(frozen=True, slots=True)
class Record:
    """One call.

    Attributes:
        kind: one of the letters above.
        file: the number the file system gave the file.
        offset: where a write began, or the length a file was cut to.
        path: absolute; of a rename the old one.
        data: the bytes written, the new path of a rename, the text of a note.
    """

    kind: str
    file: int
    offset: int
    path: str
    data: bytes


def read_log(path: Path) -> list[Record]:
    """Return the calls of a log in order.

    Raises:
        Unreadable: a call was logged that the model does not know, or the log is cut off.
    """
    raw, at, records = path.read_bytes(), 0, []
    while at < len(raw):
        if at + _HEAD.size > len(raw):
            raise Unreadable("the log ends in the middle of a record")
        kind, file, offset, path_length, data_length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        name = raw[at : at + path_length].decode()
        at += path_length
        data = raw[at : at + data_length]
        at += data_length
        if name.endswith(SHARED_MEMORY):
            continue
        if kind == b"!":
            raise Unreadable(f"{data.decode()} on {name}: the model does not know this call")
        records.append(Record(kind.decode(), file, offset, name, data))
    return records
