"""Where the panes of a tree lie in a rectangle, and the handles between them; whole pixels only."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from console.settings.plans.area import Area, Side, Tabs, Way

GAP = 6
"""Between two panes: as wide as a hand can take hold of."""
EDGE = 0.25
"""How much of a pane's width or height counts as its edge when a page is dropped there."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Whether a point lies inside."""
        inside_x = self.left <= x < self.left + self.width
        return inside_x and self.top <= y < self.top + self.height


@dataclass(frozen=True, slots=True)
class Pane:
    """A leaf in its place."""

    leaf: Tabs
    box: Box


@dataclass(frozen=True, slots=True)
class Gap:
    """The room between two parts of a split.

    Attributes:
        path: part numbers from the root to the split.
        number: the gap lies behind this part.
        way: how the parts lie.
        box: where.
        room: pixels all parts of the split share.
        shares: of the split.
    """

    path: tuple[int, ...]
    number: int
    way: Way
    box: Box
    room: int
    shares: tuple[int, ...]


def lay_out(area: Area, box: Box) -> tuple[list[Pane], list[Gap]]:
    """Return the panes and gaps that fill a box, in reading order."""
    panes, gaps = list[Pane](), list[Gap]()
    for found in _walk(area, box, ()):
        if isinstance(found, Pane):
            panes.append(found)
        else:
            gaps.append(found)
    return panes, gaps


def _walk(area: Area, box: Box, path: tuple[int, ...]) -> Iterator[Pane | Gap]:
    if isinstance(area, Tabs):
        yield Pane(area, box)
        return
    is_across = area.way is Way.ACROSS
    length = box.width if is_across else box.height
    room = max(0, length - GAP * (len(area.parts) - 1))
    at = box.left if is_across else box.top
    for number, (part, size) in enumerate(zip(area.parts, _sizes(area.shares, room), strict=True)):
        yield from _walk(part, _slice(box, at, size, is_across), (*path, number))
        at += size
        if number < len(area.parts) - 1:
            gap = _slice(box, at, GAP, is_across)
            yield Gap(path, number, area.way, gap, room, area.shares)
            at += GAP


def _sizes(shares: tuple[int, ...], room: int) -> list[int]:
    total, edges, sum_so_far = sum(shares), [0], 0
    for share in shares:
        sum_so_far += share
        edges.append(round(room * sum_so_far / total))
    return [after - before for before, after in itertools.pairwise(edges)]


def _slice(box: Box, at: int, size: int, is_across: bool) -> Box:
    if is_across:
        return Box(at, box.top, size, box.height)
    return Box(box.left, at, box.width, size)


def dragged(gap: Gap, pixels: int) -> tuple[int, ...]:
    """Return the shares of a split after a gap was dragged; each part keeps a tenth of both."""
    total = sum(gap.shares)
    both = gap.shares[gap.number] + gap.shares[gap.number + 1]
    least = max(1, both // 10)
    wanted = gap.shares[gap.number] + round(pixels * total / max(1, gap.room))
    first = min(max(least, wanted), both - least)
    shares = list(gap.shares)
    shares[gap.number], shares[gap.number + 1] = first, both - first
    return tuple(shares)


def side_at(box: Box, x: int, y: int) -> Side:
    """Return where a page goes that is dropped at a point of a pane: an edge, or its middle."""
    across = (x - box.left) / max(1, box.width)
    down = (y - box.top) / max(1, box.height)
    near = {Side.LEFT: across, Side.RIGHT: 1 - across, Side.ABOVE: down, Side.BELOW: 1 - down}
    side = min(near, key=lambda one: near[one])
    return side if near[side] < EDGE else Side.TAB


def box_at(box: Box, side: Side) -> Box:
    """Return the part of a pane that a page dropped at a side would get."""
    if side is Side.TAB:
        return box
    if side.way is Way.ACROSS:
        half = box.width // 2
        left = box.left if side.is_before else box.left + box.width - half
        return Box(left, box.top, half, box.height)
    half = box.height // 2
    top = box.top if side.is_before else box.top + box.height - half
    return Box(box.left, top, box.width, half)
