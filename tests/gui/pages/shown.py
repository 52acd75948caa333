"""A page on a monitor, and what stages one: a folder, a theme, the monitor's size."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.gui.pages.deploy_states import turn
from widgets.common.theme import Theme

MONITOR = QSize(1920, 1080)
FRAME = QSize(64, 96)
"""What rail, header and clock strip take of a monitor."""


@dataclass
class Shown:
    """A page on a monitor, and how to take it down."""

    window: QWidget
    close: Callable[[], None]


Showing = Callable[[Path, Theme, QSize], Shown]


def put_up(page: QWidget, size: QSize | None = None) -> Shown:
    """Show a page that has no seat; as large as it likes to be where no size is given."""
    if size is not None:
        page.resize(size)
    page.show()
    turn()

    def close() -> None:
        page.hide()
        page.deleteLater()

    return Shown(page, close)
