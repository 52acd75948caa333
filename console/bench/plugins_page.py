"""A page of the bench's plugin on screen: how soon it is painted, and how often."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QWidget

from console.bench.plugins_stage import Stage, manifest
from console.commands.registry import Command
from console.plugin_api.page import Page, PageRow, Table, Tiles
from console.plugin_api.words import Words
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.ports import PluginState, Ports
from console.runtime.clock import SystemClock
from widgets.common.theme import Theme

_SIZE = QSize(1856, 984)
_PATIENCE = 10.0
_TURN = 0.001
PAGE = Page(
    id="level",
    name=Words("水位"),
    row=(
        PageRow(part=(Tiles(data="gauges", name="name", value="level"),)),
        PageRow(part=(Table(data="gauges", sort="-level"),)),
    ),
)


class Paints(QObject):
    """How often each part of a page was painted.

    Args:
        page: which.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._counts: Counter[QObject] = Counter()
        for each in (page, *page.findChildren(QWidget)):
            each.installEventFilter(self)

    def of(self, part: QWidget) -> int:
        """Return how often one part was painted."""
        return self._counts[part]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint."""
        if event.type() is QEvent.Type.Paint:
            self._counts[watched] += 1
        return False


def page_of(stage: Stage, plugin: str, theme: Theme) -> PluginPage:
    """Return a plugin's page over the stage's book."""

    def command(id: str) -> Command:
        raise KeyError(id)

    def watch(_: Callable[[], None]) -> Callable[[], None]:
        return lambda: None

    ports = Ports(
        theme=theme,
        manifest=manifest(plugin),
        book=stage.book,
        now=SystemClock().now,
        state=PluginState,
        command=command,
        run=lambda id, row: None,
        meant=lambda _: "",
        save=lambda form, values: Future(),  # nobody presses a button here
        cameras=lambda ids: (),
        open_view=lambda camera, width, height: None,
        watermark=str,
        ground=lambda: (),
        watch=watch,
        release=lambda: None,
        seen=lambda _page, _is_seen: None,
    )
    return PluginPage(PAGE, ports)


def first_paint(page: PluginPage, has_data: Callable[[], bool] = lambda: True) -> float:
    """Show a page; return the seconds until its parts were painted, with data where they come."""
    begun = time.perf_counter()
    paints = Paints(page.body)
    page.resize(_SIZE)
    page.show()
    while time.perf_counter() - begun < _PATIENCE:
        is_there = has_data()
        before = paints.of(page.body)
        QApplication.processEvents()
        if is_there and paints.of(page.body) > before:
            return time.perf_counter() - begun
        time.sleep(_TURN)
    raise TimeoutError("the page was not painted")


def put_away(page: PluginPage) -> None:
    """End a page."""
    page.stop()
    page.hide()
    page.deleteLater()
