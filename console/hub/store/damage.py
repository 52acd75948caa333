"""Damage is found once; from then on nothing is read from the file or written to it.

A file that answers beside a page that does not fit could go on for days, and each change in it
would be lost with it when a backup takes its place.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from console.hub.store.connection import SqlError, connect, first_fault, is_damage
from console.hub.store.problems import StoreDamaged

DAMAGED = "DAMAGED"
"""A file of this name beside the database says: it was found damaged, do not serve from it."""

TO_DO = (
    "stop using it and bring a backup back: hub restore FILE --data DIR; the damaged file is set"
    " aside. 数据库损坏，已停止服务，请恢复最近的备份（hub restore），损坏的文件会另存，不会删除"
)


class Damage:
    """What was found to be wrong with one file.

    Args:
        path: the database; the marker goes beside it. None = nowhere (simulation).
    """

    def __init__(self, path: Path | None) -> None:
        self.found = ""
        self.tell: Callable[[], None] = lambda: None
        """Called once, from any thread, when damage was found."""
        self._path = path

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look at every error of what is done with the file.

        Raises:
            StoreDamaged: it is damaged; nothing that was read may be used.
        """
        if self.found:
            raise StoreDamaged(self.found)
        try:
            yield
        except (SqlError, MemoryError) as error:
            if self.found or is_damage(error) or self._is_behind(error):
                raise self.note(str(error) or "a page does not fit") from error
            raise

    def _is_behind(self, error: BaseException) -> bool:
        """Whether a lack of memory is none: the cipher says that too when it has met a page."""
        if not isinstance(error, MemoryError) or self._path is None:
            return False
        try:
            with closing(connect(self._path, "ro")) as connection:
                return first_fault(connection) != ""
        except (SqlError, MemoryError):
            return True

    def note(self, what: str) -> StoreDamaged:
        """Keep what was found; return the problem to raise."""
        if not self.found:
            self.found = f"{self._path or 'hub.db'} is damaged ({what}): {TO_DO}"
            if self._path is not None:
                mark(self._path.parent, self.found)
            self.tell()
        return StoreDamaged(self.found)


def mark(folder: Path, words: str) -> None:
    """Leave the word for the next start; a disk that takes nothing is met by that one too."""
    with suppress(OSError):
        (folder / DAMAGED).write_text(f"{words}\n", "utf-8")


def check_mark(folder: Path) -> None:
    """See whether the database of a folder was found damaged before.

    Raises:
        StoreDamaged: it was.
    """
    marker = folder / DAMAGED
    if marker.exists():
        raise StoreDamaged(marker.read_text("utf-8", errors="replace").strip() or TO_DO)
