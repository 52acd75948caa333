"""What the pages of the video wall show: kept with the windows, changed by plans, undone with them.

A page is built when it is first seen; until then what it shall show is kept here.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from console.settings.plans.wall_view import WallView, with_views


class WallPage(Protocol):
    """A page of the wall."""

    rearranged: SignalInstance

    @property
    def view(self) -> WallView:
        """What it shows."""
        ...

    def restore(self, view: WallView) -> None:
        """Show what was kept."""
        ...


class WallViews(QObject):
    """Knows what every page of the wall shows, built or not.

    Signals:
        changed: one shows something else.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[WallView, ...] = ()
        self._pages: dict[str, WallPage] = {}

    def attach(self, page_id: str, page: WallPage) -> None:
        """A page stands now: give it what was kept for it."""
        kept = next((view for view in self._kept if view.page == page_id), None)
        self._pages[page_id] = page
        if kept is not None:
            page.restore(kept)
        page.rearranged.connect(self.changed)

    def views(self) -> tuple[WallView, ...]:
        """Return what each page shows that anybody has ever seen or arranged."""
        return with_views(self._kept, [page.view for page in self._pages.values()])

    def show(self, views: Sequence[WallView]) -> None:
        """Let the pages that are named show something; others stay as they are."""
        self._kept = with_views(self.views(), views)
        for view in views:
            if view.page in self._pages:
                self._pages[view.page].restore(view)
        if views:
            self.changed.emit()
