"""Which camera stands on which tile: a group page by page, guests, and the hot spot."""

from collections.abc import Sequence

from console.domain.layout_edits import Edited
from console.domain.wall_layout import WallLayout, plain
from console.screens.wall.hot_spots import HotSpots
from console.settings.plans.wall_view import BY_LAYOUT, MOST_CAMERAS, TILES, Guest, WallView

_PLAIN = {str(count): count for count in TILES}
"""Layouts that are told by their number alone, as before there were others."""


class WallGroup:
    """The cameras of the wall in their order.

    Args:
        hot: alerts that want to be seen; theirs takes the hot-spot tile.
        count: how many tiles there are.
    """

    def __init__(self, hot: HotSpots, count: int) -> None:
        self._hot = hot
        self.layout = plain(count)
        self.bound = -1
        """The tile hot spots were bound to by hand; -1 for the layout's own."""
        self.is_whole = False
        self._cameras: list[str] = []
        self._guests: dict[int, str] = {}
        self._kept: dict[int, str] = {}
        self._to_keep: dict[int, str] = {}
        """As it was asked for; some may have given way."""
        self._is_own = False
        self._is_patrol_page = False
        self.title = ""
        self.patrol = ""
        self.page = 0

    @property
    def _count(self) -> int:
        return self.layout.count

    @property
    def pages(self) -> int:
        """How many pages the group has."""
        return -(-len(self._cameras) // self._count)

    @property
    def hot_tile(self) -> int:
        """Number of the tile of hot spots."""
        return self.bound if 0 <= self.bound < self._count else self.layout.hot_tile

    @property
    def free_tile(self) -> int:
        """Number of the first empty tile, else of the last; never the hot spot's if it can be."""
        tiles, hot = self.placed, self.hot_tile
        fit = [n for n in range(len(tiles)) if n != hot or len(tiles) == 1]
        return next((n for n in fit if not tiles[n]), fit[-1])

    @property
    def shown(self) -> list[str]:
        """Ids of the cameras on the tiles, in order; empty for an empty tile."""
        tiles = self.placed
        hot = self._hot.current
        if hot is not None and hot.camera not in tiles:
            tiles[self.hot_tile] = hot.camera
        for number, camera in self._kept.items():
            if number < len(tiles) and camera not in tiles:
                tiles[number] = camera
        return tiles

    @property
    def placed(self) -> list[str]:
        """The same without the hot spot: what stands there when no alert wants the tile."""
        first = self.page * self._count
        page = self._cameras[first : first + self._count]
        tiles = page + [""] * (self._count - len(page))
        for number, camera in self._guests.items():
            tiles[number] = camera
        return tiles

    def begin(self, title: str, cameras: Sequence[str]) -> None:
        """Take another group, from its first page on."""
        self._take(title, cameras)
        self._is_own = True
        self.page = 0
        self._guests.clear()
        self._kept.clear()

    def fill(self, title: str, cameras: Sequence[str]) -> None:
        """Take the cameras a wall has by itself; page and guests stay."""
        self._take(title, cameras)
        self._is_own = False
        self._stay_within()

    def show_page(self, title: str, cameras: Sequence[str]) -> None:
        """Take a page of the patrol, tile by tile; whoever was a guest leaves."""
        self.title, self._cameras = title, list(cameras)
        self._is_own, self._is_patrol_page = True, True
        self.page = 0
        self._guests.clear()

    def end_patrol(self) -> None:
        """Keep what stands, each on its tile, as a group like any other."""
        self.patrol = ""
        if self._is_patrol_page:
            tiles = self.placed
            self._take(self.title, [camera for camera in self._cameras if camera])
            moved = enumerate(zip(tiles, self.placed, strict=True))
            self._guests.update({n: before for n, (before, now) in moved if before != now})

    @property
    def is_patrol_page(self) -> bool:
        """Whether the patrol's own cameras stand, and nobody has put others there meanwhile."""
        return self._is_patrol_page

    def view(self, page: str) -> WallView:
        """Return what is shown, as it is kept for the wall's page of an id.

        A patrol keeps its page itself: here stands only that it runs.
        """
        is_own = self._is_own and not self._is_patrol_page
        cameras = tuple(self._cameras) if is_own else ()
        guests = tuple(Guest(n, c) for n, c in sorted(self._guests.items()))
        name = self.layout.text
        tiles, layout = (_PLAIN[name], "") if name in _PLAIN else (BY_LAYOUT, name)
        told = page, tiles, self.title if is_own else "", cameras, self.page, guests, layout
        return WallView(*told, self.patrol, self.bound, self.is_whole)

    def restore(self, view: WallView) -> None:
        """Show what was kept; a group that has no cameras of its own is filled by the wall."""
        self._take(view.title, view.cameras)
        self.patrol = view.patrol
        self._is_own = bool(view.cameras)
        self.layout = view.arrangement
        self.bound, self.is_whole, self.patrol = view.hot, view.is_whole, view.patrol
        self.page = view.turned
        self._guests = {g.tile: g.camera for g in view.guests if g.tile < self._count}
        if self._is_own:
            self._stay_within()

    def _take(self, title: str, cameras: Sequence[str]) -> None:
        self.title, self._cameras = title, list(dict.fromkeys(cameras))[:MOST_CAMERAS]
        self._is_patrol_page = False

    def _stay_within(self) -> None:
        self.page = max(0, min(self.page, self.pages - 1))

    def keep(self, cameras: dict[int, str]) -> None:
        """Let just these stay on their tiles for a while, whatever comes by itself.

        What a person puts there goes before, for good.
        """
        new = {n: c for n, c in cameras.items() if self._to_keep.get(n) != c}
        self._kept = {n: c for n, c in self._kept.items() if cameras.get(n) == c} | new
        self._to_keep = cameras

    def put(self, camera: str, number: int) -> int:
        """Put a guest on a tile, or beside it where that is the hot spot's; return which."""
        number = max(0, number)
        if number == self.hot_tile and self._count > 1:
            number = 0 if self.hot_tile else 1
        self.place(camera, number)
        return number

    def place(self, camera: str, number: int) -> None:
        """Put a guest, or nothing, on just this tile; a hot spot may cover it for a while.

        A tile that is not there any more takes nothing.
        """
        if 0 <= number < self._count:
            self._guests[number] = camera
            self._kept.pop(number, None)

    def swap(self, one: int, other: int) -> None:
        """Let two tiles change places; in a group of one's own its order changes with them."""
        self._kept.clear()
        tiles, first = self.placed, self.page * self._count
        places = first + one, first + other
        is_plain = not {one, other} & set(self._guests) and max(places) < len(self._cameras)
        if self._is_own and is_plain:
            a, b = places
            self._cameras[a], self._cameras[b] = self._cameras[b], self._cameras[a]
            return
        self._guests[one], self._guests[other] = tiles[other], tiles[one]

    def set_layout(self, layout: WallLayout) -> None:
        """Lay the tiles out otherwise; the first camera of the page stays in sight."""
        first = self.page * self._count
        self.layout, self.bound = layout, -1
        self.page = first // self._count
        self._guests = {n: c for n, c in self._guests.items() if n < self._count}

    def edit(self, edited: Edited) -> None:
        """Take a layout that was edited: each camera stays on its tile, new tiles are filled."""
        before, bound = self.placed, self.bound
        self.set_layout(edited.layout)
        self._guests.clear()
        kept = [before[origin] if origin >= 0 else "" for origin in edited.origin]
        first = self.page * self._count
        rest = (camera for camera in self._cameras[first:] if camera not in kept)
        page = self.placed
        for number, origin in enumerate(edited.origin):
            camera = kept[number] if origin >= 0 else next(rest, "")
            if camera != page[number]:
                self._guests[number] = camera
            if origin >= 0 and origin == bound:
                self.bound = number

    def turn(self, by: int) -> bool:
        """Go to another page, behind the last to the first; return whether there is one."""
        if self.pages <= 1:
            return False
        self.page = (self.page + by) % self.pages
        self._guests.clear()
        return True
