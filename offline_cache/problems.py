"""What can be wrong with a store, in words that a person can act on."""

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


class Interrupted(Exception):  # noqa: N818 - nothing went wrong
    """A newer search took this one's place."""


_DAMAGED = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB
_IO = 10
_FULL = 13


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says about a broken file or a full disk into a `StoreProblem`.

    Any other error passes through: it is a fault of the program, not of the file.
    """
    try:
        yield
    except Exception as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code in _DAMAGED:
            raise Damaged("The file is damaged.", path) from error
        if code == _FULL:
            raise NoSpace("The disk is full.", path) from error
        if code == _IO:
            raise Damaged("The disk gave an error while reading or writing.", path) from error
        raise
