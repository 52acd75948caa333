"""What a page of the video wall shows: its tiles, its group of cameras, and guests on tiles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from console.domain.wall_layout import WallLayout, layout_of, plain

WALL_PAGES = ("video", "video-2", "video-3", "video-4", "video-5", "video-6")
"""Ids of the wall's pages: as many as a plan has monitors, so each monitor may have one."""
MOST_CAMERAS = 1000
"""Cameras of a group that are kept; six such walls are still one file that is read again."""
TILES = (1, 4, 9, 16)
"""How many tiles a page may have that names no layout."""
BY_LAYOUT = TILES[-1]
"""What `tiles` says of a page that names its layout: a console that knows no layouts shows so
many."""


def is_wall(page: str) -> bool:
    """Whether a page is one of the video wall."""
    return page in WALL_PAGES


@dataclass(frozen=True, slots=True)
class Guest:
    """A camera that somebody put on one tile; it stands there until the group turns."""

    tile: int
    camera: str


@dataclass(frozen=True, slots=True)
class WallView:
    """What one page of the wall shows.

    Attributes:
        page: its id.
        tiles: how many it has where no layout is named.
        title: what its group is called.
        cameras: ids of the group, in order; empty for the cameras such a page has by itself.
        turned: which page of the group is seen, from 0.
        guests: cameras on single tiles; one without a camera is a tile that was cleared.
        layout: name of its layout, or its tiles written out (see `wall_layout`); empty for the
            square of `tiles`.
        patrol: id of the patrol plan that runs here; empty for none.
        hot: number of the tile hot spots take; -1 for the one its layout gives them.
        is_whole: whether pictures are shown whole where they are of another shape than their
            tile; otherwise they fill it and lose what stands out.
    """

    page: str
    tiles: int = TILES[-1]
    title: str = ""
    cameras: tuple[str, ...] = ()
    turned: int = 0
    guests: tuple[Guest, ...] = ()
    layout: str = ""
    patrol: str = ""
    hot: int = -1
    is_whole: bool = False

    @property
    def arrangement(self) -> WallLayout:
        """How its tiles share the room."""
        return layout_of(self.layout) if self.layout else plain(self.tiles)


def with_views(kept: Sequence[WallView], given: Sequence[WallView]) -> tuple[WallView, ...]:
    """Return what the pages show after some of them were given something else."""
    by_page = {view.page: view for view in (*kept, *given)}
    return tuple(by_page[page] for page in WALL_PAGES if page in by_page)


def on_page(view: WallView, page: str) -> WallView:
    """Return the same pictures on another page."""
    return replace(view, page=page)
