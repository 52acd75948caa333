"""On which line of a TOML file an entry stands: authors look for a line, readers know a way."""

import re
from collections.abc import Sequence

Step = str | int
_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-\s]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*[\"']?([^\"'=\s.#]+)[\"']?\s*[=.]")
_QUOTES = ('"""', "'''")


class TomlLines:
    """Where the entries of a file stand.

    Args:
        text: of the file; it need not be valid.
    """

    def __init__(self, text: str) -> None:
        self._numbers: dict[tuple[Step, ...], int] = {}
        self._counts: dict[tuple[Step, ...], int] = {}
        self._table: tuple[Step, ...] = ()
        quote = ""
        for number, line in enumerate(text.splitlines(), 1):
            if quote:
                quote = "" if line.count(quote) % 2 else quote
                continue
            quote = next((sign for sign in _QUOTES if line.count(sign) % 2), "")
            self._read(number, line)

    def of(self, way: Sequence[Step]) -> int:
        """Return the line of an entry, of what holds it where it has none, 0 for none.

        Args:
            way: keys and indexes (from 0) down to the entry.
        """
        ways = (tuple(way[:length]) for length in range(len(way), 0, -1))
        return next((self._numbers[each] for each in ways if each in self._numbers), 0)

    def _read(self, number: int, line: str) -> None:
        header = _HEADER.match(line)
        if header:
            names = [part.strip() for part in header.group(2).split(".")]
            self._table = self._opened(names, is_list=header.group(1) == "[[")
            self._numbers.setdefault(self._table, number)
            return
        key = _KEY.match(line)
        if key:
            self._numbers.setdefault((*self._table, key.group(1)), number)

    def _opened(self, names: Sequence[str], is_list: bool) -> tuple[Step, ...]:
        """Return the way of a header; lists above it mean their last entry."""
        way: tuple[Step, ...] = ()
        for name in names[:-1]:
            way = self._last((*way, name))
        way = (*way, names[-1])
        if is_list:
            self._counts[way] = self._counts.get(way, 0) + 1
        return self._last(way)

    def _last(self, way: tuple[Step, ...]) -> tuple[Step, ...]:
        count = self._counts.get(way, 0)
        return (*way, count - 1) if count else way
