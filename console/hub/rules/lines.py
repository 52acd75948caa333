"""On which line of a TOML file something stands: people look for a line, readers know an entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\-\s]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*[\"']?([^\"'=\s.]+)[\"']?\s*[=.]")
_QUOTES = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    rule: int
    """Number of the entry from 1; 0 before the first."""
    way: tuple[str, ...]
    """Names of tables and key, from the rule or from the top."""


class Lines:
    """Where the entries of a file stand.

    Args:
        text: of the file; it need not be valid.
        entry: name of the tables that are counted.
    """

    def __init__(self, text: str, entry: str = "rule") -> None:
        self._numbers: dict[tuple[int, tuple[str, ...]], int] = {}
        for line in _read(text, entry):
            self._numbers.setdefault((line.rule, line.way), line.number)

    def of(self, rule: int, way: Sequence[str] = ()) -> int:
        """Return the line of an entry, of what holds it where it has none, 0 for none.

        Args:
            rule: number from 1; 0 for what belongs to no rule.
            way: keys down to the entry.
        """
        wanted = tuple(way)
        for length in range(len(wanted), -1, -1):
            part = wanted[:length]
            if (part or rule) and (rule, part) in self._numbers:
                return self._numbers[rule, part]
        return 0


def _read(text: str, entry: str) -> "list[_Line]":
    found: list[_Line] = []
    rule, quote = 0, ""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if quote:
            quote = "" if line.count(quote) % 2 else quote
            continue
        quote = next((q for q in _QUOTES if line.count(q) % 2), "")
        header = _HEADER.match(line)
        if header:
            names = tuple(part.strip() for part in header.group(1).split("."))
            if names == (entry,):
                rule += 1
            table = names[1:] if names[0] == entry else names
            belongs = rule if names[0] == entry else 0
            found.append(_Line(number, belongs, table))
            continue
        key = _KEY.match(line)
        if key and not line.lstrip().startswith("#"):
            belongs = found[-1].rule if found else 0
            found.append(_Line(number, belongs, (*table, key.group(1))))
    return found
