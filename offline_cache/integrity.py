"""Looking through a whole store file for damage, beside whoever uses it."""

import threading
from pathlib import Path

from offline_cache.cipher import Connect, Connection, connect_cipher
from offline_cache.problems import Damaged, Interrupted, plain_words

_INTERRUPT = 9


class FileCheck:
    """One look through one file, on a connection of its own: nobody waits for it.

    It goes table by table, so that no read transaction keeps the log from being moved for long.
    Each page read is authenticated by its HMAC, so a flipped bit anywhere in use is found.

    Args:
        path: the file.
        key: 32 bytes.
        connect: how to reach the file.
    """

    def __init__(self, path: Path, key: bytes, connect: Connect = connect_cipher) -> None:
        self._path = path
        self._key = key
        self._connect = connect
        self._guard = threading.Lock()
        self._running: Connection | None = None
        self._is_stopped = False

    def is_whole(self, thoroughly: bool = False) -> bool:
        """Read everything; whether nothing is damaged.

        Args:
            thoroughly: compares each index with its table as well (`integrity_check`).

        Raises:
            Interrupted: `stop` was called.
        """
        pragma = "integrity_check" if thoroughly else "quick_check"
        connection = self._begin()
        try:
            with plain_words(self._path):
                tables = connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
                ).fetchall()
                return all(_is_sound(connection, pragma, name) for (name,) in tables)
        except Damaged:
            return False
        except Exception as error:
            if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF == _INTERRUPT:
                raise Interrupted from error
            raise
        finally:
            self._end(connection)

    def stop(self) -> None:
        """End a look that is under way, and begin no other; from any thread."""
        with self._guard:
            self._is_stopped = True
            if self._running is not None:
                self._running.interrupt()

    def _begin(self) -> Connection:
        with self._guard:
            if self._is_stopped:
                raise Interrupted
            self._running = connection = self._connect(self._path, self._key)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _end(self, connection: Connection) -> None:
        with self._guard:
            self._running = None
            connection.close()


def _is_sound(connection: Connection, pragma: str, table: str) -> bool:
    """Whether nothing is wrong with a table.

    The cipher gives zeros for a page that does not fit and the error with the next page it reads
    from the disk: so one more is read.
    """
    said = connection.execute(f'PRAGMA {pragma}("{table}")').fetchall()
    connection.execute("PRAGMA shrink_memory").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    return said == [("ok",)]
