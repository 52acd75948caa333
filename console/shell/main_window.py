# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The window of a seat: header, rail, pages, clock strip, offline line; it holds nothing else."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from console.settings.plans.area import Tabs, pages_of, with_home_front
from console.settings.plans.placement import PLUGIN
from console.shell.plans.page_area import PageArea
from widgets.common.tab_chain import TabRing
from widgets.common.theme import Theme
from widgets.frame.clock_strip import ClockStrip
from widgets.frame.header_bar import HeaderBar
from widgets.frame.rail import Rail, RailItem


class MainWindow(TabRing):
    """The frame; pages, offline line and overlays are handed in.

    Args:
        theme: the theme.
        items: the pages of the rail, in order.
        offline_line: stands under the header, over the work area; shows itself when it must.

    Signals:
        page_shown: id of the page that came to the front.
        close_requested: the person wants the window closed; the shell decides.
        resized: overlays find their place anew.
    """

    page_shown = Signal(str)
    close_requested = Signal()
    resized = Signal()

    def __init__(
        self,
        theme: Theme,
        items: Sequence[RailItem],
        offline_line: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.header = HeaderBar(theme)
        self.rail = Rail(theme, items)
        self.strip = ClockStrip(theme)
        self.key_handler: Callable[[QKeyEvent], bool] | None = None
        """Gets every key nobody below wanted; returns whether it was one of its own."""
        self.eager_handler: Callable[[QKeyEvent], bool] | None = None
        """Gets every key before the widget with the keyboard (Ctrl+K, which fields would eat)."""
        self._pages: dict[str, QWidget] = {}
        self._late: dict[str, Callable[[], QWidget]] = {}
        self._known: set[str] = set()
        self._order = [item.id for item in items]
        self._numbered = len(self._order)
        self._titles = {item.id: item.text for item in items}
        self.area = PageArea(theme, self, has_home=True)
        self.elsewhere: Callable[[str], bool] | None = None
        """Shows a page that has a place of its own in a plan; returns whether it did."""
        self.stand_in: Callable[[str], QWidget] | None = None
        """Builds what stands in the place of a plugin's page, read or not, here or not."""
        self._may_close = False
        self._build(offline_line)
        self.rail.chosen.connect(self.show_page)

    def _build(self, offline_line: QWidget) -> None:
        work = self._work = _column()
        work.addWidget(offline_line)
        work.addWidget(self.area, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(work, 1)
        whole = _column()
        # The monitor decides how large the window is; a page that wants more is squeezed instead.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.header)
        whole.addLayout(middle, 1)
        whole.addWidget(self.strip)
        self.setLayout(whole)

    def put_line(self, line: QWidget) -> None:
        """Put a line over the work area that shows itself when it must."""
        self._work.insertWidget(0, line)

    def add_page(self, page_id: str, page: QWidget) -> None:
        """Put a page behind an item of the rail."""
        self._pages[page_id] = page
        self._known.add(page_id)
        if self.elsewhere is None and page_id not in pages_of(self.area.area):
            self._stack(page_id)

    def add_late_page(self, page_id: str, build: Callable[[], QWidget]) -> None:
        """Put a page behind an item of the rail that is built when it is asked for."""
        self._late[page_id] = build
        self._known.add(page_id)

    def add_beyond(self, page_id: str, title: str, item: str, build: Callable[[], QWidget]) -> None:
        """Put a page that has no item of its own behind one of the rail.

        Args:
            page_id: its id.
            title: what it is called.
            item: the item that is marked while it is shown.
            build: builds it when it is asked for.
        """
        if page_id not in self._order:
            self._order.append(page_id)
        self._titles[page_id] = title
        self.rail.stand_in(item, page_id)
        if page_id not in self._pages:  # a plan may have asked for it before
            self.add_late_page(page_id, build)

    def show_page(self, page_id: str) -> None:
        """Bring a page to the front and give it the keyboard; an unknown id changes nothing."""
        page = self.page(page_id)
        if page is None:
            return
        if self.elsewhere is None or not self.elsewhere(page_id):
            self.area.show_area(with_home_front(self.area.area, page_id))
            self.rail.set_current(page_id)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(page_id)

    def _stack(self, page_id: str) -> None:
        """Put a page that no plan has placed behind the others."""
        area = self.area.area
        pages = (*pages_of(area), page_id)
        self.area.show_area(Tabs(pages, self.area.home))
        if len(pages) == 1:
            self.rail.set_current(page_id)

    def show_numbered(self, number: int) -> None:
        """Bring the page with a number of the rail to the front, counted from 1."""
        if 1 <= number <= self._numbered:
            self.show_page(self._order[number - 1])

    @property
    def current_page(self) -> str:
        """Id of the page at the front."""
        return self.rail.current

    def page(self, page_id: str) -> QWidget | None:
        """Return a page, built now if it was not; None for an unknown id."""
        build = self._late.pop(page_id, None)
        is_plugin = page_id.startswith(PLUGIN) and page_id not in self._pages
        if build is None and self.stand_in is not None and is_plugin:
            build = partial(self.stand_in, page_id)
            self._order.append(page_id)
        if build is not None:
            self.add_page(page_id, build())
        return self._pages.get(page_id)

    def page_if_built(self, page_id: str) -> QWidget | None:
        """Return a page that stands already."""
        return self._pages.get(page_id)

    def name_page(self, page_id: str, title: str) -> None:
        """Call a page otherwise than its item of the rail."""
        self._titles[page_id] = title

    def title(self, page_id: str) -> str:
        """Return what a page is called."""
        if page_id.startswith(PLUGIN):
            return self._titles.get(page_id) or self.tr("Topic")
        return self._titles.get(page_id, page_id)

    @property
    def catalogue(self) -> tuple[str, ...]:
        """Ids of the pages there are, in the order of the rail; then those it has no item for."""
        return tuple(id for id in self._order if id in self._known)

    def close_now(self) -> None:
        """Close without asking."""
        self._may_close = True
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.eager_handler is not None
        ):
            return self.eager_handler(event)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_handler is None or not self.key_handler(event):
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.close_requested.emit()


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
