"""Lists of distinct names, one per kind, each name once with all its sounds.

A row's text holds only the numbers of its names. So a title that stands on a hundred thousand
alerts costs its sounds once, and a search by sound finds the names first, the rows by number.
"""

from collections.abc import Iterable, Sequence

from offline_cache.cipher import Connection
from offline_cache.words import TOKENIZER, sound_expression, sound_text

MOST_NAMES = 120
"""A search by sound follows at most so many names, the newest."""

_REMEMBERED = 100_000


class NameList:
    """The names of one kind; names are only ever added."""

    def __init__(self, kind: str) -> None:
        self._names = f'"n_{kind}"'
        self._sounds = f'"s_{kind}"'
        self._numbers: dict[str, int] = {}

    def create(self, connection: Connection) -> None:
        """Make the tables; call inside a transaction."""
        connection.execute(
            f"CREATE TABLE {self._names} (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"
        )
        connection.execute(
            f"CREATE VIRTUAL TABLE {self._sounds} USING fts5(words, content='', detail=none,"
            f" prefix='1 2 3 4', tokenize=\"{TOKENIZER}\")"
        )

    def drop(self, connection: Connection) -> None:
        """Remove the tables; call inside a transaction."""
        connection.execute(f"DROP TABLE IF EXISTS {self._names}")
        connection.execute(f"DROP TABLE IF EXISTS {self._sounds}")
        self._numbers.clear()

    def numbers(self, connection: Connection, names: Iterable[str]) -> list[int]:
        """Return the numbers of names, adding the new ones (inside a transaction)."""
        return [self._number(connection, name) for name in dict.fromkeys(names) if name]

    def sounding(self, connection: Connection, latin: str) -> Sequence[int]:
        """Return the numbers of names that sound like latin letters, the newest first."""
        rows = connection.execute(
            f"SELECT rowid FROM {self._sounds} WHERE {self._sounds} MATCH ?"
            f" ORDER BY rowid DESC LIMIT {MOST_NAMES}",
            (sound_expression(latin),),
        )
        return [number for (number,) in rows]

    def forget(self) -> None:
        """Trust the file only (after a rollback)."""
        self._numbers.clear()

    def _number(self, connection: Connection, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            number = self._numbers[name] = self._held(connection, name)
        return number

    def _held(self, connection: Connection, name: str) -> int:
        select = f"SELECT number FROM {self._names} WHERE name = ?"
        if (row := connection.execute(select, (name,)).fetchone()) is not None:
            return int(row[0])
        connection.execute(f"INSERT INTO {self._names} (name) VALUES (?)", (name,))
        number = int(connection.execute(select, (name,)).fetchone()[0])
        connection.execute(
            f"INSERT INTO {self._sounds} (rowid, words) VALUES (?, ?)", (number, sound_text(name))
        )
        return number
