"""Three-way merge of rule files: what the hall has changed stays, what ships anew comes in (B-27).

Rules are compared by what they say, so that comments and spaces make no difference, and moved as
they are written. Where hall and program have both changed a rule the hall's stays and it is said.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from console.hub.rules.lines import Lines
from console.hub.rules.reading import version_of

BASED_ON = "based_on"
_BASED = re.compile(rf"^{BASED_ON}\s*=.*\n?", re.MULTILINE)
_FORMAT = re.compile(r"^(format\s*=.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Block:
    """One rule as it is written, and what it says."""

    text: str
    told: Any


@dataclass(frozen=True, slots=True)
class _File:
    """A file in pieces: what stands before the rules, and the rules by id in their order."""

    head: _Block
    rules: dict[str, _Block]

    @classmethod
    def of(cls, text: str) -> "_File":
        """Cut a file that was found good."""
        told, lines = tomllib.loads(text), text.splitlines(keepends=True)
        entries = told.pop("rule", [])
        told.pop(BASED_ON, None)
        where = Lines(text)
        starts = [_start(lines, where.of(number)) for number in range(1, len(entries) + 1)]
        ends = [*starts[1:], len(lines)][: len(starts)]
        pieces = zip(entries, starts, ends, strict=True)
        rules = {e["id"]: _Block("".join(lines[a:b]).strip(), e) for e, a, b in pieces}
        head = "".join(lines[: starts[0] if starts else len(lines)]).strip()
        return cls(_Block(head, told), rules)


@dataclass(slots=True)
class Merged:
    """What came of it.

    Attributes:
        text: the file.
        taken: ids of rules that came from the program: new, changed, or gone.
        disputed: what both have changed; the hall's stands.
    """

    text: str = ""
    taken: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)


def based(text: str, on: bytes) -> str:
    """Return a file that says on which shipped rules it is based."""
    line = f'{BASED_ON} = "{version_of(on)}"'
    return _FORMAT.sub(lambda found: f"{found.group(1)}\n{line}", _BASED.sub("", text), count=1)


def merged(base: str, ours: str, theirs: str) -> Merged:
    """Merge what ships now into the hall's file.

    Args:
        base: what shipped when the hall made its file.
        ours: the hall's file.
        theirs: what ships now. All three were found good.
    """
    old, own, new, result = _File.of(base), _File.of(ours), _File.of(theirs), Merged()
    head = _chosen("[default]", old.head, own.head, new.head, result)
    blocks = {id: _chosen(id, old.rules.get(id), own.rules.get(id), new.rules.get(id), result)
              for id in _order(own, new)}  # fmt: skip
    kept = [block.text for block in (head, *blocks.values()) if block is not None]
    result.text = based("\n\n".join(kept) + "\n", theirs.encode())
    return result


def _chosen(
    id: str, old: _Block | None, own: _Block | None, new: _Block | None, result: Merged
) -> _Block | None:
    """Return which of the hall's and the program's stands; None where it is gone."""
    was, ours, theirs = (None if block is None else block.told for block in (old, own, new))
    if theirs == was or ours == theirs:
        return own
    if ours == was:
        result.taken.append(id)
        return new
    result.disputed.append(id)
    return own


def _order(own: _File, new: _File) -> Iterator[str]:
    """Tell ids in the hall's order; what is new stands behind what it follows where it ships."""
    order, before = list(own.rules), ""
    for id in new.rules:
        if id not in own.rules:
            order.insert(order.index(before) + 1 if before in order else 0, id)
        before = id if id in order else before
    yield from order


def _start(lines: list[str], number: int) -> int:
    """Return where a rule begins: with the remarks right above it."""
    start = number - 1
    while start > 0 and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start
