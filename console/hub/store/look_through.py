"""Reading the whole file beside whoever uses it, so that damage nobody meets is found too."""

import threading

from console.hub.store.connection import Connection, SqlError
from console.hub.store.sqlite import Database

_INTERRUPT = 9


class LookThrough:
    """Looks through one database, table by table, so that its log can be moved in between.

    Args:
        database: told of what is found.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._running: Connection | None = None
        self._is_stopped = False

    def run(self) -> None:
        """Read everything once; blocks.

        Raises:
            StoreDamaged: something does not fit.
        """
        with self._database.damage.watched():
            connection = self._database.connect()
            try:
                with self._guard:
                    self._running = connection
                self._look(connection)
            except SqlError as error:
                if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF != _INTERRUPT:
                    raise
            finally:
                with self._guard:
                    self._running = None
                    connection.close()

    def stop(self) -> None:
        """End a look that is under way, and begin no other; from any thread."""
        with self._guard:
            self._is_stopped = True
            if self._running is not None:
                self._running.interrupt()

    def _look(self, connection: Connection) -> None:
        connection.execute("PRAGMA query_only = 1")
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in tables.fetchall():
            if self._is_stopped:
                return
            told = connection.execute(f'PRAGMA quick_check("{name}")').fetchone()[0]
            if told != "ok" and not self._is_stopped:
                raise self._database.damage.note(str(told)[:200])
