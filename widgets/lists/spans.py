"""Geometry of banded rows without looking at each row.

`Spans` keeps which rows are of one band and kind as runs of equal rows and follows inserts and
removals; `BandLayout` turns them into blocks with tops. Both cost as many steps as there are runs
(a handful), not rows (tens of thousands).
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Key = tuple[str, Hashable]
"""Band id and kind of a row."""


class Spans:
    """Runs of rows with the same key, in model order."""

    def __init__(self) -> None:
        self._runs: list[tuple[Key, int]] = []

    @property
    def runs(self) -> Sequence[tuple[Key, int]]:
        """Keys with the number of consecutive rows that have them."""
        return self._runs

    @property
    def total(self) -> int:
        """Number of rows."""
        return sum(count for _, count in self._runs)

    def reset(self, keys: Iterable[tuple[Key, int]]) -> None:
        """Start anew from runs."""
        self._runs = []
        for key, count in keys:
            self._append(self._runs, key, count)

    def at(self, row: int) -> Key:
        """Return the key of a row.

        Raises:
            IndexError: there is no such row.
        """
        for key, count in self._runs:
            if row < count:
                return key
            row -= count
        raise IndexError(row)

    def insert(self, row: int, keys: Iterable[Key]) -> None:
        """Put rows with `keys` before `row`."""
        before, after = self._split(row)
        for key in keys:
            self._append(before, key, 1)
        self._join(before, after)

    def remove(self, first: int, last: int) -> None:
        """Take out the rows `first` to `last`, both included."""
        before, _ = self._split(first)
        _, after = self._split(last + 1)
        self._join(before, after)

    def _split(self, row: int) -> tuple[list[tuple[Key, int]], list[tuple[Key, int]]]:
        before, after = list[tuple[Key, int]](), list[tuple[Key, int]]()
        for key, count in self._runs:
            left = min(max(row, 0), count)
            if left:
                before.append((key, left))
            if count - left:
                after.append((key, count - left))
            row -= count
        return before, after

    def _join(self, before: list[tuple[Key, int]], after: list[tuple[Key, int]]) -> None:
        for key, count in after:
            self._append(before, key, count)
        self._runs = before

    @staticmethod
    def _append(runs: list[tuple[Key, int]], key: Key, count: int) -> None:
        if not count:
            return
        if runs and runs[-1][0] == key:
            runs[-1] = (key, runs[-1][1] + count)
        else:
            runs.append((key, count))


@dataclass(frozen=True, slots=True)
class Block:
    """A head line (`kind` None) or consecutive rows of one height.

    Attributes:
        top: y of its upper edge in the content.
        height: height of each line in it.
        first: model row of its first line (for a head: of the row that follows).
        count: number of lines.
        shown_before: number of rows shown above it.
        is_last_of_band: whether the band ends with it.
    """

    band: str
    kind: Hashable | None
    top: int
    height: int
    first: int
    count: int
    shown_before: int
    is_last_of_band: bool = False

    @property
    def bottom(self) -> int:
        """Y below it."""
        return self.top + self.height * self.count


@dataclass(frozen=True, slots=True)
class HeadRule:
    """What the layout must know of a band's head, in the order in which bands stand."""

    band: str
    height: int
    is_closed: bool = False
    stays: bool = False


class BandLayout:
    """Blocks from top to bottom, made of spans; asked for rows by y and for y by row."""

    def __init__(
        self, spans: Spans, rules: Sequence[HeadRule], heights: Mapping[Hashable, int]
    ) -> None:
        self._rules = {rule.band: rule for rule in rules}
        self._order = [rule.band for rule in rules]
        self._heights = heights
        self.blocks: list[Block] = []
        self.counts: dict[str, int] = {}
        self.height = 0
        self.shown = 0
        self._build(spans)
        self._tops = [block.top for block in self.blocks]
        self._bodies = [block for block in self.blocks if block.kind is not None]
        self._firsts = [block.first for block in self._bodies]
        self._shown_before = [block.shown_before for block in self._bodies]

    def _build(self, spans: Spans) -> None:
        runs = spans.runs
        with_rows = {band for (band, _), _ in runs}
        row, band, due = 0, None, 0
        for at, ((run_band, kind), count) in enumerate(runs):
            if run_band != band:
                band = run_band
                due = self._empty_heads(due, run_band, with_rows, row)
                self._head(run_band, row)
            self.counts[run_band] = self.counts.get(run_band, 0) + count
            is_last = at + 1 == len(runs) or runs[at + 1][0][0] != run_band
            if not self._is_closed(run_band):
                self._body(run_band, kind, row, count, is_last)
            row += count
        self._empty_heads(due, None, with_rows, row)

    def _empty_heads(self, due: int, until: str | None, with_rows: set[str], row: int) -> int:
        """Add the heads that stay without rows and stand before `until`; return the next due."""
        if until is not None and until not in self._order[due:]:
            return due
        end = len(self._order) if until is None else self._order.index(until, due)
        for name in self._order[due:end]:
            if self._rules[name].stays and name not in with_rows:
                self._head(name, row)
        return end if until is None else end + 1

    def _is_closed(self, band: str) -> bool:
        rule = self._rules.get(band)
        return rule is not None and rule.is_closed

    def _head(self, band: str, row: int) -> None:
        rule = self._rules.get(band)
        if rule is not None and rule.height:
            block = Block(band, None, self.height, rule.height, row, 1, self.shown)
            self.blocks.append(block)
            self.height += rule.height

    def _body(self, band: str, kind: Hashable, row: int, count: int, is_last: bool) -> None:
        height = self._heights[kind]
        block = Block(band, kind, self.height, height, row, count, self.shown, is_last)
        self.blocks.append(block)
        self.height += height * count
        self.shown += count

    def between(self, top: int, bottom: int) -> Iterator[tuple[Block, int, int]]:
        """Yield the blocks that touch `top` to `bottom` with the range of their lines in it."""
        at = max(0, bisect_right(self._tops, top) - 1)
        for block in self.blocks[at:]:
            if block.top >= bottom:
                return
            first = max(0, (top - block.top) // block.height)
            last = min(block.count, -((block.top - bottom) // block.height))
            if first < last:
                yield block, first, last

    def block_at(self, y: int) -> Block | None:
        """Return the block at `y`."""
        at = bisect_right(self._tops, y) - 1
        if at < 0 or y >= self.blocks[at].bottom:
            return None
        return self.blocks[at]

    def row_at(self, y: int) -> int | None:
        """Return the model row at `y`, None on heads and outside."""
        block = self.block_at(y)
        if block is None or block.kind is None:
            return None
        return block.first + (y - block.top) // block.height

    def block_of(self, row: int) -> Block | None:
        """Return the block of a shown row."""
        at = bisect_right(self._firsts, row) - 1
        if at < 0:
            return None
        block = self._bodies[at]
        return block if row < block.first + block.count else None

    def y_of(self, row: int) -> int | None:
        """Return the y of a row's upper edge, None when it is not shown."""
        block = self.block_of(row)
        return None if block is None else block.top + (row - block.first) * block.height

    def shown_index(self, row: int) -> int:
        """Return how many rows are shown above `row`."""
        block = self.block_of(row)
        if block is not None:
            return block.shown_before + row - block.first
        return sum(b.count for b in self._bodies if b.first < row)

    def row_of_shown(self, index: int) -> int | None:
        """Return the model row of the shown row with that index, clamped to what is shown."""
        if not self._bodies:
            return None
        index = min(max(index, 0), self.shown - 1)
        block = self._bodies[bisect_right(self._shown_before, index) - 1]
        return block.first + index - block.shown_before
