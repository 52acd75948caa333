"""What a window shows, as a tree of splits and tabs; every change returns a new tree.

A page stands in a tree at most once, so a page names its place: a change says “beside that page”.
A split has two parts or more; one that would be left with one part becomes that part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Way(StrEnum):
    """How the parts of a split lie."""

    ACROSS = "across"
    DOWN = "down"


class Side(StrEnum):
    """Where a page goes, seen from another one."""

    TAB = "tab"
    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"

    @property
    def way(self) -> Way:
        """The split that a page at this side needs."""
        return Way.ACROSS if self in (Side.LEFT, Side.RIGHT) else Way.DOWN

    @property
    def is_before(self) -> bool:
        """Whether the page comes first."""
        return self in (Side.LEFT, Side.ABOVE)


@dataclass(frozen=True, slots=True)
class Tabs:
    """Pages behind each other.

    Attributes:
        pages: their ids, in order.
        front: the one that is seen; empty for the first. In the desk's first leaf it may be a page
            that only stands behind the rail.
    """

    pages: tuple[str, ...] = ()
    front: str = ""

    @property
    def shown(self) -> str:
        """Id of the page that is seen; empty when there is none."""
        if self.front in self.pages:
            return self.front
        return self.pages[0] if self.pages else ""


@dataclass(frozen=True, slots=True)
class Split:
    """Areas beside or below each other.

    Attributes:
        way: how they lie.
        parts: two or more.
        shares: how much of the room each gets, seen from their sum.
    """

    way: Way
    parts: tuple["Area", ...]
    shares: tuple[int, ...]


Area = Tabs | Split
WHOLE = 100


def pages_of(area: Area) -> tuple[str, ...]:
    """Return the ids of all pages, in reading order."""
    if isinstance(area, Tabs):
        return area.pages
    return tuple(page for part in area.parts for page in pages_of(part))


def leaves(area: Area) -> tuple[Tabs, ...]:
    """Return the leaves, in reading order."""
    if isinstance(area, Tabs):
        return (area,)
    return tuple(leaf for part in area.parts for leaf in leaves(part))


def leaf_of(area: Area, page: str) -> Tabs | None:
    """Return the leaf a page stands in."""
    return next((leaf for leaf in leaves(area) if page in leaf.pages), None)


def without(area: Area, page: str) -> Area:
    """Take a page away; what was beside it gets its room."""
    if isinstance(area, Tabs):
        return _drop(area, page)
    kept = [
        (part, share)
        for part, share in zip((without(p, page) for p in area.parts), area.shares, strict=True)
        if pages_of(part)
    ]
    if not kept:
        return Tabs()
    if len(kept) == 1:
        return kept[0][0]
    return Split(area.way, tuple(p for p, _ in kept), even(tuple(s for _, s in kept)))


def _drop(leaf: Tabs, page: str) -> Tabs:
    if page not in leaf.pages:
        return leaf if leaf.front != page else replace(leaf, front="")
    number = leaf.pages.index(page)
    rest = tuple(p for p in leaf.pages if p != page)
    if leaf.shown != page or not rest:
        return Tabs(rest, "" if leaf.front == page else leaf.front)
    return Tabs(rest, rest[min(number, len(rest) - 1)])


def with_page(area: Area, page: str, anchor: str, side: Side) -> Area:
    """Put a page that is not in the tree beside another one, or behind it as a tab in front.

    An anchor that is not in the tree stands for the first leaf.
    """
    if not pages_of(area):
        return Tabs((page,))
    if anchor not in pages_of(area):
        anchor = next(leaf.pages[0] for leaf in leaves(area) if leaf.pages)
    return _put(area, page, anchor, side)


def _put(area: Area, page: str, anchor: str, side: Side) -> Area:
    if isinstance(area, Tabs):
        if side is Side.TAB:
            return Tabs((*area.pages, page), page)
        pair: tuple[Area, Area] = (Tabs((page,)), area) if side.is_before else (area, Tabs((page,)))
        return Split(side.way, pair, (WHOLE // 2, WHOLE // 2))
    number = next(n for n, part in enumerate(area.parts) if anchor in pages_of(part))
    part = area.parts[number]
    if isinstance(part, Tabs) and side is not Side.TAB and area.way is side.way:
        return _insert(area, number, page, side)
    parts = list(area.parts)
    parts[number] = _put(part, page, anchor, side)
    return replace(area, parts=tuple(parts))


def _insert(area: Split, number: int, page: str, side: Side) -> Split:
    """Give half of a part's room to a new part beside it."""
    parts, shares = list(area.parts), [2 * share for share in area.shares]
    half = shares[number] // 2
    shares[number] -= half
    at = number if side.is_before else number + 1
    parts.insert(at, Tabs((page,)))
    shares.insert(at, half)
    return Split(area.way, tuple(parts), even(tuple(shares)))


def with_front(area: Area, page: str) -> Area:
    """Bring a page before the others of its leaf."""
    if isinstance(area, Tabs):
        return replace(area, front=page) if page in area.pages else area
    return replace(area, parts=tuple(with_front(part, page) for part in area.parts))


def with_home_front(area: Area, page: str) -> Area:
    """Bring a page forward in the first leaf, where it may be a guest."""
    if isinstance(area, Tabs):
        return replace(area, front=page)
    return replace(area, parts=(with_home_front(area.parts[0], page), *area.parts[1:]))


def with_shares(area: Area, path: Sequence[int], shares: Sequence[int]) -> Area:
    """Change the proportions of the split at a path of part numbers."""
    if isinstance(area, Tabs):
        return area
    if not path:
        return replace(area, shares=even(tuple(shares)))
    parts = list(area.parts)
    parts[path[0]] = with_shares(parts[path[0]], path[1:], shares)
    return replace(area, parts=tuple(parts))


def even(shares: tuple[int, ...]) -> tuple[int, ...]:
    """Bring shares to a sum of 100 whole parts, none of them 0."""
    total = sum(shares)
    whole = [max(1, round(WHOLE * share / total)) for share in shares]
    whole[whole.index(max(whole))] += WHOLE - sum(whole)
    return tuple(whole)
