# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The room of a window where its pages stand: panes, their heads, and the lines between them.

All pages are children of the area itself and are put into their places by number; a change of the
tree moves and hides them and never takes one apart, so a page keeps its rows, its scroll, its
draft and the cursor in it.
"""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from console.settings.plans.area import Area, Side, Tabs, leaves, pages_of
from console.settings.plans.panes import Box, Gap, Pane, box_at, lay_out, side_at
from console.shell.plans.gap_handle import GapHandle
from console.shell.plans.pane_head import HEIGHT, PaneHead
from widgets.common.base import Painted, paint_box
from widgets.common.text import draw_text
from widgets.common.theme import Step, Theme


class Shelf(Protocol):
    """Where pages come from."""

    def page(self, page_id: str) -> QWidget | None:
        """Return a page, built now if it was not."""
        ...

    def page_if_built(self, page_id: str) -> QWidget | None:
        """Return a page that stands already."""
        ...

    def title(self, page_id: str) -> str:
        """Return the words of a page."""
        ...


class PageArea(Painted):
    """Shows a tree of panes.

    Args:
        theme: the theme.
        shelf: builds pages when they are first seen.
        has_home: the first pane is chosen from by a rail, so it needs no tabs.

    Signals:
        chosen: a page was chosen by its tab.
        shares_moved: path of a split, and its new shares.
        page_dragged: page, and where the mouse is on the desktop.
        page_dropped: likewise, when it is let go.
        drag_ended: a drag is over.
    """

    chosen = Signal(str)
    shares_moved = Signal(tuple, tuple)
    page_dragged = Signal(str, QPoint)
    page_dropped = Signal(str, QPoint)
    drag_ended = Signal()

    def __init__(
        self, theme: Theme, shelf: Shelf, has_home: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._shelf = shelf
        self._has_home = has_home
        self._area: Area = Tabs()
        self._is_arranging = False
        self._panes: list[Pane] = []
        self._heads: list[PaneHead] = []
        self._handles: list[GapHandle] = []
        self._hint = _Hint(theme, self)

    @property
    def area(self) -> Area:
        """What is shown."""
        return self._area

    @property
    def seen(self) -> tuple[str, ...]:
        """Ids of the pages in front, in reading order."""
        return tuple(leaf.shown for leaf in leaves(self._area) if leaf.shown)

    @property
    def home(self) -> str:
        """Id of the page in front of the first pane; empty when there is none."""
        return leaves(self._area)[0].shown

    def show_area(self, area: Area) -> None:
        """Show a tree; pages of it that stand in another window come here."""
        self._area = area
        self._arrange()

    def set_arranging(self, is_arranging: bool) -> None:
        """Show the heads of all panes, by which pages can be dragged."""
        if is_arranging != self._is_arranging:
            self._is_arranging = is_arranging
            self._arrange()

    def head_of(self, page: str) -> PaneHead | None:
        """Return the head that has a page's tab; None where no head is shown."""
        return next((h for h in self._heads if not h.isHidden() and page in h.pages), None)

    def target_at(self, desktop: QPoint) -> tuple[str, Side] | None:
        """Return beside which page, and where, a page dropped at a point would go.

        An empty area takes it as its only page: the page is then empty.
        """
        point = self.mapFromGlobal(desktop)
        if not (self.isVisible() and self.rect().contains(point)):
            return None
        for pane in self._panes:
            if pane.box.holds(point.x(), point.y()):
                return pane.leaf.shown, side_at(pane.box, point.x(), point.y())
        return None

    def show_hint(self, page: str, side: Side) -> None:
        """Show where a dragged page would go."""
        pane = next((p for p in self._panes if p.leaf.shown == page), None)
        if pane is not None:
            self._hint.cover(box_at(pane.box, side))

    def hide_hint(self) -> None:
        """Show it no more."""
        self._hint.hide()

    def _arrange(self) -> None:
        """Put everything where it belongs."""
        box = Box(0, 0, self.width(), self.height())
        self._panes, gaps = lay_out(self._area, box)
        for number, pane in enumerate(self._panes):
            self._stand(pane, self._head(number), number == 0)
        for head in self._heads[len(self._panes) :]:
            head.hide()
        self._stand_handles(gaps)
        self._hide_the_rest()
        self.update()

    def _stand(self, pane: Pane, head: PaneHead, is_first: bool) -> None:
        needs_head = len(pane.leaf.pages) > 1 and not (is_first and self._has_home)
        box, top = pane.box, 0
        if pane.leaf.pages and (needs_head or self._is_arranging):
            shown = pane.leaf.pages
            if is_first and self._has_home:
                shown = (pane.leaf.shown,)
            head.show_tabs(shown, pane.leaf.shown, self._is_arranging)
            head.setGeometry(box.left, box.top, box.width, HEIGHT)
            head.show()
            top = HEIGHT
        else:
            head.hide()
        page = self._shelf.page(pane.leaf.shown) if pane.leaf.shown else None
        if page is not None:
            self._adopt(page)
            page.setGeometry(QRect(box.left, box.top + top, box.width, max(0, box.height - top)))
            page.show()

    def _adopt(self, page: QWidget) -> None:
        if page.parentWidget() is not self:
            page.setParent(self)

    def _hide_the_rest(self) -> None:
        """Hide pages behind others; one that is not of this tree any more waits to be fetched."""
        seen = {id(self._shelf.page_if_built(page)) for page in self.seen}
        for page_id in pages_of(self._area):
            page = self._shelf.page_if_built(page_id)
            if page is not None and id(page) not in seen:
                page.hide()
                self._adopt(page)

    def _head(self, number: int) -> PaneHead:
        if number == len(self._heads):
            head = PaneHead(self.theme, self._shelf.title, self)
            head.chosen.connect(self.chosen)
            head.dragged.connect(self.page_dragged)
            head.dropped.connect(self.page_dropped)
            head.drag_ended.connect(self.drag_ended)
            self._heads.append(head)
        return self._heads[number]

    def _stand_handles(self, gaps: list[Gap]) -> None:
        while len(self._handles) < len(gaps):
            handle = GapHandle(self.theme, self)
            handle.moved.connect(self.shares_moved)
            self._handles.append(handle)
        for number, handle in enumerate(self._handles):
            if number < len(gaps):
                handle.stand(gaps[number])
            else:
                handle.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.surface)
        if not pages_of(self._area):
            words = QCoreApplication.translate(
                "plans", "Nothing stands here. Open the screen plans and put a page in"
            )
            area, middle = self.rect().toRectF(), Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, self.theme.font(Step.BODY), self.theme.text2, area, words, middle)


class _Hint(QWidget):
    """Where a dragged page would go."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, box: Box) -> None:
        """Stand over a part of the area."""
        self.setGeometry(box.left, box.top, box.width, box.height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(0.2)
        painter.fillRect(self.rect(), self._theme.act)
        painter.setOpacity(1)
        paint_box(painter, self.rect().toRectF(), None, self._theme.act, 4, 2)
