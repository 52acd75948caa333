"""Journal and cache of a seat that another program holds: read beside it, never written.

A second program on the same files takes no lock and gets connections that cannot write. What the
holder commits is seen by `look_again`; a cache that was exchanged for another file is followed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from offline_cache import generation as generations
from offline_cache import journal_schema, tables
from offline_cache.cache import Cache
from offline_cache.cache_file import FEED
from offline_cache.catalogue import Catalogue
from offline_cache.cipher import Connection, Mark, connect_beside
from offline_cache.courtesy import Courtesy
from offline_cache.journal import Journal
from offline_cache.lanes import Lane
from offline_cache.problems import Damaged, Newer, plain_system_words, plain_words
from offline_cache.reader import Reader
from offline_cache.room import unlimited
from offline_cache.search import Searcher
from offline_cache.store_file import StoreFile
from offline_cache.values import Collection


class ViewedFile(StoreFile):
    """The file of another program's store: no lock, and a connection that cannot write.

    Args:
        path, key, mark: as for `StoreFile`.

    Raises:
        Damaged, Newer, WrongKey: it cannot be read.
    """

    def __init__(self, path: Path, key: bytes, mark: Mark) -> None:
        self.path = path
        self.connection = connect_beside(path, key, mark)
        self.is_new = False

    def check_in_place(self) -> None:
        """Where it lies is the holder's to find; nothing is written here."""

    def close(self) -> None:
        """Close."""
        self.connection.close()


class ViewedJournal(Journal):
    """What another program saves; nothing is saved here."""

    @classmethod
    def attach(cls, path: Path, key: bytes, lane: Lane) -> "ViewedJournal":
        """Open it for reading.

        Raises:
            Damaged, Newer, WrongKey: it cannot be read.
        """

        def build() -> "ViewedJournal":
            file = ViewedFile(path, key, journal_schema.MARK)
            try:
                return cls(file, lane, str, Courtesy(), unlimited(), ())
            except BaseException:
                file.close()
                raise

        return lane.run(build)

    def look_again(self) -> None:
        """See what was saved, answered and settled since."""
        with plain_words(self._file.path):
            self._lane.run(self._load)


class ViewedCache(Cache):
    """What another program keeps of the hub's words; of `Cache` only what reads works here.

    Args:
        path: the file.
        key: 32 bytes.
        collections: the kinds, as the holder declares them.

    Raises:
        Damaged, WrongKey: it cannot be read.
        Newer: the holder is of another version.
    """

    def __init__(self, path: Path, key: bytes, collections: Sequence[Collection]) -> None:
        self._path, self._key = path, key
        self._is_damaged = False  # that is the holder's to find
        self._catalogue = Catalogue(collections)
        self._own = self._connect()
        self._file, self._version = self._mark_of_file(), -1
        try:
            self._learn()
            self._reader = Reader(self._connect(), path, self._catalogue.table, self._watch)
            self._searcher = Searcher(self._connect(), path, self._catalogue.searched, self._watch)
        except BaseException:
            self._own.close()
            raise

    @property
    def is_incomplete(self) -> bool:
        """Whether the holder still waits for the whole state; it says so itself."""
        return False

    @property
    def text_waiting(self) -> int:
        """How many records a search cannot find yet."""
        queues = [f"(SELECT count(*) FROM {each.queue})" for each in self._catalogue.searched()]
        sql = f"SELECT {' + '.join(queues) or '0'}"
        with plain_words(self._path):
            return int(self._own.execute(sql).fetchone()[0])

    def look_again(self) -> bool:
        """Follow the file; return whether anything in it may be another.

        Nothing is, as far as pages go, while the holder takes a snapshot over: they would read a
        part of it. All of it is told at its end.

        Raises:
            StoreProblem: just now there is nothing to read; try again.
        """
        if self._mark_of_file() != self._file:
            self._follow()
            return True
        with plain_words(self._path):
            (version,) = self._own.execute("PRAGMA data_version").fetchone()
            if version == self._version or generations.begun(self._own, FEED) is not None:
                return False
            self._learn()
        self._version = version
        return True

    def close(self) -> None:
        """Close all connections."""
        self._searcher.close()
        self._reader.close()
        self._own.close()

    def _follow(self) -> None:
        """Go on with the file that took the place of the one before."""
        fresh = self._connect()
        self._own.close()
        self._own, self._file = fresh, self._mark_of_file()
        self._learn()
        with self._reader.resting(self._connect), self._searcher.resting(self._connect):
            pass

    def _learn(self) -> None:
        with plain_words(self._path):
            if self._catalogue.load(self._own):
                raise Newer("Another version of the program holds this file.", self._path)

    def _connect(self) -> Connection:
        return connect_beside(self._path, self._key, tables.MARK)

    def _mark_of_file(self) -> tuple[int, int]:
        with plain_system_words(self._path):
            try:
                status = self._path.stat()
            except FileNotFoundError as error:
                raise Damaged("The file is not there just now.", self._path) from error
        return status.st_dev, status.st_ino

    @contextmanager
    def _watch(self) -> Iterator[None]:
        yield  # damage is the holder's to mend
