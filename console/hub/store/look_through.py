"""Reading the whole file beside whoever uses it, so that damage nobody meets is found too."""

import threading
from pathlib import Path

from console.hub.store.connection import Connection, SqlError, first_fault
from console.hub.store.holes import holes_in
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
        fault = first_fault(connection, lambda: not self._is_stopped) or holes_in(
            Path(self._database.path), connection, is_thorough=True
        )
        if fault and not self._is_stopped:
            raise self._database.damage.note(fault)
