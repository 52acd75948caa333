"""What a page of the video wall shows: its tiles, its group of cameras, and guests on tiles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

WALL_PAGES = ("video", "video-2", "video-3", "video-4", "video-5", "video-6")
"""Ids of the wall's pages: as many as a plan has monitors, so each monitor may have one."""
TILES = (1, 4, 9, 16)
"""How many tiles a page may have."""


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
        tiles: how many it has.
        title: what its group is called.
        cameras: ids of the group, in order; empty for the cameras such a page has by itself.
        turned: which page of the group is seen, from 0.
        guests: cameras on single tiles; one without a camera is a tile that was cleared.
    """

    page: str
    tiles: int = TILES[-1]
    title: str = ""
    cameras: tuple[str, ...] = ()
    turned: int = 0
    guests: tuple[Guest, ...] = ()


def with_views(kept: Sequence[WallView], given: Sequence[WallView]) -> tuple[WallView, ...]:
    """Return what the pages show after some of them were given something else."""
    by_page = {view.page: view for view in (*kept, *given)}
    return tuple(by_page[page] for page in WALL_PAGES if page in by_page)


def on_page(view: WallView, page: str) -> WallView:
    """Return the same pictures on another page."""
    return replace(view, page=page)
