"""sqlite-utils, which makes the tables of a new file: loaded only then, and alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from offline_cache.cipher import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

_HEAVY = "numpy"
"""sqlite-utils takes it along where it is installed, for values of its kind: 14 MB for nothing."""


def table_maker(connection: Connection) -> "Database":
    """Return what makes tables in a file; call inside a transaction.

    Only a new file or a new kind needs it, and the import is slow.
    """
    with _left_out(_HEAVY):
        from sqlite_utils import Database

    raw: Any = connection
    return Database(raw, execute_plugins=False)  # looking for them reads every installed package


@contextmanager
def _left_out(name: str) -> Iterator[None]:
    """Let a module seem not installed, unless it is there already."""
    modules: dict[str, Any] = sys.modules
    if name in modules:
        yield
        return
    modules[name] = None
    try:
        yield
    finally:
        del modules[name]
