"""A screen plan: for a post and a mode, the windows of a seat for each number of monitors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from console.settings.plans.area import Area, Tabs, pages_of
from console.settings.plans.monitor import MonitorId
from console.settings.plans.wall_view import WallView

NOTHING = Tabs()


class Post(StrEnum):
    """For whom a plan is."""

    COMMAND = "command"
    PATROL = "patrol"
    SCENE = "scene"


class Mode(StrEnum):
    """When a plan is used."""

    CALM = "calm"
    FLOOD = "flood"
    EVENT = "event"
    NIGHT = "night"


class Kind(StrEnum):
    """What a window is."""

    DESK = "desk"  # with header, rail and clock strip; each layout has exactly one
    WALL = "wall"  # fills a monitor, with the small header
    LOOSE = "loose"  # one page torn off, in a native frame


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a loose window stands, seen from the corner of its monitor."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """One window.

    Attributes:
        name: its own within the layout.
        kind: what it is.
        monitor: a place from 1 (the primary monitor) to 6, or the text of a monitor's identity.
        area: what it shows.
        frame: of a loose window.
        is_closed: a person has closed it; its pages are put away until it is opened again.
    """

    name: str
    kind: Kind
    monitor: str
    area: Area = NOTHING
    frame: Frame | None = None
    is_closed: bool = False

    @property
    def pages(self) -> tuple[str, ...]:
        """Ids of its pages."""
        return pages_of(self.area)

    @property
    def monitor_id(self) -> MonitorId | None:
        """The monitor it is bound to; None while it only has a place."""
        return MonitorId.read(self.monitor)


@dataclass(frozen=True, slots=True)
class Layout:
    """The windows for a number of monitors."""

    monitors: int
    windows: tuple[WindowPlan, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """Ids of all pages, in the order of the windows."""
        return tuple(page for window in self.windows for page in window.pages)

    @property
    def desk(self) -> WindowPlan:
        """The window with the rail."""
        return next(window for window in self.windows if window.kind is Kind.DESK)

    def window_of(self, page: str) -> WindowPlan | None:
        """Return the window a page stands in."""
        return next((window for window in self.windows if page in window.pages), None)

    def named(self, name: str) -> WindowPlan | None:
        """Return a window."""
        return next((window for window in self.windows if window.name == name), None)

    def with_window(self, changed: WindowPlan) -> "Layout":
        """Return the layout with a window in place of the one of its name, or added."""
        if self.named(changed.name) is None:
            return replace(self, windows=(*self.windows, changed))
        same = (changed if w.name == changed.name else w for w in self.windows)
        return replace(self, windows=tuple(same))


@dataclass(frozen=True, slots=True)
class Plan:
    """A screen plan.

    Attributes:
        name: what people call it.
        post: for whom.
        mode: when.
        layouts: one for each number of monitors it was made for, the fewest first.
        author: who made it; empty for what ships with the console.
        is_shared: everybody at this seat sees it, not its author alone.
        version: goes up with every saving.
        note: what it is for.
        walls: what pages of the video wall show; one that is not named stays as it is.
    """

    name: str
    post: Post
    mode: Mode
    layouts: tuple[Layout, ...]
    author: str = ""
    is_shared: bool = True
    version: int = 1
    note: str = ""
    walls: tuple[WallView, ...] = ()

    def layout_for(self, monitors: int) -> Layout:
        """Return the layout for so many monitors: the richest that fits, else the smallest."""
        fitting = [layout for layout in self.layouts if layout.monitors <= monitors]
        return fitting[-1] if fitting else self.layouts[0]


def free_name(layout: Layout, stem: str) -> str:
    """Return a window's name that is not taken."""
    return next(name for name in _names(stem) if layout.named(name) is None)


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def twice(pages: Sequence[str]) -> str:
    """Return a page that is named twice; empty when there is none."""
    seen = set[str]()
    for page in pages:
        if page in seen:
            return page
        seen.add(page)
    return ""
