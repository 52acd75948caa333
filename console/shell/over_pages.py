"""Panels over pages: one for each page, over the window in which the page stands now.

A page goes from window to window, and a window goes with its monitor and takes along what lies
over it; a panel that is not over its page any more is built anew when it is asked for.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Page = TypeVar("Page", bound=QWidget)
Panel = TypeVar("Panel", bound=QWidget)


class OverPages(Generic[Page, Panel]):
    """Keeps what was built.

    Args:
        build: builds the panel of a page, over the page's window.
    """

    def __init__(self, build: Callable[[Page], Panel]) -> None:
        self._build = build
        self._panels: dict[Page, Panel] = {}

    def over(self, page: Page) -> Panel:
        """Return the panel of a page."""
        panel = self._panels.get(page)
        if panel is not None and isValid(panel):
            if panel.window() is page.window():
                return panel
            panel.deleteLater()
        panel = self._panels[page] = self._build(page)
        return panel
