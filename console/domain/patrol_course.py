"""The way of a patrol over the tiles of a wall: which page stands, which comes, which was before.

A page step lays the pool out page by page; a row step moves everything up by one row and lets a
new one in below. In the balanced order each turn takes what is owed most (`patrol_order`), and the
pages behind are remembered, so that back shows what was there. What is held, and where it stood,
outlast the time in which cameras cannot be had.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from console.domain.patrol_order import Owed, next_cameras
from console.domain.patrol_plan import PatrolOrder, PatrolPlan, PatrolStep
from console.domain.patrol_state import PatrolMark, PatrolPage

KEPT = 50
"""Pages one can go back to in the balanced order."""


class PatrolCourse:
    """Where a patrol is.

    Args:
        plan: step and order.
        owed: says, now, what each camera of the pool is owed, in the order of the plan.
        tiles: how many tiles the wall has.
        row: how many stand in a row.
    """

    def __init__(
        self, plan: PatrolPlan, owed: Callable[[], Sequence[Owed]], tiles: int, row: int
    ) -> None:
        self.plan = plan
        self._owed = owed
        self._tiles, self._row = tiles, row
        self._pool: tuple[str, ...] = ()
        self._away: frozenset[str] = frozenset()
        self._kept: dict[int, str] = {}
        """What a person holds, by tile; whether it can be had or not."""
        self._held: dict[int, str] = {}
        """Those of it that can."""
        self._guests: frozenset[str] = frozenset()
        """Those of it that are no cameras of the plan."""
        self._stood: PatrolPage | None = None
        self._behind: list[PatrolPage] = []
        self._ahead: list[PatrolPage] = []
        self.page = self._blank

    @property
    def pool(self) -> tuple[str, ...]:
        """The cameras that are gone through, in the order of the plan."""
        return self._pool

    @property
    def places(self) -> int:
        """How many tiles the patrol has: all but those that are held."""
        return self._tiles - len(self._held)

    @property
    def place(self) -> PatrolPage:
        """The page to come back to: that stood when cameras of it were cut off, or that stands."""
        stood = self._stood
        if stood is None or self._is_whole(stood):
            return self.page
        held = (
            n for n, camera in enumerate(stood.cameras) if camera and self._kept.get(n) == camera
        )
        return replace(stood, held=tuple(held))

    @property
    def groups(self) -> int:
        """How many turns a round has; 0 while there is nothing to show."""
        count = len(self._line)
        if not count or not self.places:
            return 1 if self._pool else 0  # all that stands is held
        if self._is_by_row and self._is_plain:
            return 1 + max(0, -(-(count - self.places) // self._by))
        return -(-count // (self._by if self._is_by_row else self.places))

    @property
    def round_seconds(self) -> float:
        """How long it takes to go through the pool once, by the plan's own dwell."""
        return max(1, self.groups) * self.plan.dwell

    @property
    def following(self) -> PatrolPage:
        """The page that comes next; asked again it is the same, until the layout changes."""
        if not self._ahead:
            self._ahead.append(self._next())
        return self._ahead[-1]

    def set_pool(self, cameras: Sequence[str], away: Collection[str] = ()) -> None:
        """Go through these from now on; the page stays, less what is not among them any more.

        Args:
            cameras: that can be shown.
            away: that cannot for now; when those of the page are back, it stands again.
        """
        pool, self._away = tuple(dict.fromkeys(cameras)), frozenset(away)
        if pool == self._pool:
            return
        self._pool, stands = pool, self.page
        self._guests = self._guests.difference(pool, away)
        if self._stood is None and away:
            self._stood = stands
        elif self._stood is not None and self._is_whole(self._stood):
            stands, self._stood = self._stood, None
        self._lay_again(stands)

    def set_places(self, tiles: int, row: int) -> None:
        """Another layout: the first camera of the page stays in sight."""
        if (tiles, row) != (self._tiles, self._row):
            self._tiles, self._row = tiles, row
            self._kept = {n: c for n, c in self._kept.items() if n < tiles}
            self._lay_again(self.page)

    def hold(self, tile: int, seen: str = "") -> bool:
        """Let a tile stay over turns; return whether it has a camera that can.

        Args:
            tile: which.
            seen: what a person put there instead of the page's own, from outside or from another
                tile of it, which then has that one.
        """
        cameras = list(self.page.cameras)
        camera = (seen or cameras[tile]) if 0 <= tile < self._tiles else ""
        if not camera:
            return False
        if camera in cameras:
            cameras[cameras.index(camera)] = cameras[tile]
        cameras[tile] = camera
        self._kept = {n: c for n, c in self._kept.items() if c != camera} | {tile: camera}
        self._guests = self._guests.union({camera}).difference(self._pool)
        self.page = replace(self.page, cameras=tuple(cameras))
        self._held_changed()
        return True

    def release(self, tile: int) -> bool:
        """Let a held tile go on with the others at the next turn; return whether it was held."""
        was_held = tile in self._held
        if was_held:
            del self._kept[tile]
            self._held_changed()
        return was_held

    def forward(self) -> PatrolPage:
        """Go to the following page."""
        coming = self.following
        self._go_from_here()
        self._ahead.pop()
        self._behind = [*self._behind, self.page][-KEPT:]
        self.page = coming
        return coming

    def back(self) -> PatrolPage:
        """Go to the page before; in the balanced order as far as it is remembered.

        Forward again is the same page; in the plain order its group, for with a tile held a page
        may stand across two.
        """
        before = self._previous()
        if before is not self.page:
            self._go_from_here()
            self._ahead = [] if self._is_plain else [*self._ahead, self.page]
            self.page = before
        return before

    def begin(self) -> PatrolPage:
        """Show the first page."""
        self._stood, self._behind, self._ahead = None, [], []
        self.page = self._blank
        self.page = self._first()
        return self.page

    def resume(self, mark: PatrolMark) -> PatrolPage:
        """Show the page of before a crash, as far as its cameras still belong here.

        Where some of them cannot be had for now, it stands again when they are back.
        """
        known = self._away.union(self._pool)
        cameras = tuple(c if c in known else "" for c in mark.cameras[: self._tiles])
        if not any(cameras) or len(mark.cameras) != self._tiles:
            return self.begin()
        self._kept = {n: cameras[n] for n in mark.held if n < self._tiles and cameras[n]}
        self._hold()
        number = min(max(1, mark.number), max(1, self.groups))
        self.page = PatrolPage(self.plan.id, number, cameras, cameras, tuple(sorted(self._kept)))
        self._stood = None
        if not self._is_whole(self.page):
            self._stood, self.page = replace(self.page, number=mark.number), self._blank
            self._lay_again(self._stood)
        return self.page

    # The pages

    @property
    def _blank(self) -> PatrolPage:
        return PatrolPage(self.plan.id, 1, ("",) * self._tiles)

    @property
    def _is_plain(self) -> bool:
        return self.plan.order is PatrolOrder.PLAIN

    @property
    def _is_by_row(self) -> bool:
        return self.plan.step is PatrolStep.ROW and self._row < self._tiles

    @property
    def _by(self) -> int:
        """How many cameras a turn brings."""
        return max(1, min(self._row, self.places)) if self._is_by_row else max(1, self.places)

    @property
    def _line(self) -> list[str]:
        """The pool without what is held: a camera stands on one tile."""
        held = set(self._held.values())
        return [camera for camera in self._pool if camera not in held]

    def _moving(self, page: PatrolPage) -> list[str]:
        """Return the cameras of a page that are not held, in order."""
        return [c for n, c in enumerate(page.cameras) if c and n not in self._held]

    def _first(self) -> PatrolPage:
        if self._is_plain:
            return self._page(1, self._line[: self.places])
        return self._page(1, self._chosen(self.places, ()))

    def _next(self) -> PatrolPage:
        number = self.page.number + 1 if self.page.number < self.groups else 1
        if self._is_plain:
            return self._page(number, self._at(number))
        stays = self._moving(self.page)[self._by :] if self._is_by_row else []
        chosen = self._chosen(self.places - len(stays), stays)
        return self._page(number, [*stays, *chosen])

    def _previous(self) -> PatrolPage:
        if self._is_plain:
            number = self.page.number - 1 if self.page.number > 1 else max(1, self.groups)
            return self._page(number, self._at(number))
        if not self._behind:
            return self.page
        return self._as_it_was(self._behind.pop())

    def _as_it_was(self, page: PatrolPage) -> PatrolPage:
        """Lay a page of before over what is held now."""
        line = set(self._line)
        others = (camera for n, camera in enumerate(page.cameras) if n not in self._held)
        return self._page(self._number_of(page), [c if c in line else "" for c in others])

    def _number_of(self, page: PatrolPage) -> int:
        """Return the group of a page of before: in the plain order that of its earliest camera."""
        line, groups = {camera: n for n, camera in enumerate(self._line)}, max(1, self.groups)
        first = min((line[c] for c in self._moving(page) if c in line), default=None)
        if first is None or not self._is_plain:
            return min(max(1, page.number), groups)
        is_last = self._is_by_row and first >= len(line) - self.places
        return groups if is_last else min(first // self._by + 1, groups)

    def _at(self, number: int) -> list[str]:
        """Return the cameras of a group in the plain order."""
        line, start = self._line, (number - 1) * self._by
        if self._is_by_row:
            start = max(0, min(start, len(line) - self.places))
        return line[start : start + self.places]

    def _chosen(self, count: int, stays: Sequence[str]) -> list[str]:
        """Return what is owed most; what stands now only where there is too little else."""
        taken = {*stays, *self._held.values()}
        chosen = next_cameras(
            self._owed(), count, self.round_seconds, {*taken, *self._moving(self.page)}
        )
        if len(chosen) < count and not stays:
            rest = {*taken, *chosen}
            chosen += next_cameras(self._owed(), count - len(chosen), self.round_seconds, rest)
        return chosen

    def _page(self, number: int, cameras: Sequence[str]) -> PatrolPage:
        """Lay cameras on the tiles that are not held."""
        waiting = iter(cameras)
        tiles = tuple(self._held.get(n) or next(waiting, "") for n in range(self._tiles))
        before = set(self.page.cameras)
        arriving = tuple(camera for camera in tiles if camera and camera not in before)
        return PatrolPage(self.plan.id, number, tiles, arriving, tuple(sorted(self._held)))

    def _hold(self) -> None:
        """Hold what can be had of what is kept; it may come on a tile where another stood."""
        can_be_had = self._guests.union(self._pool)
        self._held = {n: c for n, c in self._kept.items() if c in can_be_had}

    def _held_changed(self) -> None:
        """The page stays; what comes is laid anew, in groups that are smaller or larger by one."""
        self._hold()
        self._ahead.clear()
        number = self._number_of(self.page)
        self.page = replace(self.page, number=number, held=tuple(sorted(self._held)))

    def _is_whole(self, page: PatrolPage) -> bool:
        """Whether no camera of a page is cut off."""
        return self._away.isdisjoint(page.cameras)

    def _go_from_here(self) -> None:
        """Forget where it stood at the begin of an outage that took nothing from that page."""
        if self._stood is not None and self._is_whole(self._stood):
            self._stood = None

    def _lay_again(self, stands: PatrolPage) -> None:
        """Lay a page anew: as it is where it can be, else so that its first camera stays."""
        self._hold()
        self._ahead.clear()
        self._behind.clear()
        line, stood = set(self._line), self._moving(stands)
        kept, number = [camera for camera in stood if camera in line], self._number_of(stands)
        is_full = stands is not self.page or len(kept) >= min(self.places, len(line))
        if not kept:
            self.page = self._first()
        elif is_full and kept == stood and len(stands.cameras) == self._tiles:
            self.page = self._as_it_was(stands)
        elif self._is_plain:
            self.page = self._page(number, self._at(number))
        else:
            chosen = self._chosen(max(0, self.places - len(kept)), kept)
            self.page = self._page(number, [*kept, *chosen][: self.places])
