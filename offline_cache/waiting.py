"""Text that waits for the index: written down with its row, found by looking at it directly.

Indexing a text costs more than writing its row. So a change only notes that the row's text waits
(one small table a kind, in the same transaction); the index follows in lots (`text_work`). Until
then a search looks at the waiting texts themselves, the newest of which are kept in memory.
"""

import threading
from collections.abc import Iterable, Sequence

from offline_cache.words import TypedWords, folded, sound_text

KEPT = 4000
"""Waiting texts kept in memory for each kind: a millisecond or two of looking."""

KEPT_NAMED = 400
"""The same for kinds with names, each of which may have to be spelt out first."""


class _Text:
    """One waiting text; what a search needs of it is made when it is needed."""

    __slots__ = ("_folded", "_sounds", "names", "text")

    def __init__(self, text: str, names: Sequence[str]) -> None:
        self.text = text
        self.names = names
        self._folded: str | None = None
        self._sounds: list[str] | None = None

    def folded(self) -> str:
        if self._folded is None:
            self._folded = folded(self.text)
        return self._folded

    def sounds(self) -> list[str]:
        if self._sounds is None:
            self._sounds = sound_text(" ".join(self.names)).split()
        return self._sounds


class WaitingTexts:
    """The waiting texts of one kind; changes count when the transaction is committed."""

    def __init__(self, has_names: bool) -> None:
        self._most = KEPT_NAMED if has_names else KEPT
        self._kept: dict[int, _Text] = {}
        self._changes: dict[int, _Text | None] = {}
        self._guard = threading.Lock()
        self.count = 0
        self._count_change = 0

    @property
    def lot(self) -> int:
        """So many waiting texts are worth a turn of the index."""
        return self._most // 4

    @property
    def unseen(self) -> int:
        """How many waiting texts a search does not look at."""
        return max(0, self.count - len(self._kept))

    def note(self, number: int, text: str, names: Sequence[str]) -> None:
        """A row's text waits (inside a transaction)."""
        self._changes[number] = _Text(text, names)

    def drop(self, numbers: Iterable[int]) -> None:
        """Rows' texts wait no longer (inside a transaction)."""
        self._changes.update(dict.fromkeys(numbers))

    def counted(self, change: int) -> None:
        """So many more rows wait than before (inside a transaction)."""
        self._count_change += change

    def source(self, number: int) -> tuple[str, Sequence[str]] | None:
        """Return a waiting row's text and names if they are in memory (on the lane)."""
        kept = self._kept.get(number)
        return None if kept is None else (kept.text, kept.names)

    def begin(self, count: int) -> None:
        """So many rows wait in the file that was opened."""
        self.count = count

    def commit(self) -> None:
        """Make what was noted so visible to searches."""
        self.count += self._count_change
        if self._changes:
            with self._guard:
                for number, text in self._changes.items():
                    if text is None:
                        self._kept.pop(number, None)
                    else:
                        self._kept[number] = text
                if len(self._kept) > self._most * 3 // 2:
                    newest = sorted(self._kept, reverse=True)[: self._most]
                    self._kept = {number: self._kept[number] for number in newest}
        self.roll_back()

    def roll_back(self) -> None:
        """Forget what was noted."""
        self._changes = {}
        self._count_change = 0

    def matching(self, typed: TypedWords, limit: int) -> list[int]:
        """Return the numbers of waiting rows that hold all words, the newest first."""
        with self._guard:
            texts = sorted(self._kept.items(), key=_number, reverse=True)
        found = []
        for number, text in texts:
            if typed.are_in(text.folded(), text.sounds if text.names else list):
                found.append(number)
                if len(found) == limit:
                    break
        return found


def _number(item: tuple[int, _Text]) -> int:
    return item[0]
