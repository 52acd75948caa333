"""The way of a patrol over the tiles of a wall: which page stands, which comes, which was before.

A page step lays the pool out page by page; a row step moves everything up by one row and lets a
new one in below. In the balanced order each turn takes what is owed most (`patrol_order`), and the
pages behind are remembered, so that back shows what was there.
"""

from collections.abc import Callable, Sequence
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
        self._held: dict[int, str] = {}
        self._behind: list[PatrolPage] = []
        self._ahead: list[PatrolPage] = []
        self.page = PatrolPage(plan.id, 1, ("",) * tiles)

    @property
    def pool(self) -> tuple[str, ...]:
        """The cameras that are gone through, in the order of the plan."""
        return self._pool

    @property
    def places(self) -> int:
        """How many tiles the patrol has: all but those that are held."""
        return self._tiles - len(self._held)

    @property
    def groups(self) -> int:
        """How many turns a round has; 0 while there is nothing to show."""
        count = len(self._line)
        if not count or not self.places:
            return 0
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

    def set_pool(self, cameras: Sequence[str]) -> None:
        """Go through these from now on; the page stays, less what is not among them any more."""
        self._pool = tuple(dict.fromkeys(cameras))
        self._held = {n: c for n, c in self._held.items() if c in self._pool}
        self._lay_again()

    def set_places(self, tiles: int, row: int) -> None:
        """Another layout: the first camera of the page stays in sight."""
        if (tiles, row) != (self._tiles, self._row):
            self._tiles, self._row = tiles, row
            self._held = {n: c for n, c in self._held.items() if n < tiles}
            self._lay_again()

    def hold(self, tile: int) -> bool:
        """Let a tile stay over turns; return whether it has a camera that can."""
        camera = self.page.cameras[tile] if 0 <= tile < self._tiles else ""
        if camera:
            self._held[tile] = camera
            self._held_changed()
        return bool(camera)

    def release(self, tile: int) -> bool:
        """Let a held tile go on with the others at the next turn; return whether it was held."""
        was_held = self._held.pop(tile, None) is not None
        if was_held:
            self._held_changed()
        return was_held

    def forward(self) -> PatrolPage:
        """Go to the following page."""
        coming = self.following
        self._ahead.pop()
        self._behind = [*self._behind, self.page][-KEPT:]
        self.page = coming
        return coming

    def back(self) -> PatrolPage:
        """Go to the page before; in the balanced order as far as it is remembered."""
        before = self._behind.pop() if self._behind else self._previous()
        if before is not self.page:
            self._ahead.append(self.page)
            self.page = before
        return before

    def begin(self) -> PatrolPage:
        """Show the first page."""
        self._behind, self._ahead = [], []
        self.page = PatrolPage(self.plan.id, 1, ("",) * self._tiles)
        self.page = self._first()
        return self.page

    def resume(self, mark: PatrolMark) -> PatrolPage:
        """Show the page of before a crash, as far as its cameras still belong here."""
        known = set(self._pool)
        kept = tuple(camera if camera in known else "" for camera in mark.cameras[: self._tiles])
        if not any(kept) or len(mark.cameras) != self._tiles:
            return self.begin()
        self._held = {n: kept[n] for n in mark.held if n < self._tiles and kept[n]}
        number = min(max(1, mark.number), max(1, self.groups))
        self.page = PatrolPage(self.plan.id, number, kept, kept, tuple(sorted(self._held)))
        return self.page

    # The pages

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

    @property
    def _moving(self) -> list[str]:
        """Cameras of the page that are not held, in order."""
        return [c for n, c in enumerate(self.page.cameras) if c and n not in self._held]

    def _first(self) -> PatrolPage:
        if self._is_plain:
            return self._page(1, self._line[: self.places])
        return self._page(1, self._chosen(self.places, ()))

    def _next(self) -> PatrolPage:
        number = self.page.number + 1 if self.page.number < self.groups else 1
        if self._is_plain:
            return self._page(number, self._at(number))
        stays = self._moving[self._by :] if self._is_by_row else []
        chosen = self._chosen(self.places - len(stays), stays)
        return self._page(number, [*stays, *chosen])

    def _previous(self) -> PatrolPage:
        if not self._is_plain:
            return self.page
        number = self.page.number - 1 if self.page.number > 1 else max(1, self.groups)
        return self._page(number, self._at(number))

    def _at(self, number: int) -> list[str]:
        """Return the cameras of a group in the plain order."""
        line, start = self._line, (number - 1) * self._by
        if self._is_by_row:
            start = max(0, min(start, len(line) - self.places))
        return line[start : start + self.places]

    def _chosen(self, count: int, stays: Sequence[str]) -> list[str]:
        """Return what is owed most; what stands now only where there is too little else."""
        taken = {*stays, *self._held.values()}
        chosen = next_cameras(self._owed(), count, self.round_seconds, {*taken, *self._moving})
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

    def _held_changed(self) -> None:
        """The page stays; what comes is laid anew."""
        self._ahead.clear()
        self.page = replace(self.page, held=tuple(sorted(self._held)))

    def _lay_again(self) -> None:
        """Lay the page anew so that its first camera stays in sight."""
        self._ahead.clear()
        self._behind.clear()
        line = self._line
        kept = [camera for camera in self._moving if camera in set(line)]
        if not kept:
            self.page = self._first()
        elif self._is_plain:
            number = line.index(kept[0]) // self._by + 1
            number = min(number, max(1, self.groups))
            self.page = self._page(number, self._at(number))
        else:
            number = min(self.page.number, max(1, self.groups))
            chosen = self._chosen(max(0, self.places - len(kept)), kept)
            self.page = self._page(number, [*kept, *chosen][: self.places])
