"""What can be wrong with a store, in words that a person can act on."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreProblem(Exception):  # noqa: N818 - a word of the manual
    """A store that cannot be used as it is.

    Attributes:
        code: stable word for the program ("damaged").
        what: what is wrong, one plain sentence.
        where: the file.
        to_do: what a person should do.
    """

    code = "store"
    to_do = "Tell the person who looks after this seat."

    def __init__(self, what: str, where: Path | str, to_do: str | None = None) -> None:
        self.what = what
        self.where = str(where)
        self.to_do = to_do or type(self).to_do
        super().__init__(f"{what} ({self.where}) {self.to_do}")


class Damaged(StoreProblem):
    """The file cannot be read; nothing was written to it."""

    code = "damaged"
    to_do = "Set the file aside; a cache is rebuilt from the hub, a journal goes to recovery."


class LostSaved(Damaged):
    """The file can be read, and lacks what was saved last; nothing was written to it."""

    code = "lost_saved"
    to_do = "Do not delete it: a journal goes to recovery, which says what is left."


class Newer(StoreProblem):
    """The file was written by a newer program; nothing was written to it."""

    code = "newer"
    to_do = "Start the newer program, or give this one another data folder."


class AlreadyOpen(StoreProblem):
    """Another process has the file open."""

    code = "already_open"
    to_do = "Close the other console of this seat first."


class WrongKey(StoreProblem):
    """The key does not open this file; nothing was written to it."""

    code = "wrong_key"
    to_do = "Unlock with the key the file was made with; the file itself may be whole."


class NoSpace(StoreProblem):
    """The disk is full; what was being written is not saved."""

    code = "no_space"
    to_do = "Free space on this disk; nothing that was saved before is lost."


class Unwritable(StoreProblem):
    """The disk takes nothing: mounted read-only, or every write ends in an error."""

    code = "unwritable"
    to_do = "Look at the disk: it may be mounted read-only, or be failing."


class Renewed(StoreProblem):
    """The cache was begun anew meanwhile; what was under way for the old one has no place."""

    code = "renewed"
    to_do = "Nothing: the records are read anew from the hub."


class Interrupted(Exception):  # noqa: N818 - nothing went wrong
    """A newer search took this one's place."""


_DAMAGED = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB
_READ_ONLY = (8, 14)  # SQLITE_READONLY, SQLITE_CANTOPEN
_IO = 10
_FULL = 13
_BAD_READS = (266, 522, 8202, 8458)  # SQLITE_IOERR_READ, _SHORT_READ, _DATA, _CORRUPTFS

_CLOSED = "closed database"
"""What the library says of a connection that was closed; such an error has no number."""

LEAST = 1 << 20
"""Bytes free below which an error in writing is taken for a full disk."""


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says about a broken file or a full disk into a `StoreProblem`.

    Any other error passes through: it is a fault of the program, not of the file.
    """
    try:
        yield
    except MemoryError as error:  # what the cipher says once it has met a page that does not fit
        raise Damaged("The file is damaged, or there is no memory.", path) from error
    except Exception as error:
        if _CLOSED in str(error):
            raise Damaged("The file is closed: it could not be begun anew.", path) from error
        if (problem := _problem(getattr(error, "sqlite_errorcode", None) or 0, path)) is None:
            raise
        raise problem from error


@contextmanager
def plain_system_words(path: Path) -> Iterator[None]:
    """Do the same for what the system says when a file is opened, made or written."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NoSpace("The disk is full.", path) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise Unwritable("This folder cannot be written to.", path) from error
        if error.errno == errno.EIO:
            raise Unwritable("The disk gave an error while writing.", path) from error
        raise


def _problem(extended: int, path: Path) -> StoreProblem | None:
    code = extended & 0xFF
    if code in _DAMAGED:
        return Damaged("The file is damaged.", path)
    if code == _FULL:
        return NoSpace("The disk is full.", path)
    if code in _READ_ONLY:
        return Unwritable("The file cannot be opened for writing.", path)
    if code != _IO:
        return None
    if extended in _BAD_READS:
        return Damaged("The disk gave an error while reading.", path)
    if _is_full(path):  # some calls of SQLite name a full disk an error of the disk
        return NoSpace("The disk is full.", path)
    return Unwritable("The disk gave an error while writing.", path)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < LEAST
    except OSError:
        return False
