"""A native page: a widget a trusted plugin builds itself, in the console's own process.

    # native/board.py, named in the manifest as `native = "native/board.py:board"`
    from PySide6.QtWidgets import QLabel

    class Board:
        def __init__(self, host):
            self.host, self.widget = host, QLabel()

        def show_data(self, changed):
            self.widget.setText(str(len(self.host.data("gauges").rows)))

        def stop(self):
            pass

    def board(host):
        return Board(host)

One file, the standard library, PySide6, `console.plugin_api` and `console.plugin_api_qt` are what
it may lean on; everything else of the console may change without a word. All of it is called on the
main thread: what takes longer than a tenth of a second holds up the duty room, is said on the page,
and the third time within ten minutes the page is taken away. API version 1.1.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from PySide6.QtWidgets import QWidget

from console.plugin_api.dataset import DataSet, Value


class NativeHost(Protocol):
    """The console's half, given to the page."""

    @property
    def language(self) -> str:
        """On screen: `zh_CN` or `en`."""
        ...

    def now(self) -> datetime:
        """Return the hall's time."""
        ...

    def data(self, id: str) -> DataSet:
        """Return what is known of one of the plugin's data sets."""
        ...

    def run(self, command: str, row: Mapping[str, Value]) -> None:
        """Run a command the manifest declares, by its id there."""
        ...


class NativePage(Protocol):
    """The plugin's half, returned by the function its manifest names.

    Attributes:
        widget: what is shown; colours and fonts come from the console's palette.
    """

    widget: QWidget

    def show_data(self, changed: frozenset[str]) -> None:
        """Show what the data sets of these ids hold now; at most ten times a second."""
        ...

    def stop(self) -> None:
        """Let go whatever it holds beyond its widgets; the page is taken away."""
        ...


MakePage = Callable[[NativeHost], NativePage]
"""What the manifest names."""
