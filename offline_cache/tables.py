"""One table per kind: the record, its view, and the declared index columns taken from the view."""

import re
import zlib
from collections.abc import Callable, Iterable

import msgspec

from offline_cache.cipher import Connection, Mark, begin_file
from offline_cache.names import NameList
from offline_cache.table_maker import table_maker
from offline_cache.values import Body, Collection, Field
from offline_cache.waiting import WaitingTexts
from offline_cache.words import PREFIXES, TOKENIZER, index_text

MARK = Mark(application_id=0x43484343, version=1)

_KIND = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TEXT_PAGE = 3900
"""A page of the text index fits one page of the file, less what encryption reserves of it."""

FORM = 2
"""Raised when tables of all kinds are made in another way; they are then derived anew."""

_MERGED = 8
"""Pieces of the text index merged into one: half the writing of the usual four, and a search looks
at a few more."""

_FIXED = ("rev", "home", "base", "view", "pending", "doomed", "gone", "words")
_SCALARS = frozenset({str, int, float, bool, type(None)})
"""Types a column holds as they are."""

_PYTHON_TYPES: dict[str, type] = {"text": str, "integer": int, "real": float}


class Table:
    """Names, statements and derived values of one kind.

    A row that is not there for the reader (tombstone, or deleted by a pending operation) has
    `gone` = 1 and NULL in every index column, so that a condition on a column never meets it.
    """

    def __init__(self, collection: Collection) -> None:
        if not _KIND.fullmatch(collection.kind):
            raise ValueError(f"kind {collection.kind!r} cannot be stored")
        if bad := [each.name for each in collection.fields if not _NAME.fullmatch(each.name)]:
            raise ValueError(f"{collection.kind}: field names {bad} cannot be stored")
        self.collection = collection
        self.kind = collection.kind
        self.name = f"k_{collection.kind}"
        self.quoted = f'"{self.name}"'
        self.text = f'"t_{collection.kind}"'
        self.queue = f'"w_{collection.kind}"'
        self.fields = {field.name: f"f_{field.name}" for field in collection.fields}
        self.names = NameList(collection.kind) if collection.names else None
        self.is_searched = collection.search is not None or collection.names is not None
        self.waiting = WaitingTexts(has_names=self.names is not None)
        self._getters = [getter(field) for field in collection.fields]
        self._no_values: tuple[object, ...] = (None,) * len(self._getters)
        columns = [*_FIXED, *(f'"{column}"' for column in self.fields.values())]
        places = ", ".join("?" * (len(columns) + 2))
        into = f"({', '.join(columns)}, id, n) VALUES ({places})"
        self.insert = f"INSERT INTO {self.quoted} {into}"
        self.over = f'"o_{collection.kind}"'
        self.lay_over = f"INSERT OR REPLACE INTO temp.{self.over} {into}"
        self.modify = (
            f"UPDATE {self.quoted} SET {', '.join(f'{each} = ?' for each in columns)} WHERE n = ?"
        )
        self.insert_text = f"INSERT INTO {self.text} (rowid, words) VALUES (?, ?)"
        self.delete_text = f"DELETE FROM {self.text} WHERE rowid = ?"
        self.wait = f"INSERT OR IGNORE INTO {self.queue} (n) VALUES (?)"
        self.stop_waiting = f"DELETE FROM {self.queue} WHERE n = ?"
        self.held = (
            f"SELECT id, n, rev, home, base, words FROM {self.quoted}"
            " WHERE id IN (SELECT value FROM json_each(?))"
        )
        self.held_light = (
            f"SELECT id, n, rev, words FROM {self.quoted}"
            " WHERE id IN (SELECT value FROM json_each(?))"
        )

    @property
    def signature(self) -> str:
        """Changes when rows must be derived anew."""
        fields = ",".join(f"{field.name}:{field.type}" for field in self.collection.fields)
        indexes = ";".join(",".join(index) for index in self.collection.indexes)
        text = f"{int(self.is_searched)}{int(self.names is not None)}"
        alone = ",".join(field.name for field in self._indexed_alone())
        return f"{FORM}|{self.collection.version}|{fields}|{indexes}|{alone}|{text}"

    def values(self, view: Body | None) -> tuple[object, ...]:
        """Return the index columns of a view."""
        if view is None:
            return self._no_values
        values = [get(view) for get in self._getters]
        if not _SCALARS.issuperset(map(type, values)):
            values = list(map(_scalar, values))
        return tuple(values)

    def source_text(self, view: Body | None) -> tuple[str, list[str]]:
        """Return the text and the names that search shall find."""
        if view is None:
            return "", []
        search, names = self.collection.search, self.collection.names
        return (search(view) if search else ""), (list(names(view)) if names else [])

    def words(self, connection: Connection, text: str, names: Iterable[str]) -> str:
        """Return the words to index; new names are added to the list (inside a transaction)."""
        return index_text(text, self.names.numbers(connection, names) if self.names else ())

    def tidy_text(self, connection: Connection, pages: int) -> bool:
        """Merge at most `pages` pages of the text index; whether there was anything to merge."""
        before = connection.total_changes
        connection.execute(
            f"INSERT INTO {self.text} ({self.text}, rank) VALUES ('merge', ?)", (pages,)
        )
        return connection.total_changes - before > 1

    def create(self, connection: Connection) -> None:
        """Make the table, its indexes and its text index; call inside a transaction."""
        table = table_maker(connection).table(self.name)
        fixed = {"n": int, "id": str, "rev": str, "home": str, "base": bytes, "view": bytes}
        state = {"pending": int, "doomed": str, "gone": int, "words": int}
        types = {
            self.fields[field.name]: _PYTHON_TYPES[field.type] for field in self.collection.fields
        }
        table.create({**fixed, **state, **types}, pk="n", not_null={"id", "rev", "home"})
        table.create_index(["id"], unique=True)
        for field in self._indexed_alone():
            column = self.fields[field.name]
            if field.is_rare:
                connection.execute(
                    f'CREATE INDEX "i_{self.kind}_{field.name}" ON {self.quoted} ("{column}")'
                    f' WHERE "{column}" IS NOT NULL'
                )
            else:
                table.create_index([column])
        for index in self.collection.indexes:
            self._create_compound(connection, index)
        for flag in ("pending", "gone"):
            connection.execute(
                f'CREATE INDEX "i_{self.kind}_{flag}" ON {self.quoted} ({flag}) WHERE {flag} > 0'
            )
        if self.is_searched:
            connection.execute(f"CREATE TABLE {self.queue} (n INTEGER PRIMARY KEY)")
            connection.execute(
                f"CREATE VIRTUAL TABLE {self.text} USING fts5(words, content='',"
                f" contentless_delete=1, prefix='{PREFIXES}', tokenize=\"{TOKENIZER}\")"
            )
            # merging is done piece by piece behind live changes (`tidy_text`), not in them
            settings = {
                "pgsz": _TEXT_PAGE, "automerge": 0, "usermerge": _MERGED, "crisismerge": 256,
            }  # fmt: skip
            for name, value in settings.items():
                connection.execute(
                    f"INSERT INTO {self.text} ({self.text}, rank) VALUES (?, ?)", (name, value)
                )
        if self.names:
            self.names.create(connection)

    def _indexed_alone(self) -> list[Field]:
        first = {index[0].lstrip("-") for index in self.collection.indexes}
        fields = self.collection.fields
        return [each for each in fields if each.is_indexed and each.name not in first]

    def _create_compound(self, connection: Connection, index: tuple[str, ...]) -> None:
        """Make a compound index; it ends with the id, so that `ids` reads nothing else."""
        columns = [
            f'"{self.fields[name.lstrip("-")]}"' + (" DESC" if name.startswith("-") else "")
            for name in index
        ]
        name = f'"i_{self.kind}_{"_".join(index)}"'
        connection.execute(f"CREATE INDEX {name} ON {self.quoted} ({', '.join([*columns, 'id'])})")

    def drop_text(self, connection: Connection) -> None:
        """Remove the text index, its queue and the list of names; call inside a transaction."""
        connection.execute(f"DROP TABLE IF EXISTS {self.text}")
        connection.execute(f"DROP TABLE IF EXISTS {self.queue}")
        NameList(self.kind).drop(connection)

    def has_live_schema(self, connection: Connection) -> bool:
        """Whether the table in the file has the columns this version expects."""
        found = {row[1] for row in connection.execute(f"PRAGMA table_info({self.quoted})")}
        return found == {"n", "id", *_FIXED, *self.fields.values()}


def getter(field: Field) -> Callable[[Body], object]:
    """Return the function that reads a field's value."""
    path = field.path
    if callable(path):
        return path
    if "." not in path:
        return lambda view: view.get(path)
    first, *rest = path.split(".")

    def follow(view: Body) -> object:
        value = view.get(first)
        for step in rest:
            if not isinstance(value, dict):
                return None
            value = value.get(step)
        return value

    return follow


def text_hash(text: str, names: Iterable[str]) -> int:
    """Return a number that changes when a row's words must be indexed anew; 0 for no text."""
    whole = "\0".join((text, *names))
    return zlib.crc32(whole.encode("utf-8", "surrogatepass")) + 1 if whole.strip("\0") else 0


def create_common(connection: Connection) -> None:
    """Make the tables that are not of a kind; call inside a transaction."""
    tables = table_maker(connection)
    tables.table("scopes").create({"scope": str, "cursor": str}, pk="scope")
    tables.table("kinds").create({"kind": str, "signature": str}, pk="kind")
    staged = {"scope": str, "kind": str, "id": str, "rev": str, "home": str, "base": bytes}
    tables.table("staged").create(staged, pk=None)
    connection.execute("CREATE UNIQUE INDEX i_staged ON staged (scope, kind, id)")
    begin_file(connection, MARK)


def _scalar(value: object) -> object:
    if value is None or isinstance(value, (str, int, float)):
        return value
    return msgspec.json.encode(value).decode()
