"""墙面任务: layout, cameras, patrol and monitor of a wall, called by a number or by name."""

from dataclasses import dataclass, field

from console.settings.plans.wall_view import WALL_PAGES, WallView

HERE, DIRECTOR = "", "director"
ROLES = (HERE, DIRECTOR, *WALL_PAGES)
"""Where a task opens: the wall at hand, the director's screen, or a page of the wall."""
KEYS = range(1, 10)
"""Numbers a task can be called by; 0 for none."""
ANY_PAGE = WALL_PAGES[0]
"""The page a task's view names: it is put on another one when it is opened."""


@dataclass(frozen=True, slots=True)
class WallTask:
    """One task.

    Attributes:
        id: `own/…` or `shared/…`.
        name: what people call it.
        view: what the wall shows.
        key: the number it is called by; 0 for none.
        role: where it opens, one of `ROLES`.
        author: id of who saved it.
        is_shared: whether everybody at the seat, or in the hall, sees it.
        version: one more with each saving.
        note: what it is for.
    """

    id: str
    name: str
    view: WallView = field(default_factory=lambda: WallView(ANY_PAGE))
    key: int = 0
    role: str = HERE
    author: str = ""
    is_shared: bool = False
    version: int = 1
    note: str = ""
